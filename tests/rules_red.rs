//! Rules about how competences are worded, case by case: the sentence, and what is then pointed at. Most cases are
//! false friends: nothing is expected.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::{Severity, fix};
use referentiel::format::Profile;
use referentiel::rules::Example;
use referentiel::rules::example::compose;

fn framework(profile: Profile, sentence: &str) -> String {
    let competencies = format!(
        "compétences:
          1.1.1: {sentence}
"
    );
    let yaml = match profile {
        Profile::Rs => format!("{}\n", competencies.replace("          1", "  1")),
        _ => format!(
            "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil
        {competencies}"
        ),
    };
    compose(&Example::profile(Box::leak(yaml.into_boxed_str()), profile))
}

fn analysed(profile: Profile, sentence: &str) -> Analysis {
    analyse(framework(profile, sentence).into(), &RuleSet::new())
}

/// What `rule` points at in the sentence, in the profile.
fn found_in(profile: Profile, rule: &str, sentence: &str) -> String {
    let analysis = analysed(profile, sentence);
    let own = analysis.findings.iter().filter(|finding| finding.rule.code == rule);
    own.map(|finding| finding.primary.span.of(&analysis.text).to_owned()).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(rule: &str, cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (sentence, expected) in cases {
        let found = found_in(Profile::Rncp, rule, sentence);
        if found != *expected {
            wrong += &format!("\n--- {sentence}\n expected: {expected}\n found:    {found}\n");
        }
    }
    assert!(wrong.is_empty(), "{rule}{wrong}");
}

/// The sentence once the fix of `rule` is confirmed; itself when there is none.
fn mended(rule: &str, sentence: &str) -> String {
    let mut analysis = analysed(Profile::Rncp, sentence);
    analysis.findings.retain(|finding| finding.rule.code == rule);
    let text = match fix::apply(&analysis, true) {
        Some(fixed) => String::from_utf8(fixed.bytes.clone()).expect("UTF-8"),
        None => analysis.text.to_string(),
    };
    let (_, rest) = text.split_once("1.1.1: ").expect("the sentence");
    let end = rest.find("\n").unwrap_or(rest.len());
    rest[..end].to_owned()
}

#[track_caller]
fn fixes(rule: &str, cases: &[(&str, &str)]) {
    for (sentence, expected) in cases {
        assert_eq!(mended(rule, sentence), *expected, "{rule}: {sentence}");
    }
}

#[test]
fn red001_an_infinitive_leads() {
    check(
        "RED001",
        &[
            ("Compréhension d'un plan afin de monter un mur", "Compréhension"),
            ("Les visiteurs sont accueillis", "Les"),
            ("Capable d'accueillir un groupe", "Capable"),
            ("accueillir un groupe", ""),
            ("Co-construire un plan", ""),
            ("S'adapter aux visiteurs", ""),
            ("Ne pas diffuser de données", ""),
            ("ELABORER UN PLAN", ""),
            ("GERER UN STOCK", ""),
            ("DECES D'UN PATIENT", "DECES"),
            ("Afin de réduire l'attente, orienter les visiteurs", ""),
            ("En s'appuyant sur le plan du site, orienter les visiteurs", ""),
            ("Dans le respect de la charte et de la loi, accueillir les visiteurs", ""),
            ("\"\"", ""),
        ],
    );
}

#[test]
fn red002_what_cannot_be_observed() {
    check(
        "RED002",
        &[
            ("Savoir régler un appareil", "Savoir"),
            ("Connaître la réglementation", "Connaître"),
            ("Comprendre et analyser un plan", "Comprendre"),
            ("Être capable de régler un appareil", "Être capable"),
            ("Etre autonome dans l'identification des pannes", "Etre autonome"),
            ("Être force de proposition", "Être force"),
            ("Avoir conscience des risques", "Avoir conscience"),
            ("Prendre conscience des risques", "Prendre conscience"),
            ("Pour servir un client, savoir l'écouter", "savoir"),
            ("Prendre en compte les risques", ""),
            ("Prendre connaissance d'une consigne", ""),
            ("Avoir recours à un prestataire", ""),
            ("Être présent à chaque réunion", ""),
            ("Intégrer une page", ""),
            ("Apprécier un risque", ""),
            ("Expliquer ce qu'il faut savoir et comprendre", ""),
        ],
    );
    fixes(
        "RED002",
        &[
            ("Savoir régler un appareil", "Régler un appareil"),
            ("Être capable de régler un appareil", "Régler un appareil"),
            ("Être capable d'accueillir un groupe", "Accueillir un groupe"),
            ("être en mesure d'accueillir un groupe", "accueillir un groupe"),
            ("Connaître et appliquer la charte", "Appliquer la charte"),
            ("Etre autonome dans l'identification des pannes", "Identifier en autonomie les pannes"),
            ("'Être autonome dans la gestion de l''accueil'", "'Gérer en autonomie l''accueil'"),
            ("Être autonome dans son travail", "Être autonome dans son travail"),
            ("Connaître la charte", "Connaître la charte"),
            ("\"Savoir\\u0020régler un appareil\"", "\"Savoir\\u0020régler un appareil\""),
        ],
    );
}

#[test]
fn red003_what_says_little() {
    check(
        "RED003",
        &[
            ("Maîtriser les coûts", "Maîtriser"),
            ("S'approprier la charte", "approprier"),
            ("Appréhender un marché", "Appréhender"),
            ("Réduire les coûts afin de les maîtriser", ""),
        ],
    );
}

#[test]
fn red004_who_does_what() {
    check(
        "RED004",
        &[
            ("Participer à une réunion", "Participer"),
            ("Favoriser les échanges", "Favoriser"),
            ("Faire vivre une communauté", "Faire vivre"),
            ("Faire un relevé", ""),
            ("Accueillir un groupe pour contribuer à sa sécurité", ""),
            ("Assurer la gestion des stocks", "Assurer"),
        ],
    );
    fixes(
        "RED004",
        &[
            ("Participer à l'élaboration de la charte", "Élaborer la charte"),
            ("Participer à l’élaboration de l’offre", "Élaborer l’offre"),
            ("Contribuer au suivi du chantier", "Suivre le chantier"),
            ("Participer à la mise en œuvre des actions", "Mettre en œuvre les actions"),
            ("Assurer la gestion des stocks", "Gérer les stocks"),
            ("Participer à la conception d'un plan", "Concevoir un plan"),
            // A second half would lose its verb.
            (
                "Participer à la rédaction du plan et du budget",
                "Participer à la rédaction du plan et du budget",
            ),
            ("Participer à la création d'outils", "Participer à la création d'outils"),
            (
                "Participer à l'élaboration et au suivi du plan",
                "Participer à l'élaboration et au suivi du plan",
            ),
        ],
    );
}

#[test]
fn red005_to_what_end() {
    check(
        "RED005",
        &[
            ("Accueillir les visiteurs selon la charte", "charte"),
            ("Afin de réduire l'attente, orienter les visiteurs", ""),
            ("Orienter les visiteurs en vue de réduire l'attente", ""),
            ("Organiser des visites visant à former les équipes", ""),
            ("Créer un tableau permettant aux équipes de suivre les ventes", ""),
            ("Rédiger une notice à destination des visiteurs", ""),
            ("Ranger le stock de sorte que chacun s'y retrouve", ""),
            ("Ranger le stock de telle manière à gagner du temps", ""),
            ("Classer les dossiers dans la perspective d'un audit", ""),
            ("Former les équipes avec pour objectif de réduire l'attente", ""),
            ("Rédiger un support destiné à former les équipes", ""),
            ("Connaissance de la charte", ""),
        ],
    );
    assert_eq!(found_in(Profile::Tp, "RED005", "Accueillir les visiteurs"), "");
}

#[test]
fn red001_an_action_that_is_a_noun_becomes_a_verb() {
    fixes(
        "RED001",
        &[
            ("Analyse du plan afin de monter un mur", "Analyser le plan afin de monter un mur"),
            ("Mise en place des étals", "Mettre en place les étals"),
            ("Compréhension du plan", "Compréhension du plan"),
            ("L'apprenant devra mener une étude", "Mener une étude"),
            ("Le candidat doit être en mesure d'accueillir un groupe", "Accueillir un groupe"),
            ("Capable d'accueillir un groupe", "Accueillir un groupe"),
            ("Le candidat, lui, doit mener une étude", "Le candidat, lui, doit mener une étude"),
            ("Le candidat mène une étude et doit réussir", "Le candidat mène une étude et doit réussir"),
            ("Le dîner", "Le dîner"),
        ],
    );
}

#[test]
fn red006_how() {
    check(
        "RED006",
        &[
            ("Accueillir un groupe afin de le guider", "Accueillir"),
            ("Accueillir un groupe à l'aide du plan afin de le guider", ""),
            // RED005 speaks.
            ("Accueillir un groupe", ""),
        ],
    );
    assert_eq!(found_in(Profile::Rs, "RED006", "Accueillir un groupe afin de le guider"), "");
}

#[test]
fn red007_two_actions() {
    check(
        "RED007",
        &[
            ("Préparer et mener une campagne", "mener"),
            ("Concevoir, réaliser et suivre un projet", "réaliser"),
            ("Déployer un site et le configurer sur un serveur", "configurer"),
            ("Analyser les besoins et rédiger un cahier des charges", "rédiger"),
            ("Accueillir un groupe afin de le guider et de le servir", ""),
            ("Choisir un lieu, dresser un plan et monter un stand", "dresser"),
            ("Proposer de créer et d'animer un atelier", ""),
            ("Accueillir les clients et les livreurs", ""),
            ("Maintenir le savoir et le savoir-faire", ""),
        ],
    );
}

#[test]
fn red008_two_purposes() {
    check(
        "RED008",
        &[
            ("Suivre un stock afin de le tenir en vue de réduire les pertes", "en vue de réduire les pertes"),
            ("Créer une offre afin de séduire puis fidéliser les clients", "puis fidéliser"),
            ("Créer une offre afin de séduire et de fidéliser les clients", ""),
            ("Rédiger une notice pour les clients afin de les guider", ""),
            ("Guider afin de trouver un siège pour les visiteurs", ""),
        ],
    );
}

#[test]
fn red009_and_red010_lengths() {
    let words = |count: usize| format!("Ranger {}pour servir", "a ".repeat(count - 3));
    for (count, rule, expected) in [
        (60, "RED009", ""),
        (61, "RED009", "servir"),
        (5, "RED010", "Ranger a a pour servir"),
        (6, "RED010", ""),
    ] {
        check(rule, &[(&words(count), expected)]);
    }
    let severity = |count: usize| {
        let yaml = format!(
            "intitulé: T\nrépertoire: RNCP\nblocs:\n  1:\n    compétences:\n      1.1: {}\n",
            words(count)
        );
        let found = analyse(yaml.into_bytes(), &RuleSet::new()).findings;
        found.iter().find(|finding| finding.rule.code == "RED009").map(|finding| finding.severity)
    };
    let severities = [60, 61, 85, 86].map(severity);
    assert_eq!(severities, [None, Some(Severity::Info), Some(Severity::Info), Some(Severity::Warning)]);
    // RED005 speaks where a finality is expected.
    check("RED010", &[("Maîtriser les coûts", ""), ("Gestion", "")]);
}

#[test]
fn red011_the_evaluation() {
    check(
        "RED011",
        &[
            ("Présenter un projet devant un jury", "devant un jury"),
            ("Défendre son choix lors de la soutenance orale", "lors de la soutenance"),
            ("Lors de l'épreuve écrite, rédiger une note", "Lors de l'épreuve"),
            ("Expliquer un choix lors de l'examen final", "lors de l'examen"),
            ("Maintenir l'animal lors de l'examen", ""),
            ("Procéder à l'examen du code source", ""),
            ("Mettre un système à l'épreuve", ""),
            ("Défendre une offre lors de la soutenance devant le client", ""),
            ("Plaider une affaire devant un jury d'assises", ""),
            ("Préparer un athlète lors de l'épreuve", ""),
            ("Évaluer les candidats devant un jury", ""),
            ("Former un jury de certification", ""),
        ],
    );
}

#[test]
fn red012_the_training() {
    check(
        "RED012",
        &[
            ("Apprendre à rédiger un contrat", "Apprendre à"),
            ("Suivre le module consacré à la vente", "Suivre le module"),
            ("Appliquer les gestes vus en cours", "vus en cours"),
            ("Appliquer les règles étudiées pendant la formation", "étudiées pendant la formation"),
            ("Apprendre aux clients à trier", ""),
            ("Apprendre à un enfant à lire", ""),
            ("Suivre la formation des équipes", ""),
            ("Suivre le cours de la bourse", ""),
            ("Développer un module de vente", ""),
            ("Former un stagiaire aux gestes vus en cours", ""),
            ("Appliquer les choix étudiés au cours de la réunion", ""),
            ("Identifier les besoins de formation", ""),
        ],
    );
    fixes("RED012", &[("Apprendre à rédiger un contrat", "Rédiger un contrat")]);
}

#[test]
fn red013_vague_manners() {
    check(
        "RED013",
        &[
            ("Ranger le stock avec méthode", "avec méthode"),
            ("Ranger le stock avec la rigueur nécessaire", "avec la rigueur"),
            ("Ranger de façon efficace le stock", "de façon efficace"),
            ("Ranger efficacement un stock", "efficacement"),
            ("Mener une veille constante", "constante"),
            ("Obtenir un bon retour", "bon"),
            ("Choisir les outils adéquats", "adéquats"),
            ("Choisir un outil adapté aux visiteurs", ""),
            ("Choisir un outil adapté et durable", "adapté"),
            ("Maintenir un animal en bonne santé", ""),
            ("Appliquer les bonnes pratiques", ""),
            ("Rédiger un bon de commande", ""),
            ("Contrôler la qualité du stock avec une grille", ""),
            ("Guider chacun selon la méthode de la maison", ""),
            ("Décider de la façon de ranger", ""),
        ],
    );
}

#[test]
fn red014_open_lists() {
    check(
        "RED014",
        &[
            ("Ranger le stock (vis, clous, etc.)", "etc"),
            ("Ranger les vis, les clous…", "…"),
            ("Ranger les vis, les clous...", "..."),
            ("Ranger les vis et les clous.", ""),
        ],
    );
}

#[test]
fn red015_slashes() {
    check(
        "RED015",
        &[
            ("Accueillir les prospects/clients", "prospects/clients"),
            ("Ranger et/ou trier un stock", "et/ou"),
            ("Coder une page HTML/CSS", ""),
            ("Assurer une présence 24/7", ""),
            ("Accueillir un/une visiteur", ""),
            ("Former un conseiller/conseillère", ""),
            ("Programmer une application client/serveur", ""),
            ("Consulter https://exemple.fr/plan/site", ""),
        ],
    );
    fixes(
        "RED015",
        &[
            ("Accueillir les prospects/clients", "Accueillir les prospects et clients"),
            ("Ranger et/ou trier un stock", "Ranger ou trier un stock"),
            ("Suivre l'entreprise/marque", "Suivre l'entreprise/marque"),
        ],
    );
}
