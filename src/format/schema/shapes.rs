//! The form of a value, as JSON Schema.

use crate::format::{Need, Section, Shape};
use serde_json::{Map, Value, json};

/// Name of the definition of [`Shape::Criteria`].
pub(super) const CRITERIA: &str = "criteres";

/// A code: short, with a digit in it, or one to three letters.
const CODE: &str = r"^\s*(?:[^\s]{0,20}[0-9][^\s]{0,20}(?: [^\s]{1,8})?|[A-Za-z]{1,3})[\s.]*$";

/// A reference expression used as a key.
const REFERENCE: &str =
    r"[0-9]|^\s*(?:[bB][lL][oO][cC]|[cC][eE][rR][tT][iI][fF][iI][cC][aA][tT][iI][oO][nN]|[A-Za-z]{1,3})\s*$";

/// A numbering template.
const TEMPLATE: &str = r"\{n+\}";

/// One sentence or one code: YAML reads some of them as numbers or as yes and no.
pub(super) fn word() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

/// A mapping, or the sentence or the list of sentences that stands for it.
pub(super) fn short_types() -> Value {
    json!(["object", "string", "number", "boolean", "array"])
}

/// The value of a key. Its first type and a list of items in sight are what editors write behind the key
/// they complete; what should not weigh on that stands in a condition or in `allOf`.
pub(super) fn value(shape: &Shape, need: Need) -> Map<String, Value> {
    let null = need != Need::Required;
    let types = |list: &[&str]| {
        let mut list: Vec<&str> = list.to_vec();
        if null {
            list.push("null");
        }
        json!(list)
    };
    let sentence = || json!({ "type": types(&["string", "number", "boolean", "array"]), "allOf": [{ "items": word() }] });
    // A condition, and no alternative: what is wrong is then said where it is wrong.
    let linked = |types: Value, reference: Value| {
        let condition = json!({ "if": { "not": { "type": "null" } }, "then": reference });
        if null { json!({ "type": types, "allOf": [condition] }) } else { reference }
    };
    let schema = match shape {
        Shape::Sentence | Shape::Identifiers => sentence(),
        Shape::Sentences => {
            json!({ "type": types(&["array", "string", "number", "boolean"]), "items": word() })
        }
        Shape::References => {
            let mut schema = sentence();
            schema["examples"] = json!(["1.1 à 1.3", ["C1", "C2"], "bloc"]);
            schema
        }
        // Without null: editors would offer it among the words.
        Shape::Word(list) => json!({ "enum": list }),
        Shape::Number(low, high) => json!({
            "type": types(&["integer", "string"]),
            "minimum": low,
            "maximum": high,
            "pattern": if *high < 10 { format!(r"^\s*[{low}-{high}]\s*$") } else { r"^\s*[0-9]+\s*$".to_owned() },
        }),
        // Without quotes, `{n}` is a mapping; the reader takes its characters.
        Shape::Template => json!({
            "type": types(&["string", "object"]),
            "pattern": TEMPLATE,
            "propertyNames": { "pattern": "^n+$" },
            "additionalProperties": { "type": "null" },
            "examples": ["{n}", "BC{nn}", "{bloc}.{n}"],
        }),
        Shape::Coded(inner) => coded(types(&["object"]), inner),
        Shape::CodedOrReferences(inner) => {
            let mut schema = coded(types(&["object", "array", "string", "number"]), inner);
            schema["allOf"] = json!([{ "items": { "type": ["string", "number"] } }]);
            schema
        }
        Shape::Named(inner) => {
            json!({ "type": types(&["object"]), "additionalProperties": link(inner.id) })
        }
        Shape::Section(inner) => linked(types(&["object"]), link(inner.id)),
        Shape::SectionOrSentence(inner) | Shape::SentenceOr(inner) => {
            linked(types(&["object", "string", "number", "boolean", "array"]), link(inner.id))
        }
        Shape::Items(inner) | Shape::Sections(inner) => json!({
            "type": types(&["array", "object", "string", "number", "boolean"]),
            "if": { "type": "array" },
            "then": { "items": link(inner.id) },
            "else": { "if": { "not": { "type": "null" } }, "then": link(inner.id) },
        }),
        Shape::Criteria(_) => {
            linked(types(&["object", "array", "string", "number", "boolean"]), link(CRITERIA))
        }
        Shape::Free => json!({ "type": types(&["object", "array", "string", "number", "boolean"]) }),
    };
    match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// Things under their codes. Épreuves and livrables may bear a name of the author's own.
fn coded(types: Value, section: &'static Section) -> Value {
    let own_names = matches!(section.id, "epreuve" | "livrable");
    let mut schema = json!({ "type": types, "patternProperties": { CODE: link(section.id) } });
    schema["additionalProperties"] = if own_names { link(section.id) } else { json!(false) };
    schema
}

fn link(id: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{id}") })
}

/// Criteria: one sentence, a list, a long form, or a mapping from what they evaluate.
pub(super) fn criteria() -> Value {
    json!({
        "type": ["object", "array", "string", "number", "boolean"],
        "items": link(CRITERIA),
        "if": { "type": "object" },
        "then": {
            "if": { "not": { "propertyNames": { "not": { "pattern": REFERENCE } } } },
            "then": { "propertyNames": { "pattern": REFERENCE }, "additionalProperties": link(CRITERIA) },
            "else": link("critere"),
        },
    })
}
