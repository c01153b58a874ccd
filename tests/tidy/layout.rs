//! What is laid out, case by case.

use super::{tidied, tidied_with};
use referentiel::tidy::Options;

/// Each text, and what becomes of it.
#[track_caller]
fn gives(table: &[(&str, &str)]) {
    for (text, expected) in table {
        let got = tidied(text).unwrap_or_else(|refusal| panic!("{refusal:?}\n{text}"));
        assert_eq!(got, *expected, "of:\n{text}");
        assert_eq!(tidied(&got).as_deref(), Ok(*expected), "twice:\n{text}");
    }
}

#[test]
fn every_level_is_indented_by_one_step() {
    gives(&[
        (
            "blocs:\n    1:\n        intitulé: X\n        activités:\n            1.1: Y\n",
            "blocs:\n  1:\n    intitulé: X\n    activités:\n      1.1: Y\n",
        ),
        (
            "handicap:\n   texte: >-\n        un\n        deux\n   aménagements:\n       - a\n       -   b\n",
            "handicap:\n  texte: >-\n    un deux\n  aménagements:\n    - a\n    - b\n",
        ),
        (
            "annexes:\n    a: |\n        x\n          y\n    b: |2\n         z\n    c: [1,\n        2]\n",
            "annexes:\n  a: |\n    x\n      y\n  b: |2\n       z\n  c: [1,\n      2]\n",
        ),
        (
            "options:\n  -   choisir: 1\n      parmi: [A, B]\n",
            "options:\n  - choisir: 1\n    parmi: [A, B]\n",
        ),
    ]);
    let wide = Options { indent: 4, width: 100 };
    let text = "blocs:\n  1:\n    intitulé: X\n    épreuves:\n      E1:\n        consignes:\n          - un\n          - deux\n";
    let expected = "blocs:\n    1:\n        intitulé: X\n        épreuves:\n            E1:\n                consignes:\n                    - un\n                    - deux\n";
    assert_eq!(tidied_with(text, &wide).as_deref(), Ok(expected));
}

#[test]
fn dashes_stand_as_most_of_the_file_has_them() {
    gives(&[
        (
            "certificateurs:\n- A\nhandicap:\n  aménagements:\n  - x\ncodes:\n  nsf:\n    - 320\n",
            "certificateurs:\n- A\ncodes:\n  nsf:\n  - 320\nhandicap:\n  aménagements:\n  - x\n",
        ),
        (
            "certificateurs:\n- A\ncodes:\n  nsf:\n    - 320\n",
            "certificateurs:\n  - A\ncodes:\n  nsf:\n    - 320\n",
        ),
    ]);
}

#[test]
fn keys_follow_the_order_of_the_format_and_codes_that_of_the_author() {
    gives(&[
        ("niveau: 6\nintitulé: X\n", "intitulé: X\nniveau: 6\n"),
        (
            "blocs:\n  2:\n    activités:\n      2.2: a\n      2.1: b\n    intitulé: X\n  1:\n    intitulé: Y\n",
            "blocs:\n  2:\n    intitulé: X\n    activités:\n      2.2: a\n      2.1: b\n  1:\n    intitulé: Y\n",
        ),
        ("niveau: 6\nmachin: 1\nintitulé: X\n", "intitulé: X\nniveau: 6\nmachin: 1\n"),
        ("machin: 1\nniveau: 6\nintitulé: X\n", "machin: 1\nintitulé: X\nniveau: 6\n"),
        (
            "options:\n  - parmi: [A, B]\n    choisir: 1\n    intitulé: X\n",
            "options:\n  - intitulé: X\n    choisir: 1\n    parmi: [A, B]\n",
        ),
    ]);
}

#[test]
fn keys_are_spelt_as_in_the_format() {
    gives(&[
        ("Intitule: X\nniveau : 6\n", "intitulé: X\nniveau: 6\n"),
        ("intitule\u{301}: X\n", "intitulé: X\n"),
        ("intitulé\u{a0}: X\n", "intitulé: X\n"),
        ("\"voies d’accès\":\n  VAE: oui\n", "voies d'accès:\n  VAE: oui\n"),
        ("titre: X\nnom: Y\n", "titre: X\nnom: Y\n"),
        ("codes: { Fiche: RNCP1, rome: [E1101] }\n", "codes: { fiche: RNCP1, rome: [E1101] }\n"),
    ]);
}

