//! SRC013: text that begins with a reserved sign.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Text that begins with a reserved sign.
pub static SRC013: Rule = Rule {
    code: "SRC013",
    name: "special-first-sign",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 5.3 : certains signes ont un sens en tête de texte.",
        "YAML 1.2, § 5.3: some signs have a meaning at the head of a text.",
    ),
    title: both("Texte qui commence par un signe réservé", "Text that begins with a reserved sign"),
    why: both(
        "@, %, *, &, !, | ou l'accent grave ont un sens pour YAML au début d'un texte : il ne serait pas lu, ou perdrait son premier mot.",
        "@, %, *, &, !, | or the backquote mean something to YAML at the beginning of a text: it would not be read, or lose its first word.",
    ),
    how: both(
        "mettez tout le texte entre guillemets droits \"…\".",
        "put the whole text in straight quotes \"…\".",
    ),
    bad: Example::new(
        "intitulé: @ccueil et standard
",
    ),
    good: Example::new(
        "intitulé: \"@ccueil et standard\"
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        let fix = msg!("Mettre le texte entre guillemets", "Put the text in quotes");
        match problem.kind {
            ProblemKind::Syntax(Trap::SpecialStart) => {
                report
                    .at_original(
                        problem.span,
                        msg!(
                            "ce texte commence par un signe que YAML se réserve",
                            "this text begins with a sign that YAML keeps for itself"
                        ),
                    )
                    .original_fix(fix, Safety::Safe, problem.edits.clone())
                    .emit();
            }
            ProblemKind::SpecialTaken(sign) => {
                report
                    .at(
                        problem.span,
                        msg!(
                            "« {sign} » en tête de texte a un autre sens pour YAML",
                            "“{sign}” at the head of a text means something else to YAML"
                        ),
                    )
                    .safe_fix(fix, problem.edits.clone())
                    .emit();
            }
            _ => {}
        }
    }
}
