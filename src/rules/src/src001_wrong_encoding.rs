//! SRC001: file that is not in UTF-8.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::Encoding;

/// File that is not in UTF-8.
pub static SRC001: Rule = Rule {
    code: "SRC001",
    name: "wrong-encoding",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 5.2 : un fichier YAML est en UTF-8.",
        "YAML 1.2, § 5.2: a YAML file is in UTF-8.",
    ),
    title: both("Fichier qui n'est pas en UTF-8", "File that is not in UTF-8"),
    why: both(
        "les accents s'y liront mal dans d'autres outils, ou se perdront à l'enregistrement.",
        "other tools will misread the accents, or lose them on saving.",
    ),
    how: both(
        "enregistrez le fichier en UTF-8 (dans l'éditeur : « Enregistrer avec l'encodage »).",
        "save the file in UTF-8 (in the editor: “Save with encoding”).",
    ),
    bad: Example::encoded(
        "intitulé: Chargé d'accueil
",
        Encoding::Windows1252,
    ),
    good: Example::new(
        "intitulé: Chargé d'accueil
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if let ProblemKind::Encoding(encoding) = problem.kind {
            let name = encoding.name();
            report
                .at_original(
                    problem.span,
                    msg!(
                        "ce fichier est enregistré en {name} et non en UTF-8",
                        "this file is saved in {name}, not in UTF-8"
                    ),
                )
                .label(msg!("premier caractère en {name}", "first character in {name}"))
                .reencode(msg!("Réécrire le fichier en UTF-8", "Rewrite the file in UTF-8"))
                .emit();
        }
    }
}
