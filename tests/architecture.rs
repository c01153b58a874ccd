//! What a room must not know, kept by reading the sources: what a lint cannot say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Modules that do no input or output, read no clock and no environment.
const PURE: &[&str] = &[
    "analysis", "compare", "config", "docs", "findings", "format", "ide", "lang", "matrix", "measure",
    "model", "render", "rules", "skeleton", "source", "text", "tidy",
];
/// Modules that may print and end the process.
const FRONTS: &[&str] = &["cli", "lsp", "main"];
/// Longest file of `src`, in lines.
const LONGEST: usize = 450;

/// Every Rust file of `src`: path from `src`, and text.
fn sources() -> BTreeMap<String, String> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    let name = |path: &Path| {
        let inner = path.strip_prefix(&root).expect("in src");
        inner.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    paths.into_iter().map(|p| (name(&p), std::fs::read_to_string(&p).expect("a text"))).collect()
}

/// The code of a file: its unit tests, which stand at the end, and its comments left out.
fn code(text: &str) -> String {
    let body = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or("");
    let lines = body.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.fold(String::new(), |all, line| all + line + "\n")
}

fn module(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or("")
}

/// Files in which one of `words` stands, among those that `held` picks.
fn naming(words: &[&str], held: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in sources() {
        if !held(&file) {
            continue;
        }
        let code = code(&text);
        found.extend(words.iter().filter(|word| code.contains(*word)).map(|word| format!("{file}: {word}")));
    }
    found
}

#[test]
fn pure_modules_do_no_input_or_output() {
    // `std::io::Write` on a buffer in memory is neither.
    let words = [
        "std::fs",
        "std::env",
        "std::time",
        "std::net",
        "std::process",
        "std::thread",
        "io::std",
        "std::io::{std",
    ];
    assert_eq!(naming(&words, |file| PURE.contains(&module(file))), Vec::<String>::new());
}

#[test]
fn pure_modules_are_held_to_it_by_the_lint_too() {
    let lib = sources().remove("lib.rs").expect("src/lib.rs");
    let lines: Vec<&str> = lib.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) else {
            continue;
        };
        let denied = at > 0 && lines[at - 1].starts_with("#[deny(clippy::disallowed_methods");
        assert_eq!(denied, PURE.contains(&name), "src/lib.rs, mod {name}");
    }
}

#[test]
fn only_the_fronts_print_and_exit() {
    let words = ["print!(", "println!(", "process::exit", "ExitCode", "io::stdout", "io::stderr", "dbg!("];
    assert_eq!(naming(&words, |file| !FRONTS.contains(&module(file))), Vec::<String>::new());
}

#[test]
fn only_one_file_knows_the_yaml_parser() {
    assert_eq!(naming(&["oneyaml"], |file| file != "source/parse.rs"), Vec::<String>::new());
}

#[test]
fn only_the_language_server_names_its_protocol() {
    let words = ["tower_lsp", "lsp_types", "ls_types"];
    assert_eq!(naming(&words, |file| module(file) != "lsp"), Vec::<String>::new());
}

#[test]
fn only_the_registry_knows_a_rule_by_name() {
    // The rules about suppressions are spoken by what applies them.
    let held = |file: &str| !file.starts_with("rules/") && file != "findings/suppress.rs";
    let mut words: Vec<String> = Vec::new();
    for rule in referentiel::rules::registry::RULES {
        words.push(format!("\"{}\"", rule.code));
        words.push(format!("::{}", rule.code));
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert_eq!(naming(&words, held), Vec::<String>::new());
}

#[test]
fn no_file_is_too_long_to_be_read() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(file, text)| (file, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| format!("{file}: {lines} lines"))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn a_rule_has_a_file_and_a_file_has_a_rule() {
    let files: Vec<String> = sources().into_keys().collect();
    for rule in referentiel::rules::registry::RULES {
        let family = rule.family.prefix().to_lowercase();
        let start = format!("rules/{family}/{}_", rule.code.to_lowercase());
        let mine = files.iter().filter(|file| file.starts_with(&start)).count();
        assert_eq!(mine, 1, "{start}*.rs");
    }
}

/// Words that mean nothing to those who write référentiels, and what is never said of regulation.
const FOREIGN: &[&str] = &[
    "linter",
    "parser",
    "parseur",
    "parsing",
    "token",
    "warning",
    "non conforme",
    "non-conforme",
    "illégal",
];

#[test]
fn the_rules_speak_to_people_who_do_not_program() {
    for rule in referentiel::rules::registry::RULES {
        for text in [rule.title.fr, rule.why.fr, rule.how.fr, rule.grounds.fr] {
            let lower = text.to_lowercase();
            let said: Vec<&&str> = FOREIGN.iter().filter(|word| lower.contains(**word)).collect();
            assert!(said.is_empty(), "{}: {said:?} in « {text} »", rule.code);
            assert!(!text.contains("  ") && !text.contains('’'), "{}: « {text} »", rule.code);
        }
        for text in [rule.why.fr, rule.how.fr, rule.why.en, rule.how.en] {
            assert!(text.ends_with(['.', '»', '”']), "{}: « {text} »", rule.code);
        }
    }
}

/// What stands between double quotes in a piece of code.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    let mut letters = code.chars().peekable();
    while let Some(c) = letters.next() {
        match (&mut open, c) {
            (Some(_), '"') => found.extend(open.take()),
            (Some(text), '\\') => text.extend(letters.next().filter(|c| !matches!(c, 'n' | 't' | '\n'))),
            (Some(text), c) => text.push(c),
            (None, '"') => open = Some(String::new()),
            // A quote between apostrophes opens nothing.
            (None, '\'') if letters.peek() == Some(&'"') => drop(letters.next()),
            (None, _) => {}
        }
    }
    found
}

#[test]
fn nothing_that_is_shown_uses_the_words_of_programmers() {
    assert_eq!(literals("a(\"b \\\" c\", '\"', \"d\")"), ["b \" c", "d"]);
    for (file, text) in sources() {
        if !["cli", "config", "findings", "ide", "model", "render", "rules"].contains(&module(&file)) {
            continue;
        }
        for literal in literals(&code(&text)) {
            let lower = literal.to_lowercase();
            for word in ["linter", "parseur", "parsing", "tokens", "non conforme", "non-conforme"] {
                assert!(!lower.contains(word), "{file}: « {literal} »");
            }
        }
    }
}
