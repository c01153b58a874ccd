//! SRC027: a key with nothing behind it.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Key with nothing behind it.
pub static SRC027: Rule = Rule {
    code: "SRC027",
    name: "empty-key",
    family: Family::Src,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Clé sans rien derrière", "Key with nothing behind it"),
    why: both(
        "une clé vide se lit comme une clé absente : ce qu'elle devait dire manque.",
        "an empty key is read as an absent one: what it was to say is missing.",
    ),
    how: both(
        "écrivez la valeur après le deux-points et une espace, ou supprimez la ligne.",
        "write the value after the colon and a space, or delete the line.",
    ),
    bad: Example::new(
        "handicap:\n  texte: Les épreuves sont aménagées à la demande\n  référent: Référent handicap du centre\n  aménagements: [Matériel adapté]\nprérequis:\n",
    ),
    good: Example::new(
        "handicap:\n  texte: Les épreuves sont aménagées à la demande\n  référent: Référent handicap du centre\n  aménagements: [Matériel adapté]\nprérequis: Aucun\n",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::EmptyKey) {
            let name = cx.written(problem.span);
            report
                .at(problem.span, msg!("« {name} » n'a rien derrière lui", "“{name}” has nothing behind it"))
                .emit();
        }
    }
}
