//! Sessions drawn from numbers: valid messages of every method, in any order, and what must hold whatever they
//! are. The tests of the server and the fuzz targets share them.

use referentiel::lsp::{Options, serve};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Numbers: first those that are given, then others that follow from them.
pub struct Draw<'a> {
    bytes: &'a [u8],
    state: u64,
}

impl<'a> Draw<'a> {
    /// Begins with `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        let mixed = bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |all, byte| {
            (all ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Draw { bytes, state: mixed | 1 }
    }

    /// Numbers that follow from `seed`.
    #[allow(dead_code, reason = "the fuzz targets give bytes")]
    pub fn seeded(seed: u64) -> Draw<'static> {
        Draw { bytes: &[], state: Draw::new(&seed.to_le_bytes()).state }
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        if let Some((first, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            return usize::from(*first) % limit.max(1);
        }
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as usize % limit.max(1)
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

const URIS: &[&str] = &[
    "file:///dossier/a.referentiel.yaml",
    "file:///dossier/b%20%C3%A9.referentiel.yml",
    "untitled:Untitled-1",
    "file:///dossier/compose.yaml",
    "file:///dossier/referentiel.config.yaml",
];

const PIECES: &[&str] = &[
    "",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    ":",
    ": ",
    "- ",
    "-",
    "#",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    "é",
    "œ",
    "😀",
    "e\u{301}",
    "\u{200b}",
    "\u{a0}",
    "\u{feff}",
    "1.1",
    "C1",
    "à",
    " à ",
    "bloc",
    "blocs:\n",
    "  1:\n",
    "intitulé: ",
    "activités:\n",
    "compétences:\n",
    "épreuves:\n",
    "critères:\n",
    "évalue: ",
    "<<: *x\n",
    "&x ",
    "*x",
    ">-\n",
    "|\n",
    "# référentiel: ignore NUM001 — essai\n",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "---\n",
    "numérotation:\n",
    "qualités non observables: [rigueur]\n",
    "glossaire: { curation: tri }\n",
    "codes: { fiche: RNCP40907 }\n",
    "    ",
    "        ",
    "x: : y",
    "Le candidat ",
    "afin de ",
    "https://exemple.fr ",
    "article L. 6113-1 ",
];

const TEXTS: &[&str] = &[
    "",
    "intitulé: Œuvre 😀\n",
    "intitulé: X\r\nrépertoire: RNCP\r\nblocs:\r\n  1:\r\n    intitulé: é\r\n",
    concat!(
        "intitulé: Fournil\nrépertoire: RNCP\nniveau: 4\nversion: 1\ncodes: { fiche: RNCP99902, rome: [D1102] }\n",
        "blocs:\n  1:\n    intitulé: Pétrir\n    activités:\n      1.1:\n        intitulé: Pesée\n        compétences:\n",
        "          1.1.1: Peser les farines afin de tenir la recette\n          1.2.2: >-\n            Ajuster l'eau\n            selon la farine\n",
        "      1.2:\n        intitulé: Pétrissage\n        compétences:\n          1.2.1:\n            énoncé: Régler le pétrin\n            critères: [Le réglage est noté.]\n",
        "    épreuves:\n      E1:\n        modalité: Mise en situation\n        évalue: 1.1 à 1.2\n        critères:\n          1.1.1:\n            - La pesée est juste.\n          1.2: [Le pâton est lisse.]\n",
        "        qualités non observables: [rigueur]\nglossaire:\n  pâton: morceau de pâte\n",
    ),
    "répertoire: RS\ncompétences:\n  C1: Faire\n  C2: Dire\népreuves:\n  E1: { modalité: Oral 😀, évalue: \"C1, C2\" }\n",
    "ignorer: [NUM]\ngravité:\n  X: erreur\n",
    "blocs: [\n",
    "\u{feff}intitulé: avec marque\n",
];

const ABOUT_A_PLACE: &[&str] = &[
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/onTypeFormatting",
];

const ABOUT_A_TEXT: &[&str] = &[
    "textDocument/diagnostic",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/codeLens",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/formatting",
    "referentiel/text",
];

const ABOUT_A_RANGE: &[&str] =
    &["textDocument/codeAction", "textDocument/inlayHint", "textDocument/semanticTokens/range"];

const NAMES: &[&str] =
    &["1.3", "", "C9", "  ", "1.1.1", "é: x", "#", "E1", "\"", "1.10", "un mot", "😀", "a\nb"];

/// A session, and what is known of it.
pub struct Session {
    /// `initialize`.
    pub first: Vec<u8>,
    /// Everything after it.
    pub rest: Vec<u8>,
    /// What each request asked about: its number, the text it saw.
    pub asked: BTreeMap<u64, Option<String>>,
    /// The texts that are open at the end, and the requests that ask for them.
    pub open: BTreeMap<u64, Option<String>>,
    /// How columns are counted: 8, 16 or 32 bits.
    pub bits: usize,
    /// Whether the session ends as it should.
    pub ends_well: bool,
    /// Requests that the client gave up.
    pub cancelled: Vec<u64>,
}

/// What is written as the session is drawn.
struct Author<'a, 'b> {
    draw: &'a mut Draw<'b>,
    bytes: Vec<u8>,
    next: u64,
    version: i32,
    open: BTreeMap<usize, String>,
    session: Session,
}

/// Draws a session.
pub fn session(draw: &mut Draw<'_>) -> Session {
    let bits = draw.of(&[16, 16, 8, 32]);
    let encoding = format!("utf-{bits}");
    let yes = |draw: &mut Draw<'_>| draw.below(2) == 0;
    let pull = if yes(draw) { json!({ "relatedInformation": true }) } else { Value::Null };
    let capabilities = json!({
        "general": { "positionEncodings": [encoding] },
        "textDocument": {
            "diagnostic": pull,
            "publishDiagnostics": { "relatedInformation": yes(draw), "codeDescriptionSupport": yes(draw) },
            "completion": { "completionItem": { "snippetSupport": yes(draw) } },
            "hover": { "contentFormat": ["markdown"] },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": yes(draw) },
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
                "resolveSupport": { "properties": ["edit"] }, "disabledSupport": yes(draw)
            },
            "rename": { "prepareSupport": yes(draw) }
        },
        "workspace": {
            "workspaceEdit": { "documentChanges": yes(draw), "changeAnnotationSupport": {} },
            "configuration": yes(draw), "diagnostics": { "refreshSupport": yes(draw) },
            "didChangeWatchedFiles": { "dynamicRegistration": yes(draw) }
        },
        "window": { "workDoneProgress": yes(draw) }
    });
    let session = Session {
        first: Vec::new(),
        rest: Vec::new(),
        asked: BTreeMap::new(),
        open: BTreeMap::new(),
        bits,
        ends_well: false,
        cancelled: Vec::new(),
    };
    let mut author = Author { draw, bytes: Vec::new(), next: 1, version: 0, open: BTreeMap::new(), session };
    let params = json!({ "capabilities": capabilities, "locale": author.draw.of(&["fr", "en", "de"]) });
    author.write(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params }));
    author.session.asked.insert(1, None);
    author.session.first = std::mem::take(&mut author.bytes);
    author.notify("initialized", json!({}));
    for _ in 0..5 + author.draw.below(60) {
        author.event();
    }
    author.finish()
}

