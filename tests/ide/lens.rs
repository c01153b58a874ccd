//! How things stand, above them.

use super::damaged::{self, sound};
use super::support::file;
use referentiel::ide::lens::{LeadsTo, lenses, uses};
use referentiel::lang::Lang;
use referentiel::model::Thing;
use referentiel::rules::gaps::{Gap, gap};
use referentiel::source::Span;

const ALL: Span = Span::new(0, u32::MAX);

fn told(text: &str, lang: Lang) -> String {
    let lenses = lenses(&file(text), ALL, lang).into_iter();
    lenses.map(|lens| format!("{}: {}", lens.code, lens.title)).collect::<Vec<_>>().join("\n")
}

#[test]
fn it_is_said_how_things_stand() {
    let text = "blocs:
  1:
    activités:
      1.1:
        compétences: { 1.1.1: Lire, 1.1.2: Dire }
      1.2:
        compétences:
          1.2.1:
            énoncé: Suivre
            critères: [Un., Deux.]
          1.2.2: Tenir
    épreuves:
      E1: { évalue: [1.1, 1.2.1] }
      E2:
        évalue: 1.1 à 1.2.1
        critères:
          1.1: [Un critère.]
  2:
    compétences: { C1: Agir }
    épreuves: { E3: {}, E4: { évalue: C1 } }
";
    let expected = "1: 4 compétences, 3 évaluées · 2 épreuves
1.1.1: 1 critère par l'activité · E1, E2
1.1.2: 1 critère par l'activité · E1, E2
1.2.1: 2 critères · E1, E2
1.2.2: aucun critère · E2
E1: évalue 3 compétences · 2 critères
E2: ce qu'elle évalue n'est pas compris · 3 critères
2: 1 compétence, non évaluée · 2 épreuves
C1: aucun critère · E3, E4
E3: ne dit pas ce qu'elle évalue · aucun critère
E4: évalue 1 compétence · aucun critère";
    assert_eq!(told(text, Lang::Fr), expected);
    assert!(told(text, Lang::En).contains("1.2.2: no criterion · E2"));
}

#[test]
fn other_skeletons() {
    for (text, expected) in [
        ("", ""),
        (
            "compétences: { C1: Agir }\népreuves: { E1: { évalue: certification, critères: { C1: [Bien.] } } }\n",
            "C1: 1 critère · E1\nE1: évalue 1 compétence · 1 critère",
        ),
        (
            "répertoire: RS\ncompétences:\n  C1:\n    énoncé: Agir\n    sous-compétences: { C1.1: Lire, C1.2: Dire }\népreuves: { E1: { évalue: C1.1, critères: { C1.1: [Bien.] } } }\n",
            "C1: 1 sous-compétence évaluée sur 2\nC1.1: 1 critère · E1\nC1.2: aucun critère · aucune épreuve\nE1: évalue 1 compétence · 1 critère",
        ),
        (
            "compétences:\n  # référentiel: ignore TRA001, TRA002 — évaluée en entreprise\n  C1: Agir\n  C2: Lire\népreuves: { E1: { évalue: C2, critères: { C2: [Bien.] } } }\n",
            "C1: aucun critère · aucune épreuve · écart accepté : évaluée en entreprise\nC2: 1 critère · E1\nE1: évalue 1 compétence · 1 critère",
        ),
    ] {
        assert_eq!(told(text, Lang::Fr), expected, "{text}");
    }
}

#[test]
fn only_what_is_asked_for_is_told() {
    let text = "compétences: { C1: Agir, C2: Lire, C3: Dire }\népreuves: { E1: { évalue: C2 } }\n";
    let file = file(text);
    let at = text.find("C2").unwrap() as u32;
    let found = lenses(&file, Span::new(at, at + 1), Lang::Fr);
    assert_eq!(found.iter().map(|lens| lens.code.as_str()).collect::<Vec<_>>(), ["C2"]);
    assert_eq!(found[0].leads_to, LeadsTo::Uses);
    assert_eq!(uses(&file, found[0].thing), [Span::new(at + 49, at + 51)]);
}

#[test]
fn nothing_that_a_finding_speaks_of_is_shown_as_complete() {
    damaged::each(|file| {
        let lenses = lenses(file, ALL, Lang::Fr);
        let mut last = Span::default();
        for lens in &lenses {
            sound(file, lens.span);
            assert!(lens.span > last && !lens.title.is_empty(), "{lens:?}");
            last = lens.span;
        }
        for finding in file.analysis.findings.iter().filter(|f| gap(f.rule) == Some(Gap::Evaluation)) {
            let here = lenses.iter().filter(|lens| lens.span == finding.primary.span);
            for lens in here {
                let partly = [
                    " évaluées sur ",
                    " évaluée sur ",
                    ", aucune évaluée",
                    " non évaluée",
                    "aucun critère",
                    "aucune épreuve",
                ];
                let speaks = partly.iter().any(|words| lens.title.contains(words));
                assert!(
                    speaks || !matches!(lens.thing, Thing::Competency(_)),
                    "{lens:?} {}",
                    finding.message.fr
                );
                if let Thing::Competency(index) = lens.thing {
                    assert!(file.standing().is_gap(index), "{lens:?}");
                }
            }
        }
    });
}
