//! SRC007: missing colon after a key.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Missing colon after a key.
pub static SRC007: Rule = Rule {
    code: "SRC007",
    name: "missing-colon",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 8.2 : une clé est suivie de deux-points et d'une espace.",
        "YAML 1.2, § 8.2: a key is followed by a colon and a space.",
    ),
    title: both("Deux-points manquant après une clé", "Missing colon after a key"),
    why: both(
        "sans deux-points, la clé et sa valeur ne font qu'un texte.",
        "without a colon, the key and its value are one text.",
    ),
    how: both(
        "ajoutez « : » juste après la clé, puis une espace.",
        "add “:” right after the key, then a space.",
    ),
    bad: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  aménagements [Matériel adapté]
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
        let (message, fix, safety) = match problem.kind {
            ProblemKind::Syntax(Trap::MissingColon) => (
                msg!("il manque un deux-points après cette clé", "a colon is missing after this key"),
                msg!("Ajouter le deux-points", "Add the colon"),
                Safety::Safe,
            ),
            ProblemKind::Syntax(Trap::HalfKey) => (
                msg!(
                    "cette clé n'est pas tapée jusqu'au bout, ou il lui manque son deux-points",
                    "this key is not typed to its end, or lacks its colon"
                ),
                msg!("Finir la clé", "Finish the key"),
                Safety::Unsafe,
            ),
            _ => continue,
        };
        report.at_original(problem.span, message).original_fix(fix, safety, problem.edits.clone()).emit();
    }
}
