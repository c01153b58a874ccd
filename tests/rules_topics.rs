//! Rules about topics (ecology, disability, personal data, law, safety, languages), case by case: what is written in the
//! competences and the criteria, and what is then pointed at. Most cases are false friends: nothing is expected.

use referentiel::analysis::{RuleSet, analyse};
use referentiel::format::Profile;
use referentiel::rules::Example;
use referentiel::rules::example::compose;

/// The findings of `rules` in `yaml`, put in the frame of `profile`: `TRA009@en situation de handicap`.
fn found(profile: Profile, rules: &[&str], yaml: &str) -> String {
    let yaml: &'static str = Box::leak(yaml.to_owned().into_boxed_str());
    let text = compose(&Example::profile(yaml, profile));
    let analysis = analyse(text.into(), &RuleSet::new());
    let own = analysis.findings.iter().filter(|f| rules.contains(&f.rule.code));
    own.map(|f| format!("{}@{}", f.rule.code, f.primary.span.of(&analysis.text)))
        .collect::<Vec<_>>()
        .join(" | ")
}

/// A bloc with two competences, the first one as said, and one criterion.
fn bloc(title: &str, competency: &str, criterion: &str) -> String {
    format!(
        "blocs:
  1:
    intitulé: {title}
    activités:
      1.1:
        intitulé: Accueil
        compétences:
          1.1.1: {competency}
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1: [\"{criterion}\"]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
"
    )
}

const PLAIN: &str = "Accueillir les visiteurs selon la charte afin de les orienter";

#[test]
fn a_criterion_keeps_to_what_the_competences_say() {
    let table = [
        // What no competence of the bloc says.
        (PLAIN, "La consigne des déchets respecte deux ODD", "TRA009@ODD"),
        (PLAIN, "Le candidat cite deux actions de développement durable", "TRA009@développement durable"),
        (PLAIN, "Chaque visiteur en situation de handicap est accompagné", "TRA009@situation de handicap"),
        (PLAIN, "Le registre est tenu selon le RGPD", "TRA009@RGPD"),
        (PLAIN, "L'affichage cite les droits d'auteur des images", "TRA009@droits d'auteur"),
        (PLAIN, "Les consignes de sécurité sont affichées", "TRA009@consignes de sécurité"),
        (PLAIN, "Le visiteur est accueilli en anglais", "TRA009@en anglais"),
        // What one of them says, in these words or others.
        (
            "Accueillir chacun, handicap compris, afin d'orienter",
            "L'accessibilité de l'accueil est vérifiée",
            "",
        ),
        (
            "Accueillir dans le respect de l'environnement afin d'orienter",
            "Deux actions de RSE sont citées",
            "",
        ),
        ("Accueillir selon la réglementation afin d'orienter", "Le registre est tenu selon le RGPD", ""),
        (
            "Prévenir les risques de l'accueil afin de protéger",
            "Les consignes de sécurité sont affichées",
            "",
        ),
        ("Accueillir dans une langue étrangère afin d'orienter", "Le visiteur est accueilli en anglais", ""),
        // Words that only look alike.
        (PLAIN, "Le plan est accessible à l'entrée", ""),
        (PLAIN, "Les droits d'accès au registre sont limités", ""),
        (PLAIN, "La langue employée est soignée", ""),
        (PLAIN, "La sécurité des données du registre est décrite", ""),
        (PLAIN, "Le marquage au sol est durable", ""),
        (PLAIN, "L'environnement de travail est rangé", ""),
        (PLAIN, "Le dossier du personnel est classé", ""),
    ];
    for (competency, criterion, expected) in table {
        let yaml = bloc("Accueillir", competency, criterion);
        assert_eq!(found(Profile::Rncp, &["TRA009"], &yaml), expected, "{competency} / {criterion}");
    }
}

#[test]
fn the_title_of_a_bloc_is_the_matter_of_its_competences() {
    let yaml = bloc("Assurer la sécurité du public", PLAIN, "Les consignes de sécurité sont affichées");
    assert_eq!(found(Profile::Rncp, &["TRA009"], &yaml), "");
}

#[test]
fn without_blocs_all_the_competences_count() {
    let rs = |competency: &str| {
        format!(
            "compétences:
  C1: {competency}
  C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
épreuves:
  E1:
    modalité: Mise en situation professionnelle
    évalue: certification
    réalisation: individuelle
    critères:
      C1: [La charte du site est appliquée à chaque étape.]
      C2: [Le registre est tenu selon le RGPD.]
    qualités non observables: [écoute]
"
        )
    };
    assert_eq!(found(Profile::Rs, &["TRA009"], &rs(PLAIN)), "TRA009@RGPD");
    let said = "Protéger les données personnelles des visiteurs afin de les rassurer";
    assert_eq!(found(Profile::Rs, &["TRA009"], &rs(said)), "");
}

#[test]
fn one_finding_names_all_the_topics_of_a_criterion() {
    let yaml = bloc("Accueillir", PLAIN, "Les droits d'auteur et la déclaration à la CNIL sont vérifiés");
    assert_eq!(found(Profile::Rncp, &["TRA009"], &yaml), "TRA009@CNIL");
}

#[test]
fn a_bloc_without_competences_is_not_blamed_twice() {
    let yaml = "blocs:
  1:
    intitulé: Accueillir
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        critères: [Le registre est tenu selon le RGPD.]
";
    assert_eq!(found(Profile::Rncp, &["TRA009"], yaml), "");
}

#[test]
fn what_no_competence_speaks_of() {
    let rules = ["REG007", "REG009", "REG010"];
    let table = [
        (PLAIN, "REG007 REG009 REG010"),
        ("Rendre le plan accessible afin d'orienter", "REG007 REG009 REG010"),
        ("Rendre le site accessible à tous afin d'orienter", "REG009 REG010"),
        ("Accueillir dans une conception universelle afin d'orienter", "REG009 REG010"),
        ("Ranger son environnement de travail afin d'accueillir", "REG007 REG009 REG010"),
        ("Trier les déchets de l'accueil afin d'en réduire le volume", "REG007 REG010"),
        ("Mesurer le climat social afin d'alerter", "REG007 REG009 REG010"),
        ("Tenir un registre numérique selon les règles de sécurité afin d'alerter", "REG007 REG009"),
    ];
    for (competency, expected) in table {
        let yaml = bloc("Accueillir", competency, "La charte est appliquée");
        let found = found(Profile::Rncp, &rules, &yaml);
        let codes: Vec<&str> = found.split(" | ").filter_map(|f| f.split('@').next()).collect();
        assert_eq!(codes.join(" "), expected, "{competency}");
    }
}
