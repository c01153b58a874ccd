//! Rules of regulation, case by case: each table gives what to put in a faultless référentiel,
//! and what the rule then points at. Most cases are false friends: nothing is expected.

use referentiel::analysis::{RuleSet, analyse};
use referentiel::findings::fix;
use referentiel::format::Profile;
use referentiel::rules::Example;
use referentiel::rules::example::compose;

/// The findings of the family in `yaml` put in the frame of `profile`: `REG013@II`.
fn found(yaml: &str, profile: Profile, rule: &str) -> String {
    let analysis = analyse(text(yaml, profile).into(), &RuleSet::new());
    let own = analysis.findings.iter().filter(|f| f.rule.code == rule);
    own.map(|f| f.primary.span.of(&analysis.text).to_owned()).collect::<Vec<_>>().join(" | ")
}

fn text(yaml: &str, profile: Profile) -> String {
    compose(&Example::profile(Box::leak(yaml.to_owned().into_boxed_str()), profile))
}

fn table(rule: &str, section: &str, cases: &[(&str, &str)]) {
    for (value, expected) in cases {
        let yaml = if section.is_empty() { format!("{value}\n") } else { format!("{section}: {value}\n") };
        assert_eq!(found(&yaml, Profile::Rncp, rule), *expected, "{rule}: {yaml}");
    }
}

/// `VAE: …` beside a route by training.
fn vae(text: &str) -> String {
    format!("voies d'accès:\n  formation: Par les épreuves\n  VAE: {text}\n")
}

fn vae_table(rule: &str, cases: &[(&str, bool)]) {
    for (text, fires) in cases {
        let expected = if *fires { *text } else { "" };
        assert_eq!(found(&vae(text), Profile::Rncp, rule), expected, "{rule}: {text}");
    }
}

#[test]
fn reg001_no_vae_route() {
    let key = "voies d'accès";
    table(
        "REG001",
        key,
        &[
            ("{ formation: Par les épreuves }", key),
            ("{ formation: Par les épreuves, parcours mixte: Formation puis VAE }", key),
            ("{ formation: Par les épreuves, expérience professionnelle: Sur titre }", key),
            ("{ formation: Par les épreuves, VAE: Sur dossier }", ""),
            ("{ formation: Par les épreuves, vae: Sur dossier }", ""),
            ("{ Validation des acquis de l’expérience (VAE): Sur dossier }", ""),
            ("{ Validation des acquis de l'expérience: Sur dossier }", ""),
            ("{ toutes voies: Par la formation ou par la VAE }", ""),
            // Missing or empty as a whole: another rule speaks.
            ("", ""),
            ("Par la formation", ""),
        ],
    );
    for profile in [Profile::RncpDroit, Profile::Tp] {
        assert_eq!(found("voies d'accès: { formation: Oui }\n", profile, "REG001"), key, "{}", profile.id());
    }
    assert_eq!(found("voies d'accès: { formation: Oui }\n", Profile::Rs, "REG001"), "");
}

#[test]
fn reg001_adds_the_route_where_the_file_has_the_others() {
    let added = "à compléter (comment tout ou partie des blocs s'obtiennent par la VAE, devant quel jury)";
    let cases = [
        ("voies d'accès:\n    formation: Oui\n", format!("\n    formation: Oui\n    VAE: {added}\n")),
        (
            "voies d'accès:\n  formation: >-\n    Oui\n    et non\n\n",
            format!("    et non\n  VAE: {added}\n\n"),
        ),
        ("voies d'accès:\n  formation: Oui # note\n", format!("Oui # note\n  VAE: {added}\n")),
        ("voies d'accès:\n  formation:\n", format!("  formation:\n  VAE: {added}\n")),
        ("voies d'accès: { formation: Oui }\n", format!("{{ formation: Oui, VAE: \"{added}\" }}\n")),
        ("voies d'accès:\n  formation:\n    texte: Oui\n", format!("texte: Oui\n  VAE: {added}\n")),
    ];
    for (yaml, expected) in cases {
        let rules = RuleSet::new();
        let analysis = analyse(text(yaml, Profile::Rncp).into(), &rules);
        let fixed = fix::apply(&analysis, true).expect("a fix");
        assert!(fixed.text.contains(&expected), "{yaml}\n{}", fixed.text);
        let again = analyse(fixed.bytes, &rules);
        assert!(!again.findings.iter().any(|f| f.rule.code == "REG001"), "{}", again.text);
    }
}

