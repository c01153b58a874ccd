//! SRC006: “#” that cuts a text.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// “#” that cuts a text.
pub static SRC006: Rule = Rule {
    code: "SRC006",
    name: "hash-in-text",
    family: Family::Src,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 6.6 : une espace suivie de « # » commence un commentaire.",
        "YAML 1.2, § 6.6: a space followed by “#” begins a comment.",
    ),
    title: both("« # » qui coupe un texte", "“#” that cuts a text"),
    why: both(
        "après une espace, « # » commence un commentaire : la fin de la phrase n'est pas lue.",
        "after a space, “#” begins a comment: the end of the sentence is not read.",
    ),
    how: both(
        "mettez toute la phrase entre guillemets droits \"…\" ; pour un vrai commentaire, laissez deux espaces avant #.",
        "put the whole sentence in straight quotes \"…\"; for a true comment, leave two spaces before #.",
    ),
    bad: Example::new(
        "intitulé: Chargé d'accueil du bureau #1
",
    ),
    good: Example::new(
        "intitulé: \"Chargé d'accueil du bureau #1\"
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        let quotes = msg!("Mettre la phrase entre guillemets", "Put the sentence in quotes");
        let message = msg!(
            "« # » coupe cette phrase : la suite n'est pas lue",
            "“#” cuts this sentence: the rest is not read"
        );
        match problem.kind {
            ProblemKind::HashCut => {
                // A hash before a word is the author's; before a space it may begin a true comment.
                let glued = !cx.written(problem.span)[1..].starts_with([' ', '#']);
                let safety = if glued { Safety::Safe } else { Safety::Unsafe };
                report.at(problem.span, message).fix(quotes, safety, problem.edits.clone()).emit();
            }
            ProblemKind::Syntax(Trap::HashInText) => {
                report
                    .at_original(problem.span, message)
                    .original_fix(quotes, Safety::Safe, problem.edits.clone())
                    .emit();
            }
            _ => {}
        }
    }
}
