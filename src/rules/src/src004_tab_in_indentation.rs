//! SRC004: tab in the indentation.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Tab in the indentation.
pub static SRC004: Rule = Rule {
    code: "SRC004",
    name: "tab-in-indentation",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 6.1 : l'indentation se fait avec des espaces.",
        "YAML 1.2, § 6.1: indentation is made of spaces.",
    ),
    title: both("Tabulation dans l'indentation", "Tab in the indentation"),
    why: both(
        "YAML ne connaît que les espaces en début de ligne : avec une tabulation, la ligne ne se lit pas.",
        "YAML knows only spaces at the beginning of a line: with a tab, the line cannot be read.",
    ),
    how: both(
        "remplacez la tabulation par des espaces, deux par niveau.",
        "replace the tab by spaces, two per level.",
    ),
    bad: Example::new(
        "handicap:
\ttexte: Les épreuves sont aménagées à la demande
\taménagements: [Matériel adapté]
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
        if let ProblemKind::Syntax(Trap::Tab) = problem.kind {
            report
                .at_original(
                    problem.span,
                    msg!(
                        "une tabulation décale cette ligne : YAML n'accepte que des espaces",
                        "a tab indents this line: YAML takes only spaces"
                    ),
                )
                .original_fix(
                    msg!("Remplacer les tabulations par des espaces", "Replace the tabs by spaces"),
                    Safety::Safe,
                    problem.edits.clone(),
                )
                .emit();
        }
    }
}
