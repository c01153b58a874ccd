//! Rules of evaluation, case by case: what an épreuve says, and what is then pointed at.
//! Most cases are false friends: nothing is expected.

use referentiel::analysis::{RuleSet, analyse};
use referentiel::findings::{Severity, fix};
use referentiel::format::Profile;
use referentiel::rules::Example;
use referentiel::rules::example::compose;

fn text(profile: Profile, yaml: &str) -> String {
    compose(&Example::profile(Box::leak(yaml.to_owned().into_boxed_str()), profile))
}

/// The findings of the family and of its neighbours in `yaml`, put in the frame of `profile`: `EVA015@E1`.
fn found(profile: Profile, yaml: &str) -> String {
    let analysis = analyse(text(profile, yaml).into(), &RuleSet::new());
    let counts = |code: &str| code.starts_with("EVA") || code.starts_with("TRA") || code == "STR015";
    let own = analysis.findings.iter().filter(|f| counts(f.rule.code) && f.severity > Severity::Info);
    own.map(|f| format!("{}@{}", f.rule.code, f.primary.span.of(&analysis.text)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A bloc with one competence and these épreuves, each `évalue: bloc` and with a criterion.
fn bloc(assessments: &[&str]) -> String {
    let mut yaml = "blocs:
  1:
    intitulé: Organiser l'accueil
    activités: { 1.1: { intitulé: Accueil, compétences: { 1.1.1: Accueillir les visiteurs } } }
    épreuves:
"
    .to_owned();
    for (index, keys) in assessments.iter().enumerate() {
        let n = index + 1;
        yaml += &format!(
            "      E{n}:\n        évalue: bloc\n        critères: {{ 1.1.1: [Critère numéro {n}] }}\n"
        );
        for key in keys.split(" | ").filter(|key| !key.is_empty()) {
            yaml += &format!("        {key}\n");
        }
    }
    yaml
}

#[track_caller]
fn check(rule: &str, cases: &[(&[&str], &str)]) {
    let mut wrong = String::new();
    for (assessments, expected) in cases {
        let all = found(Profile::Rncp, &bloc(assessments));
        let own: Vec<&str> = all.split(&format!("{rule}@")).skip(1).collect();
        let others = [" EVA", " TRA", " STR"];
        let own: Vec<&str> = own
            .iter()
            .map(|f| others.iter().filter_map(|o| f.find(o)).min().map_or(*f, |at| &f[..at]).trim_end())
            .collect();
        let own = own.join(" | ");
        if own != *expected {
            wrong += &format!("\n--- {assessments:?}\n expected: {expected}\n found:    {own}   ({all})\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// One épreuve, individual, whose modalité is each of these: those after the bar are pointed at.
#[track_caller]
fn methods(rule: &str, fine: &[&str], wrong: &[&str]) {
    let one = |method: &str| {
        found(Profile::Rncp, &bloc(&[&format!("réalisation: individuelle | modalité: {method}")]))
    };
    for method in fine {
        assert!(!one(method).contains(rule), "{method}: {}", one(method));
    }
    for method in wrong {
        // The method, or the one word of it that is at fault; and nothing else.
        let found = one(method);
        let place = found.strip_prefix(&format!("{rule}@")).unwrap_or_default();
        assert!(!place.is_empty() && method.contains(place), "{method}: {found}");
    }
}

#[test]
fn eva001_the_type_is_said() {
    methods(
        "EVA001",
        &[
            "Mise en situation professionnelle",
            "MISE EN SITUATION",
            "Etude de cas",
            "Cas",
            "Dossier écrit et entretien",
            "Oral de 20 minutes",
            "Épreuve écrite",
            "Épreuve pratique",
            "Projet conduit en entreprise",
            "Contrôle en cours de formation",
            "Évaluation ponctuelle",
            "Questionnaire puis étude de cas",
            "Portfolio numérique",
            "Porte-folio",
            "Jeu de rôle avec un client",
            "Jeux de rôles",
            "Soutenance devant un jury",
            "Production d'un plan de communication",
            "Réalisation d'un site",
            "Simulation d'appel",
            "[Rapport de stage, Oral]",
            "Travaux pratiques",
            "Remise d'un livrable",
            "\"Évaluation : étude de cas\"",
        ],
        &[
            "Évaluation finale",
            "Évaluation commune au bloc",
            "Relative aux activités 1.1 à 1.3",
            "Devant un jury de professionnels",
            "Selon le règlement de certification",
            "La modalité sera décrite plus tard",
            "Sur attestation morale du centre",
            "Examen",
            "Épreuve du bloc 1",
            "2 heures",
        ],
    );
    check(
        "EVA001",
        &[
            (&["modalité: En centre | intitulé: Étude de cas"], ""),
            (&["modalité: En deux temps | phases: [{ modalité: Dossier }, { modalité: Oral }]"], ""),
            (&["modalité: En deux temps | phases: [{ intitulé: Matin }]"], "En deux temps"),
        ],
    );
}

#[test]
fn eva002_individual_or_collective() {
    check(
        "EVA002",
        &[
            (&["modalité: Oral"], "E1"),
            (&["modalité: Oral | réalisation:"], "E1"),
            (&["modalité: Oral | réalisation: mixte"], ""),
            (&["modalité: Oral individuel"], ""),
            (&["modalité: Projet en groupe, oral individuel"], ""),
            (&["modalité: Projet mené en binôme"], ""),
            (&["modalité: Projet | contexte: Le candidat travaille seul"], ""),
            (&["modalité: Projet | contexte: Il suffit d'un seul poste"], ""),
            (&["modalité: Projet | contexte: Trois heures seulement"], "E1"),
            (&["modalité: Projet | consignes: [Travailler en équipe]"], ""),
            (&["modalité: Projet | phases: [{ intitulé: Préparation, réalisation: collective }]"], ""),
        ],
    );
    let silent = |profile| found(profile, &bloc(&["modalité: Oral"]));
    assert_eq!([Profile::RncpDroit, Profile::Tp].map(silent), ["", ""]);
}

#[test]
fn eva003_collective() {
    let collective = "réalisation: collective | modalité: Projet";
    check(
        "EVA003",
        &[
            (&[collective], "collective"),
            (&["réalisation: collective | modalité: \"Projet, puis entretien individuel\""], ""),
            (&["réalisation: mixte | modalité: Projet"], ""),
            (&["réalisation: collective | modalité: Projet | consignes: [Répondre seul au jury]"], ""),
            (&["modalité: Projet mené en groupe"], "E1"),
            (&["modalité: Projet mené en groupe, soutenance individuelle"], ""),
            (
                &["modalité: Projet | phases: [{ réalisation: collective }, { réalisation: collective }]"],
                "E1",
            ),
            (
                &["modalité: Projet | phases: [{ réalisation: collective }, { réalisation: individuelle }]"],
                "",
            ),
            // One finding a bloc.
            (&[collective, collective], "collective"),
            // Another épreuve of the bloc is individual: an interview, or not.
            (&[collective, "réalisation: individuelle | modalité: Entretien avec le jury"], ""),
            (&[collective, "réalisation: individuelle | modalité: Questionnaire"], "collective"),
            (&["réalisation: individuelle | modalité: Oral"], ""),
        ],
    );
}

#[test]
fn eva004_questionnaires() {
    methods(
        "EVA004",
        &[
            "Étude de cas et QCM",
            "Dossier, puis questionnaire à choix multiples",
            "Entretien guidé par un questionnaire",
            "Réalisation d'un questionnaire d'enquête",
            "Présentation de l'enquête",
        ],
        &[
            "QCM",
            "QCM de 40 questions",
            "Questionnaire à choix multiples",
            "Quiz en ligne",
            "Épreuve écrite sous forme de QCM",
            "Évaluation par questionnaire",
            "Test de connaissances",
            "\"Examen : questionnaire de 30 minutes\"",
        ],
    );
    check(
        "EVA004",
        &[
            (
                &[
                    "réalisation: individuelle | modalité: Étude de cas",
                    "réalisation: individuelle | modalité: QCM",
                ],
                "",
            ),
            (
                &[
                    "réalisation: individuelle | modalité: QCM",
                    "réalisation: individuelle | modalité: Dossier",
                ],
                "QCM",
            ),
        ],
    );
}

#[test]
fn eva005_self_evaluation() {
    methods(
        "EVA005",
        &[
            "Auto-évaluation suivie d'un entretien",
            "Auto-évaluation confirmée par un évaluateur",
            "Autoévaluation présentée au jury",
            "Mise en situation suivie d'une auto-évaluation",
            "Dossier et auto-évaluation",
            "Évaluation par un jury",
        ],
        &["Auto-évaluation", "Dossier d'auto-évaluation", "Bilan d’autoévaluation en ligne"],
    );
    check(
        "EVA005",
        &[
            (&["réalisation: individuelle | modalité: Auto-évaluation en ligne"], "Auto-évaluation en ligne"),
            (&["réalisation: individuelle | modalité: Auto-évaluation | jury: { membres: 3 }"], ""),
            (
                &["réalisation: individuelle | modalité: Autopositionnement en ligne"],
                "Autopositionnement en ligne",
            ),
        ],
    );
}

#[test]
fn eva006_people_close_to_the_candidate() {
    methods(
        "EVA006",
        &[
            "Mise en situation évaluée par le jury",
            "Dossier complété par l'avis du tuteur",
            "Le tuteur informe le jury de l'entretien préparatoire",
            "\"Dossier : le tuteur donne un avis, le jury évalue\"",
            "Le tuteur accompagne le projet du candidat, que le jury évalue",
            "Le tuteur n'évalue pas le dossier",
            "Étude de cas proposée par le tuteur et évaluée par le jury",
            "Dossier du tuteur évalué par le jury",
            "Le maître d'apprentissage valide le sujet du projet",
            "Projet mené chez l'employeur, évalué par le jury",
            "Oral sur la négociation avec les employeurs évaluée par le syndicat",
            "Simulation du métier de tuteur",
            "Le candidat évalue son tuteur lors d'un jeu de rôle",
        ],
        &[
            "Mise en situation évaluée par le tuteur",
            "Mise en situation évaluée par une grille tuteur",
            "Dossier noté par le maître de stage",
            "Projet évalué par le jury et le tuteur",
            "Mise en situation où le tuteur en entreprise évalue les gestes",
            "Dossier, l'employeur valide les compétences",
            "Oral, le maître d’apprentissage siège au jury",
            "Observation. Le tuteur est membre du jury",
        ],
    );
    check(
        "EVA006",
        &[
            (
                &["réalisation: individuelle | modalité: Oral | jury: Le tuteur et deux professionnels"],
                "tuteur",
            ),
            (&["réalisation: individuelle | modalité: Oral | jury: Deux professionnels, sans le tuteur"], ""),
            (
                &[
                    "réalisation: individuelle | modalité: Oral | jury: Un représentant des employeurs, un des salariés",
                ],
                "",
            ),
            (
                &[
                    "réalisation: individuelle | modalité: Oral | jury: Un représentant employeur et un professionnel",
                ],
                "",
            ),
            (
                &[
                    "réalisation: individuelle | modalité: Oral | jury: Deux professionnels et l'employeur du candidat",
                ],
                "employeur",
            ),
            (&["réalisation: individuelle | modalité: Oral | jury: Le tuteur ne siège pas"], ""),
            (
                &[
                    "réalisation: individuelle | modalité: Oral | consignes: [Le dossier est noté par le tuteur]",
                ],
                "tuteur",
            ),
        ],
    );
}

#[test]
fn eva007_final_assessments_are_justified() {
    let f1 = |keys: &str| {
        format!(
            "évaluations complémentaires:\n  F1:\n    modalité: Soutenance\n    évalue: certification\n    réalisation: individuelle\n{keys}"
        )
    };
    assert_eq!(found(Profile::Rncp, &f1("")), "EVA007@F1");
    assert_eq!(found(Profile::Rncp, &f1("    justification:\n")), "EVA007@F1");
    assert_eq!(found(Profile::Rncp, &f1("    justification: Coordonner les blocs\n")), "");
}

#[test]
fn eva015_each_assessment_has_a_method() {
    check(
        "EVA015",
        &[
            (&["réalisation: individuelle"], "E1"),
            (&["réalisation: individuelle | modalité:"], "E1"),
            (&["réalisation: individuelle | modalité: \"\""], "E1"),
            (&["réalisation: individuelle | modalité: []"], "E1"),
            (&["réalisation: individuelle | modalité: Oral"], ""),
            (&["réalisation: individuelle | phases: [{ modalité: Dossier }, { modalité: Oral }]"], ""),
            (&["réalisation: individuelle | phases: [{ intitulé: Matin }]"], "E1"),
            (&["réalisation: individuelle | modalité: Oral", "réalisation: individuelle"], "E2"),
        ],
    );
    for profile in Profile::ALL {
        let yaml = match profile {
            Profile::Rs => "épreuves: { E1: { évalue: certification, réalisation: individuelle, critères: [Il salue] } }\n".to_owned(),
            _ => bloc(&["réalisation: individuelle"]),
        };
        assert_eq!(found(profile, &yaml), "EVA015@E1", "{}", profile.id());
    }
}

#[test]
fn eva014_each_bloc_has_a_method() {
    let two = |second: &str| {
        bloc(&["réalisation: individuelle | modalité: Oral"])
            + "  2:\n    activités: { 2.1: { compétences: { 2.1.1: { énoncé: Compter, critères: [Il compte] } } } }\n"
            + second
    };
    for profile in [Profile::Rncp, Profile::RncpDroit, Profile::Tp] {
        assert_eq!(found(profile, &two("")), "EVA014@2", "{}", profile.id());
        assert_eq!(found(profile, &two("    épreuves:\n")), "EVA014@2", "{}", profile.id());
        let own = two("    épreuves: { E2: { modalité: Oral, évalue: bloc, réalisation: individuelle } }\n");
        assert_eq!(found(profile, &own), "", "{}", profile.id());
    }
}

/// The text once the fixes of `rule` are applied, and what is left of it or cannot be read.
#[track_caller]
fn mended(yaml: &str, rule: &str, expected: &str) {
    let mut rules = RuleSet::new();
    rules.select(vec![rule.to_owned()]);
    let analysis = analyse(text(Profile::Rncp, yaml).into(), &rules);
    let Some(fixed) = fix::apply(&analysis, true) else { panic!("no fix: {}", analysis.text) };
    assert!(fixed.text.contains(expected), "{}", fixed.text);
    let again = analyse(fixed.bytes, &RuleSet::new());
    let left = again.findings.iter().filter(|f| f.rule.code == rule || f.rule.code.starts_with("SRC"));
    assert_eq!(left.map(|f| f.rule.code).collect::<String>(), "", "{}", fixed.text);
}

#[test]
fn what_is_added_has_the_line_ends_of_the_file() {
    for yaml in [
        bloc(&["réalisation: individuelle"]),
        bloc(&["modalité: Oral"]),
        "blocs: { }\n  1:\n".replace("{ }", ""),
    ] {
        let text = text(Profile::Rncp, &yaml).replace('\n', "\r\n");
        let fixed = fix::apply(&analyse(text.into(), &RuleSet::new()), true).expect("a fix").text;
        assert_eq!(fixed.matches('\n').count(), fixed.matches("\r\n").count(), "{fixed}");
        let again = analyse(fixed.into(), &RuleSet::new());
        let unread = again.findings.iter().filter(|f| f.rule.code.starts_with("SRC"));
        assert_eq!(unread.map(|f| f.message.fr.to_string()).collect::<String>(), "", "{}", again.text);
    }
}

#[test]
fn what_is_missing_is_added_in_the_form_of_the_file() {
    let to_fill = "à compléter (mise en situation, étude de cas, dossier, oral…)";
    let flow = |keys: &str| {
        format!("blocs:\n  1:\n    compétences: {{ C1: Saluer }}\n    épreuves: {{ E1: {{ {keys} }} }}\n")
    };
    mended(
        &bloc(&["réalisation: individuelle"]),
        "EVA015",
        &format!("E1:\n        modalité: {to_fill}\n        évalue: bloc\n"),
    );
    mended(&bloc(&["modalité: | réalisation: individuelle"]), "EVA015", &format!("modalité: {to_fill}\n"));
    mended(
        &flow("évalue: bloc"),
        "EVA015",
        &format!("{{ E1: {{ modalité: \"{to_fill}\", évalue: bloc }} }}"),
    );
    mended(
        "blocs:\n  1:\n    épreuves:\n      E1:\n",
        "EVA015",
        &format!("E1:\n        modalité: {to_fill}\n"),
    );
    mended(&bloc(&["modalité: Oral"]), "EVA002", "modalité: Oral\n        réalisation: individuelle\n");
    mended(
        &bloc(&["réalisation: | modalité: Oral"]),
        "EVA002",
        "réalisation: individuelle\n        modalité: Oral\n",
    );
    mended(&flow("évalue: bloc, modalité: Oral"), "EVA002", "modalité: Oral, réalisation: individuelle }");
    mended(
        "évaluations complémentaires:\n  F1: { modalité: Soutenance, évalue: certification }\n",
        "EVA007",
        "évalue: certification, justification: à compléter }",
    );
    let bare = "blocs:\n    1:\n        compétences:\n            E1: Saluer\n";
    mended(
        bare,
        "STR015",
        &format!(
            "E1: Saluer\n        épreuves:\n          E2:\n            modalité: {to_fill}\n            évalue: bloc\n"
        ),
    );
    mended(
        &format!("{bare}        épreuves:\n"),
        "STR015",
        &format!("épreuves:\n          E2:\n            modalité: {to_fill}\n"),
    );
    mended(
        "blocs: { 1: { compétences: { C1: { énoncé: Saluer, critères: [Il salue] } } } }\n",
        "EVA014",
        &format!("épreuves: {{ E1: {{ modalité: \"{to_fill}\", évalue: bloc }} }} }} }}"),
    );
}

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
