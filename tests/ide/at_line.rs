//! What a line is about.

use super::damaged;
use super::support::file;
use referentiel::ide::File;
use referentiel::ide::at_line::at_line;
use std::collections::HashSet;

const TEXT: &str = "# Essai
intitulé: Accueil 😀

blocs:
  1:
    intitulé: Accueillir
    activités:
      1.1:
        intitulé: Accueil
        compétences:
          1.1.1: Écouter le public
          1.1.2:
            énoncé: >-
              Suivre
              un dossier
            critères:
              - Le suivi
                est daté.

          # référentiel: une remarque
          1.1.3: Clore
    épreuves:
      E1:
        modalité: Oral
        évalue: 1.1.1 à 1.1.2
        critères:
          1.1.1:
            - Le public est salué.
          1.1:
            - groupe: Ton
              critères:
                - Le ton convient.
        livrables:
          L1: Note
  2: { compétences: [C1, C2], épreuves: { E2: { évalue: C1 } } }
compétences: { C1: Agir, C2: Finir }
";

fn told(file: &File, line: usize) -> String {
    at_line(file, line).iter().map(|thing| file.code(*thing)).collect::<Vec<_>>().join(" ")
}

const EXPECTED: &[&str] = &[
    "",
    "",
    "",
    "",
    "1",
    "1",
    "1",
    "1.1 1",
    "1.1 1",
    "1.1 1",
    "1.1.1 1.1 1",
    "1.1.2 1.1 1",
    "1.1.2 1.1 1",
    "1.1.2 1.1 1",
    "1.1.2 1.1 1",
    "1.1.2 1.1 1",
    "1.1.2 1.1 1",
    "1.1.2 1.1 1",
    "1.1.2 1.1 1",
    "1.1.3 1.1 1",
    "1.1.3 1.1 1",
    "1",
    "E1 1",
    "E1 1",
    "1.1.1 1.1.2 E1 1",
    "E1 1",
    "1.1.1 E1 1",
    "1.1.1 E1 1",
    "1.1 1.1.1 1.1.2 1.1.3 E1 1",
    "1.1.1 1.1.2 1.1.3 E1 1",
    "E1 1",
    "1.1.1 1.1.2 1.1.3 E1 1",
    "E1 1",
    "L1 E1 1",
    "2 E2 C1 C2",
    "C1 C2",
    "C1 C2",
    "",
];

#[test]
fn a_line_is_about_what_it_names_and_what_holds_it() {
    for text in
        [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), format!("\u{feff}{TEXT}"), TEXT.replace('\n', "\r")]
    {
        let file = file(&text);
        let lines = TEXT.lines().chain(["", ""]);
        for ((line, own), expected) in lines.enumerate().zip(EXPECTED) {
            assert_eq!(told(&file, line), *expected, "{line}: {own}");
        }
        assert_eq!(told(&file, usize::MAX), "");
    }
}

#[test]
fn a_mended_line_is_still_about_its_thing() {
    let text =
        TEXT.replace("Écouter le public", "Écouter : le public").replace("Oral", "Oral : devant le jury");
    let file = file(&text);
    assert!(file.analysis.is_mended());
    for (line, expected) in [(10, "1.1.1 1.1 1"), (13, "1.1.2 1.1 1"), (23, "E1 1"), (24, "1.1.1 1.1.2 E1 1")]
    {
        assert_eq!(told(&file, line), expected, "{line}");
    }
}

#[test]
fn every_line_of_every_file_is_answered() {
    damaged::each(|file| {
        let lines = file.lines.count();
        for line in (0..lines + 2).step_by((lines / 40).max(1)) {
            let found = at_line(file, line);
            let once: HashSet<_> = found.iter().collect();
            assert_eq!(once.len(), found.len());
        }
    });
}
