//! TRA001: competence that no assessment evaluates.

use super::extend::{evaluates_too, only_assessment};
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::coverage::uncovered;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Competence that no assessment evaluates.
pub static TRA001: Rule = Rule {
    code: "TRA001",
    name: "competency-not-evaluated",
    family: Family::Tra,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both("Compétence qu'aucune épreuve n'évalue", "Competence that no assessment evaluates"),
    why: both(
        "une compétence que rien n'évalue ne peut pas être certifiée.",
        "a competence that nothing evaluates cannot be certified.",
    ),
    how: both(
        "ajoutez son code derrière « évalue : » dans l'épreuve qui l'évalue, ou prévoyez une épreuve pour elle.",
        "add its code after “évalue:” in the assessment that evaluates it, or plan an assessment for it.",
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
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: \"1.1.1\"
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
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
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: 1.1.1, 1.1.2
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let evaluated = &cx.coverage.competencies_evaluated;
    let mut listed = None;
    for index in uncovered(cx.fw, |c| evaluated[c]) {
        let competency = &cx.fw.competencies[index];
        // The bloc without épreuve, or the activity that none evaluates, is spoken of instead.
        if cx.coverage.home[index].is_some_and(|b| !cx.coverage.blocks_assessed[b])
            || competency.activity.is_some_and(|a| !cx.coverage.activities_evaluated[a])
            || listed.get_or_insert_with(|| of_activities_not_evaluated(cx))[index]
        {
            continue;
        }
        let name = cx.name(Thing::Competency(index));
        let (fr, en) = (&name.fr, &name.en);
        let code = cx.code(Thing::Competency(index));
        let mut draft = report
            .at(competency.code, msg!("aucune épreuve n'évalue {fr}", "no assessment evaluates {en}"))
            .subject(code);
        let nearby = cx.coverage.home[index].map(|b| cx.fw.blocks[b].assessments.clone());
        for assessment in nearby.into_iter().flatten().take(3) {
            let reference = cx.fw.assessments[assessment].evaluates.map(|r| cx.fw.references[r].span);
            let place = reference.unwrap_or(cx.fw.assessments[assessment].code.span);
            let other = cx.code(Thing::Assessment(assessment));
            draft = draft.related(
                place,
                msg!("ce que {other} évalue, sans {code}", "what {other} evaluates, without {code}"),
            );
        }
        if let Some(assessment) = only_assessment(cx, cx.coverage.home[index]) {
            let other = cx.code(Thing::Assessment(assessment));
            draft = draft.unsafe_fix(
                msg!("Ajouter {code} à ce que {other} évalue", "Add {code} to what {other} evaluates"),
                evaluates_too(cx, assessment, code),
            );
        }
        draft.emit();
    }
}

/// Competences that an activity which no épreuve evaluates lists.
fn of_activities_not_evaluated(cx: &Context<'_>) -> Vec<bool> {
    let mut listed = vec![false; cx.fw.competencies.len()];
    let activities = cx.fw.activities.iter().zip(&cx.coverage.activities_evaluated).filter(|(_, e)| !**e);
    for (first, last) in activities
        .filter_map(|(activity, _)| activity.competency_refs)
        .flat_map(|r| cx.fw.references[r].ranges())
    {
        if let (Thing::Competency(first), Thing::Competency(last)) = (first, last) {
            listed[first..=last].fill(true);
        }
    }
    listed
}
