//! Lines that fold.

use super::damaged;
use super::support::file;
use referentiel::ide::folding::folds;

fn told(text: &str) -> String {
    let folds = folds(&file(text)).into_iter();
    let folds =
        folds.map(|fold| format!("{}-{}{}", fold.first, fold.last, if fold.comment { "#" } else { "" }));
    folds.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_spans_lines_folds() {
    for (text, expected) in [
        ("", ""),
        ("a: b\n", ""),
        ("blocs:\n  1:\n    intitulé: X\n\n  2:\n    intitulé: Y\n\n\n", "0-5 1-2 4-5"),
        ("contexte: >-\n  un\n  deux\n\n\nniveau: 6\n", "0-2"),
        ("contexte: |\n  un\n\n  deux", "0-3"),
        ("contexte: un\n  deux\nniveau: 6\n", "0-1"),
        ("# a\n# b\nniveau: 6 # c\n# d\n\n# e\n# f\n# g\n", "0-1# 5-7#"),
        ("a:\n  - x: 1\n    y: 2\n  - z\n", "0-3 1-2"),
        ("a: [\n  b,\n  c\n]\n", "0-3"),
        ("a: { b: [\n  1 ], c: [\n  2 ] }\n", "0-2 1-2"),
        ("blocs:\r\n  1:\r\n    intitulé: X\r\n\r\n", "0-2 1-2"),
        (
            "blocs:\n  1:\n    intitulé: SEA : achat\n    activités:\n      1.1:\n        intitulé: X\n",
            "0-5 1-5 3-5 4-5",
        ),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn folds_are_nested_and_in_order() {
    damaged::each(|file| {
        let folds = folds(file);
        let lines = file.lines.count() as u32;
        for (index, fold) in folds.iter().enumerate() {
            assert!(fold.first < fold.last && fold.last < lines, "{fold:?}");
            assert!(!file.line(fold.last as usize).trim().is_empty(), "{fold:?} ends with a blank line");
            for other in &folds[index + 1..] {
                assert!(fold.first < other.first, "{fold:?} {other:?}");
                assert!(other.first > fold.last || other.last <= fold.last, "{fold:?} {other:?}");
            }
        }
    });
}