#[test]
fn reg002_vae_for_the_whole_certification_only() {
    vae_table(
        "REG002",
        &[
            ("Validation de l'ensemble des blocs par un dossier", true),
            ("Validation de tous les blocs par un dossier et un entretien", true),
            ("Le candidat obtient la certification entière sur dossier", true),
            ("Validation de l’intégralité de la certification devant un jury", true),
            ("Validation de tout ou partie des blocs par un dossier", false),
            ("Validation de l'ensemble des blocs ou d'une partie d'entre eux", false),
            ("L'ensemble des blocs, ou un ou plusieurs blocs, au choix du candidat", false),
            ("Tous les blocs sont ouverts à la VAE, bloc par bloc", false),
            ("Un dossier présente l'ensemble des activités exercées", false),
            ("L'ensemble des membres du jury s'entretient avec le candidat", false),
            ("Dossier et entretien avec le jury", false),
            ("Chaque bloc fait l'objet d'un dossier ; tous les blocs peuvent être présentés", false),
        ],
    );
    let award =
        vae("L'ensemble des blocs sur dossier") + "délivrance: Par la VAE, bloc par bloc ou en une fois\n";
    assert_eq!(found(&award, Profile::Rncp, "REG002"), "");
    assert_eq!(found(&vae("Validation de tous les blocs"), Profile::Rs, "REG002"), "");
}

/// What the fixes of `rule`, to confirm, make of `yaml`.
fn mended(yaml: &str, rule: &str) -> String {
    let mut rules = RuleSet::new();
    rules.select(vec![rule.into()]);
    let fixed = fix::apply(&analyse(text(yaml, Profile::Rncp).into(), &rules), true).expect("a fix");
    let left = analyse(fixed.bytes, &rules);
    assert!(left.findings.is_empty(), "{}", left.text);
    fixed.text
}

#[test]
fn fixes_keep_the_way_the_file_is_written() {
    let cases = [
        (
            "REG002",
            vae("Validation de l’ensemble des blocs"),
            "  VAE: Validation de tout ou partie des blocs\n",
        ),
        (
            "REG002",
            vae("\"Tous : tous les blocs sur dossier\""),
            "\"Tous : tout ou partie des blocs sur dossier\"\n",
        ),
        (
            "REG005",
            "handicap:\n  aménagements:\n  - Tiers-temps\n  - Durée allongée # oral\n".into(),
            "  - Durée allongée # oral\n  - à compléter (matériel, assistant, interprète)\n",
        ),
        (
            "REG005",
            "handicap:\n  aménagements: [\"Tiers-temps\"]\n".into(),
            "[\"Tiers-temps\", \"à compléter (matériel, assistant, interprète)\"]\n",
        ),
        (
            "REG006",
            "handicap:\n    texte: >-\n      À la demande\n".into(),
            "      À la demande\n    référent: à compléter (fonction de la personne à contacter)\n",
        ),
    ];
    for (rule, yaml, expected) in cases {
        let text = mended(&yaml, rule);
        assert!(text.contains(expected), "{rule}: {text}");
    }
}

