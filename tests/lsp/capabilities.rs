//! Whatever is advertised answers something: one that is not tried here fails the test.

use super::client::{Client, codes, pulling, pushed, sample};
use serde_json::{Value, json};

const URI: &str = "file:///dossier/community-manager.referentiel.yaml";

/// Asks for what a capability promises; gives the answer.
type Trial = fn(&mut Client) -> Value;

const TRIALS: &[(&str, Trial)] = &[
    ("positionEncoding", |client| client.capabilities["positionEncoding"].clone()),
    ("textDocumentSync", |client| json!(codes(&client.pull(URI)))),
    ("diagnosticProvider", |client| json!(codes(&client.pull(URI)))),
    ("completionProvider", |client| {
        const OTHER: &str = "file:///dossier/commence.referentiel.yaml";
        client.open(OTHER, "intitulé: X\n");
        let position = json!({ "line": 1, "character": 0 });
        let asked = json!({ "textDocument": { "uri": OTHER }, "position": position });
        let first = client.request("textDocument/completion", asked)["items"][0].clone();
        client.request("completionItem/resolve", first)["documentation"]["value"].clone()
    }),
    ("executeCommandProvider", |client| {
        let known = client.capabilities["executeCommandProvider"]["commands"].clone();
        for name in known.as_array().expect("a list") {
            // One argument suits them all.
            let argument = json!({ "uri": URI, "code": "NUM001", "line": 0, "format": "csv", "before": "" });
            let asked = json!({ "command": name, "arguments": [argument] });
            let answer =
                client.ask("workspace/executeCommand", asked).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert!(!answer.is_null() || name == "referentiel.server.restart", "{name}");
        }
        known
    }),
    ("documentFormattingProvider", |client| {
        let (uri, options) =
            ("file:///dossier/large.referentiel.yaml", json!({ "tabSize": 2, "insertSpaces": true }));
        client.open(uri, "intitulé:   X\n");
        client
            .request("textDocument/formatting", json!({ "textDocument": { "uri": uri }, "options": options }))
    }),
    ("documentOnTypeFormattingProvider", |client| {
        let (uri, options) =
            ("file:///dossier/liste.referentiel.yaml", json!({ "tabSize": 2, "insertSpaces": true }));
        client.open(uri, "certificateurs:\n  - A\n");
        let position = json!({ "line": 2, "character": 0 });
        client.request(
            "textDocument/onTypeFormatting",
            json!({ "textDocument": { "uri": uri }, "position": position, "ch": "\n", "options": options }),
        )
    }),
    ("codeActionProvider", |client| {
        let whole =
            json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9999, "character": 0 } });
        let context = json!({ "diagnostics": [] });
        let params = json!({ "textDocument": { "uri": URI }, "range": whole, "context": context });
        let found = client.request("textDocument/codeAction", params);
        let later = found.as_array().and_then(|all| all.iter().find(|one| one.get("data").is_some()));
        client.request("codeAction/resolve", later.expect("edits for later").clone())["edit"].clone()
    }),
    ("hoverProvider", |client| super::navigation::trial(client, "hover")),
    ("definitionProvider", |client| super::navigation::trial(client, "definition")),
    ("referencesProvider", |client| super::navigation::trial(client, "references")),
    ("documentHighlightProvider", |client| super::navigation::trial(client, "documentHighlight")),
    ("renameProvider", |client| super::navigation::trial(client, "rename")),
    ("documentSymbolProvider", |client| about(client, "documentSymbol")),
    ("workspaceSymbolProvider", |client| client.request("workspace/symbol", json!({ "query": "1.1" }))),
    ("foldingRangeProvider", |client| about(client, "foldingRange")),
    ("selectionRangeProvider", |client| {
        let position = json!({ "line": 3, "character": 12 });
        client.request(
            "textDocument/selectionRange",
            json!({ "textDocument": { "uri": URI }, "positions": [position] }),
        )
    }),
    ("documentLinkProvider", |client| about(client, "documentLink")),
    ("codeLensProvider", |client| about(client, "codeLens")),
    ("inlayHintProvider", |client| {
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
        client.request("textDocument/inlayHint", json!({ "textDocument": { "uri": URI }, "range": range }))
    }),
    ("semanticTokensProvider", |client| {
        let full = about(client, "semanticTokens/full");
        let asked = json!({ "textDocument": { "uri": URI }, "previousResultId": full["resultId"] });
        let delta = client.request("textDocument/semanticTokens/full/delta", asked);
        assert_eq!(delta["edits"], json!([]), "nothing changed");
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 20, "character": 0 } });
        let asked = json!({ "textDocument": { "uri": URI }, "range": range });
        let part = client.request("textDocument/semanticTokens/range", asked)["data"].clone();
        let part = part.as_array().expect("numbers").len();
        let all = full["data"].as_array().expect("numbers").len();
        assert!(0 < part && part < all, "{part} of {all}");
        full
    }),
    ("workspace", |client| client.capabilities["workspace"]["workspaceFolders"]["supported"].clone()),
];

/// Asks for what takes a document and nothing else.
fn about(client: &mut Client, method: &str) -> Value {
    client.request(&format!("textDocument/{method}"), json!({ "textDocument": { "uri": URI } }))
}

#[test]
fn every_capability_answers() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("community-manager"));
    let capabilities = client.capabilities.as_object().expect("an object").clone();
    for name in capabilities.keys() {
        let trial = TRIALS.iter().find(|(known, _)| known == name);
        let (_, trial) = trial.unwrap_or_else(|| panic!("« {name} » is advertised and never tried"));
        let answer = trial(&mut client);
        let empty = match &answer {
            Value::Null => true,
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty(),
            _ => false,
        };
        assert!(!empty, "{name} answers {answer}");
    }
    client.finish();
}

#[test]
fn a_client_that_is_told_is_not_asked() {
    let client = Client::start(pushed());
    assert_eq!(client.capabilities.get("diagnosticProvider"), None);
    client.finish();
    let client = Client::start(pulling());
    assert_ne!(client.capabilities.get("diagnosticProvider"), None);
    client.finish();
}
