//! SRC026: key spelt otherwise.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Key spelt otherwise.
pub static SRC026: Rule = Rule {
    code: "SRC026",
    name: "key-spelling",
    family: Family::Src,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both("Format du référentiel.", "The format."),
    title: both("Clé écrite autrement", "Key spelt otherwise"),
    why: both(
        "elle est comprise, mais une seule façon d'écrire rend les fichiers plus faciles à relire et à comparer.",
        "it is understood, but one spelling makes files easier to read and to compare.",
    ),
    how: both("écrivez la clé comme dans le format.", "write the key as in the format."),
    bad: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  Amenagements: [Matériel adapté]
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
        if let ProblemKind::KeySpelling(key) = problem.kind {
            let (written, name) = (cx.written(problem.span), key.name);
            report
                .at(
                    problem.span,
                    msg!(
                        "« {written} » est compris comme « {name} »",
                        "“{written}” is understood as “{name}”"
                    ),
                )
                .help(msg!("écrivez « {name} ».", "write “{name}”."))
                .safe_fix(msg!("Écrire {name}", "Write {name}"), problem.edits.clone())
                .emit();
        }
    }
}