#[test]
fn reg003_minimum_experience() {
    vae_table(
        "REG003",
        &[
            ("Justifier d'au moins un an d'expérience dans le métier", true),
            ("Ouverte après trois ans d'activité professionnelle", true),
            ("Le candidat doit justifier de 1 607 heures d'activité", true),
            ("Dossier puis entretien avec un jury, après avoir justifié d'un an d'expérience", true),
            ("Une expérience professionnelle d'au moins 12 mois est exigée", true),
            ("Le candidat a exercé l'activité pendant deux années au minimum", true),
            ("Aucune durée minimale d'expérience n'est exigée", false),
            ("Sans condition de durée d'expérience ; la règle d'un an n'est plus en vigueur", false),
            ("L'ancienne condition d'un an d'expérience est supprimée", false),
            ("Un entretien d'une heure au moins porte sur l'expérience du candidat", false),
            ("Le jury compte deux membres qui justifient de cinq ans d'expérience", false),
            ("Le candidat doit décrire ses activités des cinq dernières années", false),
            ("Un accompagnement de 24 heures au moins aide à décrire l'expérience", false),
            ("Le dossier décrit au moins trois activités en rapport avec le métier", false),
            ("Un dossier de vingt pages décrit l'expérience", false),
        ],
    );
    let due = "voies d'accès:\n  VAE:\n    texte: Bloc par bloc\n    prérequis: Un an d'expérience\n";
    assert_eq!(found(due, Profile::Rncp, "REG003"), "Un an d'expérience");
    let other = "voies d'accès:\n  formation: Ouverte après trois ans d'activité\n  VAE: Bloc par bloc\n";
    assert_eq!(found(other, Profile::Rncp, "REG003"), "", "a condition of another route is not of VAE");
}

#[test]
fn reg004_condition_of_age() {
    let all = |text: &'static str| (text, text);
    table(
        "REG004",
        "prérequis",
        &[
            all("Être âgé de 18 ans au moins"),
            all("Avoir 18 ans révolus"),
            all("Avoir plus de dix-huit ans à l'entrée"),
            all("Le candidat est majeur"),
            all("Âge minimum de 20 ans"),
            all("Candidats âgés de moins de 30 ans"),
            all("Être titulaire d'un diplôme de niveau 3 et avoir au moins 18 ans"),
            ("Être âgé de 18 ans, comme l'impose le code du travail pour les rayonnements", ""),
            ("Avoir 18 ans, norme de sécurité des engins de levage", ""),
            ("Avoir trois ans d'expérience", ""),
            ("Avoir dix-huit ans d'expérience", ""),
            ("Avoir travaillé auprès de personnes âgées", ""),
            ("Expérience auprès d'enfants âgés de 3 à 6 ans", ""),
            ("Aucune condition d'âge", ""),
            ("Ouvert à tous, sans limite d'âge", ""),
            ("Avoir conduit un projet majeur", ""),
            ("Langue anglaise : niveau B1", ""),
        ],
    );
    let route =
        |name: &str| format!("voies d'accès:\n  VAE: Bloc par bloc\n  {name}: Être âgé de 16 à 29 ans\n");
    assert_eq!(found(&route("formation"), Profile::Rncp, "REG004"), "Être âgé de 16 à 29 ans");
    assert_eq!(found(&route("apprentissage"), Profile::Rncp, "REG004"), "", "the law sets that age");
    assert_eq!(found(&route("contrat de professionnalisation"), Profile::Rncp, "REG004"), "");
}

#[test]
fn reg005_extra_time_alone() {
    table(
        "REG005",
        "handicap",
        &[
            ("{ texte: À la demande, aménagements: [Temps majoré d'un tiers] }", "Temps majoré d'un tiers"),
            ("{ texte: À la demande, aménagements: [Tiers-temps, Temps supplémentaire à l'oral] }", ""),
            ("{ texte: À la demande, aménagements: [Tiers-temps, Durée allongée] }", "Tiers-temps"),
            ("Un tiers-temps est accordé sur demande", "Un tiers-temps est accordé sur demande"),
            ("{ texte: À la demande, aménagements: [Tiers-temps, Matériel adapté] }", ""),
            ("{ texte: À la demande, aménagements: [Temps majoré et assistant] }", ""),
            ("{ texte: Assistant et interprète sur demande, aménagements: [Tiers-temps] }", ""),
            ("Temps majoré, matériel adapté, secrétaire", ""),
            ("Des aménagements sont prévus, notamment un tiers-temps", ""),
            ("Les épreuves sont aménagées à la demande du candidat", ""),
            ("{ texte: À la demande, aménagements: [Temps de pause libre] }", ""),
            ("", ""),
        ],
    );
}

