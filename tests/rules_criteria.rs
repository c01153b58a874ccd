//! Rules about what criteria and modalités say, case by case. Most cases are false friends: nothing is expected.

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::findings::{Severity, fix};
use referentiel::format::Profile;
use referentiel::rules::example::compose;
use referentiel::rules::{Example, registry};

fn read(profile: Profile, yaml: &str) -> Analysis {
    let yaml: &'static str = Box::leak(yaml.to_owned().into_boxed_str());
    analyse(compose(&Example::profile(yaml, profile)).into(), &RuleSet::new())
}

fn found(profile: Profile, rule: &str, yaml: &str) -> String {
    let analysis = read(profile, yaml);
    let own = analysis.findings.iter().filter(|f| f.rule.code == rule);
    own.map(|f| f.primary.span.of(&analysis.text).to_owned()).collect::<Vec<_>>().join(" | ")
}

/// A bloc with two competences, these criteria of the second one, this modalité, these consignes, these qualities.
fn bloc(competency: &str, method: &str, instruction: &str, criteria: &[&str], qualities: &str) -> String {
    let items: String = criteria.iter().map(|c| format!("\n            - {c}")).collect();
    format!(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil
        compétences:
          1.1.1: Saluer les visiteurs selon la charte afin de les rassurer
          1.1.2: {competency}
    épreuves:
      E1:
        modalité: {method}
        évalue: bloc
        réalisation: individuelle
        consignes: [{instruction}]
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2:{items}
        qualités non observables: [{qualities}]
"
    )
}

const ORIENT: &str = "Orienter les visiteurs à l'aide du plan afin de réduire leur attente";
const METHOD: &str = "Mise en situation professionnelle";
const TASK: &str = "Remplir le registre";

fn criterion(text: &str) -> String {
    bloc(ORIENT, METHOD, TASK, &[text], "écoute")
}

#[test]
fn marks_belong_to_the_rules_of_the_examination() {
    let table = [
        ("Le plan est lu (12/20)", "12/20"),
        ("Le plan est noté sur 20", "noté sur 20"),
        ("Une note minimale est obtenue", "note minimale"),
        ("Une note de 10 est obtenue", "note de 10"),
        ("Le candidat obtient une note de 10/20", "note de 10"),
        ("Le plan est lu (3 points)", "3 points"),
        ("Le plan est lu, coef. 3", "coef. 3"),
        ("Le plan est lu, coefficient 3", "coefficient 3"),
        ("La lecture du plan est acquise ou non acquise", "acquise ou non acquise"),
        ("Le seuil de réussite est atteint", "seuil de réussite"),
        ("Le questionnaire compte 60 % de bonnes réponses", "60 % de bonnes réponses"),
        // Other marks, other points.
        ("Le tableau de notes est à jour", ""),
        ("Le candidat prend des notes pendant l'entretien", ""),
        ("Une note de synthèse est jointe au plan", ""),
        ("Une note de 2 pages résume le plan", ""),
        ("Les 3 points de vigilance sont signalés", ""),
        ("Le seuil de rentabilité est calculé", ""),
        ("Le coefficient de sécurité est calculé", ""),
        ("Une hausse de 2 points est expliquée", ""),
        ("La température moyenne est relevée", ""),
        ("Les acquis de l'expérience sont décrits", ""),
        ("Le stock de 2024/20 lots est compté", ""),
    ];
    for (text, expected) in table {
        assert_eq!(found(Profile::Rncp, "EVA012", &criterion(text)), expected, "{text}");
        assert_eq!(found(Profile::Tp, "EVA012", &criterion(text)), "", "{text}");
    }
}

