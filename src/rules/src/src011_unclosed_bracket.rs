//! SRC011: bracket or brace never closed.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Bracket or brace never closed.
pub static SRC011: Rule = Rule {
    code: "SRC011",
    name: "unclosed-bracket",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 7.4 : un crochet ou une accolade se ferme.",
        "YAML 1.2, § 7.4: a bracket or a brace is closed.",
    ),
    title: both("Crochet ou accolade jamais fermé", "Bracket or brace never closed"),
    why: both(
        "tout ce qui suit serait pris pour la suite de la liste.",
        "all that follows would be taken for the rest of the list.",
    ),
    how: both(
        "fermez la liste par ] (ou la section par }).",
        "close the list with ] (or the section with }).",
    ),
    bad: Example::new(
        "certificateurs: [Institut Exemple
version: 2026-01
",
    ),
    good: Example::new(
        "certificateurs: [Institut Exemple]
version: 2026-01
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        match problem.kind {
            ProblemKind::Syntax(Trap::OpenBracket) => report
                .at_original(
                    problem.span,
                    msg!(
                        "ce crochet ou cette accolade n'est jamais fermé",
                        "this bracket or brace is never closed"
                    ),
                )
                .original_fix(
                    msg!("Fermer à la fin de la ligne", "Close at the end of the line"),
                    Safety::Unsafe,
                    problem.edits.clone(),
                )
                .emit(),
            ProblemKind::StrayClose(close @ (']' | '}')) => {
                let open = if close == ']' { '[' } else { '{' };
                report
                    .at(
                        problem.span,
                        msg!("« {close} » ferme ce que rien n'ouvre", "“{close}” closes what nothing opens"),
                    )
                    .help(msg!(
                        "mettez {open} au début de la liste, ou supprimez {close}.",
                        "put {open} at the beginning of the list, or delete {close}."
                    ))
                    .unsafe_fix(msg!("Supprimer {close}", "Delete {close}"), problem.edits.clone())
                    .emit();
            }
            _ => {}
        }
    }
}
