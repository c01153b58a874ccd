//! SRC021: merge key <<.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Merge key <<.
pub static SRC021: Rule = Rule {
    code: "SRC021",
    name: "merge-key",
    family: Family::Src,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("YAML 1.2 ne connaît plus la clé « << ».", "YAML 1.2 no longer knows the key “<<”."),
    title: both("Clé de fusion <<", "Merge key <<"),
    why: both(
        "ce qui vient d'ailleurs ne se voit pas à la lecture, et certains outils l'ignorent.",
        "what comes from elsewhere cannot be seen on reading, and some tools ignore it.",
    ),
    how: both("recopiez les lignes utiles à la place de <<.", "copy the lines you need in place of <<."),
    bad: Example::new(
        "annexes: { jury: &jury { membres: 3, externes: 2 } }
jury:
  <<: *jury
",
    ),
    good: Example::new(
        "jury: { membres: 3, externes: 2 }
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::MergeKey) {
            report
                .at(
                    problem.span,
                    msg!(
                        "« << » reprend ici des lignes écrites ailleurs",
                        "“<<” takes in lines written elsewhere"
                    ),
                )
                .emit();
        }
    }
}
