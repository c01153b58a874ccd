//! SRC018: word cut by a hyphen at the end of a line.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Word cut by a hyphen at the end of a line.
pub static SRC018: Rule = Rule {
    code: "SRC018",
    name: "hyphen-at-line-end",
    family: Family::Src,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 8.1.3 : sous « >- », une fin de ligne devient une espace.",
        "YAML 1.2, § 8.1.3: under “>-”, a line end becomes a space.",
    ),
    title: both(
        "Mot coupé par un trait d'union en fin de ligne",
        "Word cut by a hyphen at the end of a line",
    ),
    why: both(
        "la fin de ligne devient une espace : « mots- clés » au lieu de « mots-clés ».",
        "the line end becomes a space: “mots- clés” instead of “mots-clés”.",
    ),
    how: both("écrivez le mot entier sur la même ligne.", "write the whole word on one line."),
    bad: Example::new(
        "handicap:
  texte: >-
    Les épreuves sont aménagées par le rendez-
    vous préalable
  aménagements: [Matériel adapté]
",
    ),
    good: Example::new(
        "handicap:
  texte: >-
    Les épreuves sont aménagées par le rendez-vous
    préalable
  aménagements: [Matériel adapté]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::HyphenFolded) {
            report
                .at(
                    problem.span,
                    msg!(
                        "ce trait d'union en fin de ligne sera suivi d'une espace",
                        "this hyphen at the end of a line will be followed by a space"
                    ),
                )
                .unsafe_fix(msg!("Joindre les deux lignes", "Join the two lines"), problem.edits.clone())
                .emit();
        }
    }
}
