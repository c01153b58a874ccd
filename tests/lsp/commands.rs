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

/// Places in the text count in UTF-16 code units, whatever stands before them.
const EMOJI: &str = "\u{feff}blocs:\r\n  1:\r\n    intitulé: Accueil\r\n    compétences: { \"😀é\": Écouter, C2: Suivre }\r\n    épreuves:\r\n      E1:\r\n        évalue: C2\r\n        critères: { C2: [Le suivi est daté.] }\r\n";

#[test]
fn the_plan_is_a_tree_with_places() {
    let mut client = Client::start(pulling());
    client.open(URI, EMOJI);
    let told = run(&mut client, "referentiel.server.plan", json!({ "uri": URI })).expect("a plan");
    assert_eq!(told["version"], 1);
    let bloc = &told["items"][0];
    assert_eq!(
        (&bloc["code"], &bloc["kind"], &bloc["title"]),
        (&json!("1"), &json!("bloc"), &json!("Accueil"))
    );
    assert_eq!((&bloc["state"], &bloc["stateText"]), (&Value::Null, &json!("")));
    let range = |line: u32, from: u32, to: u32| json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } });
    let children = bloc["children"].as_array().expect("a list");
    let told: Vec<Value> = children
        .iter()
        .map(|one| json!([one["code"], one["kind"], one["state"], one["stateText"], one["gaps"]]))
        .collect();
    let expected = json!([
        ["😀é", "competency", "not-evaluated", "non évaluée", 1],
        ["C2", "competency", "covered", "couverte", 0],
        ["E1", "assessment", null, "", 1]
    ]);
    assert_eq!(json!(told), expected);
    assert_eq!(children[0]["range"], range(3, 20, 23));
    assert_eq!(children[1]["range"], range(3, 35, 37));
    assert_eq!(children[2]["range"], range(5, 6, 8));
    client.finish();
}

#[test]
fn a_line_leads_to_the_rows_of_the_matrix() {
    let mut client = Client::start(pulling());
    client.open(URI, EMOJI);
    let panel =
        run(&mut client, "referentiel.server.matrix", json!({ "uri": URI, "panel": true })).expect("a page");
    let html = panel["html"].as_str().expect("HTML").to_owned();
    let table = [
        (0, json!(null), json!([])),
        (1, json!("1"), json!(["b0"])),
        (3, json!("😀é"), json!(["c0", "c1"])),
        (6, json!("C2"), json!(["c1", "e0"])),
        (7, json!("C2"), json!(["c1", "e0"])),
        (99, json!(null), json!([])),
    ];
    for (line, code, anchors) in table {
        let told = run(&mut client, "referentiel.server.at", json!({ "uri": URI, "line": line }))
            .expect("an answer");
        assert_eq!(told, json!({ "code": code, "anchors": anchors }), "{line}");
        for anchor in anchors.as_array().expect("a list").iter().filter_map(Value::as_str) {
            assert!(html.contains(&format!("<tr id={anchor}>")), "{anchor}");
            assert!(html.contains(&format!("-{anchor}")), "{anchor}");
        }
    }
    client.finish();
}

#[test]
fn wrong_arguments_are_refused_with_a_sentence() {
    let mut client = Client::start(pulling());
    client.open(URI, "");
    let table = [
        ("matrix", json!({ "uri": 3 })),
        ("matrix", json!({ "uri": URI, "views": "synthese" })),
        ("matrix", json!({ "uri": URI, "views": [3] })),
        ("matrix", json!({ "uri": URI, "panel": "oui" })),
        ("matrix", json!({ "uri": URI, "gapsOnly": 1 })),
        ("at", json!({ "uri": URI })),
        ("at", json!({ "uri": URI, "line": -1 })),
        ("at", json!({ "uri": URI, "line": "3" })),
        ("at", json!([])),
        ("plan", Value::Null),
        ("plan", json!({ "uri": "pas une adresse" })),
    ];
    for (command, argument) in table {
        let answer = run(&mut client, &format!("referentiel.server.{command}"), argument.clone());
        let error = answer.expect_err(&format!("{command} {argument}"));
        assert_eq!(error["code"], -32602, "{command} {argument}");
        assert!(error["message"].as_str().expect("words").starts_with('«'), "{error}");
    }
    client.finish();
}

#[test]
fn unknown_and_empty_documents_have_answers() {
    let mut client = Client::start(pulling());
    client.open(URI, "");
    for command in ["matrix", "coverage", "at", "plan"] {
        let command = format!("referentiel.server.{command}");
        let unknown = json!({ "uri": "file:///nulle/part.yaml", "line": 0 });
        assert_eq!(run(&mut client, &command, unknown), Ok(Value::Null), "{command}");
        assert!(
            run(&mut client, &command, json!({ "uri": URI, "line": 0 })).is_ok_and(|told| !told.is_null()),
            "{command}"
        );
    }
    client.finish();
}
