//! STR029: number due.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Number due.
pub static STR029: Rule = Rule {
    code: "STR029",
    name: "bad-number",
    family: Family::Str,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Format du référentiel.", "The format."),
    title: both("Nombre attendu", "Number due"),
    why: both("le vérificateur compte avec cette valeur.", "the checker counts with this value."),
    how: both("écrivez un nombre en chiffres.", "write a number in figures."),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        jury: { membres: trois, externes: 2 }
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        jury: { membres: 3, externes: 2 }
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if let ProblemKind::BadNumber(low, high) = problem.kind {
            // The level of the certification has a rule of its own.
            if cx.fw.level.is_some_and(|level| level.span == problem.span) {
                continue;
            }
            let written = cx.written(problem.span);
            report
                .at(
                    problem.span,
                    msg!(
                        "« {written} » n'est pas un nombre de {low} à {high}",
                        "“{written}” is not a number from {low} to {high}"
                    ),
                )
                .emit();
        }
    }
}
