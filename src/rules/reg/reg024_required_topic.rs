//! REG024: a topic that the house asks for, and no competence mentions.

use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::phrase::{Phrase, Phrases};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// A topic that the house asks for, absent from the competences.
pub static REG024: Rule = Rule {
    code: "REG024",
    name: "required-topic",
    family: Family::Reg,
    // Off unless the configuration of the house names topics.
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Le style de la maison, écrit dans la configuration : `maison`, `thèmes`.",
        "The style of the house, written in the configuration: `maison`, `thèmes`.",
    ),
    title: both("Thème demandé par la maison, absent", "Topic that the house asks for, absent"),
    why: both(
        "la maison a choisi ce thème pour toutes ses certifications de ce profil, et aucune compétence ici ne le porte.",
        "the house chose this topic for all its certifications of this profile, and no competence here carries it.",
    ),
    how: both(
        "nommez ce thème dans une compétence au moins, avec l'un des mots de la configuration.",
        "name this topic in one competence at least, with one of the words of the configuration.",
    ),
    bad: Example::configured(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide d'un affichage sans papier afin de réduire l'attente et les déchets
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
        CONFIG,
    ),
    good: Example::configured(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir chaque visiteur, quel que soit son handicap, selon la charte du site afin de l'orienter
          1.1.2: Orienter les visiteurs à l'aide d'un affichage sans papier afin de réduire l'attente et les déchets
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
        CONFIG,
    ),
    check: Some(check),
};

const CONFIG: &str = "maison:
  thèmes:
    - thème: accessibilité
      mots: [accessibilité, handicap, RGAA]
      profils: [rncp]
      raison: nos certifications s'y engagent
";

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let statements = || cx.fw.competencies.iter().filter_map(|competency| competency.statement);
    // Without any competence, another rule speaks.
    if cx.house.topics.is_empty() || statements().next().is_none() {
        return;
    }
    let asked = |profiles: &[_]| profiles.is_empty() || profiles.contains(&cx.profile);
    for topic in cx.house.topics.iter().filter(|topic| asked(&topic.profiles)) {
        let words = Phrases::new(topic.words.iter().map(|word| Phrase::new(word)).collect());
        if statements().any(|text| words.is_in(cx.written(text))) {
            continue;
        }
        let name = &topic.name;
        let message = match topic.reason.as_deref().map(|reason| reason.trim_end_matches('.')) {
            Some(reason) => msg!(
                "aucune compétence ne parle de « {name} », que la maison demande : {reason}",
                "no competence speaks of “{name}”, which the house asks for: {reason}"
            ),
            None => msg!(
                "aucune compétence ne parle de « {name} », que la maison demande",
                "no competence speaks of “{name}”, which the house asks for"
            ),
        };
        let words: Vec<String> = topic.words.iter().map(|word| format!("« {word} »")).collect();
        let (fr, en) = (words.join(" ou "), words.join(" or ").replace("« ", "“").replace(" »", "”"));
        report
            .at(cx.fw.blocks_key.unwrap_or(cx.fw.head), message)
            .help(msg!(
                "dans une compétence au moins, écrivez {fr}.",
                "in one competence at least, write {en}."
            ))
            .emit();
    }
}
