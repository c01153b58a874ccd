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
