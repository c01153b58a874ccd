//! What an editor shows of a text, as the protocol has it: positions in the encoding that was agreed on.

use super::client::{Client, pulling, pushed};
use serde_json::{Value, json};

const URI: &str = "file:///dossier/%C3%A9.referentiel.yaml";

/// A mark before the first line, characters of one, two and four bytes, a broken line.
const TEXT: &str = "\u{feff}codes: { fiche: RS5123 } # 😀 RNCP40907\nintitulé: L'œuvre : essai\ncompétences:\n  C1: Écouter 😀 afin\n    d'agir\népreuves:\n  E1:\n    évalue: \"C1\"\n";

fn about(client: &mut Client, method: &str) -> Value {
    client.request(&format!("textDocument/{method}"), json!({ "textDocument": { "uri": URI } }))
}

fn range(value: &Value) -> String {
    let at = |end: &str| format!("{}:{}", value[end]["line"], value[end]["character"]);
    format!("{}-{}", at("start"), at("end"))
}

fn list(value: &Value, tell: impl Fn(&Value) -> String) -> Vec<String> {
    value.as_array().expect("a list").iter().map(tell).collect()
}

#[test]
fn the_outline_is_nested_or_flat() {
    let mut client = Client::start(pulling());
    client.open(URI, TEXT);
    let nested = about(&mut client, "documentSymbol");
    let told =
        list(&nested, |s| format!("{} {} {}", s["name"], range(&s["range"]), range(&s["selectionRange"])));
    assert_eq!(
        told,
        [
            "\"codes\" 0:1-0:25 0:1-0:6",
            "\"C1 Écouter 😀 afin d'agir\" 3:2-4:10 3:2-3:4",
            "\"E1\" 6:2-7:16 6:2-6:4"
        ]
    );
    client.finish();

    let mut client = Client::start(pushed());
    client.open(URI, "blocs:\n  1:\n    intitulé: X\n    compétences: { C1: Agir }\n");
    let flat = about(&mut client, "documentSymbol");
    let told = list(&flat, |s| format!("{} in {}", s["name"], s["containerName"]));
    assert_eq!(told, ["\"1 X\" in null", "\"C1 Agir\" in \"1 X\""]);
    client.told(URI);
    client.finish();
}

#[test]
fn what_is_found_in_the_workspace_has_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("fermé.referentiel.yaml");
    std::fs::write(&path, "\u{feff}intitulé: Fermé\ncompétences: { é1: x, C1: Écrire }\n").expect("a file");
    let mut client = Client::in_folder(folder.path(), pulling());
    client.open(URI, TEXT);
    client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let found = client.request("workspace/symbol", json!({ "query": "c1" }));
    let told = list(&found, |s| format!("{} {}", s["name"], range(&s["location"]["range"])));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.contains(&"\"C1 Écrire\" 1:22-1:24".to_owned()), "{told:?}");
    assert!(told.contains(&"\"C1 Écouter 😀 afin d'agir\" 3:2-3:4".to_owned()), "{told:?}");
    client.finish();
}

#[test]
fn links_folds_and_selections() {
    let mut client = Client::start(pulling());
    client.open(URI, TEXT);
    let links = about(&mut client, "documentLink");
    let told = list(&links, |l| format!("{} {}", range(&l["range"]), l["target"]));
    assert_eq!(
        told,
        [
            "0:17-0:23 \"https://www.francecompetences.fr/recherche/rs/5123/\"",
            "0:31-0:40 \"https://www.francecompetences.fr/recherche/rncp/40907/\""
        ]
    );
    assert_eq!(links[0]["tooltip"], "Fiche RS5123 (France compétences)");
    let folds = about(&mut client, "foldingRange");
    let told = list(&folds, |f| format!("{}-{}", f["startLine"], f["endLine"]));
    assert_eq!(told, ["2-4", "3-4", "5-7", "6-7"]);
    let positions = json!([{ "line": 3, "character": 8 }, { "line": 99, "character": 99 }]);
    let asked = json!({ "textDocument": { "uri": URI }, "positions": positions });
    let ranges = client.request("textDocument/selectionRange", asked);
    assert_eq!(ranges.as_array().map(Vec::len), Some(2));
    assert_eq!(range(&ranges[0]["range"]), "3:6-3:13");
    assert_eq!(range(&ranges[0]["parent"]["range"]), "3:6-4:10");
    assert_eq!(range(&ranges[1]["range"]), "0:1-8:0");
    client.finish();
}

