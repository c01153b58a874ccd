//! SRC022: second document in the file.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Second document in the file.
pub static SRC022: Rule = Rule {
    code: "SRC022",
    name: "second-document",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Format du référentiel : un fichier, un référentiel.",
        "The format: one file, one référentiel.",
    ),
    title: both("Second document dans le fichier", "Second document in the file"),
    why: both("ce qui suit la ligne --- n'est pas lu.", "what follows the line --- is not read."),
    how: both(
        "supprimez la ligne ---, ou mettez la suite dans un autre fichier.",
        "delete the line ---, or put the rest in another file.",
    ),
    bad: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  aménagements: [Matériel adapté]
---
",
    ),
    good: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  aménagements: [Matériel adapté]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::SecondDocument) {
            report
                .at(
                    problem.span,
                    msg!(
                        "un second document commence ici, et n'est pas lu",
                        "a second document begins here, and is not read"
                    ),
                )
                .emit();
        }
    }
}
