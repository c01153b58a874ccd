//! JSON Schema of the format, from the table.
//!
//! Draft-07: it is the newest draft that every release of the YAML extensions of editors supports in full
//! (Red Hat's server reads later ones only since 2026), and nothing here needs more.
//!
//! The schema refuses what the reader does not understand, and nothing that it does:
//! - a key by another spelling or another word is accepted through `patternProperties`, with a
//!   `deprecationMessage` that says the right one, so that editors complete the right one only;
//! - an unknown key is refused (`additionalProperties: false`), and so is a slip of the pen, which
//!   the reader reports too;
//! - a required key may stand under any of its spellings;
//! - a key without a value counts as absent, unless it is required;
//! - words of closed lists are to the letter (the reader reports the others), and one is there.
//!
//! What depends on the profile, on codes and on links between them is the business of the rules.

mod shapes;
mod spellings;

use super::{K, Key, Need, ROOT, Section, table};
use crate::lang::Lang;
use crate::say;
use serde_json::{Map, Value, json};

/// Keys without which a required one is not missed: an épreuve may say its modalités phase by phase.
const STAND_INS: &[(K, K)] = &[(K::Method, K::Phases)];

/// The JSON Schema of a référentiel, its texts in `lang`. The same for the same version, byte for byte.
pub fn schema(lang: Lang) -> Value {
    let mut root = Map::new();
    root.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert(
        "title".into(),
        json!(match lang {
            Lang::Fr => "Référentiel de certification",
            Lang::En => "Référentiel de certification (French certification framework)",
        }),
    );
    root.insert(
        "description".into(),
        json!(match lang {
            Lang::Fr => "Un fichier *.referentiel.yaml. La commande « referentiel check » vérifie aussi ce qu'un schéma ne peut pas dire : codes, renvois, couverture.",
            Lang::En => "A *.referentiel.yaml file. `referentiel check` also checks what a schema cannot say: codes, references, coverage.",
        }),
    );
    root.extend(mapping(&ROOT, lang));
    let mut definitions = Map::new();
    for section in table::SECTIONS.iter().filter(|s| s.id != ROOT.id) {
        let mut definition = Map::new();
        definition.insert("title".into(), json!(section.title(lang)));
        definition.extend(mapping(section, lang));
        definitions.insert(section.id.into(), Value::Object(definition));
    }
    definitions.insert(shapes::CRITERIA.into(), shapes::criteria());
    root.insert("definitions".into(), Value::Object(definitions));
    Value::Object(root)
}

/// A mapping with the keys of `section`; a sentence too, when its whole may be written as one.
/// Keywords for objects say nothing of sentences, so that one schema holds both forms.
fn mapping(section: &Section, lang: Lang) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut patterns = Map::new();
    let mut conditions = Vec::new();
    for key in section.keys {
        properties.insert(key.name.into(), property(key, lang));
        patterns.insert(spellings::variants(key), variant(key, lang));
        if key.need == Need::Required {
            conditions.push(required(section, key));
        }
    }
    let mut map = Map::new();
    map.insert("type".into(), if section.short { shapes::short_types() } else { json!("object") });
    if section.short {
        map.insert("items".into(), shapes::word());
    }
    map.insert("properties".into(), Value::Object(properties));
    map.insert("patternProperties".into(), Value::Object(patterns));
    map.insert("additionalProperties".into(), json!(false));
    if !conditions.is_empty() {
        map.insert("allOf".into(), Value::Array(conditions));
    }
    map
}

/// A key under its own name: form and help.
fn property(key: &Key, lang: Lang) -> Value {
    let doc = key.doc.get(lang);
    let mut map = Map::new();
    map.insert("description".into(), json!(doc));
    map.insert(
        "markdownDescription".into(),
        json!(format!("**{}** {}\n\n{doc}", key.name, need(key.need, lang))),
    );
    map.extend(shapes::value(&key.shape, key.need));
    Value::Object(map)
}

/// A key under another spelling: the same form, and the right name.
fn variant(key: &Key, lang: Lang) -> Value {
    let name = key.name;
    let mut map = Map::new();
    map.insert("deprecationMessage".into(), json!(say!(lang, "Écrivez « {name} ».", "Write “{name}”.")));
    map.extend(shapes::value(&key.shape, key.need));
    Value::Object(map)
}

const fn need(need: Need, lang: Lang) -> &'static str {
    match (need, lang) {
        (Need::Required, Lang::Fr) => "(obligatoire)",
        (Need::Expected, Lang::Fr) => "(attendu)",
        (Need::Optional, Lang::Fr) => "(facultatif)",
        (Need::Required, Lang::En) => "(required)",
        (Need::Expected, Lang::En) => "(expected)",
        (Need::Optional, Lang::En) => "(optional)",
    }
}

/// Due by its own name, unless another spelling of it, or what stands in for it, is there.
fn required(section: &Section, key: &Key) -> Value {
    let stand_in = STAND_INS.iter().find(|(k, _)| *k == key.k).and_then(|(_, other)| section.key(*other));
    let mut absent = vec![json!({ "not": { "pattern": spellings::variants(key) } })];
    if let Some(other) = stand_in {
        absent.push(json!({ "not": { "const": other.name } }));
        absent.push(json!({ "not": { "pattern": spellings::variants(other) } }));
    }
    json!({ "if": { "propertyNames": { "allOf": absent } }, "then": { "required": [key.name] } })
}
