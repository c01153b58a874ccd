//! Sessions that begin with what real clients send: each is answered in the form that it takes.

use super::client::{Client, codes};
use referentiel::lsp::Options;
use serde_json::{Value, json};
use std::path::Path;

const URI: &str = "file:///dossier/atelier%20d%27%C3%A9criture.referentiel.yaml";

/// What is due to a client.
struct Golden {
    /// Its file in `caps`.
    name: &'static str,
    /// How columns are counted.
    encoding: &'static str,
    /// It asks for diagnostics; else it is told.
    asks: bool,
    /// What the server asks of it when the session begins.
    asked: &'static [&'static str],
}

const REGISTER: &str = "client/registerCapability";
const CONFIGURATION: &str = "workspace/configuration";

const CLIENTS: &[Golden] = &[
    Golden { name: "vscode-1.139.1", encoding: "utf-16", asks: true, asked: &[REGISTER, CONFIGURATION] },
    Golden { name: "neovim-0.10.4", encoding: "utf-16", asks: true, asked: &[CONFIGURATION] },
    Golden { name: "neovim-0.7.2", encoding: "utf-16", asks: false, asked: &[] },
    Golden { name: "helix-25.07.1", encoding: "utf-8", asks: true, asked: &[REGISTER, CONFIGURATION] },
    Golden { name: "eglot-1.17.30", encoding: "utf-8", asks: false, asked: &[REGISTER, CONFIGURATION] },
    Golden { name: "kate-25.04.3", encoding: "utf-16", asks: false, asked: &[] },
];

impl Golden {
    /// What it sends.
    fn initialize(&self) -> Value {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lsp/caps");
        let text = std::fs::read_to_string(folder.join(format!("{}.json", self.name))).expect("a file");
        serde_json::from_str(&text).expect("JSON")
    }

    /// A session that began so.
    fn session(&self) -> Client {
        Client::with(self.initialize(), Options::default())
    }

    /// Ends a session: the server asked what is due, and nothing that the client does not know.
    fn finish(&self, mut client: Client) {
        let said = self.initialize();
        for method in self.asked {
            client.until_asked(method, 1);
        }
        for (method, params) in &client.asked {
            let able = |path: &str| said.pointer(&format!("/capabilities/{path}")) == Some(&json!(true));
            let known = match method.as_str() {
                REGISTER => params["registrations"].as_array().expect("a list").iter().all(|one| {
                    able(&format!("{}/dynamicRegistration", one["method"].as_str().expect("a method")))
                }),
                CONFIGURATION => able("workspace/configuration"),
                "window/workDoneProgress/create" => able("window/workDoneProgress"),
                "workspace/diagnostic/refresh" => {
                    able("workspace/diagnostics/refreshSupport")
                        || able("workspace/diagnostic/refreshSupport")
                }
                _ => able(&method.replace("/refresh", "/refreshSupport")),
            };
            assert!(known, "{} is asked {method}: {params}", self.name);
        }
        client.finish();
    }

    /// Diagnostics of the text that was opened last.
    fn diagnostics(&self, client: &mut Client) -> Vec<Value> {
        if self.asks { client.pull(URI) } else { client.told(URI) }
    }

    /// The position of a byte, as this client counts.
    fn position(&self, text: &str, byte: usize) -> Value {
        let before = &text[..byte];
        let column = self.width(&before[before.rfind('\n').map_or(0, |at| at + 1)..]);
        json!({ "line": before.matches('\n').count(), "character": column })
    }

    /// The byte at a position of this client, which must be one of a character.
    fn byte(&self, text: &str, position: &Value) -> usize {
        let number = |key: &str| position[key].as_u64().expect("a number") as usize;
        let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        let mut ends = text[start..].char_indices().map(|(at, _)| at).chain([text.len() - start]);
        let at = ends.find(|at| self.width(&text[start..start + at]) == number("character"));
        start + at.unwrap_or_else(|| panic!("{}: no character begins at {position}", self.name))
    }

    fn width(&self, text: &str) -> usize {
        match self.encoding {
            "utf-8" => text.len(),
            "utf-16" => text.encode_utf16().count(),
            _ => text.chars().count(),
        }
    }

    /// The text of a range of this client.
    fn at<'a>(&self, text: &'a str, range: &Value) -> &'a str {
        &text[self.byte(text, &range["start"])..self.byte(text, &range["end"])]
    }
}

/// A text without fault, with accents and an emoji before the places that are looked at.
fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editors/exemple.referentiel.yaml");
    std::fs::read_to_string(path).expect("an example")
}

#[test]
fn columns_and_diagnostics_are_those_that_the_client_takes() {
    let text = example().replace("C1 à C2", "C1 à C9");
    for golden in CLIENTS {
        let mut client = golden.session();
        assert_eq!(client.capabilities["positionEncoding"], golden.encoding, "{}", golden.name);
        assert_eq!(client.capabilities["diagnosticProvider"].is_null(), !golden.asks, "{}", golden.name);
        client.open(URI, &text);
        let found = golden.diagnostics(&mut client);
        assert_eq!(codes(&found), ["TRA003@14"], "{}", golden.name);
        assert_eq!(golden.at(&text, &found[0]["range"]), "C9", "{}", golden.name);
        let fixed = text.find("C9").expect("the fault");
        let range =
            json!({ "start": golden.position(&text, fixed), "end": golden.position(&text, fixed + 2) });
        client.change(URI, 2, json!([{ "range": range, "text": "C2" }]));
        assert_eq!(golden.diagnostics(&mut client), [Value::Null; 0], "{}", golden.name);
        golden.finish(client);
    }
}
