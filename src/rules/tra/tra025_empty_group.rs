//! TRA025: group of criteria without criteria.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::coverage::ByCriteria;
use crate::model::problem::ProblemKind;
use crate::model::reference::{Item, Meaning, Owner, Reference};
use crate::model::{Target, Thing};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Span;

/// Group of criteria without criteria.
pub static TRA025: Rule = Rule {
    code: "TRA025",
    name: "empty-group",
    family: Family::Tra,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : toutes les compétences décrites sont évaluées, et rien d'autre ne l'est.",
        "France compétences, Vademecum: every competence described is evaluated, and nothing else is.",
    ),
    title: both("Groupe de critères vide", "Group of criteria without criteria"),
    why: both(
        "un intertitre sans critère ne donne rien à observer au jury.",
        "a sub-heading without criteria gives the jury nothing to observe.",
    ),
    how: both(
        "écrivez ses critères sous « critères : », ou retirez le groupe.",
        "write its criteria under “critères:”, or take the group out.",
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
            - groupe: Courtoisie
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
    for group in cx.fw.groups.iter().filter(|g| g.criteria.is_empty()) {
        let draft = match group.title {
            Some(title) => {
                let title = cx.text(title);
                report.at(
                    group.span,
                    msg!("le groupe « {title} » n'a aucun critère", "the group “{title}” has no criterion"),
                )
            }
            None => report
                .at(group.span, msg!("cette liste de critères est vide", "this list of criteria is empty")),
        };
        draft.emit();
    }
    empty_keys(cx, report);
}

/// Keys of `critères` under which nothing is written, for things that have criteria elsewhere: without any,
/// the missing criterion is spoken of.
fn empty_keys(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut filled = vec![false; cx.fw.references.len()];
    let targets = cx.fw.criteria.iter().map(|c| c.target).chain(cx.fw.groups.iter().map(|g| g.target));
    for target in targets {
        if let Target::Reference(index) = target {
            filled[index] = true;
        }
    }
    let how = &cx.coverage.competencies_criteria;
    for (reference, _) in cx.fw.references.iter().zip(filled).filter(|(_, filled)| !filled) {
        let covered = |item: &Item| match item.meaning {
            Meaning::All => how.iter().all(|h| *h != ByCriteria::No),
            Meaning::Things(Thing::Competency(a), Thing::Competency(b)) => {
                how[a..=b].iter().all(|h| *h != ByCriteria::No)
            }
            Meaning::Things(Thing::Activity(a), Thing::Activity(b)) => cx.fw.activities[a..=b]
                .iter()
                .all(|activity| how[activity.competencies.clone()].iter().all(|h| *h != ByCriteria::No)),
            Meaning::Things(Thing::Block(a), Thing::Block(b)) => cx.fw.blocks[a..=b]
                .iter()
                .all(|block| how[block.competencies.clone()].iter().all(|h| *h != ByCriteria::No)),
            Meaning::Things(Thing::Deliverable(_), _) => true,
            _ => false,
        };
        if !matches!(reference.owner, Owner::CriteriaKey(_))
            || !reference.items.iter().all(covered)
            || has_empty_item(cx, reference)
        {
            continue;
        }
        let written = cx.written(reference.span);
        report
            .at(
                reference.span,
                msg!(
                    "aucun critère n'est écrit sous « {written} »",
                    "no criterion is written under “{written}”"
                ),
            )
            .help(msg!(
                "écrivez ses critères, ou retirez « {written} ».",
                "write its criteria, or take “{written}” out."
            ))
            .subject(written)
            .emit();
    }
}

/// True when what stands under the key is a dash without a text, which is spoken of as such.
fn has_empty_item(cx: &Context<'_>, reference: &Reference) -> bool {
    let between = |place: Span| cx.doc.text.get(reference.span.end as usize..place.start as usize);
    cx.problems.iter().filter(|p| matches!(p.kind, ProblemKind::EmptyItem)).any(|p| {
        between(p.span).is_some_and(|text| {
            text.chars().all(|c| c.is_whitespace() || matches!(c, ':' | '-' | '[' | '"' | '\'' | ','))
        })
    })
}
