//! A word that is not known, added to the dictionary of the configuration as an editor does it.

use super::client::{Client, codes, folder, pulling, pushed, uri};
use referentiel::analysis::{Analysis, RuleSet, analyse_while};
use referentiel::findings::{Finding, Label, Severity};
use referentiel::lang::both;
use referentiel::lsp::Options;
use referentiel::rules::example::compose;
use referentiel::rules::{Rule, red, registry};
use referentiel::source::Span;
use serde_json::{Value, json};
use std::path::Path;

const TEXT: &str = "intitulé: Chargé de newsjacking\ncontexte: Le newsjacking et le vlogging\n";
const WORDS: [&str; 2] = ["newsjacking", "vlogging"];

/// A rule that does not know the words above, unless the dictionary does.
static UNKNOWN: Rule = Rule { code: "RED023", name: "unknown-word", ..red::RED040 };

fn examine(
    bytes: Vec<u8>,
    rules: &RuleSet,
    older: Option<&Analysis>,
    go_on: &dyn Fn() -> bool,
) -> Option<Analysis> {
    let mut analysis = analyse_while(bytes, rules, older, go_on)?;
    analysis.findings.clear();
    for word in WORDS.into_iter().filter(|word| !rules.house().knows(word)) {
        analysis.findings.extend(analysis.text.match_indices(word).map(|(at, word)| Finding {
            rule: &UNKNOWN,
            severity: Severity::Warning,
            message: both("ce mot n'est pas connu", "this word is not known").into(),
            primary: Label { span: Span::new(at as u32, (at + word.len()) as u32), text: None },
            related: Vec::new(),
            help: None,
            fix: None,
            subject: None,
        }));
    }
    analysis.findings.sort_by(|a, b| a.order().cmp(&b.order()));
    Some(analysis)
}

fn start(folder: &Path, mut capabilities: Value, create: bool) -> Client {
    if create {
        capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["create", "rename"]);
    }
    let uri = uri(folder);
    let params = json!({
        "capabilities": capabilities, "locale": "fr", "rootUri": uri,
        "workspaceFolders": [{ "uri": uri, "name": "dossier" }]
    });
    let mut client = Client::with(params, Options { examine, ..Options::default() });
    client.ignore("textDocument/publishDiagnostics");
    client
}

/// What is proposed at the first word of [`TEXT`], about the dictionary.
fn proposed(client: &mut Client, file: &str) -> Option<Value> {
    let at = json!({ "line": 0, "character": 22 });
    let diagnostics = client.pull(file);
    let params = json!({
        "textDocument": { "uri": file }, "range": { "start": at, "end": at },
        "context": { "diagnostics": diagnostics }
    });
    let found = client.request("textDocument/codeAction", params);
    let mut ours = found.as_array().expect("a list").iter();
    ours.find(|one| one["title"] == "Ajouter « newsjacking » au dictionnaire").cloned()
}

/// `text` after edits, whose columns count UTF-16.
fn applied(text: &str, edits: &Value) -> String {
    let at = |place: &Value| {
        let line = place["line"].as_u64().expect("a line") as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = place["character"].as_u64().expect("a column") as usize;
        let rest = text[start..].char_indices().find(|(_, c)| {
            let there = left == 0;
            left = left.saturating_sub(c.len_utf16());
            there
        });
        rest.map_or(text.len(), |(inside, _)| start + inside)
    };
    let mut after = text.to_owned();
    for edit in edits.as_array().expect("edits").iter().rev() {
        let range = at(&edit["range"]["start"])..at(&edit["range"]["end"]);
        after.replace_range(range, edit["newText"].as_str().expect("a text"));
    }
    after
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(&path, text).expect("a file");
    uri(&path)
}

#[test]
fn the_first_word_makes_a_configuration_and_the_finding_goes_at_once() {
    let folder = folder("dictionary-first");
    let file = write(&folder, "sous/a.referentiel.yaml", TEXT);
    let mut client = start(&folder, pulling(), true);
    client.open(&file, TEXT);
    assert_eq!(codes(&client.pull(&file)), ["RED023@1", "RED023@2", "RED023@2"]);
    let action = proposed(&mut client, &file).expect("the action");
    assert_eq!(action["diagnostics"].as_array().map(Vec::len), Some(2), "both places: {action}");
    let changes = &action["edit"]["documentChanges"];
    let config = uri(&folder.join("referentiel.config.yaml"));
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!((&changes[0]["uri"], &changes[1]["textDocument"]["uri"]), (&json!(config), &json!(config)));
    let text = applied("", &changes[1]["edits"]);
    assert_eq!(text, "dictionnaire:\n  - newsjacking\n");
    // The editor creates the file, and holds its text unsaved.
    write(&folder, "referentiel.config.yaml", "");
    client.open(&config, "");
    client.replace(&config, 2, &text);
    assert_eq!(codes(&client.pull(&file)), ["RED023@2"]);
    assert!(proposed(&mut client, &file).is_none(), "nothing is left to add");
    // Closed without being saved, it is as it was.
    client.close(&config);
    assert_eq!(codes(&client.pull(&file)), ["RED023@1", "RED023@2", "RED023@2"]);
    client.finish();
}

