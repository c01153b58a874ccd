//! Columns, in each way to count them.

use super::client::{Client, codes};
use serde_json::json;

const URI: &str = "file:///dossier/colonnes.referentiel.yaml";

#[test]
fn columns_are_right_behind_accents_and_emoji() {
    // The unknown key stands behind characters that each encoding counts otherwise.
    let texts = [
        "intitulé: X\nblocs: { 1: { intitulé: \"é œ 😀 e\u{301}\", inconnue: x } }\n".to_owned(),
        "\u{feff}intitulé: X\r\nblocs: { 1: { intitulé: \"é œ 😀 e\u{301}\", inconnue: x } }\r\n".to_owned(),
        "blocs: { 1: { intitulé: \"é œ 😀 e\u{301}\", inconnue: x } }".to_owned(),
    ];
    for (encoding, expected) in [("utf-8", 43), ("utf-16", 37), ("utf-32", 36)] {
        for text in &texts {
            let mut client = Client::start(json!({
                "general": { "positionEncodings": [encoding] }, "textDocument": { "diagnostic": {} }
            }));
            assert_eq!(client.capabilities["positionEncoding"], encoding);
            client.open(URI, text);
            let found = client.pull(URI);
            let fault = found.iter().find(|one| one["code"] == "STR024");
            let fault = fault.unwrap_or_else(|| panic!("{:?}", codes(&found)));
            assert_eq!(fault["range"]["start"]["character"], expected, "{encoding} {text:?}");
            assert_eq!(fault["range"]["end"]["character"], expected + 8, "{encoding}");
            client.finish();
        }
    }
}

#[test]
fn the_encoding_is_the_best_that_is_offered() {
    for (offered, expected) in [
        (json!({}), "utf-16"),
        (json!({ "positionEncodings": ["utf-16"] }), "utf-16"),
        (json!({ "positionEncodings": ["utf-16", "utf-32"] }), "utf-32"),
        (json!({ "positionEncodings": ["utf-32", "utf-8", "utf-16"] }), "utf-8"),
        (json!({ "positionEncodings": ["x"] }), "utf-16"),
    ] {
        let client = Client::start(json!({ "general": offered }));
        assert_eq!(client.capabilities["positionEncoding"], expected, "{offered}");
        client.finish();
    }
}
