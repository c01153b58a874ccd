//! What is found, told to clients that ask and to clients that are told.

use super::client::{Client, codes, folder, pulling, pushed, sample, uri};
use serde_json::json;

const URI: &str = "file:///dossier/a.referentiel.yaml";

#[test]
fn a_text_that_is_typed_is_checked() {
    let mut client = Client::start(pushed());
    client.open(URI, &sample("community-manager"));
    let found = client.told(URI);
    assert!(codes(&found).iter().any(|code| code.starts_with("NUM001@")), "{found:?}");
    let fault = found.iter().find(|d| d["code"] == "NUM001").expect("the mission's own fault");
    let message = fault["message"].as_str().expect("a message");
    assert!(message.contains("3.3.3") && message.lines().count() == 2, "{message}");
    assert_eq!(fault["source"], "référentiel");
    client.replace(URI, 2, &sample("community-manager-corrige"));
    let mended = client.told(URI);
    assert!(!codes(&mended).iter().any(|code| code.starts_with("NUM001@")), "{mended:?}");
    client.replace(URI, 3, "intitulé: X\n");
    assert!(!client.told(URI).is_empty());
    client.close(URI);
    assert!(client.told(URI).is_empty(), "nothing is said of what is closed and nowhere else");
    client.finish();
}

#[test]
fn a_client_that_asks_is_answered_once() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("community-manager"));
    let first = client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(first["kind"], "full");
    let again = client.request(
        "textDocument/diagnostic",
        json!({ "textDocument": { "uri": URI }, "previousResultId": first["resultId"] }),
    );
    assert_eq!(again["kind"], "unchanged", "{again}");
    client.finish();
}

#[test]
fn a_whole_folder_is_checked() {
    let folder = folder("a folder with é");
    std::fs::write(folder.join("un é#[1].referentiel.yaml"), sample("community-manager")).expect("written");
    std::fs::write(folder.join("autre.yaml"), "a: : b").expect("written");
    let path = uri(&folder.join("un é#[1].referentiel.yaml"));
    let mut client = Client::in_folder(&folder, pushed());
    assert!(!client.told(&path).is_empty());
    std::fs::remove_file(folder.join("un é#[1].referentiel.yaml")).expect("removed");
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": path, "type": 3 }] }));
    assert!(client.told(&path).is_empty(), "what is no more has no faults");
    client.finish();

    std::fs::write(folder.join("un é#[1].referentiel.yaml"), sample("community-manager")).expect("written");
    let mut client = Client::in_folder(&folder, pulling());
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let items = report["items"].as_array().expect("a list");
    assert_eq!(items.len(), 1, "{report}");
    assert_eq!(items[0]["uri"], json!(path));
    client.finish();
}

#[test]
fn messages_follow_the_language_of_the_client() {
    let mut client = Client::with(
        json!({ "capabilities": pulling(), "locale": "en-GB" }),
        referentiel::lsp::Options::default(),
    );
    client.open(URI, "intitulé: X\n");
    let found = client.pull(URI);
    assert!(found[0]["message"].as_str().expect("a message").contains("the "), "{found:?}");
    client.finish();
}

#[test]
fn a_configuration_is_checked_as_it_is_typed() {
    let uri = "file:///dossier/referentiel.config.yaml";
    let mut client = Client::start(pulling());
    client.open(uri, "ignorer: [NUM]\ngravité:\n  NUM01: erreur\n");
    let found = client.pull(uri);
    assert_eq!(codes(&found), ["configuration@3"], "{found:?}");
    assert!(found[0]["message"].as_str().expect("a message").contains("NUM01"), "{found:?}");
    client.replace(uri, 2, "ignorer: [NUM]\n");
    assert!(client.pull(uri).is_empty());
    client.finish();
}

#[test]
fn the_settings_of_the_editor_stand_below_the_configuration() {
    let folder = folder("réglages");
    let path = folder.join("a.referentiel.yaml");
    std::fs::write(&path, sample("community-manager")).expect("written");
    let mut capabilities = pulling();
    capabilities["workspace"]["configuration"] = json!(true);
    let start = |settings: serde_json::Value| {
        let mut client = Client::bare(referentiel::lsp::Options::default());
        client.answers = vec![("workspace/configuration".to_owned(), json!([settings]))];
        client.initialize(json!({ "capabilities": capabilities, "rootUri": uri(&folder), "locale": "fr" }));
        let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
        let found = codes(report["items"][0]["items"].as_array().expect("a list"));
        client.finish();
        found
    };
    let has = |found: &[String], rule: &str| found.iter().any(|one| one.starts_with(rule));
    assert!(has(&start(json!({})), "NUM001"));
    assert!(!has(&start(json!({ "ignorer": ["NUM"] })), "NUM001"));
    let off = json!({ "gravités": { "NUM001": "non" } });
    std::fs::write(folder.join("referentiel.config.yaml"), "gravités: { NUM001: erreur }\n")
        .expect("written");
    assert!(has(&start(off), "NUM001"), "the file has the last word");
}
