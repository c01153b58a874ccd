//! Whatever happened to the texts, the server says of them what `check` says.

use super::client::{Client, folder, pulling, uri};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What can happen. Numbers choose among what there is.
#[derive(Clone, Debug)]
enum Event {
    /// A file is opened in the editor.
    Open(usize),
    /// It is closed, without being saved.
    Close(usize),
    /// A piece of an open text is replaced: where, how much, by what.
    Edit(usize, usize, usize, String),
    /// Several pieces at once.
    Edits(usize, Vec<(usize, usize, String)>),
    /// An open text is saved.
    Save(usize),
    /// A file of the disk is written by someone else.
    Write(usize, usize),
    /// A file is given another name, its text staying open under the old one or not.
    Rename(usize, usize),
    /// A file goes.
    Delete(usize),
    /// A configuration is written, or taken away.
    Configure(usize),
}

const NAMES: &[&str] = &[
    "a.referentiel.yaml",
    "b é.referentiel.yml",
    "dossier/c#[1].referentiel.yaml",
    "dossier/d%25.referentiel.yaml",
    "ignoré/e.referentiel.yaml",
    "dossier/f 😀.referentiel.yaml",
];

const CONFIGURATIONS: &[&str] = &[
    "",
    "ignorer: [NUM]\n",
    "profil: tp\n",
    "gravités: { STR014: suggestion }\nexclure: [\"dossier/c*\"]\n",
    "langue: en\nindices: oui\n",
    "clé inconnue: : x\n",
];

fn texts() -> Vec<String> {
    let sample = |name| super::client::sample(name);
    vec![
        "intitulé: X\n".to_owned(),
        String::new(),
        sample("community-manager"),
        sample("animer-un-atelier-de-reparation").replace('\n', "\r\n"),
        "blocs:\n  1:\n    intitulé: é œ 😀 e\u{301}\n    activités:\n      1.1:\n        compétences:\n          1.2.1: Régler\n".to_owned(),
        "blocs: [\n".to_owned(),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let piece = prop::sample::select(vec![
        "",
        "x",
        "\n",
        ":",
        "  ",
        "é",
        "😀",
        "\r\n",
        "- ",
        "1.1",
        "#",
        "\"",
        "{",
        "activités:\n",
        "\t",
        "e\u{301}",
    ]);
    let piece = piece.prop_map(str::to_owned).boxed();
    let edits = prop::collection::vec((any::<usize>(), 0usize..12, piece.clone()), 1..4);
    prop_oneof![
        3 => any::<usize>().prop_map(Event::Open),
        1 => any::<usize>().prop_map(Event::Close),
        6 => (any::<usize>(), any::<usize>(), 0usize..30, piece).prop_map(|(f, a, n, t)| Event::Edit(f, a, n, t)),
        2 => (any::<usize>(), edits).prop_map(|(file, edits)| Event::Edits(file, edits)),
        1 => any::<usize>().prop_map(Event::Save),
        2 => (any::<usize>(), any::<usize>()).prop_map(|(file, text)| Event::Write(file, text)),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(file, to)| Event::Rename(file, to)),
        1 => any::<usize>().prop_map(Event::Delete),
        1 => any::<usize>().prop_map(Event::Configure),
    ]
}

/// The disk and the editor, as they should be.
struct World {
    folder: PathBuf,
    client: Client,
    open: BTreeMap<PathBuf, String>,
    version: i32,
}

impl World {
    fn new(name: &str) -> Self {
        let folder = folder(name);
        std::fs::write(folder.join(".gitignore"), "ignoré/\n").expect("written");
        for (at, name) in NAMES.iter().enumerate().take(4) {
            write(&folder.join(name), &texts()[at % texts().len()]);
        }
        // Columns of the report in JSON are counted in characters.
        let mut capabilities = pulling();
        capabilities["general"]["positionEncodings"] = json!(["utf-32"]);
        let client = Client::in_folder(&folder, capabilities);
        World { folder, client, open: BTreeMap::new(), version: 1 }
    }

    fn path(&self, number: usize) -> PathBuf {
        self.folder.join(NAMES[number % NAMES.len()])
    }

    fn tell(&mut self, path: &Path, kind: u8) {
        let change = json!({ "changes": [{ "uri": uri(path), "type": kind }] });
        self.client.notify("workspace/didChangeWatchedFiles", change);
    }

    fn happen(&mut self, event: &Event) {
        match event {
            Event::Open(file) => {
                let path = self.path(*file);
                let Ok(text) = std::fs::read_to_string(&path) else { return };
                if !self.open.contains_key(&path) {
                    self.client.open(&uri(&path), &text);
                    self.open.insert(path, text);
                }
            }
            Event::Close(file) => {
                if let Some(path) = self.opened(*file) {
                    self.client.close(&uri(&path));
                    self.open.remove(&path);
                }
            }
            Event::Edit(file, at, length, new) => self.edit(*file, &[(*at, *length, new.clone())]),
            Event::Edits(file, edits) => self.edit(*file, edits),
            Event::Save(file) => {
                if let Some(path) = self.opened(*file) {
                    let known = path.exists();
                    write(&path, &self.open[&path]);
                    self.tell(&path, if known { 2 } else { 1 });
                }
            }
            Event::Write(file, text) => {
                let path = self.path(*file);
                let known = path.exists();
                write(&path, &texts()[text % texts().len()]);
                self.tell(&path, if known { 2 } else { 1 });
            }
            Event::Rename(file, to) => {
                let (from, to) = (self.path(*file), self.path(*to));
                if from.exists() && !to.exists() {
                    std::fs::create_dir_all(to.parent().expect("a folder")).expect("made");
                    std::fs::rename(&from, &to).expect("renamed");
                    self.tell(&from, 3);
                    self.tell(&to, 1);
                }
            }
            Event::Delete(file) => {
                let path = self.path(*file);
                if path.exists() {
                    std::fs::remove_file(&path).expect("removed");
                    self.tell(&path, 3);
                }
            }
            Event::Configure(which) => {
                let path = self.folder.join("dossier/referentiel.config.yaml");
                let text = CONFIGURATIONS[which % CONFIGURATIONS.len()];
                let known = path.exists();
                if text.is_empty() {
                    let _ = std::fs::remove_file(&path);
                    self.tell(&path, 3);
                } else {
                    write(&path, text);
                    self.tell(&path, if known { 2 } else { 1 });
                }
            }
        }
    }