#[test]
fn an_evaluation_supposes_no_training() {
    let table = [
        ("L'apprenant lit le plan", "L'apprenant"),
        ("Les stagiaires lisent le plan", "Les stagiaires"),
        ("Les notions vues en cours sont citées", "en cours"),
        ("Le plan du formateur est suivi", "formateur"),
        // Words that only look alike.
        ("Le visiteur est orienté au cours de la visite", ""),
        ("Le cours d'eau figure sur le plan", ""),
        ("Le travail en cours est affiché", ""),
        ("Le module d'éclairage est réglé", ""),
        ("Le candidat accueille un stagiaire", ""),
        ("Un contrôle continu de la file est assuré", ""),
    ];
    for (text, expected) in table {
        assert_eq!(found(Profile::Rncp, "EVA013", &criterion(text)), expected, "{text}");
    }
    for (method, expected) in [
        ("Contrôle continu", "Contrôle continu"),
        ("Étude de cas à la fin du module 3", "module 3"),
        ("Étude de cas sur le module de formation", "module de formation"),
        ("Étude de cas devant le formateur", ""),
    ] {
        let yaml = bloc(ORIENT, method, TASK, &["Le plan est lu"], "écoute");
        assert_eq!(found(Profile::Rncp, "EVA013", &yaml), expected, "{method}");
    }
    // Who trains for a living meets learners at work.
    let trainer = "Animer une formation à l'aide du plan afin d'apprendre le métier aux apprenants";
    let yaml = bloc(trainer, METHOD, TASK, &["L'apprenant reçoit une réponse du formateur"], "écoute");
    assert_eq!(found(Profile::Rncp, "EVA013", &yaml), "");
}

#[test]
fn a_criterion_is_neither_a_task_nor_a_delivery() {
    let table = [
        ("Lire le plan du site", "Lire"),
        ("Ne pas perdre le plan", "perdre"),
        ("S'adapter au visiteur", "adapter"),
        ("Le candidat fournit des copies du plan affiché", "fournit des copies du plan affiché"),
        ("Un compte-rendu de la visite est remis au jury", "est remis"),
        ("Le rapport est fourni (plan, photos)", "est fourni"),
        // What says more than that.
        ("Le rapport est remis dans le délai annoncé", ""),
        ("Un rapport de 2 pages est remis", ""),
        ("Un rapport illustré est remis", ""),
        ("Le candidat fournit un rapport comportant trois mesures", ""),
        ("Le candidat fournit une réponse au visiteur", ""),
        ("Le plan remis au visiteur est lisible de loin", ""),
        ("Le déjeuner est servi à l'heure", ""),
        ("Le candidat remet l'affichage en service", ""),
    ];
    for (text, expected) in table {
        assert_eq!(found(Profile::Rncp, "EVA022", &criterion(text)), expected, "{text}");
    }
}

#[test]
fn two_checks_are_two_criteria() {
    let table = [
        ("Le plan est affiché et le registre est rempli.", "est"),
        ("Le candidat cible un visiteur et rédige sa fiche.", "rédige"),
        ("Le candidat veille au calme et se base sur la charte.", "base"),
        ("La fiche est datée et sa forme est aidante.", "est"),
        // One verb, or one verb and what depends on it.
        ("Le plan et le registre sont à jour.", ""),
        ("Le plan est daté et affiché.", ""),
        ("Le plan est complet et conforme à la charte.", ""),
        ("Le plan est daté et conforme aux usages.", ""),
        ("Les outils qui servent au plan et facilitent la visite sont cités.", ""),
        ("La fiche dit ce que le visiteur veut et le plan qu'il suit.", ""),
        ("Le candidat décrit les forces et les faiblesses du plan.", ""),
    ];
    for (text, expected) in table {
        assert_eq!(found(Profile::Rncp, "EVA032", &criterion(text)), expected, "{text}");
    }
}

#[test]
fn a_criterion_is_split_where_it_stands_alone_on_its_line() {
    for (text, expected) in [
        (
            "Le plan est affiché et le registre est rempli.",
            "            - Le plan est affiché.\n            - Le registre est rempli.\n",
        ),
        (
            "Le candidat lit le plan (à voix haute), et s'appuie sur la charte",
            "            - Le candidat lit le plan (à voix haute)\n            - Le candidat s'appuie sur la charte\n",
        ),
        (
            "Le candidat se repère et n'oublie pas le registre.",
            "            - Le candidat se repère.\n            - Le candidat n'oublie pas le registre.\n",
        ),
    ] {
        let analysis = read(Profile::Rncp, &criterion(text));
        let finding = analysis.findings.iter().find(|f| f.rule.code == "EVA032").expect("two checks");
        let edits = &finding.fix.as_ref().expect("a fix").edits;
        let fixed = fix::splice(&analysis.text, edits, "\n");
        assert!(fixed.contains(expected), "{text}\n{fixed}");
    }
    // Between brackets or quotes, nothing is proposed.
    for text in [
        "'Le plan est affiché et le registre est rempli.'",
        "[Le plan est affiché et le registre est rempli.]",
    ] {
        let analysis = read(Profile::Rncp, &criterion(text));
        let fixes = analysis.findings.iter().filter(|f| f.rule.code == "EVA032" && f.fix.is_some());
        assert_eq!(fixes.count(), 0, "{text}");
    }
}

