//! SRC015: no-break space where a plain one is due.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// No-break space where a plain one is due.
pub static SRC015: Rule = Rule {
    code: "SRC015",
    name: "no-break-space",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both("YAML 1.2.", "YAML 1.2."),
    title: both(
        "Espace insécable où il faut une espace ordinaire",
        "No-break space where a plain one is due",
    ),
    why: both(
        "l'espace insécable ressemble à l'autre, mais YAML la prend pour une lettre.",
        "a no-break space looks like the other, but YAML takes it for a letter.",
    ),
    how: both(
        "remplacez-la par une espace ordinaire, tapée au clavier.",
        "replace it by a plain space, typed on the keyboard.",
    ),
    bad: Example::new(
        "niveau:\u{a0}4
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
        let message = msg!(
            "une espace insécable tient ici la place d'une espace ordinaire",
            "a no-break space stands here for a plain one"
        );
        let fix = msg!("Mettre une espace ordinaire", "Put a plain space");
        match problem.kind {
            ProblemKind::Syntax(Trap::NoBreakSpace) => report
                .at_original(problem.span, message)
                .original_fix(fix, Safety::Safe, problem.edits.clone())
                .emit(),
            ProblemKind::NoBreakBeforeCode => {
                report.at(problem.span, message).safe_fix(fix, problem.edits.clone()).emit();
            }
            _ => {}
        }
    }
}
