//! What may be typed, asked as an editor asks.

use super::client::{Client, pulling, pushed};
use serde_json::{Value, json};

const URI: &str = "file:///dossier/a.referentiel.yaml";

/// The items at the `$0` of `text`, in the encoding of the client (UTF-16).
fn items(client: &mut Client, version: i32, text: &str, trigger: Option<&str>) -> Vec<Value> {
    let at = text.find("$0").expect("a cursor");
    let before = &text[..at];
    let line = before.matches('\n').count();
    let character = before.rsplit('\n').next().unwrap_or("").encode_utf16().count();
    let text = text.replacen("$0", "", 1);
    if version == 1 {
        client.open(URI, &text)
    } else {
        client.replace(URI, version, &text)
    }
    let context = trigger.map(|typed| json!({ "triggerKind": 2, "triggerCharacter": typed }));
    let mut asked =
        json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } });
    if let Some(context) = context {
        asked["context"] = context;
    }
    let answer = client.request("textDocument/completion", asked);
    assert!(answer.is_null() || answer["isIncomplete"] == true, "{answer}");
    answer["items"].as_array().cloned().unwrap_or_default()
}

const TEXT: &str = "intitulé: 😀\r\nblocs:\r\n  1:\r\n    intitulé: É\r\n    compétences:\r\n      C1: Un\r\n      C2: Deux\r\n    épr$0\r\n";

#[test]
fn keys_are_inserted_with_what_goes_below() {
    let mut capabilities = pulling();
    capabilities["textDocument"]["completion"]["completionItem"]["insertTextModeSupport"] =
        json!({ "valueSet": [1, 2] });
    let mut client = Client::start(capabilities);
    let found = items(&mut client, 1, TEXT, None);
    let [item] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(item["label"], "épreuves");
    assert_eq!(item["insertTextFormat"], 2);
    assert_eq!(item["insertTextMode"], 1);
    let edit = &item["textEdit"];
    let range = json!({ "start": { "line": 7, "character": 4 }, "end": { "line": 7, "character": 7 } });
    assert_eq!(edit["range"], range);
    let text = edit["newText"].as_str().expect("a text");
    assert!(text.starts_with("épreuves:\r\n      ${1:E1}:\r\n        modalité: ${2}\r\n"), "{text}");
    let told = client.request("completionItem/resolve", item.clone());
    assert_eq!(told["documentation"]["kind"], "markdown");
    assert!(
        told["documentation"]["value"].as_str().is_some_and(|text| text.contains("`modalité`")),
        "{told}"
    );
    client.finish();
}

#[test]
fn a_simple_client_gets_plain_text() {
    let mut client = Client::start(pushed());
    let found = items(&mut client, 1, TEXT, None);
    assert_eq!(found[0].get("insertTextFormat"), None);
    assert!(found[0]["textEdit"]["newText"].as_str().is_some_and(|text| text.ends_with("modalité: ")));
    let codes = TEXT.replace("épr$0", "épreuves: { E1: { évalue: [C1, $0] } }");
    let found = items(&mut client, 2, &codes, Some(" "));
    assert_eq!(found.iter().map(|item| item["label"].clone()).collect::<Vec<_>>(), [json!("C2")]);
    assert_eq!(found[0]["detail"], "Deux");
    assert!(items(&mut client, 3, &TEXT.replace("épr$0", "$0"), Some(" ")).is_empty(), "indentation");
    client.ignore("textDocument/publishDiagnostics");
    client.finish();
}

#[test]
fn an_unknown_text_has_no_answer() {
    let mut client = Client::start(pulling());
    let asked = json!({ "textDocument": { "uri": "file:///ailleurs.yaml" }, "position": { "line": 9, "character": 9 } });
    assert_eq!(client.request("textDocument/completion", asked), Value::Null);
    client.finish();
}