#[test]
fn reg006_no_referent() {
    table(
        "REG006",
        "handicap",
        &[
            ("{ texte: À la demande, aménagements: [Pauses] }", "handicap"),
            ("Les épreuves sont aménagées", "handicap"),
            ("{ texte: À la demande, référent: Référent handicap du centre }", ""),
            ("Le référent handicap reçoit chaque candidat", ""),
            ("", ""),
        ],
    );
}

/// One bloc with one competence.
fn competence(statement: &str) -> String {
    format!("blocs:\n  1:\n    intitulé: Accueil\n    compétences:\n      1.1: {statement}\n")
}

#[test]
fn reg007_accessibility() {
    let told = |statement: &str, profile| found(&competence(statement), profile, "REG007");
    assert_eq!(told("Accueillir le public", Profile::Rncp), "blocs");
    assert_eq!(told("Accueillir le public", Profile::Tp), "");
    assert_eq!(told("", Profile::Rncp), "", "nothing is written yet");
    for said in ["en situation de handicap", "dans des locaux accessibles", "selon la conception universelle"]
    {
        assert_eq!(told(&format!("Accueillir le public {said}"), Profile::Rncp), "", "{said}");
    }
}

#[test]
fn reg009_ecology() {
    let told = |statement: &str, profile| found(&competence(statement), profile, "REG009");
    assert_eq!(told("Accueillir le public", Profile::Rncp), "blocs");
    assert_eq!(told("Configurer un environnement de travail", Profile::Rncp), "blocs");
    assert_eq!(told("Accueillir le public", Profile::Rs), "");
    for said in
        ["avec sobriété", "en réduisant l'impact environnemental", "selon la démarche RSE", "sans déchets"]
    {
        assert_eq!(told(&format!("Accueillir le public {said}"), Profile::Rncp), "", "{said}");
    }
}

#[test]
fn reg011_former_names() {
    table(
        "REG011",
        "prérequis",
        &[
            ("Être titulaire d'un diplôme de niveau IV", "IV"),
            ("Titre de niveau III inscrit à la CNCP", "III | CNCP"),
            ("Être inscrit à Pôle emploi", "Pôle emploi"),
            ("Avoir l'accord de son OPCA ou de la DIRECCTE", "OPCA | DIRECCTE"),
            ("Être titulaire d'un diplôme de niveau 4", ""),
            ("Plongeur de niveau II", ""),
            ("Anglais de niveau B1", ""),
            ("Être inscrit à France Travail", ""),
            ("Certification reconnue par l'ancienne CNCP", ""),
            ("Diplôme de niveau I", ""),
            ("Avoir lu le tome IV", ""),
        ],
    );
    let text = mended("prérequis: Titre de niveau III inscrit par la CNCP\n", "REG011");
    assert!(text.contains("prérequis: Titre de niveau 5 inscrit par France compétences\n"), "{text}");
    assert_eq!(found("annexes: { note: Pôle emploi }\n", Profile::Rncp, "REG011"), "");
}

#[test]
fn reg012_titles() {
    let all = |text: &'static str| (text, text);
    table(
        "REG012",
        "intitulé",
        &[
            all("Formation de community manager"),
            all("Community manager - Formation longue"),
            all("Parcours de formation au métier d'hôte d'accueil"),
            all("Bachelor responsable commercial"),
            all("Mastère manager de projet"),
            all("Master en management"),
            all("Manager du tourisme (bac+5)"),
            all("Responsable paie, bac +3"),
            all("Licence gestion hôtelière"),
            all("BTS comptabilité"),
            all("CQP agent logistique"),
            ("CQP agent logistique de la branche du négoce", ""),
            ("Formateur professionnel d'adultes", ""),
            ("Responsable de formation", ""),
            ("Assistant de formation", ""),
            ("Conseiller en ingénierie de formation", ""),
            ("Concevoir et animer une action de formation", ""),
            ("Scrum master", ""),
            ("Webmaster", ""),
            ("Gestionnaire de licences logicielles", ""),
            ("Conducteur de bac", ""),
            ("Chef de cap", ""),
            ("Chargé d'information", ""),
            ("Agent de transformation des bois", ""),
        ],
    );
    let branch = "intitulé: CQP agent logistique\ncertificateurs: [CPNE du négoce]\n";
    assert_eq!(found(branch, Profile::Rncp, "REG012"), "", "who awards it names the branch");
    assert_eq!(found("intitulé: Licence de droit\n", Profile::RncpDroit, "REG012"), "");
    let course = "intitulé: Formation à l'affûtage\nrépertoire: RS\n";
    let analysis = analyse(course.into(), &RuleSet::new());
    let own = analysis.findings.iter().find(|f| f.rule.code == "REG012");
    let message = own.map(|f| f.message.fr.clone()).unwrap_or_default();
    assert!(message.ends_with("ce que le titulaire sait faire"), "an RS is of no occupation: {message}");
}

