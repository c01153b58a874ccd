//! SRC008: colon without a space after a key.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Colon without a space after a key.
pub static SRC008: Rule = Rule {
    code: "SRC008",
    name: "colon-without-space",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 8.2 : une clé est suivie de deux-points et d'une espace.",
        "YAML 1.2, § 8.2: a key is followed by a colon and a space.",
    ),
    title: both("Deux-points sans espace après une clé", "Colon without a space after a key"),
    why: both(
        "sans espace derrière lui, le deux-points fait partie du texte.",
        "without a space behind it, the colon is part of the text.",
    ),
    how: both("ajoutez une espace après le deux-points.", "add a space after the colon."),
    bad: Example::new(
        "niveau:4
certificateurs: [Institut Exemple]
",
    ),
    good: Example::new(
        "niveau: 4
certificateurs: [Institut Exemple]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if let ProblemKind::Syntax(Trap::ColonWithoutSpace) = problem.kind {
            report
                .at_original(
                    problem.span,
                    msg!("il manque une espace après ce deux-points", "a space is missing after this colon"),
                )
                .original_fix(msg!("Ajouter l'espace", "Add the space"), Safety::Safe, problem.edits.clone())
                .emit();
        }
    }
}
