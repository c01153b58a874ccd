//! Definition, references, highlight and rename, over the wire.

use super::client::{Client, cursor, folder, pulling, pushed, sample, uri};
use serde_json::{Value, json};

const URI: &str = "file:///dossier/community-manager.referentiel.yaml";

/// Asks about the code of an activity where the sample uses it.
pub fn trial(client: &mut Client, method: &str) -> Value {
    let text = sample("community-manager");
    let at = text.find("évalue: ").expect("a reference") + "évalue: ".len();
    let (_, position) = cursor(&format!("{}$0{}", &text[..at], &text[at..]));
    let params = json!({
        "textDocument": { "uri": URI }, "position": position,
        "context": { "includeDeclaration": true }, "newName": "9.9"
    });
    client.request(&format!("textDocument/{method}"), params)
}

const TEXT: &str = "intitulé: Œuvre 😀\nrépertoire: RS\ncompétences:\n  C1: Faire\n  C2: Dire\népreuves:\n  E1: { modalité: Oral 😀, évalue: \"C1, $0C2\" }\n";

#[test]
fn positions_are_counted_as_the_client_counts() {
    let (text, position) = cursor(TEXT);
    for (encoding, end) in [("utf-16", 40), ("utf-8", 44), ("utf-32", 39)] {
        let mut capabilities = pulling();
        capabilities["general"]["positionEncodings"] = json!([encoding]);
        let mut client = Client::start(capabilities);
        client.open(URI, &text);
        let mut position = position.clone();
        position["character"] = json!(end);
        let params = json!({
            "textDocument": { "uri": URI }, "position": position,
            "context": { "includeDeclaration": false }, "newName": "C7"
        });
        let found = client.request("textDocument/references", params.clone());
        assert_eq!(found[0]["range"]["start"], position, "{encoding}: {found}");
        let edit = client.request("textDocument/rename", params);
        let edits = &edit["documentChanges"][0]["edits"];
        assert_eq!(edits[1]["range"]["start"], position, "{edit}");
        assert_eq!(edits[0]["range"]["start"], json!({ "line": 4, "character": 2 }), "{edit}");
        assert_eq!(edit["documentChanges"][0]["textDocument"]["version"], 1);
        client.finish();
    }
}

#[test]
fn what_cannot_be_renamed_is_refused_with_a_sentence() {
    let mut client = Client::start(pulling());
    let (text, position) = cursor(TEXT);
    client.open(URI, &text);
    let at = |position: &Value, name: &str| json!({ "textDocument": { "uri": URI }, "position": position, "newName": name });
    let refused = client.ask("textDocument/rename", at(&position, "C1")).expect_err("a collision");
    assert_eq!(refused["code"], -32803);
    let message = refused["message"].as_str().expect("a sentence");
    assert!(message.contains("déjà pris par la compétence C1, ligne 4"), "{message}");
    let refused = client
        .ask("textDocument/prepareRename", at(&json!({ "line": 0, "character": 2 }), ""))
        .expect_err("no code");
    assert!(refused["message"].as_str().expect("a sentence").starts_with("Rien ne se renomme ici"));
    let prepared = client.request("textDocument/prepareRename", at(&position, ""));
    assert_eq!(prepared["placeholder"], "C2");
    let unknown =
        json!({ "textDocument": { "uri": "file:///ailleurs.txt" }, "position": position, "newName": "C7" });
    for method in ["definition", "documentHighlight", "prepareRename", "rename"] {
        assert_eq!(
            client.request(&format!("textDocument/{method}"), unknown.clone()),
            Value::Null,
            "{method}"
        );
    }
    client.finish();
}

#[test]
fn hover_is_markdown_for_those_who_show_it() {
    let (text, position) = cursor(TEXT);
    for (capabilities, kind, expected) in
        [(pulling(), "markdown", "**Compétence `C2`**"), (pushed(), "plaintext", "Compétence C2\n")]
    {
        let mut client = Client::start(capabilities);
        client.open(URI, &text);
        let params = json!({ "textDocument": { "uri": URI }, "position": position });
        let found = client.request("textDocument/hover", params);
        assert_eq!(found["contents"]["kind"], kind);
        assert!(found["contents"]["value"].as_str().expect("a text").starts_with(expected), "{found}");
        assert_eq!(found["range"]["start"], position);
        client.ignore("textDocument/publishDiagnostics");
        client.request("shutdown", Value::Null);
        client.notify("exit", Value::Null);
        assert_eq!(client.exit_code(), 0);
    }
}

#[test]
fn numbers_of_fiches_lead_from_file_to_file() {
    let folder = folder("fiches");
    let (first, second) = (folder.join("un.referentiel.yaml"), folder.join("deux.referentiel.yaml"));
    std::fs::write(&first, "intitulé: Un\ncodes: { fiche: RNCP40907 }\n").expect("written");
    let (text, position) = cursor("correspondances:\n  - certification: RNCP$040907\n");
    std::fs::write(&second, &text).expect("written");
    for capabilities in [pulling(), pushed()] {
        let links = capabilities["textDocument"].get("definition").is_some();
        let mut client = Client::in_folder(&folder, capabilities);
        client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
        client.open(&uri(&second), &text);
        let params = json!({ "textDocument": { "uri": uri(&second) }, "position": position, "context": { "includeDeclaration": true } });
        let found = client.request("textDocument/definition", params.clone());
        let target = if links { &found[0]["targetUri"] } else { &found[0]["uri"] };
        assert_eq!(*target, json!(uri(&first)), "{found}");
        let uses = client.request("textDocument/references", params);
        let files: Vec<&Value> = uses.as_array().expect("a list").iter().map(|one| &one["uri"]).collect();
        assert_eq!(files, [&json!(uri(&second)), &json!(uri(&first))], "{uses}");
        client.ignore("textDocument/publishDiagnostics");
        client.request("shutdown", Value::Null);
        client.notify("exit", Value::Null);
        assert_eq!(client.exit_code(), 0);
    }
}

#[test]
fn a_bloc_is_renumbered_on_request() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("community-manager"));
    let asked = json!({ "command": "referentiel.server.renumber", "arguments": [{ "uri": URI, "bloc": 3 }] });
    let answer = client.request("workspace/executeCommand", asked.clone());
    let changes = answer["changes"].as_array().expect("changes");
    assert!(changes.iter().any(|change| change["old"] == "3.3.3"), "{answer}");
    client.until_asked("workspace/applyEdit", 1);
    let (_, applied) =
        client.asked.iter().find(|(method, _)| method == "workspace/applyEdit").expect("an edit");
    assert_eq!(applied["edit"], answer["edit"]);
    assert_eq!(applied["edit"]["changeAnnotations"]["referentiel"]["description"], answer["summary"]);
    client.replace(URI, 2, &sample("community-manager-corrige"));
    let refused = client.ask("workspace/executeCommand", asked).expect_err("nothing to do");
    assert!(
        refused["message"].as_str().expect("a sentence").starts_with("Rien à renuméroter dans le bloc 3")
    );
    client.finish();
}
