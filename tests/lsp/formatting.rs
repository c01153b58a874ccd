//! Files laid out in the editor, and what follows Enter.

use super::client::{Client, cursor, pulling};
use serde_json::{Value, json};

const URI: &str = "file:///dossier/a.referentiel.yaml";

fn asked(client: &mut Client, text: &str) -> Value {
    client.open(URI, text);
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let answer = client
        .request("textDocument/formatting", json!({ "textDocument": { "uri": URI }, "options": options }));
    client.close(URI);
    answer
}

#[test]
fn a_file_is_laid_out_or_left_alone() {
    let mut client = Client::start(pulling());
    let edits = asked(&mut client, "intitulé: \"😀\"   # é\nhandicap:\n    texte: X\n");
    assert_eq!(
        edits,
        json!([{
            "range": { "start": { "line": 2, "character": 2 }, "end": { "line": 2, "character": 4 } },
            "newText": ""
        }]),
    );
    assert_eq!(asked(&mut client, "intitulé: X\n"), json!([]));
    assert_eq!(asked(&mut client, "intitulé: SEA : achat\n"), Value::Null);
    client.finish();
}

#[test]
fn enter_goes_on_with_the_list() {
    let mut client = Client::start(pulling());
    let (text, position) = cursor("certificateurs:\n  - École 😀\n  $0");
    client.open(URI, &text);
    let mut ask = |ch: &str| {
        let options = json!({ "tabSize": 2, "insertSpaces": true });
        let params =
            json!({ "textDocument": { "uri": URI }, "position": position, "ch": ch, "options": options });
        client.request("textDocument/onTypeFormatting", params)
    };
    assert_eq!(ask("\n")[0]["newText"], "  - ");
    assert_eq!(ask("x"), Value::Null);
    client.finish();
}
