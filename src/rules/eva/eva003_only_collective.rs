//! EVA003: evaluation that is only collective.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::text::Text;
use crate::model::{Assessment, Thing};
use crate::msg;
use crate::rules::context::Place;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Evaluation that is only collective.
pub static EVA003: Rule = Rule {
    code: "EVA003",
    name: "only-collective",
    family: Family::Eva,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une évaluation collective ne devrait pas être la seule d'un bloc, et se double d'un entretien individuel.",
        "France compétences, Vademecum: a collective evaluation should not be the only one of a bloc, and goes with an individual interview.",
    ),
    title: both("Évaluation seulement collective", "Evaluation that is only collective"),
    why: both(
        "un candidat pourrait obtenir le bloc grâce au travail des autres ; France compétences recommande d'individualiser.",
        "a candidate could obtain the bloc through the work of others; France compétences recommends individualising.",
    ),
    how: both(
        "ajoutez un temps individuel, par exemple un entretien avec le jury, et écrivez « réalisation : mixte ».",
        "add an individual part, an interview with the jury for instance, and write “réalisation: mixte”.",
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
        réalisation: collective
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
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
        réalisation: mixte
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

/// Index of « collective » in the closed list of `réalisation`.
const COLLECTIVE: Option<u32> = Some(1);

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let blocks = cx.fw.blocks.iter().map(|b| b.assessments.clone());
    let root = (0..cx.fw.assessments.len())
        .filter(|a| cx.fw.assessments[*a].block.is_none() && !cx.fw.assessments[*a].is_final);
    for assessments in blocks.map(Vec::from_iter).chain([root.collect()]) {
        let all =
            !assessments.is_empty() && assessments.iter().all(|a| is_collective(cx, &cx.fw.assessments[*a]));
        if !all {
            continue;
        }
        for index in assessments {
            let assessment = &cx.fw.assessments[index];
            let place = assessment.execution.map_or(Place::from(assessment.code), Place::from);
            let name = cx.name(Thing::Assessment(index));
            let (fr, en) = (&name.fr, &name.en);
            report
                .at(
                    place,
                    msg!(
                        "{fr} est collective, sans temps individuel, et rien d'autre n'évalue ce bloc",
                        "{en} is collective, without an individual part, and nothing else evaluates this bloc"
                    ),
                )
                .subject(cx.code(Thing::Assessment(index)))
                .emit();
        }
    }
}

fn is_collective(cx: &Context<'_>, assessment: &Assessment) -> bool {
    let all_phases = !assessment.phase_executions.is_empty()
        && assessment.phase_executions.iter().all(|e| e.value == COLLECTIVE);
    let collective = assessment.execution.map_or(all_phases, |e| e.value == COLLECTIVE)
        && assessment.phase_executions.iter().all(|e| e.value == COLLECTIVE);
    let texts = [assessment.method, assessment.context, assessment.title].into_iter().flatten();
    let individual = |text: Text| text.folded(cx.doc).contains("individuel");
    collective
        && !texts
            .chain(assessment.instructions.iter().copied())
            .chain(assessment.phase_methods.iter().copied())
            .any(individual)
}
