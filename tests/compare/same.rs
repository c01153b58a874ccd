//! A version against itself, and a comparison read backwards.

use super::{NEW, OLD, Told, analysed, compared, told};
use referentiel::compare::{Comparison, FieldChange, compare};
use std::path::Path;

/// Every document there is to try on.
fn documents() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["samples", "tests/corpus", "tests/traps", "tests/compare"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if let (true, Ok(bytes)) = (path.is_file(), std::fs::read(&path)) {
                found.push((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_document_is_the_same_as_itself() {
    let documents = documents();
    assert!(documents.len() > 30);
    for (path, text) in documents {
        let comparison = compared(&text, &text);
        assert!(comparison.is_empty(), "{path}\n{:#?}", told(&comparison));
        assert!(comparison.findings.is_empty(), "{path}");
    }
}

fn mirrored(told: Vec<Told>) -> Vec<Told> {
    let flip = |letters: String| {
        let flipped = letters.chars().map(|c| match c {
            '+' => '-',
            '-' => '+',
            c => c,
        });
        flipped.collect::<String>()
    };
    let mut all: Vec<Told> =
        told.into_iter().map(|(_, old, new, letters)| (String::new(), new, old, flip(letters))).collect();
    all.sort();
    all
}

fn bare(told: Vec<Told>) -> Vec<Told> {
    let mut all: Vec<Told> = told.into_iter().map(|one| (String::new(), one.1, one.2, one.3)).collect();
    all.sort();
    all
}

#[test]
fn a_comparison_read_backwards_says_the_same() {
    let mut texts: Vec<String> = documents()
        .into_iter()
        .filter(|(path, _)| path.ends_with(".referentiel.yaml"))
        .map(|d| d.1)
        .collect();
    texts.push(OLD.replace("bouquet", "ouvrage"));
    texts.sort_by_key(String::len);
    texts.truncate(6);
    for old in &texts {
        for new in &texts {
            let (there, back) = (compared(old, new), compared(new, old));
            assert_eq!(mirrored(told(&there)), bare(told(&back)));
            let facts = |comparison: &Comparison, backwards: bool| {
                let side = |side: &Option<(String, _)>| side.as_ref().map(|(text, _)| text.clone());
                let one = |fact: &FieldChange| match backwards {
                    true => (fact.path.clone(), side(&fact.new), side(&fact.old)),
                    false => (fact.path.clone(), side(&fact.old), side(&fact.new)),
                };
                let mut all: Vec<_> = comparison.facts.iter().map(one).collect();
                all.sort();
                all
            };
            assert_eq!(facts(&there, true), facts(&back, false));
            let series = |comparison: &Comparison| {
                let mut all: Vec<_> = comparison
                    .series
                    .iter()
                    .map(|s| (s.old.clone(), s.new.clone(), s.count, s.following))
                    .collect();
                all.sort();
                all
            };
            let mut there: Vec<_> =
                series(&there).into_iter().map(|(old, new, count, below)| (new, old, count, below)).collect();
            there.sort();
            assert_eq!(there, series(&back));
        }
    }
}

#[test]
fn whatever_word_changes_is_told() {
    let analysis = analysed(OLD);
    let tree = &analysis.content.tree;
    let mut seen = 0;
    let mut keys = std::collections::BTreeSet::new();
    for id in 0..tree.nodes.len() as u32 {
        if tree.kind(id).is_map() {
            keys.extend(tree.pairs(id).map(|(key, _)| key));
        }
    }
    for id in 0..tree.nodes.len() as u32 {
        let node = tree.node(id);
        if !node.kind.is_scalar() || keys.contains(&id) {
            continue;
        }
        let at = node.span.end as usize;
        // `évalue` is compared by what it stands for: only another code changes it.
        let written = node.span.of(OLD);
        let more = if written.starts_with(['1', '2']) || written == "bloc" { ", 9.9" } else { " autrement" };
        let text = format!("{}{more}{}", &OLD[..at], &OLD[at..]);
        let comparison = compare(&analysis, &analysed(&text));
        assert!(!comparison.is_empty(), "« {written} » changed, and nothing is told");
        assert!(comparison.facts.len() + comparison.entries.len() <= 2, "{written}: {:?}", told(&comparison));
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn writing_alone_is_no_difference() {
    let other = OLD
        .replace("d'un", "d’un")
        .replace(
            "intitulé: Fleuriste en boutique",
            "intitulé:   >-\n  Fleuriste\n  en boutique\n# ou fleuriste",
        )
        .replace("[écoute, patience]", "\n          - écoute\n          - patience");
    let comparison = compared(OLD, &other);
    assert_eq!((told(&comparison), &comparison.facts[..]), (Vec::new(), &[][..]));
    assert!(!comparison.same_text && compared(OLD, OLD).same_text);
    assert!(!compared(OLD, NEW).is_empty());
}

#[test]
fn broken_and_empty_documents_are_compared_as_far_as_they_are_read() {
    let broken = OLD.replace("    épreuves:\n      E1:", "    épreuves\n      E1:");
    for (old, new) in
        [(OLD, broken.as_str()), (broken.as_str(), OLD), ("", OLD), (OLD, ""), ("", ""), ("- a\n", "a")]
    {
        let comparison = compared(old, new);
        assert_eq!(comparison.old.whole, old == OLD, "{old}");
        assert_eq!(comparison.new.whole, new == OLD, "{new}");
    }
    assert_eq!(
        told(&compared("", OLD)).iter().filter(|one| one.3 == "+").count(),
        told(&compared("", OLD)).len()
    );
}
