//! The line that Enter begins.

use super::support::{at, edited, file};
use referentiel::ide::on_type::after_newline;

/// Each text as it stands after Enter, and what becomes of it.
#[track_caller]
fn gives(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let (file, cursor) = at(text);
        let edits = after_newline(&file, cursor);
        assert_eq!(edited(&file, &edits), *expected, "of:\n{text}");
        let crlf = text.replace('\n', "\r\n");
        let (file, cursor) = at(&crlf);
        let edits = after_newline(&file, cursor);
        assert_eq!(edited(&file, &edits), expected.replace('\n', "\r\n"), "with CRLF, of:\n{text}");
    }
}

#[test]
fn what_a_key_holds_stands_one_step_in() {
    gives(&[
        ("blocs:\n$0", "blocs:\n  "),
        ("blocs:\n  $0", "blocs:\n  "),
        ("blocs:\n    1:\n    $0", "blocs:\n    1:\n        "),
        ("blocs:\n  1:\n  $0\n    intitulé: X\n", "blocs:\n  1:\n    \n    intitulé: X\n"),
        ("options:\n  - parmi:\n  $0", "options:\n  - parmi:\n      "),
        ("délivrance:\n$0un texte\n", "délivrance:\n  un texte\n"),
    ]);
}

#[test]
fn an_item_is_followed_by_another() {
    gives(&[
        ("certificateurs:\n  - École\n  $0", "certificateurs:\n  - École\n  - "),
        ("certificateurs:\n  - École\n$0", "certificateurs:\n  - École\n  - "),
        ("certificateurs:\n- A\n$0\n- B\n", "certificateurs:\n- A\n- \n- B\n"),
        ("x:\n  - \"un : deux\"\n  $0", "x:\n  - \"un : deux\"\n  - "),
        ("x:\n  - La proposition : les buts\n  $0", "x:\n  - La proposition : les buts\n  - "),
        // Behind a key, the next key.
        ("options:\n  - choisir: 1\n  $0", "options:\n  - choisir: 1\n    "),
        // An empty item ends the list.
        ("a:\n  critères:\n    - A\n    - \n    $0", "a:\n  critères:\n    - A\n  "),
        ("certificateurs:\n- A\n-\n$0", "certificateurs:\n- A\n"),
        ("- \n$0", ""),
    ]);
}

#[test]
fn a_split_text_stays_one_text() {
    gives(&[
        ("délivrance: un texte\n$0coupé ici\n", "délivrance: un texte\n  coupé ici\n"),
        ("x:\n  - un texte\n  $0coupé ici\n", "x:\n  - un texte\n    coupé ici\n"),
        ("délivrance: \"un texte\n$0coupé\"\n", "délivrance: \"un texte\n  coupé\"\n"),
        ("1.1.1: Réaliser un plan\n$0afin de décider\n", "1.1.1: Réaliser un plan\n  afin de décider\n"),
        ("délivrance: >-\n$0", "délivrance: >-\n  "),
        ("délivrance: >-\n  un\n$0", "délivrance: >-\n  un\n  "),
        ("délivrance: >-\n    un\n    $0deux\n", "délivrance: >-\n    un\n    deux\n"),
        ("x:\n  - >-\n  $0", "x:\n  - >-\n    "),
        ("délivrance: |\n  - un\n$0", "délivrance: |\n  - un\n  "),
        ("# un commentaire\n$0coupé\nintitulé: X\n", "# un commentaire\n# coupé\nintitulé: X\n"),
    ]);
}

#[test]
fn nothing_is_done_where_it_is_unsure() {
    for text in [
        "$0",
        "\n$0",
        "intitulé: X\n$0",
        "intitulé: X\n$0niveau: 6\n",
        "blocs:\n  1:\n\n$0",
        "x: [a,\n$0b]\n",
        "x: {a: 1,\n$0",
        "- a # note\n$0",
        "\t- a\n$0",
        "  - a\n\t$0",
        "intitulé\n$0",
        "délivrance: >-\n  un\n\n$0",
        "- - a\n$0",
        "- un texte\n$0\n  qui continue\n",
        "x:\n  - \"ouvert\n  $0",
    ] {
        let (file, cursor) = at(text);
        assert_eq!(after_newline(&file, cursor), Vec::new(), "{text:?}");
    }
}

#[test]
fn any_place_of_any_text_has_an_answer() {
    let sample = include_str!("../../samples/animer-un-atelier-de-reparation.referentiel.yaml");
    let broken = sample.replace(": ", " : ").replace('é', "e\u{301}");
    for text in [sample, &broken, "", "é", "\r\n\r\n- 😀\r\n", "\u{feff}a:\n"] {
        let file = file(text);
        for at in 0..=text.len() as u32 + 2 {
            for edit in after_newline(&file, at) {
                assert!(file.text().get(edit.span.range()).is_some(), "{at}");
            }
        }
    }
}
