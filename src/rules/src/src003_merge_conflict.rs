//! SRC003: unresolved merge conflict.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Unresolved merge conflict.
pub static SRC003: Rule = Rule {
    code: "SRC003",
    name: "merge-conflict",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : rien de ce qui est écrit ne doit se perdre.",
        "A rule of this tool: nothing that is written may be lost.",
    ),
    title: both("Conflit de fusion non résolu", "Unresolved merge conflict"),
    why: both(
        "deux versions du même passage sont restées dans le fichier ; seule la première est lue.",
        "two versions of the same passage were left in the file; only the first is read.",
    ),
    how: both(
        "gardez une des deux versions, puis supprimez les lignes <<<<<<<, ======= et >>>>>>>.",
        "keep one of the two versions, then delete the lines <<<<<<<, ======= and >>>>>>>.",
    ),
    bad: Example::new(
        "<<<<<<< HEAD
niveau: 4
=======
niveau: 5
>>>>>>> proposition
",
    ),
    good: Example::new(
        "niveau: 4
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if let ProblemKind::Syntax(Trap::Conflict) = problem.kind {
            report
                .at_original(
                    problem.span,
                    msg!("un conflit de fusion commence ici", "a merge conflict begins here"),
                )
                .emit();
        }
    }
}
