//! SRC010: apostrophe or quote inside quotes.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Apostrophe or quote inside quotes.
pub static SRC010: Rule = Rule {
    code: "SRC010",
    name: "quote-inside-quotes",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 7.3 : dans un texte entre guillemets, le même signe se double ou s'échappe.",
        "YAML 1.2, § 7.3: inside a quoted text, the same sign is doubled or escaped.",
    ),
    title: both("Apostrophe ou guillemet à l'intérieur de guillemets", "Apostrophe or quote inside quotes"),
    why: both(
        "le texte s'arrête à ce signe, et la suite ne se lit plus.",
        "the text stops at this sign, and the rest cannot be read.",
    ),
    how: both(
        "entourez le texte de guillemets droits \"…\" s'il contient des apostrophes.",
        "put straight quotes \"…\" around the text if it holds apostrophes.",
    ),
    bad: Example::new(
        "intitulé: 'Chargé d'accueil'
",
    ),
    good: Example::new(
        "intitulé: \"Chargé d'accueil\"
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if let ProblemKind::Syntax(Trap::QuoteInside) = problem.kind {
            report
                .at_original(
                    problem.span,
                    msg!(
                        "un guillemet ou une apostrophe arrête ce texte trop tôt",
                        "a quote or an apostrophe stops this text too early"
                    ),
                )
                .original_fix(
                    msg!("Entourer le texte des bons guillemets", "Put the right quotes around the text"),
                    Safety::Safe,
                    problem.edits.clone(),
                )
                .emit();
        }
    }
}
