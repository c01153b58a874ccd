//! STR015: bloc that nothing evaluates.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::eva::skeleton;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Bloc that nothing evaluates.
pub static STR015: Rule = Rule {
    code: "STR015",
    name: "block-not-evaluated",
    family: Family::Str,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R. 6113-9 : des modalités d'évaluation propres à chaque bloc.",
        "Code du travail, article R. 6113-9: methods of evaluation of each bloc's own.",
    ),
    title: both("Bloc que rien n'évalue", "Bloc that nothing evaluates"),
    why: both(
        "un bloc s'obtient par son évaluation : il lui faut une modalité et des critères.",
        "a bloc is obtained through its evaluation: it needs a method and criteria.",
    ),
    how: both(
        "ajoutez « épreuves : » au bloc, avec une modalité, ce qu'elle évalue et ses critères.",
        "add “épreuves:” to the bloc, with a method, what it evaluates and its criteria.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1:
            énoncé: Accueillir les visiteurs selon la charte du site afin de les orienter
          1.1.2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
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
          1.1.1:
            énoncé: Accueillir les visiteurs selon la charte du site afin de les orienter
            critères: [La charte du site est appliquée à chaque étape.]
          1.1.2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
            critères: [Chaque visiteur est dirigé vers le bon service.]
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (index, block) in cx.fw.blocks.iter().enumerate() {
        if !cx.coverage.block_is_unassessed(index) {
            continue;
        }
        let (code, name) = (cx.code(Thing::Block(index)), cx.name(Thing::Block(index)));
        let (fr, en) = (&name.fr, &name.en);
        let own = || {
            let here =
                |c: &usize| cx.coverage.home[*c] == Some(index) && cx.fw.competencies[*c].parent.is_none();
            (0..cx.fw.competencies.len()).filter(here)
        };
        let (first, last, count) = (own().next(), own().next_back(), own().count());
        let mut draft = report
            .at(
                block.code,
                msg!(
                    "{fr} n'est évalué par rien : ni modalité, ni critère",
                    "nothing evaluates {en}: neither method nor criterion"
                ),
            )
            .subject(code);
        if let (Some(first), Some(last)) = (first, last) {
            let (from, to) = (cx.code(Thing::Competency(first)), cx.code(Thing::Competency(last)));
            draft = draft.related(
                cx.fw.competencies[first].code,
                match count {
                    1 => msg!(
                        "la compétence {from} reste sans évaluation",
                        "competence {from} is left without evaluation"
                    ),
                    _ => msg!(
                        "les compétences {from} à {to} restent sans évaluation",
                        "competences {from} to {to} are left without evaluation"
                    ),
                },
            );
        }
        let other = (0..cx.fw.blocks.len()).find(|b| !cx.fw.blocks[*b].assessments.is_empty());
        if let Some(other) = other {
            let code = cx.code(Thing::Block(other));
            draft = draft.related(
                cx.fw.blocks[other].code,
                msg!("le bloc {code} a la sienne", "bloc {code} has its own"),
            );
        }
        draft
            .unsafe_fix(
                msg!("Ajouter une épreuve à compléter", "Add an assessment to fill in"),
                skeleton::assessment(cx, index),
            )
            .emit();
    }
}
