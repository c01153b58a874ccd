//! SRC020: alias that goes in circles or grows without end.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Alias that goes in circles or grows without end.
pub static SRC020: Rule = Rule {
    code: "SRC020",
    name: "alias-without-end",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 7.1 : un alias renvoie à un passage déjà écrit.",
        "YAML 1.2, § 7.1: an alias refers to a passage already written.",
    ),
    title: both(
        "Alias qui tourne en rond ou qui grossit sans fin",
        "Alias that goes in circles or grows without end",
    ),
    why: both(
        "ce renvoi contient ce à quoi il renvoie, ou se répète trop : il n'est pas suivi.",
        "this reference contains what it refers to, or repeats itself too often: it is not followed.",
    ),
    how: both(
        "recopiez le passage au lieu d'y renvoyer par *.",
        "copy the passage instead of referring to it with *.",
    ),
    bad: Example::new(
        "glossaire: &g
  accueil: *g
",
    ),
    good: Example::new(
        "glossaire:
  accueil: Réception des visiteurs
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::AliasBounds) {
            let mut draft = report.at(
                problem.span,
                msg!(
                    "ce renvoi n'est pas suivi : il ne finirait pas",
                    "this reference is not followed: it would not end"
                ),
            );
            if let Some(anchor) = problem.related {
                draft = draft.related(anchor, msg!("ce à quoi il renvoie", "what it refers to"));
            }
            draft.emit();
        }
    }
}
