//! How sessions end, and what must not end them.

use super::client::{Client, cursor, pulling, pushed};
use referentiel::analysis::analyse_while;
use referentiel::lsp::Options;
use serde_json::{Value, json};
use std::process::{Command, Stdio};

const URI: &str = "file:///dossier/fin.referentiel.yaml";

#[test]
fn the_exit_code_tells_whether_the_end_was_asked_for() {
    for (ending, expected) in [("asked", 0), ("exit", 1), ("closed", 1)] {
        let mut client = Client::process(&[]);
        client.initialize(json!({ "capabilities": {} }));
        match ending {
            "asked" => {
                client.request("shutdown", Value::Null);
                client.notify("exit", Value::Null);
            }
            "exit" => client.notify("exit", Value::Null),
            _ => client.hang_up(),
        }
        // The input stays open where it is not closed: a server that waits for its end would hang here.
        assert_eq!(client.exit_code(), expected, "{ending}");
    }
}

#[test]
fn a_server_does_not_outlive_its_client() {
    let mut parent = Command::new("sleep").arg("600").stdin(Stdio::null()).spawn().expect("sleep");
    let mut client = Client::process(&[]);
    client.initialize(json!({ "capabilities": {}, "processId": parent.id() }));
    assert!(client.child().try_wait().expect("a child").is_none(), "it runs as long as its client does");
    parent.kill().and_then(|()| parent.wait()).expect("the end of sleep");
    assert_eq!(client.exit_code(), 1);
}

#[test]
fn a_panic_is_said_and_ends_nothing() {
    let examine = |bytes: Vec<u8>, rules: &_, older: Option<&_>, go_on: &dyn Fn() -> bool| {
        assert!(!String::from_utf8_lossy(&bytes).contains("piège"), "a fault of ours");
        analyse_while(bytes, rules, older, go_on)
    };
    let options = Options { examine, ..Options::default() };
    let mut client = Client::with(json!({ "capabilities": pushed() }), options);
    client.open(URI, "intitulé: piège\n");
    let found = client.told(URI);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "interne");
    client.replace(URI, 2, "intitulé: X\n");
    let found = client.told(URI);
    assert!(found.len() > 1 && found.iter().all(|one| one["code"] != "interne"), "{found:?}");
    client.finish();
}

#[test]
fn what_is_no_message_is_answered_or_passed_over() {
    let mut client = Client::start(pulling());
    let hopeless =
        ["Content-Length: 3\r\n\r\n{,}", "Content-Length: 2\r\n\r\n[]", "Content-Length: 4\r\n\r\nnull"];
    for bytes in hopeless {
        client.raw(bytes.as_bytes());
        client.wait("an error", |message| message["error"].is_object());
    }
    for (method, params) in [
        ("textDocument/didOpen", json!({ "x": 1 })),
        ("textDocument/didChange", json!(null)),
        ("textDocument/didClose", json!({ "textDocument": { "uri": "pas une adresse" } })),
        ("textDocument/inconnu", json!({})),
        ("$/inconnu", json!({})),
        ("$/setTrace", json!({ "value": "verbose" })),
    ] {
        client.notify(method, params);
    }
    assert!(client.ask("textDocument/inconnu", json!({})).is_err());
    assert!(client.ask("textDocument/diagnostic", json!({ "textDocument": 3 })).is_err());
    client.open(URI, "intitulé: X\n");
    assert!(!client.pull(URI).is_empty(), "the server goes on");
    client.finish();
}

#[test]
fn a_document_that_is_not_open_has_no_answer() {
    let mut client = Client::start(pulling());
    for uri in ["file:///nulle/part.referentiel.yaml", "untitled:Untitled-1", "http://exemple.fr/x"] {
        assert!(client.pull(uri).is_empty());
        client.change(uri, 1, json!([{ "text": "x" }]));
        client.close(uri);
    }
    // A text that is no référentiel is kept, and nothing is said of it.
    let item =
        json!({ "uri": "file:///d/compose.yaml", "languageId": "yaml", "version": 1, "text": "a: : b" });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    assert!(client.pull("file:///d/compose.yaml").is_empty());
    // A new text without a name is one when the editor says so.
    client.open("untitled:Untitled-1", "intitulé: X\n");
    assert!(!client.pull("untitled:Untitled-1").is_empty());
    client.finish();
}

#[test]
fn positions_outside_a_text_are_brought_back_into_it() {
    let (text, _) = cursor("intitulé: « Œuvre 😀 »$0\r\nversion: x\r\n");
    for capabilities in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start(json!({
            "general": { "positionEncodings": [capabilities] }, "textDocument": { "diagnostic": {} }
        }));
        client.open(URI, &text);
        for (line, character) in [(0, 999), (0, 13), (1, u32::MAX), (99, 0), (u32::MAX, u32::MAX)] {
            let place = json!({ "line": line, "character": character });
            client.change(URI, 2, json!([{ "range": { "start": place, "end": place }, "text": "" }]));
            // The end before the beginning.
            let start = json!({ "line": 0, "character": 3 });
            client.change(URI, 3, json!([{ "range": { "start": place, "end": start }, "text": "" }]));
            client.replace(URI, 4, &text);
        }
        assert_eq!(
            client.request("referentiel/text", json!({ "textDocument": { "uri": URI } })),
            json!(text)
        );
        client.finish();
    }
}

#[test]
fn a_session_that_was_recorded_can_be_played_back() {
    let folder = super::client::folder("enregistrement");
    let file = folder.join("session.bin");
    let name = file.to_str().expect("UTF-8");
    let mut client = Client::process(&["--record", name]);
    client.initialize(json!({ "capabilities": pushed(), "locale": "fr" }));
    client.open(URI, "intitulé: X\n");
    let told = client.told(URI);
    client.finish();
    let played = Command::new(env!("CARGO_BIN_EXE_referentiel"))
        .args(["server", "--replay", name])
        .stdin(Stdio::null())
        .output()
        .expect("the binary");
    assert_eq!(played.status.code(), Some(0));
    let text = String::from_utf8(played.stdout).expect("UTF-8");
    assert!(text.contains(&told[0]["message"].to_string()), "{text}");
    let missing =
        Command::new(env!("CARGO_BIN_EXE_referentiel")).args(["server", "--replay", "/nulle/part"]).output();
    assert_eq!(missing.expect("the binary").status.code(), Some(2));
}
