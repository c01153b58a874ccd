//! STR024: unknown key.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Unknown key.
pub static STR024: Rule = Rule {
    code: "STR024",
    name: "unknown-key",
    family: Family::Str,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both("Format du référentiel.", "The format."),
    title: both("Clé inconnue", "Unknown key"),
    why: both(
        "ce qui est écrit sous une clé inconnue n'est ni lu ni vérifié.",
        "what is written under an unknown key is neither read nor checked.",
    ),
    how: both(
        "écrivez une clé du format, ou rangez ce passage sous « annexes : ».",
        "write a key of the format, or put this passage under “annexes:”.",
    ),
    bad: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande
  aménagemnts: [Matériel adapté]
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
        let written = cx.written(problem.span);
        match problem.kind {
            ProblemKind::KeyTypo(key) => {
                let name = key.name;
                report
                    .at(
                        problem.span,
                        msg!(
                            "« {written} » n'est pas une clé ; « {name} » sans doute",
                            "“{written}” is not a key; “{name}” probably"
                        ),
                    )
                    .help(msg!("écrivez « {name} ».", "write “{name}”."))
                    .unsafe_fix(msg!("Écrire {name}", "Write {name}"), problem.edits.clone())
                    .emit();
            }
            ProblemKind::UnknownKey(section) => {
                let (place_fr, place_en) = (section.name.fr, section.name.en);
                let names: Vec<&str> = section.keys.iter().map(|key| key.name).collect();
                let names = names.join(", ");
                report
                    .at(
                        problem.span,
                        msg!(
                            "« {written} » n'est pas une clé connue ici",
                            "“{written}” is not a key that is known here"
                        ),
                    )
                    .help(msg!(
                        "les clés possibles pour {place_fr} : {names}.",
                        "the keys of {place_en}: {names}."
                    ))
                    .emit();
            }
            _ => {}
        }
    }
}