#[test]
fn lenses_lead_where_the_client_can_go() {
    let mut able = pulling();
    let known = json!(["referentiel.showReferences", "referentiel.showMatrix"]);
    able["experimental"] = json!({ "commands": { "commands": known } });
    for (capabilities, commands) in [
        (pulling(), ["\"\"", "\"\""]),
        (able, ["\"referentiel.showReferences\"", "\"referentiel.showMatrix\""]),
    ] {
        let mut client = Client::start(capabilities);
        client.open(URI, TEXT);
        let lenses = about(&mut client, "codeLens");
        let titles = list(&lenses, |l| format!("{} {}", range(&l["range"]), l["command"]["title"]));
        assert_eq!(
            titles,
            ["3:2-3:4 \"aucun critère · E1\"", "6:2-6:4 \"évalue 1 compétence · aucun critère\""]
        );
        assert_eq!(list(&lenses, |l| l["command"]["command"].to_string()), commands);
        if let Some(arguments) = lenses[0]["command"]["arguments"].as_array() {
            assert_eq!(arguments[0], URI);
            assert_eq!(arguments[1], json!({ "line": 3, "character": 2 }));
            assert_eq!(range(&arguments[2][0]["range"]), "7:13-7:15");
        }
        client.finish();
    }
}

#[test]
fn hints_stand_behind_codes_unless_they_are_not_wanted() {
    let asked = || {
        let range = json!({ "start": { "line": 5, "character": 0 }, "end": { "line": 9, "character": 0 } });
        json!({ "textDocument": { "uri": URI }, "range": range })
    };
    let mut client = Client::start(pulling());
    client.open(URI, TEXT);
    let hints = client.request("textDocument/inlayHint", asked());
    assert_eq!(
        hints,
        json!([{
            "position": { "line": 7, "character": 16 }, "label": "Écouter 😀 afin d'agir",
            "tooltip": "compétence C1 : Écouter 😀 afin d'agir", "paddingLeft": true, "paddingRight": false
        }])
    );
    client.finish();

    let mut client = Client::start(pulling());
    let settings =
        json!({ "referentiel": { "inlayHints": { "enable": false }, "codeLens": { "enable": false } } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    client.open(URI, TEXT);
    assert_eq!(client.request("textDocument/inlayHint", asked()), json!([]));
    assert_eq!(about(&mut client, "codeLens"), json!([]));
    client.finish();
}

/// Numbers, five a piece, as places and names.
fn decoded(client: &Client, data: &Value) -> Vec<String> {
    let numbers: Vec<u64> = data.as_array().expect("numbers").iter().filter_map(Value::as_u64).collect();
    let legend = &client.capabilities["semanticTokensProvider"]["legend"];
    let (mut line, mut start) = (0, 0);
    let one = |piece: &[u64]| {
        start = if piece[0] == 0 { start + piece[1] } else { piece[1] };
        line += piece[0];
        let kind = legend["tokenTypes"][piece[3] as usize].as_str().expect("a name");
        format!("{line}:{start}+{} {kind}{}", piece[2], if piece[4] == 1 { "!" } else { "" })
    };
    numbers.chunks(5).map(one).collect()
}

#[test]
fn colours_follow_the_text() {
    let mut client = Client::start(pulling());
    client.open(URI, TEXT);
    let full = about(&mut client, "semanticTokens/full");
    let told = decoded(&client, &full["data"]);
    let expected = [
        "0:1+5 property",
        "0:10+5 property",
        "1:0+8 property",
        "2:0+11 property",
        "3:2+2 function!",
        "3:6+7 keyword",
        "3:17+4 parameter",
        "4:4+6 parameter",
        "5:0+8 property",
        "6:2+2 interface!",
        "7:4+6 property",
        "7:13+2 function",
    ];
    assert_eq!(told, expected);
    // What changed is told as a run that replaces another.
    let line = json!({ "start": { "line": 5, "character": 0 }, "end": { "line": 5, "character": 0 } });
    client.change(URI, 2, json!([{ "range": line, "text": "  C2: Lire\n" }]));
    let asked = json!({ "textDocument": { "uri": URI }, "previousResultId": full["resultId"] });
    let delta = client.request("textDocument/semanticTokens/full/delta", asked.clone());
    let mut data = full["data"].as_array().expect("numbers").clone();
    for edit in delta["edits"].as_array().expect("edits") {
        let start = edit["start"].as_u64().expect("a number") as usize;
        let end = start + edit["deleteCount"].as_u64().expect("a number") as usize;
        data.splice(start..end, edit["data"].as_array().cloned().unwrap_or_default());
    }
    let now = about(&mut client, "semanticTokens/full");
    assert_eq!(Value::Array(data), now["data"]);
    assert!(decoded(&client, &now["data"]).contains(&"5:6+4 keyword".to_owned()));
    // A number that is forgotten gets everything.
    let again = client.request("textDocument/semanticTokens/full/delta", asked);
    assert_eq!(again["data"], now["data"]);
    client.finish();
}

#[test]
fn what_is_no_referentiel_gets_no_answer() {
    let mut client = Client::start(pulling());
    for method in ["documentSymbol", "foldingRange", "documentLink", "codeLens", "semanticTokens/full"] {
        assert_eq!(about(&mut client, method), Value::Null, "{method}");
    }
    client.finish();
}
