//! Changes are applied in the order of the wire, whatever else goes on.

use super::client::{Client, pulling};
use serde_json::json;

const URI: &str = "file:///dossier/ordre.referentiel.yaml";

#[test]
fn ten_thousand_changes_are_applied_in_order() {
    let mut client = Client::start(pulling());
    let mut text = "intitulé: Œuvre 😀 d'art\nversion: x\n".to_owned();
    client.open(URI, &text);
    // Insertions, deletions and replacements at places that depend on all that came before.
    let mut seed = 12345u64;
    for version in 0..10_000 {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let line = text.lines().nth(1).expect("a second line").to_owned();
        let length = line.encode_utf16().count() as u64;
        let at = 9 + (seed >> 33) % (length - 8);
        let end = if at < length && seed & 4 == 0 { at + 1 } else { at };
        let new = ["a", "b", "c", "é"][(seed >> 12) as usize % 4];
        let new = if length > 60 { "" } else { new };
        let range =
            json!({ "start": { "line": 1, "character": at }, "end": { "line": 1, "character": end } });
        client.change(URI, version * 3, json!([{ "range": range, "text": new }]));
        let units: Vec<u16> = line.encode_utf16().collect();
        let (at, end) = (at as usize, end as usize);
        let line = String::from_utf16_lossy(
            &[&units[..at], &new.encode_utf16().collect::<Vec<_>>(), &units[end..]].concat(),
        );
        text = format!("{}\n{line}\n", text.lines().next().expect("a first line"));
    }
    // The server's text is known by what it says of it.
    let marker = text.lines().nth(1).expect("a line").to_owned();
    client.change(URI, 40_000, json!([{ "range": { "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 9 } }, "text": "verzion: " }]));
    let found = client.pull(URI);
    let fault = found
        .iter()
        .find(|d| d["message"].as_str().is_some_and(|m| m.contains("verzion")))
        .expect("the fault");
    assert_eq!(fault["range"]["end"]["line"], 1);
    let whole = client.request("referentiel/text", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(whole, json!(text.replace(&marker, &marker.replacen("version: ", "verzion: ", 1))));
    client.finish();
}

#[test]
fn a_request_sees_the_text_as_it_was_when_it_came() {
    let mut client = Client::start(pulling());
    client.open(URI, "intitulé: départ\n");
    let asked: Vec<(i32, u64)> = (0..300)
        .map(|version| {
            client.replace(URI, version, &format!("intitulé: numéro {version}\n"));
            (version, client.begin("referentiel/text", json!({ "textDocument": { "uri": URI } })))
        })
        .collect();
    client.replace(URI, 1000, "intitulé: fin\n");
    for (version, id) in asked {
        assert_eq!(client.end(id), Ok(json!(format!("intitulé: numéro {version}\n"))));
    }
    client.finish();
}