#[test]
fn reg013_levels() {
    table(
        "REG013",
        "niveau",
        &[
            ("2", "2"),
            ("9", "9"),
            ("II", "II"),
            ("bac+3", "bac+3"),
            ("niveau 6", "niveau 6"),
            ("six", "six"),
            ("3", ""),
            ("8", ""),
            ("\"5\"", ""),
            ("", ""),
        ],
    );
    let mended = |level: &str| {
        let analysis = analyse(text(&format!("niveau: {level}\n"), Profile::Rncp).into(), &RuleSet::new());
        let own = analysis.findings.iter().find(|f| f.rule.code == "REG013").and_then(|f| f.fix.clone());
        own.map(|f| (f.edits[0].text.clone(), f.safety == referentiel::findings::Safety::Safe))
    };
    assert_eq!(mended("II"), Some(("6".into(), false)));
    assert_eq!(mended("Niveau 6"), Some(("6".into(), true)));
    assert_eq!(mended("bac+5"), Some(("7".into(), false)));
    assert_eq!(mended("I"), None, "7 or 8: the author knows");
    assert_eq!(mended("2"), None);
    assert_eq!(mended("5 ou 6"), None);
}

#[test]
fn reg014_identifiers() {
    table(
        "REG014",
        "codes",
        &[
            ("{ fiche: RNCP12345, nsf: [320, 326t], rome: [E1101], formacode: [46347] }", ""),
            ("{ fiche: RNCP 12345 }", "RNCP 12345"),
            ("{ fiche: RNCP12345BC01 }", "RNCP12345BC01"),
            ("{ fiche: en cours }", "en cours"),
            ("{ fiche: RS1234 }", "RS1234"),
            ("{ nsf: [32, 3200] }", "32 | 3200"),
            ("{ nsf: [310, 311, 312, 313, 314] }", "313"),
            ("{ rome: [E1101, e1103, E110] }", "e1103 | E110"),
            ("{ formacode: [46347, 46301, 46302, 46303, 46304] }", ""),
            ("{ formacode: [46347, 46301, 46302, 46303, 46304, 46305] }", "46305"),
            ("{ siret: 73282932000074 }", ""),
            ("{ siret: 732 829 320 00074 }", ""),
            ("{ siret: 73282932000075 }", "73282932000075"),
            ("{ siret: 35600000009075 }", ""),
            ("", ""),
        ],
    );
    assert_eq!(found("codes: { fiche: RNCP1234 }\n", Profile::Rs, "REG014"), "RNCP1234");
    let analysis = analyse(
        text("codes: { fiche: \"rncp 12345\", rome: [e 1101] }\n", Profile::Rncp).into(),
        &RuleSet::new(),
    );
    let fixed = fix::apply(&analysis, false).expect("safe fixes");
    assert!(fixed.text.contains("codes: { fiche: \"RNCP12345\", rome: [E1101] }"), "{}", fixed.text);
}

#[test]
fn reg015_fields_of_the_sheet() {
    let title = |count: usize| format!("intitulé: {}\n", "a".repeat(count));
    assert_eq!(found(&title(800), Profile::Rncp, "REG015"), "");
    assert_eq!(found(&title(801), Profile::Rncp, "REG015").len(), 801);
    assert_eq!(
        found(&format!("intitulé: {}\n", "é".repeat(800)), Profile::Rncp, "REG015"),
        "",
        "characters, not bytes"
    );
    let statement = "Accueillir ".repeat(600);
    let block = |count: usize| {
        let items = (1..=count).map(|n| format!("      1.{n}: {statement}\n")).collect::<String>();
        format!("blocs:\n  1:\n    intitulé: Accueil\n    compétences:\n{items}")
    };
    assert_eq!(found(&block(9), Profile::Rncp, "REG015"), "");
    assert_eq!(found(&block(10), Profile::Rncp, "REG015"), "blocs");
}

