//! SRC017: list pasted into a text.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// List pasted into a text.
pub static SRC017: Rule = Rule {
    code: "SRC017",
    name: "list-folded-into-text",
    family: Family::Src,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 8.1.3 : sous « >- », les lignes se suivent en un seul texte.",
        "YAML 1.2, § 8.1.3: under “>-”, lines follow one another as one text.",
    ),
    title: both("Liste collée dans un texte", "List pasted into a text"),
    why: both(
        "les tirets ou les puces de cette liste deviennent des signes au milieu d'une phrase.",
        "the dashes or bullets of this list become signs in the middle of a sentence.",
    ),
    how: both(
        "écrivez une vraie liste, un tiret et une espace par ligne sous la clé, ou gardez une seule phrase.",
        "write a true list, a dash and a space for each line under the key, or keep one sentence.",
    ),
    bad: Example::new(
        "handicap:
  texte: >-
    Les épreuves sont aménagées :
    - par un temps majoré
    - par un matériel adapté
  aménagements: [Matériel adapté]
",
    ),
    good: Example::new(
        "handicap:
  texte: >-
    Les épreuves sont aménagées par un temps majoré ou par un matériel adapté
  aménagements: [Matériel adapté]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::DashesFolded) {
            report
                .at(
                    problem.span,
                    msg!(
                        "cet élément de liste est lu comme la suite de la phrase",
                        "this list item is read as the rest of the sentence"
                    ),
                )
                .emit();
        }
    }
}
