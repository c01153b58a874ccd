//! A finding keeps its identity when what surrounds it changes.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::fingerprint::{Key, fingerprints, keys};
use referentiel::rules::example::compose;
use referentiel::rules::registry;
use std::collections::BTreeSet;
use std::path::Path;

fn read(text: &str) -> Analysis {
    analyse(text.as_bytes().to_vec(), &RuleSet::new())
}

/// The bad examples of every rule, and the samples.
fn texts() -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> =
        registry::RULES.iter().map(|rule| (rule.code.to_owned(), compose(&rule.bad))).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("samples").flatten().map(|e| e.path()).collect();
    paths.sort();
    texts.extend(
        paths.iter().map(|p| (p.display().to_string(), std::fs::read_to_string(p).expect("a sample"))),
    );
    texts
}

fn sorted(text: &str) -> Vec<Key> {
    let mut keys = keys(&read(text));
    keys.sort();
    keys
}

#[test]
fn no_two_findings_of_a_file_share_a_fingerprint() {
    for (name, text) in texts() {
        let all = fingerprints(&read(&text));
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{name}");
        assert!(all.iter().all(|one| one.len() == 32), "{name}");
    }
}

#[test]
fn comments_and_line_ends_elsewhere_change_no_key() {
    for (name, text) in texts() {
        let before = sorted(&text);
        assert!(!before.is_empty() || name.ends_with(".yaml"), "{name}");
        let commented = format!("# une remarque\n\n{text}");
        if !text.starts_with(['%', '\u{feff}', '<']) {
            assert_eq!(sorted(&commented), before, "{name}, commented");
        }
        assert_eq!(sorted(&format!("{text}\n# la fin\n")), before, "{name}, at the end");
        if !text.contains('\r') {
            assert_eq!(sorted(&text.replace('\n', "\r\n")), before, "{name}, CRLF");
        }
    }
}

#[test]
fn a_baseline_changes_no_fingerprint() {
    use referentiel::findings::baseline::{apply, update};
    for (name, text) in texts() {
        let rules = RuleSet::new();
        let all = fingerprints(&read(&text));
        let mut entries = update(&read(&text), &[], &rules, false).entries;
        // Every other one is known.
        let mut at = 0;
        entries.retain(|_| {
            at += 1;
            at % 2 == 0
        });
        let mut analysis = read(&text);
        apply(&mut analysis, &entries, &rules);
        assert_eq!(analysis.held.known.len(), entries.len(), "{name}");
        let left = fingerprints(&analysis);
        assert!(left.iter().all(|one| all.contains(one)), "{name}");
    }
}
