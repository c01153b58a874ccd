//! What holds of any file: laid out once is laid out, nothing that is read changes, nothing panics.

use super::tidied_with;
use proptest::prelude::*;
use referentiel::analysis::{RuleSet, analyse};
use referentiel::rules::{example, registry};
use referentiel::tidy::{Options, Refusal, tidy};
use std::path::{Path, PathBuf};

/// Lays `text` out if it can be, twice; true when it was laid out.
pub(crate) fn holds(text: &str, options: &Options) -> bool {
    match tidied_with(text, options) {
        Ok(once) => {
            assert_eq!(tidied_with(&once, options).as_ref(), Ok(&once), "not the same twice, of:\n{text}");
            assert!(once.is_empty() || once.ends_with(['\n', '\r']), "no line end at the end:\n{text}");
            true
        }
        Err(Refusal::Differs(what)) => panic!("of:\n{text}\nthe net held something back: {what}"),
        Err(_) => false,
    }
}

pub(crate) const WAYS: [Options; 3] =
    [Options { indent: 2, width: 100 }, Options { indent: 4, width: 60 }, Options { indent: 1, width: 40 }];

/// A line indented by twice as much.
fn doubled(line: &str) -> String {
    let body = line.trim_start();
    let body = body.strip_prefix("- ").map_or(body.to_owned(), |rest| format!("-   {rest}"));
    " ".repeat(2 * (line.len() - line.trim_start().len())) + &body + "\n"
}

/// The same text as other hands write it.
fn variants(text: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization;
    vec![
        text.to_owned(),
        text.replace('\n', "\r\n"),
        text.nfd().collect(),
        text.trim_end().to_owned(),
        text.lines().map(doubled).collect(),
    ]
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("samples").flatten().map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "yaml"));
    paths.sort();
    paths
}

#[test]
fn every_sample_in_every_hand_is_laid_out() {
    let mut texts: Vec<String> =
        samples().iter().map(|p| std::fs::read_to_string(p).expect("a sample")).collect();
    assert!(texts.len() > 5);
    for profile in referentiel::format::Profile::ALL {
        texts.push(referentiel::skeleton::skeleton(profile, referentiel::lang::Lang::Fr).to_owned());
    }
    for text in &texts {
        for variant in variants(text) {
            for options in &WAYS {
                assert!(holds(&variant, options), "refused:\n{variant}");
            }
        }
    }
}

#[test]
fn a_new_file_is_laid_out_from_the_start() {
    use referentiel::lang::Lang;
    for profile in referentiel::format::Profile::ALL {
        for lang in [Lang::Fr, Lang::En] {
            let text = referentiel::skeleton::skeleton(profile, lang);
            assert_eq!(tidied_with(text, &WAYS[0]).as_deref(), Ok(text), "{}", profile.id());
        }
    }
}

#[test]
fn every_example_of_a_rule_is_laid_out_or_refused() {
    let mut done = 0;
    let mut held = Vec::new();
    for rule in registry::RULES {
        for one in [&rule.bad, &rule.good] {
            let Ok(text) = String::from_utf8(example::bytes(one)) else { continue };
            let text = text.trim_start_matches('\u{feff}');
            for options in &WAYS {
                match tidied_with(text, options) {
                    Err(Refusal::Differs(what)) => held.push((rule.code, what, options.width)),
                    _ => done += usize::from(holds(text, options)),
                }
            }
        }
    }
    assert!(held.is_empty(), "the net held back {held:?}");
    assert!(done > registry::RULES.len() * 4, "{done}");
}

#[test]
fn what_the_fuzzers_found_interesting_is_laid_out_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for entry in std::fs::read_dir(folder).expect("the corpus").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        if let Ok(text) = String::from_utf8(bytes) {
            harmless(text.trim_start_matches('\u{feff}'));
        }
    }
}

#[test]
fn a_byte_order_mark_stays_out_of_it() {
    let rules = RuleSet::new();
    let analysis = analyse("\u{feff}niveau: 6\nintitulé: X\n".as_bytes().to_vec(), &rules);
    let edits = tidy(&analysis, &rules, &Options::default()).expect("laid out");
    assert!(!edits.is_empty());
}

/// On a damaged file, the net may speak; nothing may panic, and twice is once.
fn harmless(text: &str) {
    let options = &WAYS[text.len() % WAYS.len()];
    if let Ok(once) = tidied_with(text, options) {
        match tidied_with(&once, options) {
            Ok(twice) => assert_eq!(twice, once, "not the same twice, of:\n{text}"),
            Err(refusal) => panic!("laid out once, then refused ({refusal:?}), of:\n{text}"),
        }
    }
}

const SAMPLE: &str = include_str!("../../samples/community-manager.referentiel.yaml");

const DEBRIS: &[&str] = &[
    "",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    ":",
    ": ",
    " #",
    " # note",
    "\n# note\n",
    "- ",
    "-",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    "*a",
    "&a ",
    "<<: *a\n",
    "|\n",
    ">-\n",
    ">+\n",
    "!",
    "? ",
    "é",
    "e\u{301}",
    "😀",
    "\u{a0}",
    "\u{200b}",
    "machin: 1\n",
    "intitulé: X\n",
    "titre: X\n",
    "    # profond\n",
    "---\n",
    "...\n",
    "un texte\n  qui continue\n",
    "\\",
];

fn at_char(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_files_are_laid_out_or_refused(
        from in 0usize..300, long in 10usize..60, crlf: bool,
        slips in prop::collection::vec((0usize..4_000, 0usize..30, 0..DEBRIS.len()), 0..5),
    ) {
        let mut text: String = SAMPLE.split_inclusive('\n').skip(from).take(long).collect();
        for (at, gone, debris) in slips {
            let start = at_char(&text, at % (text.len() + 1));
            let end = at_char(&text, start + gone).max(start);
            text.replace_range(start..end, DEBRIS[debris]);
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        harmless(&text);
    }

    #[test]
    fn small_pieces_are_laid_out_or_refused(picks in prop::collection::vec(0..PIECES.len(), 1..20)) {
        harmless(&picks.iter().map(|i| PIECES[*i]).collect::<String>());
    }
}

const PIECES: &[&str] = &[
    "intitulé: X\n",
    "niveau: 6\n",
    "délivrance: >-\n",
    "  un texte\n",
    "  - un\n",
    "- un\n",
    "blocs:\n",
    "  1:\n",
    "    intitulé: Y\n",
    "    activités:\n",
    "      1.1: Z\n",
    "\n",
    "# a\n",
    "  # b\n",
    "    # c\n",
    " # d",
    "  aménagements: [a, b]\n",
    "handicap:\n",
    "  texte: |\n",
    "    lit\n",
    "      eral\n",
    "  texte: un\n",
    "    deux\n",
    "annexes:\n",
    "  ? x\n",
    "  x: &a 1\n",
    "  y: *a\n",
    "  z: \"q\n   r\"\n",
    "  w: {a: 1,\n    b: 2}\n",
    "Titre: X\n",
    "machin: 1\n",
    "  -\n",
    "  - - a\n",
    "    - b\n",
    "  - k: v\n",
    "    l: w\n",
    "\t",
    " ",
    "a",
    ":",
    "-",
];

#[test]
fn samples_are_laid_out() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/samples")).expect("samples") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        assert_eq!(tidied_with(&text, &WAYS[0]).as_deref(), Ok(&*text), "{}", path.display());
    }
}
