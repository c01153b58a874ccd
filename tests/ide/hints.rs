//! Words beside codes.

use super::damaged::{self, places, sound};
use super::support::file;
use referentiel::ide::hints::hints;
use referentiel::lang::Lang;
use referentiel::source::Span;

const ALL: Span = Span::new(0, u32::MAX);

const FRAME: &str = "blocs:\n  1:\n    intitulé: Accueillir\n    activités:\n      1.1: { intitulé: Accueil du public, compétences: { 1.1.1: Écouter le public et noter ses demandes afin de l'orienter vers un service } }\n      1.2: { intitulé: Suivi, compétences: { 1.2.1: Suivre, 1.2.2: Clore } }\n    épreuves:\n      E1:\n";

fn told(text: &str) -> String {
    let text = format!("{FRAME}{text}");
    let file = file(&text);
    let mut shown = text.clone();
    for hint in hints(&file, ALL, Lang::Fr).into_iter().rev() {
        assert!(!hint.tooltip.is_empty());
        let (before, behind) =
            (if hint.space_before { " " } else { "" }, if hint.space_behind { " " } else { "" });
        shown.insert_str(hint.at as usize, &format!("{before}«{}»{behind}", hint.label));
    }
    assert_eq!(shown.get(..FRAME.len()), Some(FRAME), "never at a definition");
    shown[FRAME.len()..].to_owned()
}

#[test]
fn codes_say_what_they_name() {
    for (text, expected) in [
        ("        évalue: 1.1\n", "        évalue: 1.1 «Accueil du public»\n"),
        ("        évalue: \"1.1\" # x\n", "        évalue: \"1.1\" «Accueil du public» # x\n"),
        ("        évalue: 1.1 à 1.2\n", "        évalue: 1.1 à 1.2 «2 activités, 3 compétences»\n"),
        ("        évalue: 1 à 2\n", "        évalue: 1 à 2 «1.1 à 1.2 : 2 activités, 3 compétences»\n"),
        ("        évalue: 1.2.1 à 1.2.2\n", "        évalue: 1.2.1 à 1.2.2 «2 compétences»\n"),
        ("        évalue: bloc\n", "        évalue: bloc «1 : 3 compétences»\n"),
        ("        évalue: certification\n", "        évalue: certification «3 compétences»\n"),
        ("        évalue: [1.1, 1.2]\n", "        évalue: [1.1 «Accueil du public», 1.2 «Suivi»]\n"),
        (
            "        évalue: [1.1, 1.2, 1.1.1, 1.2.1, 1.2.2]\n",
            "        évalue: [1.1, 1.2, 1.1.1, 1.2.1, 1.2.2]\n",
        ),
        ("        évalue: 9.9\n", "        évalue: 9.9\n"),
        (
            "        critères:\n          1.1.1:\n            - Bien.\n          1.2.1: [Bien.]\n",
            "        critères:\n          1.1.1: «Écouter le public et noter ses demandes…»\n            - Bien.\n          1.2.1: «Suivre» [Bien.]\n",
        ),
        (
            "        évalue:\n          - 1.1\n          - 1.2\n",
            "        évalue:\n          - 1.1 «Accueil du public»\n          - 1.2 «Suivi»\n",
        ),
    ] {
        assert_eq!(told(text), expected);
    }
}

#[test]
fn hints_stay_in_the_span_that_is_asked_for() {
    damaged::each(|file| {
        let all = hints(file, ALL, Lang::En);
        let mut last = None;
        for hint in &all {
            sound(file, Span::new(hint.at, hint.at));
            assert!(last < Some(hint.at), "{hint:?}");
            assert!(!hint.label.is_empty() && hint.label.chars().count() < 80, "{hint:?}");
            last = Some(hint.at);
        }
        for at in places(file).step_by(7) {
            let asked = Span::new(at, at + 300);
            assert!(
                hints(file, asked, Lang::En)
                    .iter()
                    .all(|hint| asked.start <= hint.at && hint.at <= asked.end)
            );
        }
    });
}
