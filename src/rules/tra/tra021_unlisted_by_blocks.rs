//! TRA021: activity or competence that no bloc lists.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Activity or competence that no bloc lists.
pub static TRA021: Rule = Rule {
    code: "TRA021",
    name: "unlisted-by-blocks",
    family: Family::Tra,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article L. 6113-1 : un référentiel d'activités, un référentiel de compétences, un référentiel d'évaluation.",
        "Code du travail, article L. 6113-1: référentiels of activities, of competences and of evaluation.",
    ),
    title: both(
        "Activité ou compétence qu'aucun bloc ne reprend",
        "Activity or competence that no bloc lists",
    ),
    why: both(
        "hors des blocs, elle n'est délivrée ni évaluée avec aucun d'eux.",
        "outside the blocs, it is neither delivered nor evaluated with any of them.",
    ),
    how: both(
        "citez son code dans le bloc auquel elle appartient : « activités : [A1, A2] ».",
        "name its code in the bloc it belongs to: “activités: [A1, A2]”.",
    ),
    bad: Example::new(
        "activités:
  A1:
    intitulé: Accueil des visiteurs
    compétences:
      A1C1: Accueillir les visiteurs selon la charte du site afin de les orienter
      A1C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
  A2:
    intitulé: Tenue du standard
    compétences:
      A2C1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
blocs:
  1:
    intitulé: Organiser l'accueil
    activités: [A1]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: [A1, A2]
        réalisation: individuelle
        critères:
          A1C1:
            - La charte du site est appliquée à chaque étape.
          A1C2:
            - Chaque visiteur est dirigé vers le bon service.
          A2C1:
            - Le guide du standard est suivi pour chaque appel.
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "activités:
  A1:
    intitulé: Accueil des visiteurs
    compétences:
      A1C1: Accueillir les visiteurs selon la charte du site afin de les orienter
      A1C2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
  A2:
    intitulé: Tenue du standard
    compétences:
      A2C1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
blocs:
  1:
    intitulé: Organiser l'accueil
    activités: [A1, A2]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          A1C1:
            - La charte du site est appliquée à chaque étape.
          A1C2:
            - Chaque visiteur est dirigé vers le bon service.
          A2C1:
            - Le guide du standard est suivi pour chaque appel.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.fw.blocks.is_empty() {
        return;
    }
    for (index, activity) in cx.fw.activities.iter().enumerate() {
        if activity.block.is_none() && cx.coverage.activity_home[index].is_none() {
            say(cx, report, Thing::Activity(index));
        }
    }
    for (index, competency) in cx.fw.competencies.iter().enumerate() {
        // Under an activity that no bloc lists, the activity is spoken of.
        let alone = competency.activity.is_none() && competency.parent.is_none();
        if alone && cx.coverage.home[index].is_none() && !cx.coverage.competencies_traced[index] {
            say(cx, report, Thing::Competency(index));
        }
    }
}

fn say(cx: &Context<'_>, report: &mut Report<'_>, thing: Thing) {
    let name = cx.name(thing);
    let (fr, en) = (&name.fr, &name.en);
    report
        .at(cx.fw.code_of(thing), msg!("aucun bloc ne reprend {fr}", "no bloc lists {en}"))
        .subject(cx.code(thing))
        .emit();
}