#[test]
fn reg016_no_jury() {
    let told = |yaml: &str, profile| found(&format!("{yaml}\n"), profile, "REG016");
    assert_eq!(told("niveau: 4", Profile::Rncp), "intitulé");
    assert_eq!(told("niveau: 4", Profile::Tp), "", "a decree sets it");
    assert_eq!(told("jury: { membres: 3, externes: 2 }", Profile::Rncp), "");
    assert_eq!(told("jury: Trois professionnels", Profile::Rncp), "");
    assert_eq!(told(&vae("Entretien avec le jury"), Profile::Rncp), "");
    assert_eq!(told("délivrance: Le jury délibère", Profile::Rncp), "");
}

#[test]
fn reg017_juries() {
    table(
        "REG017",
        "jury",
        &[
            ("{ membres: 4, externes: 2 }", "2"),
            ("{ membres: 3, externes: 1 }", "1"),
            ("{ membres: 1, externes: 1 }", "1"),
            ("{ membres: 2, externes: 3 }", "3"),
            ("{ membres: 3, externes: 0 }", "0"),
            ("{ membres: 3, externes: 2 }", ""),
            ("{ membres: 2, externes: 2 }", ""),
            ("{ externes: 2 }", ""),
            ("{ membres: 3 }", ""),
            ("{ membres: trois }", ""),
            ("Deux membres de la direction et deux professionnels", ""),
            ("{ membres: 4, externes: 3, professionnels: 0 }", ""),
            ("", ""),
        ],
    );
    let route = |jury: &str| {
        found(&vae(&format!("{{ texte: Bloc par bloc, jury: {jury} }}")), Profile::Rncp, "REG017")
    };
    assert_eq!(route("{ membres: 4, externes: 3, professionnels: 1 }"), "1");
    assert_eq!(route("{ membres: 12, externes: 7, professionnels: 2 }"), "2");
    assert_eq!(route("{ membres: 4, externes: 3, professionnels: 2 }"), "");
    assert_eq!(found("jury: { membres: 4, externes: 2 }\n", Profile::Tp, "REG017"), "", "a decree sets it");
    assert_eq!(found("jury: { membres: 1 }\n", Profile::Tp, "REG017"), "1");
}

#[test]
fn reg018_validity_of_blocs() {
    let all = |text: &'static str| (text, text);
    table(
        "REG018",
        "délivrance",
        &[
            all("Chaque bloc acquis a une validité de cinq ans."),
            all("Les blocs obtenus restent valables 5 ans"),
            all("La durée de validité d'un bloc est limitée à trois ans"),
            all("Le bénéfice des blocs validés est conservé pendant cinq ans"),
            ("Chaque bloc est acquis à vie.", ""),
            (
                "Tout bloc obtenu reste acquis définitivement ; la carte professionnelle est valable cinq ans",
                "",
            ),
            ("La certification est enregistrée pour cinq ans", ""),
            ("Les blocs mènent à une carte professionnelle valable cinq ans", ""),
            ("La validité des blocs est illimitée, même après cinq ans", ""),
            ("La validation des blocs se fait en trois mois", ""),
            ("Les blocs sont validés par un jury ; l'attestation de secourisme est valable deux ans", ""),
        ],
    );
    let block = |validity: &str| {
        found(
            &format!("blocs:\n  1:\n    intitulé: Accueil\n    validité: {validity}\n"),
            Profile::Rncp,
            "REG018",
        )
    };
    assert_eq!(block("5 ans"), "5 ans");
    assert_eq!(block("cinq ans après l'obtention"), "cinq ans après l'obtention");
    for lasting in ["à vie", "Acquis à vie", "illimitée", "permanente", "sans limite de durée", ""] {
        assert_eq!(block(lasting), "", "{lasting}");
    }
}
