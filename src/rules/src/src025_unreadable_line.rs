//! SRC025: line that cannot be read.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Line that cannot be read.
pub static SRC025: Rule = Rule {
    code: "SRC025",
    name: "unreadable-line",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("YAML 1.2.", "YAML 1.2."),
    title: both("Ligne qui ne se lit pas", "Line that cannot be read"),
    why: both(
        "cette ligne est mise de côté ; le reste du fichier est lu et vérifié.",
        "this line is set aside; the rest of the file is read and checked.",
    ),
    how: both(
        "écrivez « clé : valeur », ou mettez le texte entre guillemets droits \"…\".",
        "write “key: value”, or put the text in straight quotes \"…\".",
    ),
    bad: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  - - -: [
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
        if let ProblemKind::Syntax(Trap::Unreadable) = problem.kind {
            report
                .at_original(problem.span, msg!("cette ligne ne se lit pas", "this line cannot be read"))
                .emit();
        }
    }
}