#[test]
fn qualities_of_a_list_are_alike() {
    for (qualities, expected) in [
        ("écoute, patience", ""),
        ("écoute, capacité à rester calme, patience", "capacité à rester calme"),
        ("capacité d'écoute, aptitude au calme", ""),
        ("écoute, être patient", "être patient"),
        ("écoute, rigoureux, patience", "rigoureux"),
    ] {
        let yaml = bloc(ORIENT, METHOD, TASK, &["Le plan est lu"], qualities);
        assert_eq!(found(Profile::Rncp, "EVA036", &yaml), expected, "{qualities}");
    }
}

#[test]
fn criteria_keep_one_subject() {
    let candidate = ["Le candidat lit", "Le candidat salue", "Le candidat écrit"];
    let things = ["Le plan est lu", "Le plan est daté", "Le plan est affiché"];
    for (criteria, expected) in [
        (candidate.to_vec(), ""),
        (things.to_vec(), ""),
        ([&candidate[..2], &things[..]].concat(), ""),
        ([&candidate[..], &things[..]].concat(), "Le candidat"),
        (vec!["Le plan est lu", "Vous saluez chacun"], "Vous saluez"),
    ] {
        let yaml = bloc(ORIENT, METHOD, TASK, &criteria, "écoute");
        assert_eq!(found(Profile::Rncp, "EVA034", &yaml), expected, "{criteria:?}");
    }
}

#[test]
fn near_twins_are_told_and_neighbours_are_not() {
    for (competency, expected) in [
        ("Saluer tous les visiteurs selon la charte afin de les rassurer", "1.1.2"),
        ("Saluer les livreurs selon la charte afin de les rassurer", ""),
        ("Guider les visiteurs selon la charte afin de les rassurer", ""),
        (ORIENT, ""),
        // The same end, of the only two competences of an activity.
        ("Guider un groupe à l'aide du plan afin de rassurer les visiteurs pressés", ""),
    ] {
        let yaml = bloc(competency, METHOD, TASK, &["Le plan est lu"], "écoute");
        assert_eq!(found(Profile::Rncp, "TRA013", &yaml), expected, "{competency}");
    }
}

#[test]
fn former_names_are_found_wherever_they_are() {
    for (text, expected) in [
        ("La déclaration CNIL est jointe", "déclaration CNIL"),
        ("La déclaration à la CNIL est jointe", "déclaration à la CNIL"),
        ("Un conseiller de Pôle emploi est cité", "Pôle emploi"),
        ("Le titre est obtenu par équivalence", "équivalence"),
        ("Un titre inscrit à l'Inventaire est cité", "à l'Inventaire"),
        ("L'inventaire du stock est tenu", ""),
        ("Une équivalence de mesure est calculée", ""),
        ("La déclaration de sinistre est remplie", ""),
        ("Les recommandations de la CNIL sont suivies", ""),
    ] {
        assert_eq!(found(Profile::Rncp, "REG011", &criterion(text)), expected, "{text}");
    }
}

#[test]
fn the_severity_that_a_configuration_chose_is_kept_for_the_milder_fault() {
    let yaml: &'static str = Box::leak(criterion("Le rapport est fourni").into_boxed_str());
    let rule = registry::find("EVA022").expect("a rule");
    let severity = |chosen: Option<Severity>| {
        let mut rules = RuleSet::new();
        chosen.iter().for_each(|severity| rules.set(rule, *severity));
        let found = analyse(compose(&Example::new(yaml)).into(), &rules).findings;
        found.iter().find(|f| f.rule == rule).map(|f| f.severity)
    };
    assert_eq!(severity(None), Some(Severity::Info));
    assert_eq!(severity(Some(Severity::Error)), Some(Severity::Error));
}
