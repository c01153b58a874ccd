//! Many messages at once, and a client that does not answer.

use super::client::{Client, codes, folder, pulling, sample, uri};
use serde_json::{Value, json};

const URI: &str = "file:///dossier/charge.referentiel.yaml";

#[test]
fn a_thousand_requests_that_wait_stop_nobody() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("community-manager"));
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let known: Vec<Value> = report["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| json!({ "uri": one["uri"], "value": one["resultId"] }))
        .collect();
    let waiting: Vec<u64> = (0..1000)
        .map(|_| client.begin("workspace/diagnostic", json!({ "previousResultIds": known })))
        .collect();
    assert!(!client.pull(URI).is_empty(), "another request is answered meanwhile");
    // One of them is given up by the client.
    client.notify("$/cancelRequest", json!({ "id": waiting[500] }));
    let error = client.end(waiting[500]).expect_err("it was cancelled");
    assert_eq!(error["code"], -32800);
    // A change is what they wait for.
    client.replace(URI, 2, "intitulé: X\n");
    for id in waiting.into_iter().enumerate().filter(|(at, _)| *at != 500).map(|(_, id)| id) {
        let report = client.end(id).expect("an answer");
        assert_eq!(report["items"][0]["kind"], "full");
    }
    client.finish();
}

#[test]
fn requests_that_wait_are_answered_when_the_client_leaves() {
    let mut client = Client::start(pulling());
    client.open(URI, "intitulé: X\n");
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let known = json!([{ "uri": URI, "value": report["items"][0]["resultId"] }]);
    let waiting = client.begin("workspace/diagnostic", json!({ "previousResultIds": known }));
    client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": URI } }));
    let shutdown = client.begin("shutdown", Value::Null);
    assert_eq!(client.end(waiting).expect("an answer")["items"][0]["kind"], "unchanged");
    client.end(shutdown).expect("an answer");
    client.notify("exit", Value::Null);
    assert_eq!(client.exit_code(), 0);
}

#[test]
fn a_client_that_never_answers_is_asked_once() {
    let folder = folder("tempête");
    let path = folder.join("a.referentiel.yaml");
    std::fs::write(&path, "intitulé: X\n").expect("written");
    let mut client = Client::bare(referentiel::lsp::Options::default());
    client.silent = vec!["workspace/diagnostic/refresh".to_owned()];
    client.initialize(json!({ "capabilities": pulling(), "rootUri": uri(&folder) }));
    client.until_asked("workspace/diagnostic/refresh", 1);
    for version in 0..300 {
        std::fs::write(&path, format!("intitulé: X\nclé{version}: x\n")).expect("written");
        let change = json!({ "changes": [{ "uri": uri(&path), "type": 2 }] });
        client.notify("workspace/didChangeWatchedFiles", change);
        client.open(URI, "intitulé: Y\n");
        assert!(!codes(&client.pull(URI)).is_empty());
        client.close(URI);
    }
    let asked = client.asked.iter().filter(|(method, _)| method == "workspace/diagnostic/refresh").count();
    assert!(asked <= 2, "asked {asked} times without an answer");
    client.finish();
}

#[test]
fn settings_that_never_come_are_not_waited_for() {
    let folder = folder("sans réponse");
    std::fs::write(folder.join("a.referentiel.yaml"), "intitulé: X\n").expect("written");
    let mut client = Client::bare(referentiel::lsp::Options::default());
    client.silent = vec!["workspace/configuration".to_owned(), "client/registerCapability".to_owned()];
    let mut capabilities = pulling();
    capabilities["workspace"]["configuration"] = json!(true);
    client.initialize(json!({ "capabilities": capabilities, "rootUri": uri(&folder) }));
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    assert_eq!(report["items"].as_array().map(Vec::len), Some(1), "{report}");
    client.finish();
}
