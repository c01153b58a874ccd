//! What is proposed at a place, as an editor asks for it.

use super::client::{Client, cursor, pulling, pushed, sample};
use serde_json::{Value, json};

const URI: &str = "file:///dossier/fleuriste.referentiel.yaml";

/// Two texts with a colon that YAML takes for its own, and an épreuve that does not say how it is taken.
const TEXT: &str = "\
intitulé: SEA : achat de mots
contexte: SEO : contenus
épreuves:
  E1:
    modalité: Oral
    évalue: certification
compétences:
  C1: Accueillir
";

fn ask(client: &mut Client, at: &Value, only: Option<&str>) -> Vec<Value> {
    let diagnostics = client.pull(URI);
    let context = match only {
        Some(kind) => json!({ "diagnostics": diagnostics, "only": [kind] }),
        None => json!({ "diagnostics": diagnostics }),
    };
    let params =
        json!({ "textDocument": { "uri": URI }, "range": { "start": at, "end": at }, "context": context });
    client.request("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

fn titled<'a>(found: &'a [Value], title: &str) -> &'a Value {
    let is = |one: &&Value| one["title"].as_str().is_some_and(|own| own.starts_with(title));
    found.iter().find(is).unwrap_or_else(|| panic!("no {title} in {found:#?}"))
}

fn texts(edit: &Value) -> Vec<String> {
    let edits = edit["documentChanges"][0]["edits"].as_array().cloned().unwrap_or_default();
    edits.iter().map(|one| one["newText"].as_str().unwrap_or("?").to_owned()).collect()
}

#[test]
fn a_finding_is_mended_alone_with_its_kin_or_silenced() {
    let mut client = Client::start(pulling());
    let (text, at) = cursor(&TEXT.replacen("achat", "$0achat", 1));
    client.open(URI, &text);
    let found = ask(&mut client, &at, None);
    let first = found.iter().find(|one| one["isPreferred"] == true).expect("a fix");
    assert_eq!(first["diagnostics"][0]["code"], "SRC005", "{first}");
    assert_eq!(texts(&first["edit"]), ["\"", "\""]);
    assert_eq!(first["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    assert!(first["edit"].get("changeAnnotations").is_none_or(Value::is_null));
    // Its kin come on demand, for the text as it is then.
    let kin = titled(&found, "Corriger les 2 signalements SRC005");
    assert!(kin.get("edit").is_none() && kin["diagnostics"].as_array().expect("a list").len() == 2, "{kin}");
    client.replace(URI, 2, &format!("# Un commentaire de plus.\n{text}"));
    let made = client.request("codeAction/resolve", kin.clone());
    let edits = made["edit"]["documentChanges"][0]["edits"].as_array().expect("edits").clone();
    assert_eq!(
        edits.iter().map(|one| one["range"]["start"]["line"].as_u64()).collect::<Vec<_>>(),
        [Some(1), Some(2)]
    );
    assert_eq!(made["edit"]["documentChanges"][0]["textDocument"]["version"], 2);
    client.finish();
}

#[test]
fn what_needs_reading_over_asks_first() {
    let mut client = Client::start(pulling());
    let (text, at) = cursor(&TEXT.replacen("E1", "E$01", 1));
    client.open(URI, &text);
    let found = ask(&mut client, &at, Some("quickfix"));
    let unsure = titled(&found, "Ajouter « réalisation: individuelle » (à vérifier)");
    let notes = unsure["edit"]["changeAnnotations"].as_object().expect("annotations");
    assert!(notes.values().all(|note| note["needsConfirmation"] == true), "{unsure}");
    assert!(found.iter().all(|one| one["kind"] == "quickfix"));
    let mute = titled(&found, "Mettre EVA002 en sourdine ici");
    assert_eq!(texts(&mute["edit"]), ["  # référentiel: ignore EVA002 — à compléter : la raison\n"]);
    client.finish();
}

#[test]
fn all_is_mended_on_save() {
    let mut client = Client::start(pulling());
    client.open(URI, &TEXT.replace('\n', "\r\n"));
    for kind in ["source.fixAll", "source.fixAll.referentiel", "source"] {
        let found = ask(&mut client, &json!({ "line": 0, "character": 0 }), Some(kind));
        assert_eq!(found.len(), 1, "{kind}: {found:?}");
        assert_eq!(found[0]["kind"], "source.fixAll.referentiel");
        assert_eq!(texts(&found[0]["edit"]).len(), 2, "{}", found[0]);
    }
    client.finish();
}

#[test]
fn forms_and_skeletons_are_refactorings() {
    let mut client = Client::start(pulling());
    let (text, at) = cursor(&TEXT.replacen("Accu", "Accu$0", 1));
    client.open(URI, &text);
    let found = ask(&mut client, &at, Some("refactor"));
    assert_eq!(texts(&titled(&found, "Développer « C1 »")["edit"]), ["\n    énoncé: "]);
    assert_eq!(titled(&found, "Ajouter une compétence C2")["kind"], "refactor.insert");
    client.finish();
}

#[test]
fn a_client_gets_what_it_can_take() {
    // Without literals, nothing; without later edits, edits.
    let mut client = Client::start(pushed());
    client.open(URI, TEXT);
    let _ = client.told(URI);
    let params = json!({ "textDocument": { "uri": URI }, "range": { "start": { "line": 0, "character": 20 }, "end": { "line": 0, "character": 20 } }, "context": { "diagnostics": [] } });
    assert_eq!(client.request("textDocument/codeAction", params.clone()), Value::Null);
    client.finish();
    let literals = json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } } });
    let mut client = Client::start(literals);
    client.open(URI, TEXT);
    let _ = client.told(URI);
    let found = client.request("textDocument/codeAction", params).as_array().cloned().unwrap_or_default();
    assert!(
        found.iter().all(|one| one["edit"]["changes"][URI].is_array() && one.get("disabled").is_none()),
        "{found:#?}"
    );
    assert_eq!(titled(&found, "Corriger les 2")["edit"]["changes"][URI].as_array().map(Vec::len), Some(2));
    client.finish();
}

#[test]
fn an_unknown_document_has_no_actions() {
    let mut client = Client::start(pulling());
    client.open(URI, &sample("cartographe"));
    let range = json!({ "start": { "line": 9, "character": 9 }, "end": { "line": 99999, "character": 9 } });
    let params = json!({ "textDocument": { "uri": "file:///nulle/part.yaml" }, "range": range, "context": { "diagnostics": [] } });
    assert_eq!(client.request("textDocument/codeAction", params), Value::Null);
    let foreign = json!({ "title": "X", "data": { "autre": 1 } });
    assert_eq!(client.request("codeAction/resolve", foreign.clone()), foreign);
    client.finish();
}
