//! JSON Schema of a configuration file, from the table of keys.

use super::keys::{HOUSE, KEYS, Key, LENGTHS, Name, TERM, TOPIC};
use crate::format::Profile;
use crate::lang::Lang;
use crate::rules::registry;
use serde_json::{Map, Value, json};

const SEVERITIES: &[&str] =
    &["erreur", "avertissement", "suggestion", "indice", "non", "error", "warning", "info", "hint", "off"];

/// The JSON Schema of a configuration, its texts in `lang`.
pub fn schema(lang: Lang) -> Value {
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#")),
        (
            "title".to_owned(),
            json!(match lang {
                Lang::Fr => "Configuration du vérificateur de référentiels",
                Lang::En => "Configuration of the référentiel checker",
            }),
        ),
    ]);
    schema.extend(mapping(KEYS, lang));
    Value::Object(schema)
}

/// A mapping with the keys of `table`, in each of their spellings; it may be empty.
fn mapping(table: &[Key], lang: Lang) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut spellings = Map::new();
    for key in table {
        let mut shape = shape(key.name, lang);
        if let Some(object) = shape.as_object_mut() {
            object.insert("description".into(), json!(key.doc.get(lang)));
        }
        for alias in key.aliases {
            spellings.insert(format!("^{alias}$"), shape.clone());
        }
        properties.insert(key.word.into(), shape);
    }
    Map::from_iter([
        ("type".to_owned(), json!(["object", "null"])),
        ("properties".to_owned(), Value::Object(properties)),
        ("patternProperties".to_owned(), Value::Object(spellings)),
        ("additionalProperties".to_owned(), json!(false)),
    ])
}

/// One `item`, or a list of them.
fn some(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}

fn shape(name: Name, lang: Lang) -> Value {
    let words = json!({ "type": "string" });
    match name {
        Name::Extends | Name::Baseline | Name::Avoid | Name::Prefer | Name::Reason | Name::Topic => words,
        Name::Profile => json!({ "enum": Profile::ALL.map(Profile::id) }),
        Name::Profiles => some(&json!({ "enum": Profile::ALL.map(Profile::id) })),
        Name::Select | Name::Ignore => {
            let rules: Vec<&str> = registry::RULES.iter().flat_map(|rule| [rule.code, rule.name]).collect();
            some(&json!({ "type": "string", "anyOf": [{ "enum": rules }, { "type": "string" }] }))
        }
        Name::Severities => {
            let rules: Map<String, Value> = registry::RULES
                .iter()
                .map(|rule| (rule.code.to_owned(), json!({ "enum": SEVERITIES })))
                .collect();
            json!({
                "type": ["object", "null"],
                "properties": rules,
                "additionalProperties": { "enum": SEVERITIES },
            })
        }
        Name::FailOn => {
            json!({ "enum": SEVERITIES.iter().chain(&["jamais", "never"]).collect::<Vec<_>>() })
        }
        Name::Exclude | Name::WeakVerbs | Name::Words => some(&words),
        Name::Dictionary => {
            json!({ "anyOf": [words, { "type": "array", "items": words }, { "type": "null" }] })
        }
        Name::Lang => json!({ "enum": ["fr", "en"] }),
        Name::Hints => json!({ "enum": ["oui", "non", true, false] }),
        Name::House => Value::Object(mapping(HOUSE, lang)),
        Name::Terms => some(&json!({ "anyOf": [words, mapping(TERM, lang)] })),
        Name::Topics => some(&json!({ "anyOf": [words, mapping(TOPIC, lang)] })),
        Name::Lengths => Value::Object(mapping(LENGTHS, lang)),
        Name::Competency | Name::Criterion => json!({ "type": "integer", "minimum": 1 }),
    }
}
