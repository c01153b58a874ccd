//! TRA002: competence without a criterion.

use crate::findings::Edit;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::coverage::{ByCriteria, uncovered};
use crate::model::reference::Reference;
use crate::model::{Target, Thing};
use crate::msg;
use crate::rules::skeleton::{PLACEHOLDER, after, column};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Competence without a criterion.
pub static TRA002: Rule = Rule {
    code: "TRA002",
    name: "competency-without-criterion",
    family: Family::Tra,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both("Compétence sans critère", "Competence without a criterion"),
    why: both(
        "sans critère, le jury ne sait pas à quoi reconnaître que la compétence est acquise.",
        "without a criterion, the jury cannot tell whether the competence is acquired.",
    ),
    how: both(
        "écrivez au moins un critère sous le code de la compétence, dans l'épreuve qui l'évalue.",
        "write at least one criterion under the code of the competence, in the assessment that evaluates it.",
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
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
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
        évalue: bloc
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
    let how = &cx.coverage.competencies_criteria;
    for index in uncovered(cx.fw, |c| how[c] != ByCriteria::No) {
        if cx.coverage.home_is_unassessed(index) {
            continue;
        }
        let code = cx.code(Thing::Competency(index));
        let name = cx.name(Thing::Competency(index));
        let (fr, en) = (&name.fr, &name.en);
        let mut draft = report
            .at(cx.fw.competencies[index].code, msg!("{fr} n'a aucun critère", "{en} has no criterion"))
            .subject(code);
        let last = last_keyed_criterion(cx, index);
        if let Some((assessment, _)) = last {
            let name = cx.name(Thing::Assessment(assessment));
            let (fr, en) = (&name.fr, &name.en);
            draft = draft.related(
                cx.fw.assessments[assessment].code,
                msg!(
                    "{fr} l'évalue, sans critère pour elle",
                    "{en} evaluates it, without a criterion for it"
                ),
            );
        }
        let edits = last.and_then(|(_, criterion)| skeleton(cx, criterion, code));
        let title =
            msg!("Ajouter un critère à compléter pour {code}", "Add a criterion to fill in for {code}");
        draft.unsafe_fix(title, edits.into_iter().collect()).emit();
    }
}

/// The épreuve that evaluates a competence, and its last criterion under a code of its own.
fn last_keyed_criterion(cx: &Context<'_>, competency: usize) -> Option<(usize, usize)> {
    let block = cx.coverage.home[competency];
    let assessments = match block {
        Some(block) => cx.fw.blocks[block].assessments.clone(),
        None => 0..cx.fw.assessments.len(),
    };
    let evaluates = |assessment: &usize| {
        let reference = cx.fw.assessments[*assessment].evaluates.map(|r| &cx.fw.references[r]);
        reference.is_some_and(|r| covers(cx, r, competency))
    };
    let assessment = assessments.into_iter().find(evaluates)?;
    let criteria = cx.fw.assessments[assessment].criteria.clone();
    let keyed = criteria.rev().find(|c| matches!(cx.fw.criteria[*c].target, Target::Reference(_)))?;
    Some((assessment, keyed))
}

fn covers(cx: &Context<'_>, reference: &Reference, competency: usize) -> bool {
    let own = &cx.fw.competencies[competency];
    reference.is_all()
        || reference.ranges().any(|range| match range {
            (Thing::Block(a), Thing::Block(b)) => {
                cx.coverage.home[competency].is_some_and(|h| a <= h && h <= b)
            }
            (Thing::Activity(a), Thing::Activity(b)) => own.activity.is_some_and(|h| a <= h && h <= b),
            (Thing::Competency(a), Thing::Competency(b)) => a <= competency && competency <= b,
            _ => false,
        })
}

/// A key and a criterion to fill in, after the last criterion of the épreuve.
fn skeleton(cx: &Context<'_>, criterion: usize, code: &str) -> Option<Edit> {
    let Target::Reference(reference) = cx.fw.criteria[criterion].target else { return None };
    let text = cx.doc.text;
    let indent = column(text, cx.fw.references[reference].span.start);
    let pad = " ".repeat(indent);
    let key = if cx.fw.competencies.iter().any(|c| c.code.quoted) {
        format!("\"{code}\"")
    } else {
        code.to_owned()
    };
    let line = format!("{pad}{key}:\n{pad}  - {PLACEHOLDER} (ce que le jury observe)");
    Some(after(text, cx.fw.criteria[criterion].span, &line))
}