impl Author<'_, '_> {
    fn write(&mut self, message: &Value) {
        let body = message.to_string();
        self.bytes.extend_from_slice(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.write(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: Value, sees: Option<String>) -> u64 {
        self.next += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": self.next, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.write(&message);
        self.session.asked.insert(self.next, sees);
        self.next
    }

    fn text(&mut self) -> String {
        let mut text = self.draw.of(TEXTS).to_owned();
        for _ in 0..self.draw.below(4) {
            text.push_str(self.draw.of(PIECES));
        }
        text
    }

    /// A place in a text, or outside it.
    fn place(&mut self, text: &str) -> (Value, usize) {
        if self.draw.below(8) == 0 {
            let odd = [0, 1, 7, 9999, u32::MAX];
            let (line, character) = (self.draw.of(&odd), self.draw.of(&odd));
            return (
                json!({ "line": line, "character": character }),
                byte_at(text, line, character, self.session.bits),
            );
        }
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let drawn = self.draw.below(256) * 256 + self.draw.below(256);
        let mut at = places[drawn % places.len()];
        if text[..at].ends_with('\r') && text[at..].starts_with('\n') {
            at -= 1;
        }
        let before = &text[..at];
        let line = before.replace("\r\n", "\n").matches(['\n', '\r']).count();
        let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        (json!({ "line": line, "character": units(&before[start..], self.session.bits) }), at)
    }

    fn event(&mut self) {
        let which = self.draw.below(URIS.len());
        let uri = URIS[which];
        let document = json!({ "uri": uri });
        let text = self.open.get(&which).cloned();
        let seen = text.clone().unwrap_or_default();
        match self.draw.below(16) {
            0 | 1 => {
                let text = self.text();
                self.version += 1;
                let language = self.draw.of(&["referentiel", "yaml"]);
                let item =
                    json!({ "uri": uri, "languageId": language, "version": self.version, "text": text });
                self.notify("textDocument/didOpen", json!({ "textDocument": item }));
                self.open.insert(which, text);
            }
            2 => {
                self.notify("textDocument/didClose", json!({ "textDocument": document }));
                self.open.remove(&which);
            }
            3..=6 => self.change(which, uri, text),
            7 | 8 => {
                let method = self.draw.of(ABOUT_A_PLACE);
                let (position, _) = self.place(&seen);
                let name = self.draw.of(NAMES);
                let params = json!({
                    "textDocument": document, "position": position, "newName": name, "ch": "\n",
                    "context": { "includeDeclaration": true, "triggerKind": 1 },
                    "options": { "tabSize": self.draw.of(&[0, 2, 8, 4_000_000]), "insertSpaces": true }
                });
                self.ask(method, params, text);
            }
            9 | 10 => {
                let method = self.draw.of(ABOUT_A_TEXT);
                let params = json!({
                    "textDocument": document, "previousResultId": self.draw.of(&["1", "x", ""]),
                    "options": { "tabSize": 2, "insertSpaces": true }
                });
                self.ask(method, params, text);
            }
            11 => {
                let method = self.draw.of(ABOUT_A_RANGE);
                let (start, end) = (self.place(&seen).0, self.place(&seen).0);
                let only = self.draw.of(&["quickfix", "source.fixAll", "refactor", ""]);
                let params = json!({
                    "textDocument": document, "range": { "start": start, "end": end },
                    "context": { "diagnostics": [], "only": if only.is_empty() { Value::Null } else { json!([only]) } }
                });
                self.ask(method, params, text);
            }
            12 => {
                let (one, other) = (self.place(&seen).0, self.place(&seen).0);
                let params = json!({ "textDocument": document, "positions": [one, other] });
                self.ask("textDocument/selectionRange", params, text);
            }
            13 => {
                let command =
                    self.draw.of(&["matrix", "coverage", "renumber", "explain", "restart", "inconnue"]);
                let argument = json!({ "uri": uri, "code": "NUM001", "bloc": self.draw.of(&["1", "9", ""]), "views": [] });
                let arguments = if self.draw.below(4) == 0 { json!([]) } else { json!([argument]) };
                let params =
                    json!({ "command": format!("referentiel.server.{command}"), "arguments": arguments });
                self.ask("workspace/executeCommand", params, None);
            }
            14 => match self.draw.below(6) {
                0 => {
                    let query = self.draw.of(NAMES);
                    self.ask("workspace/symbol", json!({ "query": query }), None);
                }
                1 => {
                    let settings =
                        json!({ "settings": { "referentiel": { "ignorer": ["NUM"], "inlayHints": false } } });
                    self.notify("workspace/didChangeConfiguration", settings);
                }
                2 => {
                    let change = json!({ "changes": [{ "uri": uri, "type": self.draw.below(5) }] });
                    self.notify("workspace/didChangeWatchedFiles", change);
                }
                3 => {
                    self.notify("textDocument/didSave", json!({ "textDocument": document }));
                }
                4 => {
                    let item =
                        json!({ "label": "x", "data": self.draw.of(&["1.1", "é", "NUM001", "clé:blocs"]) });
                    self.ask("completionItem/resolve", item, None);
                }
                _ => {
                    let data = json!({ "uri": uri, "version": 1, "kind": self.draw.of(NAMES), "name": "x" });
                    self.ask("codeAction/resolve", json!({ "title": "x", "data": data }), None);
                }
            },
            _ => match self.draw.below(4) {
                0 => {
                    let number = self.draw.below(self.next as usize + 2) as u64;
                    self.notify("$/cancelRequest", json!({ "id": number }));
                    self.session.cancelled.push(number);
                }
                1 => {
                    let number = self.draw.below(9);
                    self.write(&json!({ "jsonrpc": "2.0", "id": number, "result": null }));
                }
                2 => self.notify("$/setTrace", json!({ "value": "verbose" })),
                _ => {
                    self.ask("textDocument/inconnu", json!({}), None);
                }
            },
        }
    }

    fn change(&mut self, which: usize, uri: &str, text: Option<String>) {
        let mut next = text.clone().unwrap_or_default();
        let mut changes = Vec::new();
        for _ in 0..1 + self.draw.below(3) {
            let new = self.draw.of(PIECES);
            if self.draw.below(12) == 0 {
                next = self.text();
                changes.push(json!({ "text": next }));
                continue;
            }
            let ((start, from), (end, to)) = (self.place(&next), self.place(&next));
            changes.push(json!({ "range": { "start": start, "end": end }, "text": new }));
            let (from, to) = (from.min(to), from.max(to));
            next.replace_range(from..to, new);
        }
        self.version += 1;
        let document = json!({ "uri": uri, "version": self.version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
        if text.is_some() {
            self.open.insert(which, next);
        }
    }

    fn finish(mut self) -> Session {
        for (which, uri) in URIS.iter().enumerate() {
            let text = self.open.get(&which).cloned();
            let asked = self.ask("referentiel/text", json!({ "textDocument": { "uri": uri } }), None);
            self.session.open.insert(asked, text);
        }
        self.session.ends_well = self.draw.below(4) > 0;
        if self.session.ends_well {
            self.ask("shutdown", Value::Null, None);
            // What is asked for after the end was announced has an answer too.
            self.ask("textDocument/hover", json!({}), None);
        }
        self.session.rest = self.bytes;
        self.session
    }
}

fn units(text: &str, bits: usize) -> usize {
    match bits {
        8 => text.len(),
        16 => text.encode_utf16().count(),
        _ => text.chars().count(),
    }
}

/// The byte at a position that may be anywhere.
fn byte_at(text: &str, line: u32, character: u32, bits: usize) -> usize {
    let mut starts = vec![0];
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
            starts.push(at + 1);
        }
    }
    let Some(start) = starts.get(line as usize).copied() else { return text.len() };
    let whole = &text[start..starts.get(line as usize + 1).copied().unwrap_or(text.len())];
    let body = whole.trim_end_matches(['\n', '\r']);
    let mut at = 0;
    for c in body.chars() {
        if units(&body[..at + c.len_utf8()], bits) > character as usize {
            break;
        }
        at += c.len_utf8();
    }
    start + at
}

/// What the server wrote, and who waits for its first word.
#[derive(Clone, Default)]
struct Heard(Arc<(Mutex<Vec<u8>>, Condvar)>);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        self.0.1.notify_all();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What the client says: a beginning, and the rest when it is answered.
struct Said {
    first: Cursor<Vec<u8>>,
    rest: Cursor<Vec<u8>>,
    heard: Heard,
}

impl Read for Said {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.first.read(buffer)?;
        if count > 0 {
            return Ok(count);
        }
        if self.rest.get_ref().is_empty() {
            return Ok(0);
        }
        let heard = self.heard.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited =
            self.heard.0.1.wait_timeout_while(heard, Duration::from_secs(10), |heard| heard.is_empty());
        drop(waited);
        self.rest.read(buffer)
    }
}

/// Runs a session; gives the exit code and what the server wrote. `first` is answered before `rest` is said.
pub fn run(first: Vec<u8>, rest: Vec<u8>) -> (u8, Vec<u8>) {
    let heard = Heard::default();
    let said = Said { first: Cursor::new(first), rest: Cursor::new(rest), heard: heard.clone() };
    let code = serve(said, heard.clone(), Options::default()).expect("a server");
    let written = heard.0.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    (code, written)
}

/// The messages of a stream, which must be well formed.
pub fn messages(mut bytes: &[u8]) -> Vec<Value> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a header");
        let header = std::str::from_utf8(&bytes[..end]).expect("a header in ASCII");
        let length = header.strip_prefix("Content-Length: ").expect("a length");
        let length: usize = length.parse().expect("a number");
        let body = &bytes[end + 4..end + 4 + length];
        found.push(serde_json::from_slice(body).expect("JSON"));
        bytes = &bytes[end + 4 + length..];
    }
    found
}

