//! SRC019: dash with nothing behind it.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Dash with nothing behind it.
pub static SRC019: Rule = Rule {
    code: "SRC019",
    name: "empty-item",
    family: Family::Src,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : rien de ce qui est écrit ne doit se perdre.",
        "A rule of this tool: nothing that is written may be lost.",
    ),
    title: both("Tiret sans rien derrière", "Dash with nothing behind it"),
    why: both(
        "un élément de liste vide ne dit rien, et d'autres outils le refusent.",
        "an empty list item says nothing, and other tools refuse it.",
    ),
    how: both(
        "écrivez le texte après le tiret, ou supprimez la ligne.",
        "write the text after the dash, or delete the line.",
    ),
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
            -
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
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
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for problem in cx.problems {
        if matches!(problem.kind, ProblemKind::EmptyItem) {
            report
                .at(problem.span, msg!("ce tiret n'a rien derrière lui", "this dash has nothing behind it"))
                .emit();
        }
    }
}
