//! Renaming: what follows, what is refused.

use super::navigation::BLOCKS;
use super::support::{at, edited, file, samples};
use referentiel::ide::rename::{prepare, rename};

/// The lines that change, as they are after; or why not.
fn renamed(text: &str, new: &str) -> String {
    let (file, at) = at(text);
    match rename(&file, at, new) {
        Err(why) => format!("non : {}", why.fr),
        Ok(edits) => {
            let after = edited(&file, &edits);
            let pairs = after.lines().zip(file.text().lines());
            let changed: Vec<&str> = pairs.filter(|(a, b)| a != b).map(|(a, _)| a.trim()).collect();
            changed.join(" | ")
        }
    }
}

fn on(part: &str, inside: usize) -> String {
    let start = BLOCKS.find(part).expect(part) + inside;
    format!("{}$0{}", &BLOCKS[..start], &BLOCKS[start..])
}

#[test]
fn codes_are_renamed_with_what_is_built_on_them() {
    let whole = "1.5: | 1.5.1: Peser la farine à l'aide d'une balance | 1.5.2: Mesurer l'eau œuvre 😀 | \
                 évalue: 1.5 à 1.3 | 1.5.1: [La pesée est juste.] | 1.5.1 à 1.5.2: [Les quantités suivent la recette.]";
    let table = [
        (on("1.1 à 1.3", 1), "1.5", whole),
        (on("  1.1:", 2), "1.5.", whole),
        (
            on("1.1.2:", 5),
            "1.1.7",
            "1.1.7: Mesurer l'eau œuvre 😀 | 1.1.1 à 1.1.7: [Les quantités suivent la recette.]",
        ),
        (on("E1:", 1), "ES", "ES:"),
        (on("E1:", 1), "E1", ""),
        (on("      1.3:", 6), "1.10", "\"1.10\": | 1.10.1: Bouler les pâtons | évalue: 1.1 à 1.10"),
        // The code that a reference lacks may be given.
        (on("      1.2:", 6), "1.9", "1.9: | 1.9.1: Régler le pétrin"),
        (
            on("façonnage:", 0),
            "mise en forme",
            "modalité: Oral sur le mise en forme | mise en forme: Mise en forme des pâtons",
        ),
    ];
    for (text, new, expected) in table {
        assert_eq!(renamed(&text, new), expected, "{new}");
    }
}

#[test]
fn what_cannot_be_renamed_says_why() {
    let table = [
        (on("1.1 à 1.3", 1), "1.2", "déjà pris par l'activité 1.2, ligne 12 (« Mélanger »)"),
        (on("1.1 à 1.3", 1), "  ", "vide"),
        (on("1.1 à 1.3", 1), "1 1", "sans espace"),
        (on("1.1 à 1.3", 1), "1:1", "« : »"),
        (on("1.1 à 1.3", 1), "bloc", "déjà un sens"),
        (on("1.1 à 1.3", 1), "à", "déjà un sens"),
        (on("1.1 à 1.3", 1), "-1", "commence par"),
        (on("1.1 à 1.3", 4), "1.5", "n'est pas un code"),
        (on("bloc, c", 1), "2", "désigne le bloc 1"),
        (on("certification,", 1), "2", "n'est pas un code"),
        (on("1.9", 1), "2", "aucun élément ne porte"),
        (on("RNCP", 1), "2", "France compétences"),
        (on("Peser la", 1), "2", "placez le curseur"),
        (on("façonnage:", 1), "a: b", "« : »"),
    ];
    for (text, new, expected) in table {
        let told = renamed(&text, new);
        assert!(told.starts_with("non : ") && told.contains(expected), "{new}: {told}");
    }
    let ranks = "blocs:\n  1:\n    activités:\n      1.1: X\n      1.2: Y\n    épreuves:\n      E1: { évalue: $01 à 2 }\n";
    assert!(renamed(ranks, "1.7").contains("rang dans le bloc"), "{}", renamed(ranks, "1.7"));
    let shared = ranks.replace("$0", "").replace("      1.2", "      $01.2");
    assert_eq!(renamed(&shared, "1.7"), "1.7: Y | E1: { évalue: 1.1 à 1.7 }", "ranks are written out");
    let criterion = "compétences:\n  C1: { énoncé: X, critères: [{ critère: Oui, code: CE$01 }] }\n";
    assert!(renamed(criterion, "CE2").contains("changez-le sur place"), "{}", renamed(criterion, "CE2"));
    let broken = "blocs:\n  1:\n    activités:\n      $01.1 X\n      1.2: Y\n";
    assert!(renamed(broken, "1.7").contains("ligne 4"), "{}", renamed(broken, "1.7"));
    let aliased = "blocs:\n  1:\n    activités: &a\n      $01.1: X\n  2:\n    activités: *a\n";
    assert!(renamed(aliased, "1.7").starts_with("non : "), "{}", renamed(aliased, "1.7"));
}

#[test]
fn places_say_what_would_be_replaced() {
    let (file, at) = at(&on("1.1.1 à 1.1.2", 10));
    let prepared = prepare(&file, at).expect("a code");
    assert_eq!((prepared.span.of(file.text()), prepared.placeholder.as_str()), ("1.1.2", "1.1.2"));
}

#[test]
fn other_texts_keep_their_ways() {
    let crlf = on("1.1.2:", 5).replace('\n', "\r\n");
    assert!(renamed(&crlf, "1.1.7").contains("1.1.7: Mesurer"));
    let quoted = "répertoire: RS\ncompétences:\n  \"1.10\": Faire\n  '1.2': Dire\népreuves:\n  E1:\n    évalue: [\"1.10\", $01.2]\n";
    assert_eq!(renamed(quoted, "1.20"), "'1.20': Dire | évalue: [\"1.10\", \"1.20\"]");
    let flat = "répertoire: RS\ncompétences:\n  C1: Faire\n  C2: { énoncé: Dire, critères: { CE2.1: Oui } }\népreuves:\n  E1: { évalue: \"C1, $0C2\" }\n";
    assert_eq!(
        renamed(flat, "C7"),
        "C7: { énoncé: Dire, critères: { CE7.1: Oui } } | E1: { évalue: \"C1, C7\" }"
    );
    let broken = on("1.1.2:", 5).replace("intitulé: Façonner", "intitulé: SEA : \"achat");
    assert!(renamed(&broken, "1.1.7").contains("1.1.7: Mesurer"), "{}", renamed(&broken, "1.1.7"));
}

#[test]
fn a_renamed_sample_can_be_named_back() {
    for text in samples() {
        let file = file(&text);
        for code in file.analysis.codes.iter().step_by(9) {
            let Ok(edits) = rename(&file, code.span.start, "ZZ77") else {
                panic!("{}: {:?}", code.code, rename(&file, code.span.start, "ZZ77"));
            };
            let after = super::support::file(&edited(&file, &edits));
            let at = after.text().find("ZZ77").expect("the new code") as u32;
            let back = rename(&after, at, &code.code).expect("the old code");
            assert_eq!(edited(&after, &back), text, "{}", code.code);
        }
    }
}
