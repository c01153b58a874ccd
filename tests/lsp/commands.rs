//! Commands by name.

use super::client::{Client, pulling, sample};
use serde_json::{Value, json};

const URI: &str = "file:///dossier/community-manager.referentiel.yaml";

fn run(client: &mut Client, command: &str, argument: Value) -> Result<Value, Value> {
    client.ask("workspace/executeCommand", json!({ "command": command, "arguments": [argument] }))
}

#[test]
fn the_matrix_is_a_page() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("community-manager"));
    let whole = run(&mut client, "referentiel.server.matrix", json!({ "uri": URI })).expect("a page");
    let html = whole["html"].as_str().expect("HTML");
    assert!(html.starts_with("<!doctype html>") && html.contains("id=tracabilite") && html.contains("3.3.3"));
    let one = json!({ "uri": URI, "views": ["couverture"], "gapsOnly": true });
    let one = run(&mut client, "referentiel.server.matrix", one).expect("a page");
    assert!(!one["html"].as_str().expect("HTML").contains("id=tracabilite"));
    let wrong = run(&mut client, "referentiel.server.matrix", json!({ "uri": URI, "views": ["x"] }));
    assert_eq!(wrong.expect_err("no such view")["code"], -32602);
    let panel = json!({ "uri": URI, "views": ["couverture"], "panel": true });
    let panel = run(&mut client, "referentiel.server.matrix", panel).expect("a page");
    let address = format!(" data-uri=\"{URI}\"");
    assert!(panel["html"].as_str().expect("HTML").contains(&address) && !html.contains(&address));
    let unknown = run(&mut client, "referentiel.server.matrix", json!({ "uri": "file:///nulle/part.yaml" }));
    assert_eq!(unknown, Ok(Value::Null));
    client.finish();
}

#[test]
fn coverage_is_told_in_a_few_words() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("community-manager-corrige"));
    let told = run(&mut client, "referentiel.server.coverage", json!(URI)).expect("an answer");
    assert_eq!(told["rate"], 100, "{told}");
    assert_eq!(told["errors"], 0, "{told}");
    assert!(told["text"].as_str().expect("words").starts_with("couverture 100"), "{told}");
    client.finish();
}

#[test]
fn a_rule_is_explained_and_an_unknown_one_refused() {
    let mut client = Client::start(pulling());
    let told = run(&mut client, "referentiel.server.explain", json!("num001")).expect("an answer");
    assert!(told["markdown"].as_str().expect("words").starts_with("# NUM001"), "{told}");
    assert!(run(&mut client, "referentiel.server.explain", json!("XYZ999")).is_err());
    assert!(run(&mut client, "referentiel.inconnue", Value::Null).is_err());
    client.finish();
}
