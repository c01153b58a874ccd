//! GitHub: every line is one command, read back as the runner reads it.

use super::{findings, reports};

/// A command: its word, its properties, its text.
fn read(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").unwrap_or_else(|| panic!("no command: {line}"));
    let (head, text) = rest.split_once("::").unwrap_or_else(|| panic!("no text: {line}"));
    let (word, properties) = head.split_once(' ').unwrap_or_else(|| panic!("no properties: {line}"));
    let properties = properties.split(',').map(|one| {
        let (name, value) = one.split_once('=').unwrap_or_else(|| panic!("no value: {line}"));
        let value = plain(value).replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
        (name.to_owned(), value)
    });
    (word.to_owned(), properties.collect(), plain(text).replace("%25", "%"))
}

fn plain(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n")
}

#[test]
fn every_line_is_a_command_whatever_it_quotes() {
    for (name, text) in reports("github") {
        for line in text.lines() {
            assert!(!line.contains(char::is_control), "{name}: {line:?}");
            let (word, properties, said) = read(line);
            assert!(["error", "warning", "notice"].contains(&word.as_str()), "{name}: {line}");
            let names: Vec<&str> = properties.iter().map(|(name, _)| name.as_str()).collect();
            let known = ["file", "line", "col", "endLine", "endColumn", "title"];
            assert!(names.iter().all(|name| known.contains(name)), "{name}: {names:?}");
            assert!(!said.is_empty(), "{name}: {line}");
        }
    }
}

#[test]
fn github_tells_every_finding() {
    for case in super::cases() {
        let args = case.args.replace("--hints", "");
        let ran = case.folder.run(&format!("check --format github {args}"));
        let told: Vec<[String; 3]> = ran
            .out
            .lines()
            .map(read)
            .filter(|(_, properties, _)| properties.iter().any(|(name, _)| name == "line"))
            .map(|(_, properties, _)| {
                let value = |name: &str| {
                    let found = properties.iter().find(|(known, _)| known == name);
                    found.map_or_else(String::new, |(_, value)| value.clone())
                };
                [value("file"), value("line"), value("title").chars().take(6).collect()]
            })
            .collect();
        let known: Vec<[String; 3]> = findings(&case.folder, &args)
            .iter()
            .map(|finding| {
                // What is neither a letter nor a line end has no place in a line.
                let word = |value: &serde_json::Value| value.as_str().unwrap_or("").replace('\t', "?");
                [word(&finding["path"]), finding["start"]["line"].to_string(), word(&finding["rule"])]
            })
            .collect();
        assert_eq!(told, known, "{}", case.name);
    }
}