#[test]
fn long_texts_are_wrapped_and_stay_the_same() {
    let long = "Les sources retenues sont citées avec leur date, leur auteur et leur degré de fiabilité, puis classées par leur utilité.";
    let text = format!("handicap:\n  texte: {long}\n  aménagements:\n    - {long}\n");
    let expected = "handicap:\n  texte: >-\n    Les sources retenues sont citées avec leur date, leur auteur et leur degré de fiabilité, puis\n    classées par leur utilité.\n  aménagements:\n    - >-\n      Les sources retenues sont citées avec leur date, leur auteur et leur degré de fiabilité, puis\n      classées par leur utilité.\n";
    let bearable = format!("délivrance: {}\n", long.replace("par leur utilité", ""));
    gives(&[
        (&text, expected),
        // Cut, a line that is only a little too long would read less well.
        (&bearable, &bearable),
        ("délivrance: un texte\n  sur deux lignes\n", "délivrance: un texte sur deux lignes\n"),
        ("délivrance:\n  un texte\n  sur deux lignes\n", "délivrance: un texte sur deux lignes\n"),
        ("délivrance: un\n\n  deux\n", "délivrance: >-\n  un\n\n  deux\n"),
        ("délivrance: >-\n  un\n  deux\n\n  trois\n", "délivrance: >-\n  un deux\n\n  trois\n"),
        ("délivrance: >\n    un\n    deux\n", "délivrance: >\n  un deux\n"),
        // What a fold may have spoilt, or keeps as it is, is left to its author.
        ("délivrance: >-\n  mots-\n  clés\n", "délivrance: >-\n  mots-\n  clés\n"),
        ("délivrance: >-\n  un\n    deux\n  trois\n", "délivrance: >-\n  un\n    deux\n  trois\n"),
        ("délivrance: |\n  un\n  deux\n", "délivrance: |\n  un\n  deux\n"),
        ("délivrance: \"un\n  deux\"\n", "délivrance: \"un\n  deux\"\n"),
        ("délivrance: |+\n  un\n\n\nannexes: 1\n", "délivrance: |+\n  un\n\n\nannexes: 1\n"),
    ]);
    let narrow = Options { indent: 2, width: 40 };
    let text = "délivrance: >-\n  Le budget est chiffré : il tient compte du temps passé, de l'achat et de la durée.\n";
    let expected = "délivrance: >-\n  Le budget est chiffré : il tient\n  compte du temps passé, de l'achat et\n  de la durée.\n";
    assert_eq!(tidied_with(text, &narrow).as_deref(), Ok(expected));
}

#[test]
fn blanks_are_put_in_order() {
    gives(&[
        ("\n\nintitulé:    X   \n\n\n\nniveau: 6\n\n\n", "intitulé: X\n\nniveau: 6\n"),
        ("certificateurs:\n  -   A\n  -  B", "certificateurs:\n  - A\n  - B\n"),
        ("intitulé: \"X\"  # note  \n", "intitulé: \"X\"  # note\n"),
        ("codes: {fiche: RNCP1,  nsf: [ 320 ]}\n", "codes: {fiche: RNCP1,  nsf: [ 320 ]}\n"),
        ("---\nintitulé:  X\n...\n", "---\nintitulé: X\n...\n"),
    ]);
}

#[test]
fn comments_go_with_what_they_speak_of() {
    gives(&[
        (
            "# le fichier\n\n# le niveau\nniveau: 6 # du cadre\n# l'intitulé\nintitulé: X\n",
            "# le fichier\n\n# l'intitulé\nintitulé: X\n# le niveau\nniveau: 6 # du cadre\n",
        ),
        (
            "blocs:\n  # le premier\n  1:\n    intitulé: X\n    # fin du premier\n\n  # le second\n  2:\n    intitulé: Y\n# fin\n",
            "blocs:\n  # le premier\n  1:\n    intitulé: X\n    # fin du premier\n\n  # le second\n  2:\n    intitulé: Y\n# fin\n",
        ),
        (
            "handicap:  # loi\n    # avant\n    texte: X\n    # après\nintitulé: Y\n",
            "intitulé: Y\nhandicap:  # loi\n  # avant\n  texte: X\n  # après\n",
        ),
        (
            "délivrance: >-  # note\n    un\n    deux\n  # après\n",
            "délivrance: >-  # note\n  un deux\n# après\n",
        ),
        (
            "certificateurs:\n  # a\n  - A\n  - # b\n    B\n  - C\n",
            "certificateurs:\n  # a\n  - A\n  - # b\n    B\n  - C\n",
        ),
    ]);
}