/// Runs a drawn session and holds the server to what must always hold.
pub fn hold(draw: &mut Draw<'_>) {
    let session = session(draw);
    let (code, written) = run(session.first.clone(), session.rest.clone());
    assert_eq!(code, u8::from(!session.ends_well), "exit code");
    let mut answers: BTreeMap<u64, Value> = BTreeMap::new();
    for message in messages(&written) {
        if message.get("method").is_some() {
            let told = message["params"]["diagnostics"].as_array();
            for one in told.into_iter().flatten() {
                assert_ne!(one["code"], "interne", "the analysis failed");
            }
            continue;
        }
        let Some(id) = message["id"].as_u64() else { panic!("an answer to nothing: {message}") };
        assert_ne!(message["error"]["code"], -32603, "{message}");
        assert!(answers.insert(id, message).is_none(), "{id} is answered twice");
    }
    for (id, sees) in &session.asked {
        let answer = answers.get(id).unwrap_or_else(|| panic!("{id} is not answered"));
        if let Some(text) = sees {
            let lines = lines(text);
            inside(&answer["result"], &lines, session.bits);
        }
    }
    for (id, text) in &session.open {
        let answer = &answers[id];
        if answer["error"]["code"] == -32800 && session.cancelled.contains(id) {
            continue;
        }
        // A byte order mark at the beginning is set aside.
        let text = text.as_ref().map(|text| text.strip_prefix('\u{feff}').unwrap_or(text).to_owned());
        assert_eq!(answer["result"], json!(text), "the text of {id}");
    }
}

fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        lines.push(&rest[..at]);
        rest = &rest[at + if rest[at..].starts_with("\r\n") { 2 } else { 1 }..];
    }
    lines.push(rest);
    lines
}

/// Every position lies inside the text.
fn inside(value: &Value, lines: &[&str], bits: usize) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| inside(one, lines, bits)),
        Value::Object(map) => {
            if let (Some(line), Some(character)) = (map.get("line"), map.get("character")) {
                let line = line.as_u64().expect("a line") as usize;
                let character = character.as_u64().expect("a column") as usize;
                let there = lines.get(line).unwrap_or_else(|| panic!("line {line} of {}", lines.len()));
                assert!(character <= units(there, bits), "{line}:{character} of « {there} »");
            }
            map.values().for_each(|one| inside(one, lines, bits));
        }
        _ => {}
    }
}

/// A panic on any thread of the server is a fault, caught there or not.
#[allow(dead_code, reason = "the fuzz targets call it")]
pub fn abort_on_panic() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            usual(info);
            std::process::abort();
        }));
    });
}
