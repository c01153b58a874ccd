//! SRC016: comma that cuts a sentence inside brackets.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Comma that cuts a sentence inside brackets.
pub static SRC016: Rule = Rule {
    code: "SRC016",
    name: "comma-in-list",
    family: Family::Src,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 7.4 : entre crochets ou accolades, la virgule sépare.",
        "YAML 1.2, § 7.4: inside brackets or braces, the comma separates.",
    ),
    title: both("Virgule qui coupe une phrase entre crochets", "Comma that cuts a sentence inside brackets"),
    why: both(
        "entre [ ] ou { }, une virgule sépare deux éléments : la phrase devient deux textes.",
        "inside [ ] or { }, a comma separates two items: the sentence becomes two texts.",
    ),
    how: both(
        "mettez la phrase entre guillemets droits \"…\", ou écrivez la liste avec des tirets.",
        "put the sentence in straight quotes \"…\", or write the list with dashes.",
    ),
    bad: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  aménagements: [Temps majoré, selon les besoins, Matériel adapté]
",
    ),
    good: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  aménagements: [\"Temps majoré, selon les besoins\", Matériel adapté]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::CommaSplit) {
            report
                .at(
                    problem.span,
                    msg!(
                        "cette virgule coupe peut-être une phrase en deux",
                        "this comma may cut a sentence in two"
                    ),
                )
                .unsafe_fix(
                    msg!("Mettre la phrase entre guillemets", "Put the sentence in quotes"),
                    problem.edits.clone(),
                )
                .emit();
        }
    }
}
