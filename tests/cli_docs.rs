//! The commands that speak of the tool itself: rules, explain, schema, completions.

use referentiel::analysis::{RuleSet, analyse};
use referentiel::cli::{Exit, run};
use referentiel::docs::words;
use referentiel::findings::Severity;
use referentiel::format::Profile;
use referentiel::lang::Lang;
use referentiel::rules::registry;
use std::ffi::OsString;

/// What the command writes, or what it says when it cannot.
fn out(args: &[&str], lang: Lang) -> Result<String, String> {
    let args: Vec<OsString> =
        std::iter::once("referentiel").chain(args.iter().copied()).map(OsString::from).collect();
    let mut bytes = Vec::new();
    match run(&args, lang, &mut bytes) {
        Ok(exit) => {
            assert_eq!(exit, Exit::Clean, "{args:?}");
            Ok(String::from_utf8(bytes).expect("UTF-8"))
        }
        Err(failure) => {
            assert_eq!(failure.exit(), Exit::Failed, "{args:?}");
            Err(failure.render(lang, false))
        }
    }
}

#[test]
fn every_rule_is_explained_in_both_languages_and_its_example_run() {
    for rule in registry::RULES {
        for lang in [Lang::Fr, Lang::En] {
            let text = out(&["explain", rule.code], lang).expect("an explanation");
            let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for part in [rule.title, rule.why, rule.how, rule.grounds] {
                let part = words::capital(part.get(lang)).split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(squeezed.contains(&part), "{}: « {part} »\n{text}", rule.code);
            }
            for profile in Profile::ALL {
                assert!(text.contains(profile.id()), "{}", rule.code);
            }
            let said = match lang {
                Lang::Fr => "Ce que dit le vérificateur",
                Lang::En => "What the checker says",
            };
            assert!(text.contains(said), "{}: its example raises nothing\n{text}", rule.code);
            assert!(!text.contains('\u{1b}') && !text.contains('\t'), "{}", rule.code);
        }
    }
}

#[test]
fn a_rule_is_asked_for_by_code_or_name_in_any_case() {
    let first = out(&["explain", "NUM001"], Lang::Fr);
    for name in ["num001", "code-outside-parent", "CODE-OUTSIDE-PARENT"] {
        assert_eq!(out(&["explain", name], Lang::Fr), first, "{name}");
    }
    let table = [
        ("NUM0001", "NUM001"),
        ("NMU001", "NUM001"),
        ("code-outside-parents", "NUM001"),
        ("zzz", "referentiel rules"),
        ("num", "--family NUM"),
    ];
    for (name, near) in table {
        let told = out(&["explain", name], Lang::Fr).expect_err("no such rule");
        assert!(told.contains(name) && told.contains(near), "{name}\n{told}");
    }
}

#[test]
fn the_table_of_rules_is_aligned_and_whole() {
    for lang in [Lang::Fr, Lang::En] {
        let text = out(&["rules"], lang).expect("a table");
        let lines: Vec<&str> = text.lines().collect();
        for rule in registry::RULES {
            let line = lines.iter().find(|line| line.starts_with(rule.code)).expect("a line");
            assert!(
                line.contains(rule.title.get(lang)) && line.ends_with(words::fix(rule.fixable).get(lang))
            );
        }
        // Where the severities begin is the same on every line of a rule.
        let column = |line: &str, rule: &referentiel::rules::Rule| {
            let word = words::short_severity(rule.severity.get(Profile::Rncp)).get(lang);
            let after = line.find(rule.title.get(lang)).unwrap_or(0) + rule.title.get(lang).len();
            line[..after + line[after..].find(word).expect("a severity")].chars().count()
        };
        let columns: std::collections::BTreeSet<usize> = registry::RULES
            .iter()
            .filter_map(|rule| Some(column(lines.iter().find(|line| line.starts_with(rule.code))?, rule)))
            .collect();
        assert_eq!(columns.len(), 1, "{text}");
    }
}

#[test]
fn one_family_only() {
    let text = out(&["rules", "--family", "num"], Lang::Fr).expect("a table");
    assert!(text.contains("NUM001") && !text.contains("SUP001"), "{text}");
    let json = out(&["rules", "--family", "SUP", "--format", "json"], Lang::En).expect("JSON");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let rules = json["rules"].as_array().expect("rules");
    assert!(!rules.is_empty() && rules.iter().all(|rule| rule["family"] == "SUP"));
    let told = out(&["rules", "--family", "XXX"], Lang::Fr).expect_err("no such family");
    assert!(told.contains("NUM"), "{told}");
}

#[test]
fn rules_as_json_and_markdown_hold_every_rule() {
    let json = out(&["rules", "--format", "json"], Lang::Fr).expect("JSON");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let codes: Vec<&str> =
        json["rules"].as_array().expect("rules").iter().filter_map(|rule| rule["code"].as_str()).collect();
    assert_eq!(codes, registry::RULES.iter().map(|rule| rule.code).collect::<Vec<_>>());
    let markdown = out(&["rules", "--format", "markdown"], Lang::Fr).expect("Markdown");
    assert_eq!(markdown.lines().count(), registry::RULES.len() + 2);
    assert!(markdown.lines().all(|line| line.matches('|').count() == 5), "{markdown}");
}

#[test]
fn the_schema_is_printed_in_the_language() {
    let french = out(&["schema"], Lang::Fr).expect("a schema");
    assert!(french.contains("Intitulé de la certification"));
    let english = out(&["schema"], Lang::En).expect("a schema");
    assert!(english.contains("Title of the certification"));
    let value: serde_json::Value = serde_json::from_str(&french).expect("JSON");
    assert_eq!(value, referentiel::format::schema::schema(Lang::Fr));
    let config = out(&["schema", "--config"], Lang::Fr).expect("a schema");
    let config: serde_json::Value = serde_json::from_str(&config).expect("JSON");
    assert_eq!(config, referentiel::config::schema::schema(Lang::Fr));
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&["completions", shell], Lang::Fr).expect("a script");
        for command in ["check", "fmt", "explain", "rules", "new", "schema", "completions"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    let told = out(&["completions", "tcsh"], Lang::Fr).expect_err("not known");
    assert!(told.contains("bash"), "{told}");
}

#[test]
fn a_new_document_is_written_once_and_has_no_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    for profile in Profile::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let text = out(&["new", "-", "--profile", profile.id()], lang).expect("a text");
            let analysis = analyse(text.clone().into_bytes(), &RuleSet::new());
            assert_eq!(analysis.profile, profile);
            let found: Vec<&str> = analysis
                .findings
                .iter()
                .filter(|f| f.severity > Severity::Hint)
                .map(|f| f.rule.code)
                .collect();
            assert_eq!(found, Vec::<&str>::new(), "{text}");
            let name = folder.path().join(format!("{}-{}", profile.id(), lang.code()));
            let name = name.to_string_lossy();
            let told = out(&["new", &name, "--profile", profile.id()], lang).expect("created");
            let file = format!("{name}.referentiel.yaml");
            assert!(told.contains(&file), "{told}");
            assert_eq!(std::fs::read_to_string(&file).expect("a text"), text);
            std::fs::write(&file, "mine").expect("written");
            let told = out(&["new", &file], lang).expect_err("it exists");
            assert!(told.contains("--force"), "{told}");
            assert_eq!(std::fs::read_to_string(&file).expect("a text"), "mine");
            out(&["new", &file, "--force", "--profile", profile.id()], lang).expect("replaced");
            assert_eq!(std::fs::read_to_string(&file).expect("a text"), text);
        }
    }
}
