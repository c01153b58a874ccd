//! SRC012: dash without a space.

use crate::findings::Safety;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::problem::ProblemKind;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::source::recover::Trap;

/// Dash without a space.
pub static SRC012: Rule = Rule {
    code: "SRC012",
    name: "dash-without-space",
    family: Family::Src,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Sometimes,
    since: "0.1.0",
    grounds: both(
        "YAML 1.2, § 8.2 : un élément de liste commence par un tiret et une espace.",
        "YAML 1.2, § 8.2: a list item begins with a dash and a space.",
    ),
    title: both("Tiret sans espace", "Dash without a space"),
    why: both(
        "sans espace derrière lui, le tiret fait partie du texte et la liste n'en est plus une.",
        "without a space behind it, the dash is part of the text and the list is none.",
    ),
    how: both(
        "ajoutez une espace après le tiret : « - Le candidat ».",
        "add a space after the dash: “- Le candidat”.",
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
            -La charte du site est appliquée à chaque étape.
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
        let message = msg!("il manque une espace après ce tiret", "a space is missing after this dash");
        let fix = msg!("Ajouter l'espace", "Add the space");
        match problem.kind {
            ProblemKind::Syntax(Trap::DashWithoutSpace) => {
                report
                    .at_original(problem.span, message)
                    .original_fix(fix, Safety::Safe, problem.edits.clone())
                    .emit();
            }
            ProblemKind::Syntax(Trap::MissingDash) => report
                .at_original(
                    problem.span,
                    msg!(
                        "il manque un tiret devant cette ligne de la liste",
                        "a dash is missing before this line of the list"
                    ),
                )
                .help(msg!(
                    "commencez la ligne par un tiret et une espace, comme ses voisines.",
                    "begin the line with a dash and a space, as its neighbours do."
                ))
                .original_fix(msg!("Ajouter le tiret", "Add the dash"), Safety::Unsafe, problem.edits.clone())
                .emit(),
            ProblemKind::DashBeforeCode => {
                let code = cx.written(problem.span).trim_start_matches('-');
                report
                    .at(
                        problem.span,
                        msg!(
                            "ce tiret est de trop devant le code {code}",
                            "this dash is one too many before the code {code}"
                        ),
                    )
                    .help(msg!("écrivez « {code}: » sans tiret.", "write “{code}:” without a dash."))
                    .safe_fix(msg!("Retirer le tiret", "Take the dash out"), problem.edits.clone())
                    .emit();
            }
            ProblemKind::DashGlued => {
                report.at(problem.span, message).safe_fix(fix, problem.edits.clone()).emit()
            }
            _ => {}
        }
    }
}
