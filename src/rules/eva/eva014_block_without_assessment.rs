//! EVA014: bloc without a method of evaluation.

use super::skeleton;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Bloc without a method of evaluation.
pub static EVA014: Rule = Rule {
    code: "EVA014",
    name: "block-without-assessment",
    family: Family::Eva,
    severity: Severities::all(Severity::Error),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R. 6113-9 : des modalités d'évaluation propres à chaque bloc.",
        "Code du travail, article R. 6113-9: methods of evaluation of each bloc's own.",
    ),
    title: both("Bloc sans modalité d'évaluation", "Bloc without a method of evaluation"),
    why: both(
        "des critères sans épreuve ne disent pas comment le bloc s'évalue.",
        "criteria without an assessment do not say how the bloc is evaluated.",
    ),
    how: both(
        "ajoutez « épreuves : » au bloc, avec « modalité : » et « évalue : bloc ».",
        "add “épreuves:” to the bloc, with “modalité:” and “évalue: bloc”.",
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
            critères: [La charte du site est appliquée à chaque étape.]
          1.1.2:
            énoncé: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
            critères: [Chaque visiteur est dirigé vers le bon service.]
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
        if cx.coverage.blocks_assessed[index] || cx.coverage.block_is_unassessed(index) {
            continue;
        }
        let name = cx.name(Thing::Block(index));
        let (fr, en) = (&name.fr, &name.en);
        let mut draft = report
            .at(
                block.code,
                msg!(
                    "{fr} n'a ni épreuve ni modalité d'évaluation",
                    "{en} has neither assessment nor method of evaluation"
                ),
            )
            .subject(cx.code(Thing::Block(index)));
        for assessment in cx.fw.assessments.iter().filter(|a| a.block.is_some() && a.method.is_some()).take(2)
        {
            let written = cx.written(assessment.code);
            if let Some(method) = assessment.method {
                draft = draft.related(method, msg!("celle de {written}", "that of {written}"));
            }
        }
        draft
            .unsafe_fix(
                msg!("Ajouter une épreuve à compléter", "Add an assessment to fill in"),
                skeleton::assessment(cx, index),
            )
            .emit();
    }
}
