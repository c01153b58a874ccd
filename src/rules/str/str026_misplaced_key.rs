//! STR026: misplaced key.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Misplaced key.
pub static STR026: Rule = Rule {
    code: "STR026",
    name: "misplaced-key",
    family: Family::Str,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Format du référentiel.", "The format."),
    title: both("Clé mal placée", "Misplaced key"),
    why: both(
        "l'indentation dit ce qui contient quoi : cette clé est comprise, mais elle n'est pas là où elle devrait.",
        "indentation says what contains what: this key is understood, but it is not where it should be.",
    ),
    how: both(
        "décalez la clé pour la ranger sous ce qu'elle décrit.",
        "move the key so that it stands under what it describes.",
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
        jury:
          membres: 3
          externes: 2
          qualités non observables: [écoute]
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
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
        if let ProblemKind::MisplacedKey(key, section) = problem.kind {
            let (name, place_fr, place_en) = (key.name, section.name.fr, section.name.en);
            report
                .at(
                    problem.span,
                    msg!(
                        "« {name} » est décalé : cette clé se range dans {place_fr}",
                        "“{name}” is out of place: this key belongs to {place_en}"
                    ),
                )
                .unsafe_fix(msg!("Replacer la clé", "Put the key in its place"), problem.edits.clone())
                .emit();
        }
    }
}
