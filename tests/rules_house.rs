//! Rules that follow the style of a house, case by case.

use referentiel::analysis::{Analysis, analyse};
use referentiel::config::rules_of;
use referentiel::findings::fix;
use referentiel::format::Profile;
use referentiel::rules::Example;
use referentiel::rules::example::compose;

fn run(yaml: &str, profile: Profile, config: &str) -> Analysis {
    let leak = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let example = Example { config: leak(config), ..Example::profile(leak(yaml), profile) };
    let mut analysis = analyse(compose(&example).into(), &rules_of(&example));
    analysis.findings.retain(|finding| ["RED040", "EVA038", "REG024"].contains(&finding.rule.code));
    analysis
}

fn found(yaml: &str, profile: Profile, config: &str) -> String {
    let analysis = run(yaml, profile, config);
    let one =
        |f: &referentiel::findings::Finding| format!("{}@{}", f.rule.code, f.primary.span.of(&analysis.text));
    analysis.findings.iter().map(one).collect::<Vec<_>>().join(" | ")
}

const TERMS: &str = "maison:
  termes:
    - { éviter: bad buzz, préférer: crise d'e-réputation, raison: trop familier. }
    - { éviter: référent, préférer: référent handicap }
    - { éviter: réalisation, préférer: exécution }
    - { éviter: CM, préférer: community manager }
    - { éviter: individuelle, préférer: seul }
    - process
";

#[test]
fn red040_house_term() {
    for (yaml, expected) in [
        ("contexte: Un bad buzz, puis des Bad Buzzs", "RED040@bad buzz | RED040@Bad Buzzs"),
        ("contexte: >-\n  Répondre à un bad\n  buzz", "RED040@bad\n  buzz"),
        ("contexte: 'L''e-bad buzz ; le BAD-BUZZ'", "RED040@BAD-BUZZ"),
        ("contexte: Rien du tout # un bad buzz", ""),
        ("contexte: bad buzzer", ""),
        ("contexte:", ""),
        ("glossaire: { bad buzz: Mauvaise réputation }", "RED040@bad buzz"),
        ("jury: { composition: Un référent et un référent handicap }", "RED040@référent"),
        // A key of the format; a word that the format gives stands in the frame.
        ("handicap: { référent: La personne qui en répond, principes: Les mêmes }", ""),
        ("contexte: Les process", "RED040@process"),
        ("contexte: [Un process, 'Un process']", "RED040@process | RED040@process"),
        ("délivrance: Tout seul ou individuelle", "RED040@individuelle"),
    ] {
        assert_eq!(found(yaml, Profile::Rncp, TERMS), expected, "{yaml}");
    }
    assert_eq!(found("contexte: Un bad buzz", Profile::Rncp, ""), "");
    assert_eq!(found("contexte: Un bad buzz", Profile::Rncp, "gravités: { RED040: non }\n"), "");
}

#[test]
fn red040_says_why_and_writes_the_preferred_term() {
    for (yaml, fixed) in [
        ("contexte: Un bad buzz enfle", "contexte: Un crise d'e-réputation enfle"),
        ("contexte: Bad buzz !", "contexte: Crise d'e-réputation !"),
        ("contexte: 'Un bad buzz'", "contexte: 'Un crise d''e-réputation'"),
        ("contexte: \"Un bad buzz\"", "contexte: \"Un crise d'e-réputation\""),
        ("contexte: |\n  Un bad buzz", "contexte: |\n  Un crise d'e-réputation"),
        ("contexte: Le CM répond", "contexte: Le community manager répond"),
        ("contexte: CM de métier", "contexte: Community manager de métier"),
        ("contexte: Le process", "contexte: Le process"),
    ] {
        let mut analysis = run(yaml, Profile::Rncp, TERMS);
        analysis.findings.retain(|finding| finding.rule.code == "RED040");
        let bytes = fix::apply(&analysis, true).map_or(analysis.text.clone().into_bytes(), |f| f.bytes);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains(&format!("{fixed}\n")) || text.ends_with(fixed), "{yaml}\n{text}");
        assert!(fix::apply(&analysis, false).is_none(), "never without being asked");
    }
    let said = run("contexte: Un bad buzz", Profile::Rncp, TERMS).findings.remove(0).message;
    assert_eq!(said.fr, "« bad buzz » est un terme que la maison évite : trop familier");
    // What would have to be quoted is left to the author.
    let odd = "maison: { termes: [{ éviter: bad buzz, préférer: 'crise: une' }] }\n";
    for (yaml, fixable) in [("contexte: Un bad buzz", false), ("contexte: 'Un bad buzz'", true)] {
        assert_eq!(run(yaml, Profile::Rncp, odd).findings[0].fix.is_some(), fixable, "{yaml}");
    }
}

fn criteria(first: &str) -> String {
    format!(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    compétences:
      1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
    épreuves:
      E1: {{ modalité: Mise en situation, évalue: bloc, critères: {{ 1.1: {first} }} }}
"
    )
}

#[test]
fn eva038_criterion_longer_than_house() {
    let most = |n: u32| format!("house: {{ lengths: {{ criterion: {n} }} }}\n");
    for (first, most, expected) in [
        ("[L'accueil est fait à temps.]", most(5), ""),
        ("[L'accueil est fait à temps.]", most(4), "EVA038@L'accueil est fait à temps."),
        ("[L'accueil : un - deux !]", most(3), ""),
        ("[Un deux, un deux trois quatre]", most(3), "EVA038@un deux trois quatre"),
        ("[]", most(1), ""),
        ("", most(1), ""),
        ("[L'accueil est fait à temps.]", String::new(), ""),
    ] {
        assert_eq!(found(&criteria(first), Profile::Rncp, &most), expected, "{first}");
    }
}

#[test]
fn reg024_required_topic() {
    let topic = |rest: &str| format!("maison: {{ thèmes: [{rest}] }}\n");
    let with = |statement: &str| format!("blocs: {{ 1: {{ compétences: {{ 1.1: {statement} }} }} }}\n");
    let access = "{ thème: accessibilité, mots: [accessibilité, handicap, RGAA], profils: [rncp, rs] }";
    let one = "Accueillir les visiteurs";
    let blocks = "REG024@blocs";
    for (statement, profile, topics, expected) in [
        (one, Profile::Rncp, access, blocks),
        (one, Profile::Tp, access, ""),
        (one, Profile::Rncp, "", ""),
        ("Rendre la page conforme au rgaa", Profile::Rncp, access, ""),
        ("Accueillir les personnes en situation de HANDICAP", Profile::Rncp, access, ""),
        ("Accueillir les handicapés", Profile::Rncp, access, blocks),
        (one, Profile::Tp, "visiteur", ""),
        (one, Profile::Tp, "chariot", blocks),
        (one, Profile::Rncp, "chariot, visiteur, grue", "REG024@blocs | REG024@blocs"),
        ("", Profile::Rncp, "chariot", ""),
    ] {
        assert_eq!(found(&with(statement), profile, &topic(topics)), expected, "{statement} {topics}");
    }
    assert_eq!(found("blocs: {}\n", Profile::Rncp, &topic("chariot")), "");
    let rs = "blocs:\ncompétences: { 1: Accueillir les visiteurs }\n";
    assert!(found(rs, Profile::Rs, &topic(access)).starts_with("REG024@"));
}
