//! JSON Schema of a configuration file, from the table of keys.

use super::keys::{KEYS, Name};
use crate::format::Profile;
use crate::lang::Lang;
use crate::rules::registry;
use serde_json::{Map, Value, json};

const SEVERITIES: &[&str] =
    &["erreur", "avertissement", "suggestion", "indice", "non", "error", "warning", "info", "hint", "off"];

/// The JSON Schema of a configuration, its texts in `lang`.
pub fn schema(lang: Lang) -> Value {
    let mut properties = Map::new();
    let mut spellings = Map::new();
    for key in KEYS {
        let mut shape = shape(key.name);
        if let Some(object) = shape.as_object_mut() {
            object.insert("description".into(), json!(key.doc.get(lang)));
        }
        for alias in key.aliases {
            spellings.insert(format!("^{alias}$"), shape.clone());
        }
        properties.insert(key.word.into(), shape);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": match lang {
            Lang::Fr => "Configuration du vérificateur de référentiels",
            Lang::En => "Configuration of the référentiel checker",
        },
        "type": ["object", "null"],
        "properties": properties,
        "patternProperties": spellings,
        "additionalProperties": false,
    })
}

fn shape(name: Name) -> Value {
    let words = json!({ "type": "string" });
    match name {
        Name::Extends | Name::Baseline => words,
        Name::Profile => json!({ "enum": Profile::ALL.map(Profile::id) }),
        Name::Select | Name::Ignore => {
            let rules: Vec<&str> = registry::RULES.iter().flat_map(|rule| [rule.code, rule.name]).collect();
            let rule = json!({ "type": "string", "anyOf": [{ "enum": rules }, { "type": "string" }] });
            json!({ "anyOf": [rule, { "type": "array", "items": rule }] })
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
        Name::Exclude => json!({ "anyOf": [words, { "type": "array", "items": words }] }),
        Name::Lang => json!({ "enum": ["fr", "en"] }),
        Name::Hints => json!({ "enum": ["oui", "non", true, false] }),
    }
}
