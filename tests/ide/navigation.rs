//! Definition, references, highlight: from a definition as from any use.

use super::support::{at, file};
use referentiel::ide::File;
use referentiel::ide::definition::definition;
use referentiel::ide::facts::Facts;
use referentiel::ide::highlight::highlight;
use referentiel::ide::references::references;
use referentiel::source::Span;

pub const BLOCKS: &str = "\
intitulé: Boulanger
codes: { fiche: RNCP40907 }
blocs:
  1:
    intitulé: Pétrir
    activités:
      1.1:
        intitulé: Peser
        compétences:
          1.1.1: Peser la farine à l'aide d'une balance
          1.1.2: Mesurer l'eau œuvre 😀
      1.2:
        intitulé: Mélanger
        compétences:
          1.2.1: Régler le pétrin
      1.3:
        intitulé: Façonner
        compétences:
          1.3.1: Bouler les pâtons
    épreuves:
      E1:
        modalité: Mise en situation
        évalue: 1.1 à 1.3
        critères:
          1.1.1: [La pesée est juste.]
          1.1.1 à 1.1.2: [Les quantités suivent la recette.]
      E2:
        modalité: Oral sur le façonnage
        évalue: [bloc, certification, \"1.9\"]
glossaire:
  façonnage: Mise en forme des pâtons
";

/// The text with a cursor behind the `nth` (from 0) `part`, `inside` bytes into it.
fn cursor(text: &str, part: &str, nth: usize, inside: usize) -> String {
    let (start, _) = text.match_indices(part).nth(nth).expect(part);
    let at = start + inside;
    format!("{}$0{}", &text[..at], &text[at..])
}

/// `12:15` and what stands there.
fn place(file: &File, span: Span) -> String {
    let (line, column) = file.lines.position(file.text(), span.start);
    format!("{line}:{column} {}", span.of(file.text()))
}

fn defined(text: &str) -> String {
    let (file, at) = at(text);
    let Some(found) = definition(&file, at, &[]) else { return "—".to_owned() };
    let targets: Vec<String> = found.targets.iter().map(|t| place(&file, t.span)).collect();
    format!("{} → {}", found.origin.of(file.text()), targets.join(", "))
}

fn used(text: &str, declaration: bool) -> String {
    let (file, at) = at(text);
    let places: Vec<String> =
        references(&file, at, declaration, &[]).iter().map(|p| place(&file, p.span)).collect();
    places.join(", ")
}

#[test]
fn definitions_from_any_use() {
    let table = [
        (("évalue: 1.1 à 1.3", 0, 10), "1.1 → 7:7 1.1"),
        (("évalue: 1.1 à 1.3", 0, 13), "1.1 à 1.3 → 7:7 1.1, 12:7 1.2, 16:7 1.3"),
        (("1.1 à 1.3", 0, 10), "1.3 → 16:7 1.3"),
        (("bloc, cert", 0, 2), "bloc → 4:3 1"),
        (("certification, ", 0, 3), "certification → 1:11 Boulanger"),
        (("\"1.9\"", 0, 2), "—"),
        (("      1.2:", 0, 7), "1.2 → 12:7 1.2"),
        (("1.1.1 à 1.1.2", 0, 12), "1.1.2 → 11:11 1.1.2"),
        (("le façonnage", 0, 8), "façonnage → 31:3 façonnage"),
        (("Peser la farine", 0, 3), "—"),
    ];
    for ((part, nth, inside), expected) in table {
        assert_eq!(defined(&cursor(BLOCKS, part, nth, inside)), expected, "{part} {inside}");
    }
}

#[test]
fn references_from_the_definition_and_from_any_use() {
    let uses_of_12 = "23:17 1.1 à 1.3";
    let uses_of_111 = "10:11 1.1.1, 25:11 1.1.1, 26:11 1.1.1";
    let table = [
        (("      1.2:", 0, 7), false, uses_of_12),
        (("      1.2:", 0, 7), true, "12:7 1.2, 23:17 1.1 à 1.3"),
        (("1.1.1: Peser", 0, 0), true, uses_of_111),
        (("1.1.1: [La", 0, 3), true, uses_of_111),
        (("1.1.1 à", 0, 1), true, uses_of_111),
        (("  1:", 0, 2), true, "4:3 1, 29:18 bloc"),
        (("bloc, cert", 0, 1), false, "29:18 bloc"),
        (("1.3:", 0, 0), false, "23:23 1.3"),
        (("\"1.9\"", 0, 2), true, "29:40 1.9"),
        (("façonnage: Mise", 0, 2), true, "28:31 façonnage, 31:3 façonnage"),
        (("intitulé: Peser", 0, 2), true, ""),
        (("RNCP40907", 0, 3), true, "2:17 RNCP40907"),
    ];
    for ((part, nth, inside), declaration, expected) in table {
        assert_eq!(used(&cursor(BLOCKS, part, nth, inside), declaration), expected, "{part}");
    }
}

#[test]
fn a_broken_line_elsewhere_and_odd_texts_change_nothing() {
    let broken = BLOCKS.replace("intitulé: Peser", "intitulé: SEA : \"peser");
    let crlf = BLOCKS.replace('\n', "\r\n");
    let nfd = BLOCKS.replace("intitulé", "intitule\u{301}").replace("évalue", "e\u{301}value");
    for text in [&broken, &crlf, &nfd] {
        assert_eq!(
            used(&cursor(text, "1.1.1: [La", 0, 3), true),
            "10:11 1.1.1, 25:11 1.1.1, 26:11 1.1.1",
            "{text}"
        );
    }
    let rs = "répertoire: RS\ncompétences:\n  C1: Faire\n  C2: Dire\népreuves:\n  E1: { évalue: 'C1, C2' }\n";
    assert_eq!(used(&cursor(rs, "C2", 0, 1), true), "4:3 C2, 6:22 C2");
    assert_eq!(defined(&cursor(rs, "C2'", 0, 2)), "C2 → 4:3 C2");
    let quoted =
        "répertoire: RS\ncompétences:\n  \"1.10\": Faire\népreuves:\n  E1:\n    évalue: [\"1.10\"]\n";
    assert_eq!(used(&cursor(quoted, "1.10", 1, 2), true), "3:4 1.10, 6:15 1.10");
    for text in ["", "$0", "blocs:", "\u{feff}", "a: [", "évalue: 1.1"] {
        let file = file(text);
        assert!(definition(&file, 4_000, &[]).is_none() && references(&file, 4_000, true, &[]).is_empty());
    }
}

#[test]
fn numbers_of_fiches_tie_files_together() {
    let first =
        file("intitulé: Un\ncodes: { fiche: RNCP40907 }\nblocs:\n  RNCP40907BC02:\n    intitulé: X\n");
    let text = "intitulé: Deux\ncodes: { fiche: RS12 }\ncorrespondances:\n  - certification: RNCP40907$0BC02\n    blocs: [1]\n  - rncp 40907, en partie\n  - RNCP1\n";
    let (second, at) = at(text);
    let (facts, own) = (Facts::new(&first), Facts::new(&second));
    assert_eq!(own.sheet_uses.len(), 3);
    let found = definition(&second, at, &[&facts]).expect("a definition");
    assert_eq!(found.targets.len(), 1);
    assert_eq!(found.targets[0].file, Some(0));
    assert_eq!(found.targets[0].span.of(first.text()), "RNCP40907BC02");
    let uses = references(&second, at, true, &[&facts]);
    let told: Vec<(Option<usize>, &str)> = uses
        .iter()
        .map(|p| (p.file, p.span.of(if p.file.is_none() { second.text() } else { first.text() })))
        .collect();
    assert_eq!(told, [(None, "RNCP40907BC02"), (None, "rncp 40907"), (Some(0), "RNCP40907")]);
    // From the file that bears the number, the uses are in the other.
    let at = first.text().find("40907").expect("there") as u32;
    assert_eq!(references(&first, at, false, &[&own]).len(), 2);
}

#[test]
fn highlights_tell_the_definition_from_the_uses() {
    let (file, at) = at(&cursor(BLOCKS, "1.3\n", 0, 1));
    let told: Vec<String> = highlight(&file, at)
        .iter()
        .map(|s| format!("{}{}", place(&file, s.span), if s.defines { " (définition)" } else { "" }))
        .collect();
    assert_eq!(told, ["16:7 1.3 (définition)", "23:23 1.3"]);
}

#[test]
fn no_byte_of_a_sample_makes_them_fail() {
    for text in super::support::samples() {
        let file = file(&text);
        for at in (0..=text.len() as u32 + 2).step_by(11) {
            let found = definition(&file, at, &[]);
            let places = references(&file, at, true, &[]);
            if let Some(found) = found {
                assert!(
                    found.origin.start <= at && at <= found.origin.end,
                    "{at} {found:?} {:?}",
                    found.origin.of(&text)
                );
            }
            for place in places {
                assert!(!place.span.of(&text).is_empty());
            }
        }
    }
}
