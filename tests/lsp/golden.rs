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
    /// Edits say which version of a text they are for.
    versioned: bool,
    /// Completion may insert places to fill in.
    snippets: bool,
    /// Definitions say what they are a definition of.
    links: bool,
    /// What the server asks of it when the session begins.
    asked: &'static [&'static str],
}

const REGISTER: &str = "client/registerCapability";
const CONFIGURATION: &str = "workspace/configuration";

#[rustfmt::skip] // One client a line.
const CLIENTS: &[Golden] = &[
    Golden { name: "vscode-1.139.1", encoding: "utf-16", asks: true, versioned: true, snippets: true, links: true, asked: &[REGISTER, CONFIGURATION] },
    Golden { name: "neovim-0.10.4", encoding: "utf-16", asks: true, versioned: false, snippets: false, links: true, asked: &[CONFIGURATION] },
    Golden { name: "neovim-0.7.2", encoding: "utf-16", asks: false, versioned: false, snippets: false, links: true, asked: &[] },
    Golden { name: "helix-25.07.1", encoding: "utf-8", asks: true, versioned: true, snippets: true, links: false, asked: &[REGISTER, CONFIGURATION] },
    Golden { name: "eglot-1.17.30", encoding: "utf-8", asks: false, versioned: true, snippets: false, links: true, asked: &[REGISTER, CONFIGURATION] },
    Golden { name: "kate-25.04.3", encoding: "utf-16", asks: false, versioned: false, snippets: true, links: false, asked: &[] },
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

    /// A session in which a text is open and has been looked at, which has a place: the first `mark`.
    fn at_mark(&self, text: &str, mark: &str) -> (Client, Value) {
        let mut client = self.session();
        client.open(URI, text);
        self.diagnostics(&mut client);
        let position = self.position(text, text.find(mark).expect("the mark"));
        (client, json!({ "textDocument": { "uri": URI }, "position": position }))
    }

    /// The edits of a workspace edit, which has the form that this client takes.
    fn edits(&self, edit: &Value) -> Vec<Value> {
        let (due, other) =
            if self.versioned { ("documentChanges", "changes") } else { ("changes", "documentChanges") };
        assert!(edit[other].is_null() && !edit[due].is_null(), "{}: {edit}", self.name);
        let edits = if self.versioned {
            assert_eq!(edit[due][0]["textDocument"], json!({ "uri": URI, "version": 1 }), "{}", self.name);
            &edit[due][0]["edits"]
        } else {
            &edit[due][URI]
        };
        edits.as_array().expect("edits").clone()
    }

    /// A text after edits in the order of the text.
    fn edited(&self, text: &str, edits: &[Value]) -> String {
        let mut edits: Vec<&Value> = edits.iter().collect();
        edits.sort_by_key(|edit| self.byte(text, &edit["range"]["start"]));
        let mut after = text.to_owned();
        for edit in edits.into_iter().rev() {
            let (start, end) =
                (self.byte(text, &edit["range"]["start"]), self.byte(text, &edit["range"]["end"]));
            after.replace_range(start..end, edit["newText"].as_str().expect("a text"));
        }
        after
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

#[test]
fn a_rename_has_the_form_that_the_client_takes() {
    let text = example();
    for golden in CLIENTS {
        let (mut client, mut params) = golden.at_mark(&text, "C2], réa");
        params["newName"] = json!("C9");
        let edit = client.request("textDocument/rename", params);
        let edits = golden.edits(&edit);
        assert_eq!(golden.edited(&text, &edits), text.replace("C2", "C9"), "{}", golden.name);
        golden.finish(client);
    }
}

#[test]
fn a_quick_fix_has_the_form_that_the_client_takes() {
    let text = example().replace("C1 à C2", "C1, C9");
    for golden in CLIENTS {
        let mut client = golden.session();
        client.open(URI, &text);
        let found = golden.diagnostics(&mut client);
        let fault = found.iter().find(|one| one["code"] == "TRA003").expect("the fault");
        let params = json!({
            "textDocument": { "uri": URI }, "range": fault["range"], "context": { "diagnostics": [fault] }
        });
        let actions = client.request("textDocument/codeAction", params);
        let is_it =
            |one: &&Value| one["title"].as_str().is_some_and(|t| t.contains("C9") && t.contains("C2"));
        let mut action = actions.as_array().expect("a list").iter().find(is_it).expect("a fix").clone();
        let said = golden.initialize();
        let later = said.pointer("/capabilities/textDocument/codeAction/resolveSupport").is_some();
        if action["edit"].is_null() {
            assert!(later, "{} has no way to ask for the edits of {action}", golden.name);
            action = client.request("codeAction/resolve", action);
        }
        let edits = golden.edits(&action["edit"]);
        assert_eq!(golden.edited(&text, &edits), text.replace("C9", "C2"), "{}", golden.name);
        golden.finish(client);
    }
}

#[test]
fn completion_has_places_to_fill_in_only_for_a_client_that_knows_them() {
    let text = example().replace("[C1 à C2]", "[C1, ]") + "\n";
    for golden in CLIENTS {
        let (mut client, params) = golden.at_mark(&text, "], réa");
        let answer = client.request("textDocument/completion", params);
        let items = answer["items"].as_array().expect("a list");
        let item = items.iter().find(|one| one["label"] == "C2").expect("a code");
        let whole = golden.edited(&text, std::slice::from_ref(&item["textEdit"]));
        assert_eq!(whole, text.replace("[C1, ]", "[C1, C2]"), "{}", golden.name);
        // A new key opens places to fill in, or ends where they would be.
        let end = json!({
            "textDocument": { "uri": URI }, "position": golden.position(&text, text.len()),
        });
        let answer = client.request("textDocument/completion", end);
        let items = answer["items"].as_array().expect("a list");
        assert!(!items.is_empty(), "{}", golden.name);
        let snippets: Vec<&Value> = items.iter().filter(|one| one["insertTextFormat"] == 2).collect();
        assert_eq!(!snippets.is_empty(), golden.snippets, "{}: {items:?}", golden.name);
        let written = |one: &Value| one["textEdit"]["newText"].as_str().expect("a text").to_owned();
        for one in items.iter().filter(|one| one["insertTextFormat"] != 2) {
            assert!(!written(one).contains("${"), "{}: {one}", golden.name);
        }
        golden.finish(client);
    }
}

#[test]
fn a_definition_has_the_form_that_the_client_takes() {
    let text = example();
    for golden in CLIENTS {
        let (mut client, params) = golden.at_mark(&text, "C2], réa");
        let answer = client.request("textDocument/definition", params);
        let place = &answer[0];
        assert_eq!(place["targetUri"].is_null(), !golden.links, "{}: {answer}", golden.name);
        let range = if golden.links { &place["targetSelectionRange"] } else { &place["range"] };
        assert_eq!(golden.byte(&text, &range["start"]), text.find("C2: ").expect("it"), "{}", golden.name);
        assert_eq!(golden.at(&text, range), "C2", "{}", golden.name);
        golden.finish(client);
    }
}