#[test]
fn a_configuration_that_is_open_is_edited_as_it_stands_in_the_editor() {
    let folder = folder("dictionary-open");
    let file = write(&folder, "a.referentiel.yaml", TEXT);
    let config = write(&folder, "referentiel.config.yaml", "dictionnaire: [ancien]\n");
    let mut client = start(&folder, pulling(), true);
    client.open(&file, TEXT);
    let typed = "\u{feff}dictionnaire: [ancien, zone] # é\r\nseuil: erreur\r\n";
    client.open(&config, "dictionnaire: [ancien]\n");
    client.replace(&config, 7, typed);
    let edit = proposed(&mut client, &file).expect("the action")["edit"].clone();
    let change = &edit["documentChanges"][0];
    assert_eq!(
        (&change["textDocument"]["uri"], &change["textDocument"]["version"]),
        (&json!(config), &json!(7))
    );
    let after = applied(typed, &change["edits"]);
    assert_eq!(after, typed.replace("ancien, zone", "ancien, newsjacking, zone"));
    client.replace(&config, 8, &after);
    assert_eq!(codes(&client.pull(&file)), ["RED023@2"]);
    // What cannot be read in the middle of a word changes nothing.
    client.replace(&config, 9, "dictionnaire: [ancien, \"newsj");
    assert_eq!(codes(&client.pull(&file)), ["RED023@2"]);
    client.replace(&config, 10, "dictionnaire: [vlogging]\n");
    assert_eq!(codes(&client.pull(&file)), ["RED023@1", "RED023@2"]);
    client.finish();
}

#[test]
fn the_nearest_configuration_is_edited_on_the_disk() {
    let folder = folder("dictionary-disk");
    write(&folder, "referentiel.config.yaml", "dictionnaire: [ancien]\n");
    let near =
        write(&folder, "sous/referentiel.config.yml", "\u{feff}dictionnaire:\n  - lien # é\n  - zone\n");
    let file = write(&folder, "sous/a.referentiel.yaml", TEXT);
    // Told of diagnostics, and without versions in its edits.
    let mut client = start(&folder, pushed(), false);
    client.open(&file, TEXT);
    assert_eq!(client.told(&file).len(), 3);
    let at = json!({ "line": 0, "character": 22 });
    let params = json!({
        "textDocument": { "uri": file }, "range": { "start": at, "end": at }, "context": { "diagnostics": [] }
    });
    assert_eq!(client.request("textDocument/codeAction", params), Value::Null, "it knows no such actions");
    client.finish();

    let mut plain = pulling();
    plain["workspace"]["workspaceEdit"] = json!({});
    let mut client = start(&folder, plain, false);
    client.open(&file, TEXT);
    let edit = proposed(&mut client, &file).expect("the action")["edit"].clone();
    let edits = &edit["changes"][&near];
    let text = std::fs::read_to_string(folder.join("sous/referentiel.config.yml")).expect("a file");
    let after = applied(&text, edits);
    assert_eq!(after, "\u{feff}dictionnaire:\n  - lien # é\n  - newsjacking\n  - zone\n");
    // Saved, it is read again.
    write(&folder, "sous/referentiel.config.yml", &after);
    let changes = json!({ "changes": [{ "uri": near, "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    assert_eq!(codes(&client.pull(&file)), ["RED023@2"]);
    client.finish();
}

#[test]
fn what_cannot_be_added_says_why() {
    let folder = folder("dictionary-refused");
    let file = write(&folder, "a.referentiel.yaml", TEXT);
    let mut client = start(&folder, pulling(), false);
    client.open(&file, TEXT);
    let reason = |client: &mut Client| {
        let action = proposed(client, &file).expect("the action");
        assert!(action.get("edit").is_none_or(Value::is_null), "{action}");
        action["disabled"]["reason"].as_str().expect("a reason").to_owned()
    };
    assert!(reason(&mut client).contains("aucune configuration"));
    let config = uri(&folder.join("referentiel.config.yaml"));
    client.open(&config, "dictionnaire: { a: b }\n");
    assert!(reason(&mut client).contains("à la main"));
    client.finish();
}

#[test]
fn files_that_are_not_open_follow_an_open_configuration_too() {
    let folder = folder("dictionary-files");
    let file = write(&folder, "a.referentiel.yaml", TEXT);
    let config = write(&folder, "referentiel.config.yaml", "");
    let mut client = start(&folder, pushed(), false);
    assert_eq!(client.told(&file).len(), 3);
    client.open(&config, "");
    client.replace(&config, 2, "dictionnaire: [newsjacking, vlogging]\n");
    assert_eq!(client.told(&file).len(), 0);
    client.close(&config);
    assert_eq!(client.told(&file).len(), 3);
    client.finish();
}

#[test]
fn the_word_that_the_rule_points_at_is_the_one_that_is_learnt() {
    let folder = folder("dictionary-rule");
    let rule = registry::find("RED023").expect("the rule");
    let text = compose(&rule.bad);
    let file = write(&folder, "a.referentiel.yaml", &text);
    let mut client = Client::in_folder(&folder, pulling());
    client.open(&file, &text);
    let is_ours = |one: &&Value| one["code"] == "RED023";
    let found = client.pull(&file);
    let finding = found.iter().find(is_ours).expect("its finding");
    let params = json!({
        "textDocument": { "uri": file }, "range": finding["range"], "context": { "diagnostics": [finding] }
    });
    let config = uri(&folder.join("referentiel.config.yaml"));
    client.open(&config, "dictionnaire: []\n");
    let actions = client.request("textDocument/codeAction", params);
    let is_learning =
        |one: &&Value| one["title"].as_str().is_some_and(|title| title.ends_with("» au dictionnaire"));
    let action = actions.as_array().expect("a list").iter().find(is_learning).expect("the action");
    assert_eq!(action["diagnostics"], json!([finding]));
    let after = applied("dictionnaire: []\n", &action["edit"]["documentChanges"][0]["edits"]);
    client.replace(&config, 2, &after);
    assert!(!client.pull(&file).iter().any(|one| is_ours(&one)), "{after}");
    client.finish();
}
