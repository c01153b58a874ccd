//! SRC024: no référentiel in the file.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// No référentiel in the file.
pub static SRC024: Rule = Rule {
    code: "SRC024",
    name: "no-framework",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Format du référentiel : un fichier, un référentiel.",
        "The format: one file, one référentiel.",
    ),
    title: both("Aucun référentiel dans le fichier", "No référentiel in the file"),
    why: both(
        "le fichier est vide, ou ne commence pas par des clés.",
        "the file is empty, or does not begin with keys.",
    ),
    how: both(
        "commencez par « intitulé : », ou créez un modèle avec « referentiel new ».",
        "begin with “intitulé:”, or create a model with “referentiel new”.",
    ),
    bad: Example::whole(
        "- accueil
- standard
",
    ),
    good: Example::new(
        "intitulé: Chargé d'accueil
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::NoFramework) {
            let nothing = cx.doc.text.trim().is_empty();
            let message = if nothing {
                msg!("ce fichier est vide", "this file is empty")
            } else {
                msg!(
                    "ce fichier ne contient pas de référentiel : aucune clé n'y est lue",
                    "this file holds no référentiel: no key is read in it"
                )
            };
            report.at(problem.span, message).emit();
        }
    }
}
