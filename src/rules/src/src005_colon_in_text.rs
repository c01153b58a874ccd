//! SRC005: a colon inside unquoted text.

use crate::findings::{Safety, Severity};
use crate::lang::{Both, both};
use crate::model::problem::ProblemKind;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Colon inside unquoted text.
pub static SRC005: Rule = Rule {
    code: "SRC005",
    name: "colon-in-text",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 7.3.3 : un texte sans guillemets ne contient pas « : ».",
        "YAML 1.2, § 7.3.3: plain text holds no “: ”.",
    ),
    title: both("Deux-points dans un texte sans guillemets", "Colon in unquoted text"),
    why: both(
        "un deux-points suivi d'une espace sépare une clé de sa valeur : la phrase est coupée en deux.",
        "a colon followed by a space separates a key from its value: the sentence is cut in two.",
    ),
    how: both(
        "mettez toute la phrase entre guillemets droits \"…\", ou écrivez-la sous >-.",
        "put the whole sentence in straight quotes \"…\", or write it under >-.",
    ),
    bad: Example::new("intitulé: Chargé d'accueil : site et standard\n"),
    good: Example::new("intitulé: \"Chargé d'accueil : site et standard\"\n"),
    check: Some(check),
};

const MESSAGE: Both = both("un deux-points coupe cette phrase en deux", "a colon cuts this sentence in two");
const FIX: Both = both("Mettre la phrase entre guillemets", "Put the sentence in quotes");

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        match problem.kind {
            ProblemKind::Syntax(Trap::ColonInText) => report
                .at_original(problem.span, MESSAGE)
                .original_fix(FIX, Safety::Safe, problem.edits.clone())
                .emit(),
            ProblemKind::ColonInItem => {
                // Where lines were mended or set aside to be read, the end of the sentence may be elsewhere.
                let safety = if report.changes.is_empty() { Safety::Safe } else { Safety::Unsafe };
                report.at(problem.span, MESSAGE).fix(FIX, safety, problem.edits.clone()).emit()
            }
            _ => {}
        }
    }
}
