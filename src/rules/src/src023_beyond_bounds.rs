//! SRC023: file too large, too deep or too damaged.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::parse::MAX_DEPTH;
use crate::source::recover::Trap;

/// File too large, too deep or too damaged.
pub static SRC023: Rule = Rule {
    code: "SRC023",
    name: "beyond-bounds",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : rien de ce qui est écrit ne doit se perdre.",
        "A rule of this tool: nothing that is written may be lost.",
    ),
    title: both(
        "Fichier trop grand, trop profond ou trop abîmé",
        "File too large, too deep or too damaged",
    ),
    why: both(
        "au-delà de ces bornes, la lecture s'arrête : la suite n'est pas vérifiée.",
        "beyond these bounds, reading stops: the rest is not checked.",
    ),
    how: both(
        "partagez le fichier, ou corrigez d'abord ce qui est signalé plus haut.",
        "split the file, or first mend what is reported above.",
    ),
    bad: Example::new("annexes: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
"),
    good: Example::new("annexes: [liste]
"),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        match problem.kind {
            ProblemKind::TooLarge(size, limit) => {
                let (size, limit) = (size >> 20, limit >> 20);
                report
                    .at_original(
                        problem.span,
                        msg!(
                            "ce fichier de {size} Mio dépasse la limite de {limit} Mio : il n'est pas lu",
                            "this file of {size} MiB is beyond the limit of {limit} MiB: it is not read"
                        ),
                    )
                    .emit();
            }
            ProblemKind::Syntax(Trap::TooDeep) => {
                report
                    .at_original(
                        problem.span,
                        msg!(
                            "plus de {MAX_DEPTH} niveaux s'emboîtent ici : la suite n'est pas lue",
                            "more than {MAX_DEPTH} levels are nested here: the rest is not read"
                        ),
                    )
                    .emit();
            }
            ProblemKind::GaveUp => {
                report
                    .at_original(
                        problem.span,
                        msg!(
                            "trop d'erreurs d'écriture : la suite n'est pas lue",
                            "too many syntax errors: the rest is not read"
                        ),
                    )
                    .emit();
            }
            _ => {}
        }
    }
}