    fn opened(&self, number: usize) -> Option<PathBuf> {
        let count = self.open.len();
        (count > 0).then(|| self.open.keys().nth(number % count).expect("one of them").clone())
    }

    fn edit(&mut self, file: usize, edits: &[(usize, usize, String)]) {
        let Some(path) = self.opened(file) else { return };
        let mut text = self.open[&path].clone();
        let mut changes = Vec::new();
        for (at, length, new) in edits {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = at % places.len();
            let end = (start + length).min(places.len() - 1);
            let (start, end) = (places[start], places[end]);
            // Between `\r` and `\n` there is no place to be.
            let whole = |at: usize| {
                if text[..at].ends_with('\r') && text[at..].starts_with('\n') { at - 1 } else { at }
            };
            let (start, end) = (whole(start), whole(end));
            let range = json!({ "start": place(&text, start), "end": place(&text, end) });
            changes.push(json!({ "range": range, "text": new }));
            text.replace_range(start..end, new);
        }
        self.version += 2;
        self.client.change(&uri(&path), self.version, Value::Array(changes));
        self.open.insert(path, text);
    }

    /// Everything the server says, by file.
    fn server(&mut self) -> BTreeMap<String, BTreeSet<String>> {
        let report = self.client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
        let mut all = BTreeMap::new();
        for item in report["items"].as_array().expect("a list") {
            let found: BTreeSet<String> = item["items"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|one| {
                    let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
                    let first = one["message"].as_str().expect("a message").lines().next().expect("a line");
                    format!(
                        "{} {} {}:{}-{}:{} {}",
                        one["code"].as_str().expect("a code"),
                        one["severity"],
                        start["line"],
                        start["character"],
                        end["line"],
                        end["character"],
                        first.to_lowercase()
                    )
                })
                .collect();
            all.insert(item["uri"].as_str().expect("an address").to_owned(), found);
        }
        all
    }

    /// Everything `check` says of the same texts: what is open is written to the disk for it, elsewhere.
    fn check(&self, copy: &Path) -> BTreeMap<String, BTreeSet<String>> {
        let _ = std::fs::remove_dir_all(copy);
        copy_all(&self.folder, copy);
        let mut named = vec![copy.to_owned()];
        for (path, text) in &self.open {
            let path = copy.join(path.strip_prefix(&self.folder).expect("inside"));
            write(&path, text);
            // What is open is looked at, ignored or not.
            named.push(path);
        }
        let output = Command::new(env!("CARGO_BIN_EXE_referentiel"))
            .args(["check", "--format", "json"])
            .env("LC_ALL", "C")
            .args(&named)
            .env_remove("REFERENTIEL_LANG")
            .output()
            .expect("the binary");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let mut all = BTreeMap::new();
        for file in report["files"].as_array().expect("a list") {
            let path = Path::new(file["path"].as_str().expect("a path"));
            let path = self.folder.join(path.strip_prefix(copy).expect("inside"));
            let found: BTreeSet<String> = file["findings"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|one| {
                    let number = |end: &str, name: &str| one[end][name].as_u64().expect("a number") - 1;
                    let severity =
                        ["error", "warning", "info", "hint"].iter().position(|s| one["severity"] == **s);
                    format!(
                        "{} {} {}:{}-{}:{} {}",
                        one["rule"].as_str().expect("a code"),
                        severity.expect("a severity") + 1,
                        number("start", "line"),
                        number("start", "column"),
                        number("end", "line"),
                        number("end", "column"),
                        one["message"]
                            .as_str()
                            .expect("a message")
                            .lines()
                            .next()
                            .expect("a line")
                            .to_lowercase()
                    )
                })
                .collect();
            all.insert(uri(&path), found);
        }
        all
    }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

fn copy_all(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// A position in characters.
fn place(text: &str, at: usize) -> Value {
    let before = &text[..at];
    let line = before.replace("\r\n", "\n").matches(['\n', '\r']).count();
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    json!({ "line": line, "character": before[start..].chars().count() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_server_says_what_check_says(events in prop::collection::vec(event(), 1..25)) {
        let mut world = World::new("accord");
        for event in &events {
            world.happen(event);
        }
        let (said, due) = (world.server(), world.check(&folder("accord copie")));
        world.client.finish();
        let files: BTreeSet<&String> = said.keys().chain(due.keys()).collect();
        for file in files {
            let none = BTreeSet::new();
            let (said, due) = (said.get(file).unwrap_or(&none), due.get(file).unwrap_or(&none));
            prop_assert_eq!(said, due, "{}", file);
        }
    }
}
