//! The pages of the documentation, held equal to what the tables say and to what the tool does.
//! `UPDATE_DOCS=1 cargo test --test docs` rewrites them.

#[path = "docs/console.rs"]
mod console;
#[path = "docs/fences.rs"]
mod fences;
#[path = "docs/svg.rs"]
mod svg;

use fences::Fence;
use referentiel::analysis::{RuleSet, analyse};
use referentiel::docs::{between, format, measured, rule_page, rule_table};
use referentiel::findings::Severity;
use referentiel::format::Profile;
use referentiel::lang::Lang;
use referentiel::rules::example::compose;
use referentiel::rules::{Example, registry};
use rule_table::Links;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// One page is read and written at a time: tests run side by side.
static PAGES: Mutex<()> = Mutex::new(());

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_default()
}

/// Holds a page equal to what was made, or writes it.
fn hold(name: &str, made: &str) {
    if read(name) == made {
        return;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path(name), made).expect("a page that can be written");
        return;
    }
    let old = read(name);
    let line = old.lines().zip(made.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or_else(|| old.lines().count().min(made.lines().count()));
    panic!(
        "{name} is out of date, from line {}: {:?}\nUPDATE_DOCS=1 cargo test --test docs",
        line + 1,
        made.lines().nth(line).unwrap_or("")
    );
}

fn hold_part(name: &str, part: &str, made: &str) {
    let _one = PAGES.lock().unwrap_or_else(PoisonError::into_inner);
    let page = read(name);
    hold(name, &between(&page, part, made).unwrap_or_else(|| panic!("{name} has no markers « {part} »")));
}

#[test]
fn pages_of_the_rules() {
    hold("docs/regles.md", &rule_page::markdown(Lang::Fr));
    hold("docs/rules.md", &rule_page::markdown(Lang::En));
}

#[test]
fn pages_of_the_measures() {
    hold("docs/mesures.md", &measured::markdown(Lang::Fr));
    hold("docs/measures.md", &measured::markdown(Lang::En));
}

#[test]
fn keys_of_the_format() {
    hold_part("docs/format.md", "cles", &format::markdown(Lang::Fr));
}

#[test]
fn rules_in_the_readme() {
    hold_part("README.md", "rules", &rule_table::markdown(Lang::En, Links::Readme, None));
    hold_part("README.fr.md", "regles", &rule_table::markdown(Lang::Fr, Links::Readme, None));
}

#[test]
fn picture_of_a_check() {
    let text =
        console::run("referentiel check samples/community-manager.referentiel.yaml --color always --lang fr");
    hold(
        "docs/images/check.svg",
        &svg::render("referentiel check samples/community-manager.referentiel.yaml", &text.out),
    );
}

/// What the checker says of an example of the pages: codes, in order, hints left out.
fn codes(fence: &Fence) -> Vec<&'static str> {
    let text = if fence.whole() {
        fence.text.clone()
    } else {
        compose(&Example::profile(Box::leak(fence.text.clone().into_boxed_str()), Profile::Rncp))
    };
    let analysis = analyse(text.into_bytes(), &RuleSet::new());
    analysis.findings.iter().filter(|f| f.severity > Severity::Hint).map(|f| f.rule.code).collect()
}

#[test]
fn examples_of_the_pages_raise_what_they_say() {
    let mut seen = 0;
    for page in ["README.md", "README.fr.md", "docs/format.md"] {
        for fence in fences::all(&read(page), "yaml") {
            assert_eq!(codes(&fence), fence.says(), "{page}, line {}\n{}", fence.line, fence.text);
            seen += 1;
        }
    }
    assert!(seen > 5);
}

#[test]
fn commands_of_the_pages_are_the_same_in_both_languages() {
    let commands = |page: &str| {
        let fences = fences::all(&read(page), "console");
        fences
            .iter()
            .flat_map(|f| f.commands().map(|(c, _)| c.to_owned()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let english = commands("README.md");
    assert!(english.len() > 3);
    assert_eq!(english, commands("README.fr.md"));
}

#[test]
fn commands_of_the_pages_give_what_is_shown() {
    let mut seen = 0;
    for (page, lang) in
        [("README.md", "en"), ("README.fr.md", "fr"), ("docs/format.md", "fr"), ("docs/rapports.md", "fr")]
    {
        let _one = PAGES.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = read(page);
        for fence in fences::all(&read(page), "console") {
            for (command, shown) in fence.commands() {
                if !console::is_shown(command) {
                    assert_eq!(
                        shown, None,
                        "{page}, line {}: {command} cannot be held to its output",
                        fence.line
                    );
                    continue;
                }
                let given = console::run(&format!("{} --lang {lang}", console::as_ours(command))).out;
                let old = format!("$ {command}\n{}", shown.unwrap_or(""));
                text = text.replacen(&old, &format!("$ {command}\n{}\n", given.trim_end()), 1);
                seen += 1;
            }
        }
        hold(page, &text);
    }
    assert!(seen >= 2);
}

#[test]
fn links_of_the_pages_lead_somewhere() {
    // The other tests may be writing the pages while they are read here.
    if std::env::var_os("UPDATE_DOCS").is_some() {
        return;
    }
    let pages = [
        "README.md",
        "README.fr.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/format.md",
        "docs/comparaison.md",
        "docs/rapports.md",
        "docs/configuration.md",
        "docs/json.md",
        "docs/regles.md",
        "docs/rules.md",
        "docs/mesures.md",
        "docs/measures.md",
    ];
    for page in pages {
        let text = read(page);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("http") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if file.is_empty() { path(page) } else { path(page).parent().expect("a folder").join(file) };
            assert!(target.exists(), "{page}: {link}");
            if !anchor.is_empty() && target.extension().is_some_and(|e| e == "md") {
                let target = std::fs::read_to_string(&target).expect("a page");
                assert!(fences::anchors(&target).any(|a| a == anchor), "{page}: {link}");
            }
        }
    }
}

#[test]
fn rules_named_in_the_pages_exist() {
    for page in ["README.md", "README.fr.md", "docs/format.md", "CONTRIBUTING.md", "ARCHITECTURE.md"] {
        for word in read(page).split(|c: char| !c.is_ascii_alphanumeric()) {
            let family = word
                .get(..3)
                .is_some_and(|p| referentiel::rules::Family::ALL.iter().any(|f| f.prefix() == p));
            if family && word.len() == 6 && word[3..].bytes().all(|b| b.is_ascii_digit()) {
                assert!(registry::find(word).is_some(), "{page}: {word}");
            }
        }
    }
}
