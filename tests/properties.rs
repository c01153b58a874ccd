//! What must hold for any référentiel, however damaged.

#[path = "support/invariants.rs"]
mod invariants;

use proptest::prelude::*;
use std::path::Path;

const SAMPLE: &str = include_str!("../samples/community-manager.referentiel.yaml");

/// What a hand may leave behind anywhere.
const DEBRIS: &[&str] = &[
    "",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    ":",
    ": ",
    " #",
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
    "|",
    ">-\n",
    "%",
    "@",
    "`",
    "!",
    "?",
    "é",
    "e\u{301}",
    "œ",
    "😀",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "1.10",
    "1.1 à 1.3",
    "3.3.3: x\n",
    "compétences:\n",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> b\n",
    "---\n",
    "...\n",
    "# référentiel: ignore NUM001\n",
];

fn at_char(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The sample after some slips: at a place, some bytes go and some debris comes.
fn damaged(slips: &[(usize, usize, usize)]) -> String {
    let mut text = SAMPLE.to_owned();
    for &(at, gone, debris) in slips {
        let start = at_char(&text, at % (text.len() + 1));
        let end = at_char(&text, start + gone);
        text.replace_range(start..end.max(start), DEBRIS[debris % DEBRIS.len()]);
    }
    text
}

fn slips() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    prop::collection::vec((0usize..30_000, 0usize..40, 0..DEBRIS.len()), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn reading_never_fails(slips in slips()) {
        invariants::reading(damaged(&slips).as_bytes());
    }

    #[test]
    fn reading_never_fails_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        invariants::reading(&bytes);
    }

    #[test]
    fn the_matrix_is_laid_out_whatever_is_read(slips in slips()) {
        invariants::laying_out(damaged(&slips).as_bytes());
    }

    #[test]
    fn fixes_settle_and_touch_nothing_else(slips in slips(), crlf: bool, bom: bool, end: bool) {
        let mut text = damaged(&slips);
        if crlf {
            text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        if end {
            text.truncate(text.trim_end().len());
        }
        if bom {
            text.insert(0, '\u{feff}');
        }
        invariants::fixing(text.as_bytes(), false);
        invariants::fixing(text.as_bytes(), true);
    }
}

#[test]
fn the_matrix_of_every_example_links_what_the_coverage_counts() {
    for rule in referentiel::rules::registry::RULES {
        invariants::laying_out(&referentiel::rules::example::bytes(&rule.bad));
        invariants::laying_out(&referentiel::rules::example::bytes(&rule.good));
    }
}

#[test]
fn what_the_fuzzers_found_interesting_still_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the corpus").flatten().map(|e| e.path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let bytes = std::fs::read(&path).expect("a file of the corpus");
        invariants::reading(&bytes);
        invariants::laying_out(&bytes);
        invariants::fixing(&bytes, false);
        invariants::fixing(&bytes, true);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            invariants::short_way(text);
        }
    }
}
