//! Rules of evaluation, case by case.

use referentiel::analysis::{RuleSet, analyse};

/// What EVA006 points at, and its first message, in a file of one épreuve.
fn tutor(assessment: &str) -> (String, String) {
    let text = format!(
        "blocs:\n  1:\n    activités:\n      1.1:\n        compétences: {{ 1.1.1: Accueillir }}\n    épreuves:\n      E1: {assessment}\n"
    );
    let analysis = analyse(text.into(), &RuleSet::new());
    let own = || analysis.findings.iter().filter(|f| f.rule.code == "EVA006");
    let places: Vec<&str> = own().map(|f| f.primary.span.of(&analysis.text)).collect();
    (places.join(" | "), own().next().map(|f| f.message.fr.to_string()).unwrap_or_default())
}

#[test]
fn eva006_points_at_who_evaluates() {
    let cases = [
        ("{ modalité: Dossier apprécié par une grille tuteur }", "tuteur"),
        ("{ modalité: Épreuve notée par le maître de stage }", "maître de stage"),
        ("{ modalité: \"Mission évaluée par le maître d'apprentissage\" }", "maître d'apprentissage"),
        ("{ modalité: Mission, contexte: L'employeur évalue le résultat }", "employeur"),
        // Named twice: the whole sentence.
        (
            "{ modalité: Choisie avec le tuteur et évaluée par le tuteur }",
            "Choisie avec le tuteur et évaluée par le tuteur",
        ),
        ("{ modalité: Mission, jury: Deux professionnels et le tuteur }", "tuteur"),
        // Witnesses.
        ("{ modalité: Mission suivie par le tuteur }", ""),
        ("{ modalité: Mission. Le tuteur informe le jury par une grille tuteur }", ""),
    ];
    for (assessment, expected) in cases {
        assert_eq!(tutor(assessment).0, expected, "{assessment}");
    }
}

#[test]
fn eva006_names_who_evaluates() {
    assert_eq!(
        tutor("{ modalité: Mission évaluée par la tutrice }").1,
        "dans l'épreuve E1, l'évaluation est confiée à la personne qui encadre le candidat (tutrice)"
    );
}
