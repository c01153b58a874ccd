//! The matrix as JSON, held to the schema that the documentation gives.

use crate::{document, one_view, sample};
use referentiel::lang::Lang;
use referentiel::matrix::portfolio::Item;
use referentiel::matrix::{Document, View};
use referentiel::render::matrix::{Imprint, json};
use referentiel::rules::example::compose;
use referentiel::rules::registry;
use serde_json::Value;

const SCHEMA: &str = include_str!("../../docs/matrice.schema.json");

fn written(documents: &[Document]) -> Value {
    let mut bytes = json::head(&Imprint::default(), Lang::Fr);
    for (at, document) in documents.iter().enumerate() {
        bytes.extend(json::document(document, at == 0));
    }
    let items: Vec<Item> = documents.iter().enumerate().map(|(at, one)| Item::new(at, one)).collect();
    bytes.extend(json::tail(&items));
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn what_is_written_keeps_to_its_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("a schema");
    let schema = jsonschema::draft7::new(&schema).expect("a schema of draft 7");
    let hold = |value: &Value| {
        let errors: Vec<String> =
            schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    };
    let mut documents: Vec<Document> =
        registry::RULES.iter().map(|rule| document(&compose(&rule.bad))).collect();
    documents.push(document(&sample("community-manager.referentiel.yaml")));
    documents.push(one_view("", View::Grid, true, Lang::En));
    hold(&written(&documents));
    hold(&written(&[]));
    // The schema would see a fault.
    let mut wrong = written(&documents[..1]);
    wrong["documents"][0]["views"]["tracabilite"][0]["rows"][0]["cells"]["state"]["state"] = "verte".into();
    assert!(!schema.is_valid(&wrong));
}
