//! The whole file laid out.

use super::support::{edited, file};
use referentiel::ide::formatting::formatting;
use referentiel::tidy::Options;

#[test]
fn a_file_is_laid_out_as_typed() {
    let table = [
        ("niveau: 6\nintitulé: X\n", "intitulé: X\nniveau: 6\n"),
        ("niveau: 6\r\nintitulé:   X 😀\r\n", "intitulé: X 😀\r\nniveau: 6\r\n"),
        ("blocs:\n    1:\n        intitule\u{301}: X", "blocs:\n  1:\n    intitulé: X\n"),
        ("", ""),
    ];
    for (text, expected) in table {
        let file = file(text);
        let edits = formatting(&file, &Options::default()).expect("laid out");
        assert_eq!(edited(&file, &edits), expected, "{text:?}");
    }
    assert!(formatting(&file("intitulé: SEA : achat\n"), &Options::default()).is_err());
}
