//! SRC014: line that is not aligned.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Line that is not aligned.
pub static SRC014: Rule = Rule {
    code: "SRC014",
    name: "wrong-indentation",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 6.1 : l'indentation dit ce que contient quoi.",
        "YAML 1.2, § 6.1: indentation says what contains what.",
    ),
    title: both("Ligne mal décalée", "Line that is not aligned"),
    why: both(
        "le décalage dit à quoi une ligne appartient ; celui-ci ne correspond à rien au-dessus.",
        "the indentation says what a line belongs to; this one matches nothing above.",
    ),
    how: both(
        "alignez la ligne sur ses voisines : deux espaces de plus que la ligne qui la contient.",
        "align the line with its neighbours: two spaces more than the line that contains it.",
    ),
    bad: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
 aménagements: [Matériel adapté]
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
        match problem.kind {
            ProblemKind::Syntax(Trap::Indentation) => report
                .at_original(
                    problem.span,
                    msg!("cette ligne n'est alignée sur rien", "this line is aligned with nothing"),
                )
                .original_fix(
                    msg!("Aligner la ligne", "Align the line"),
                    Safety::Unsafe,
                    problem.edits.clone(),
                )
                .emit(),
            ProblemKind::KeyInText => report
                .at(
                    problem.span,
                    msg!(
                        "cette ligne est lue comme la suite du texte au-dessus",
                        "this line is read as more of the text above"
                    ),
                )
                .emit(),
            ProblemKind::OutOfPlace => report
                .at(
                    problem.span,
                    msg!(
                        "cette ligne n'est pas à sa place : son retrait la rattache à autre chose",
                        "this line is out of place: its indentation ties it to something else"
                    ),
                )
                .emit(),
            _ => {}
        }
    }
}
