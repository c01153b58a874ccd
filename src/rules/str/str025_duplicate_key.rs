//! STR025: key written twice.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Key written twice.
pub static STR025: Rule = Rule {
    code: "STR025",
    name: "duplicate-key",
    family: Family::Str,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 3.2.1 : une clé n'apparaît qu'une fois.",
        "YAML 1.2, § 3.2.1: a key appears only once.",
    ),
    title: both("Clé écrite deux fois", "Key written twice"),
    why: both(
        "seule la première est lue : ce qui suit la seconde est perdu.",
        "only the first is read: what follows the second is lost.",
    ),
    how: both(
        "réunissez les deux passages sous une seule clé.",
        "bring the two passages together under one key.",
    ),
    bad: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  aménagements: [Matériel adapté]
  texte: Un référent reçoit chaque candidat
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
        if let ProblemKind::DuplicateKey(key) = problem.kind {
            let name = key.name;
            let mut draft = report.at(
                problem.span,
                msg!(
                    "« {name} » est déjà écrit plus haut : ce passage n'est pas lu",
                    "“{name}” is already written above: this passage is not read"
                ),
            );
            if let Some(first) = problem.related {
                draft = draft.related(first, msg!("la première fois", "the first time"));
            }
            draft.emit();
        }
    }
}
