//! TRA007: activity that no assessment evaluates.

use super::extend::{evaluates_too, only_assessment};
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Activity that no assessment evaluates.
pub static TRA007: Rule = Rule {
    code: "TRA007",
    name: "activity-not-evaluated",
    family: Family::Tra,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both("Activité qu'aucune épreuve n'évalue", "Activity that no assessment evaluates"),
    why: both(
        "chaque activité certifiée est évaluée par une épreuve au moins.",
        "every certified activity is evaluated by at least one assessment.",
    ),
    how: both(
        "ajoutez son code derrière « évalue : » dans l'épreuve qui l'évalue.",
        "add its code after “évalue:” in the assessment that evaluates it.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
      1.2:
        intitulé: Tenue du standard
        compétences:
          1.2.1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: \"1.1\"
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
          1.2.1:
            - Le guide du standard est suivi pour chaque appel.
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
      1.2:
        intitulé: Tenue du standard
        compétences:
          1.2.1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1 à 1.2
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
          1.2.1:
            - Le guide du standard est suivi pour chaque appel.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (index, activity) in cx.fw.activities.iter().enumerate() {
        let empty = activity.competencies.is_empty() && activity.competency_refs.is_none();
        let home = cx.coverage.activity_home[index];
        let silent = home.is_some_and(|block| !cx.coverage.blocks_assessed[block]);
        if cx.coverage.activities_evaluated[index] || silent || empty {
            continue;
        }
        let (code, name) = (cx.code(Thing::Activity(index)), cx.name(Thing::Activity(index)));
        let (fr, en) = (&name.fr, &name.en);
        let mut draft = report
            .at(activity.code, msg!("aucune épreuve n'évalue {fr}", "no assessment evaluates {en}"))
            .subject(code);
        let nearby = home.map(|block| cx.fw.blocks[block].assessments.clone());
        for assessment in nearby.into_iter().flatten().take(3) {
            if let Some(reference) = cx.fw.assessments[assessment].evaluates {
                let other = cx.code(Thing::Assessment(assessment));
                draft = draft.related(
                    cx.fw.references[reference].span,
                    msg!("ce que {other} évalue, sans {code}", "what {other} evaluates, without {code}"),
                );
            }
        }
        if let Some(assessment) = only_assessment(cx, home) {
            let other = cx.code(Thing::Assessment(assessment));
            draft = draft.unsafe_fix(
                msg!("Ajouter {code} à ce que {other} évalue", "Add {code} to what {other} evaluates"),
                evaluates_too(cx, assessment, code),
            );
        }
        draft.emit();
    }
}
