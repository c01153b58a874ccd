//! SRC009: quote never closed.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Quote never closed.
pub static SRC009: Rule = Rule {
    code: "SRC009",
    name: "unclosed-quote",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 7.3 : un texte entre guillemets se ferme par le même guillemet.",
        "YAML 1.2, § 7.3: a quoted text is closed by the same quote.",
    ),
    title: both("Guillemet jamais fermé", "Quote never closed"),
    why: both(
        "tout ce qui suit serait pris pour la suite du texte.",
        "all that follows would be taken for the rest of the text.",
    ),
    how: both(
        "fermez le guillemet à la fin du texte, ou supprimez celui du début.",
        "close the quote at the end of the text, or delete the first one.",
    ),
    bad: Example::new(
        "intitulé: \"Chargé d'accueil
niveau: 4
",
    ),
    good: Example::new(
        "intitulé: \"Chargé d'accueil\"
niveau: 4
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        match problem.kind {
            ProblemKind::Syntax(Trap::OpenQuote) => report
                .at_original(
                    problem.span,
                    msg!("ce guillemet n'est jamais fermé", "this quote is never closed"),
                )
                .original_fix(
                    msg!("Fermer le guillemet", "Close the quote"),
                    Safety::Safe,
                    problem.edits.clone(),
                )
                .emit(),
            ProblemKind::StrayClose('"') => report
                .at(
                    problem.span,
                    msg!(
                        "ce guillemet ferme un texte que rien n'ouvre",
                        "this quote closes a text that nothing opens"
                    ),
                )
                .help(msg!(
                    "mettez aussi un guillemet droit au début du texte, ou supprimez celui-ci.",
                    "put a straight quote at the beginning of the text as well, or delete this one."
                ))
                .unsafe_fix(msg!("Supprimer ce guillemet", "Delete this quote"), problem.edits.clone())
                .emit(),
            _ => {}
        }
    }
}
