//! TRA002: competence without a criterion.

use super::skeleton::{criterion, evaluates};
use super::tra003_unknown_reference::nearest;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::coverage::{ByCriteria, uncovered};
use crate::model::reference::{Meaning, Owner, Reference};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

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

/// For how many competences a place for their criteria is looked for: the others are only named.
const PLACED: usize = 200;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let how = &cx.coverage.competencies_criteria;
    let mut placed = 0;
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
        placed += 1;
        if placed > PLACED {
            draft.emit();
            continue;
        }
        let assessment = evaluates(cx, index);
        if let Some(assessment) = assessment {
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
        if let Some(sibling) = sibling_with_criteria(cx, index) {
            let other = cx.code(Thing::Competency(sibling));
            draft = draft.related(
                cx.fw.competencies[sibling].code,
                msg!("{other} a les siens", "{other} has its own"),
            );
        }
        if let Some(place) = mistyped_key(cx, index) {
            let other = cx.written(place);
            draft
                .related(
                    place,
                    msg!(
                        "« {other} » n'existe pas : ces critères sont peut-être les siens",
                        "“{other}” does not exist: these criteria may be its own"
                    ),
                )
                .emit();
            continue;
        }
        let title =
            msg!("Ajouter un critère à compléter pour {code}", "Add a criterion to fill in for {code}");
        draft.unsafe_fix(title, criterion(cx, assessment, index)).emit();
    }
}

/// A key of `critères` that is the code of nothing, and may have been meant for a competence.
fn mistyped_key(cx: &Context<'_>, competency: usize) -> Option<Span> {
    let home = cx.coverage.home[competency];
    let here =
        |r: &&Reference| matches!(r.owner, Owner::CriteriaKey(_)) && (r.block == home || r.block.is_none());
    let unknown = |r: &'_ Reference| match r.items.as_slice() {
        [item] => match item.meaning {
            Meaning::Unknown(place) if !place.is_empty() => Some(place),
            _ => None,
        },
        _ => None,
    };
    let keys = cx.fw.references.iter().filter(here).filter_map(|r| Some((r, unknown(r)?))).take(20);
    keys.into_iter().find_map(|(reference, place)| {
        let (_, thing) = nearest(cx, reference, cx.written(place))?;
        (thing == Thing::Competency(competency)).then_some(place)
    })
}

/// The nearest competence above that has criteria of its own, in the same bloc and of the same rank.
fn sibling_with_criteria(cx: &Context<'_>, competency: usize) -> Option<usize> {
    let (own, home) = (&cx.fw.competencies[competency], cx.coverage.home[competency]);
    let sibling = |other: &usize| {
        cx.coverage.competencies_criteria[*other] == ByCriteria::Direct
            && cx.coverage.home[*other] == home
            && cx.fw.competencies[*other].parent == own.parent
    };
    let below = competency + 1..(competency + 20).min(cx.fw.competencies.len());
    (competency.saturating_sub(20)..competency).rev().chain(below).find(sibling)
}
