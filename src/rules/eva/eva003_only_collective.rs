//! EVA003: evaluation that is only collective.

use super::types::names_one_of;
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
    for (index, block) in cx.fw.blocks.iter().enumerate() {
        check_group(cx, report, Some(index), &block.assessments.clone().collect::<Vec<_>>());
    }
    let at_root = |a: &usize| cx.fw.assessments[*a].block.is_none() && !cx.fw.assessments[*a].is_final;
    let root: Vec<usize> = (0..cx.fw.assessments.len()).filter(at_root).collect();
    check_group(cx, report, None, &root);
}

/// Says it once of the épreuves of a bloc, or of those of the root.
fn check_group(cx: &Context<'_>, report: &mut Report<'_>, block: Option<usize>, assessments: &[usize]) {
    let of = |index: usize| &cx.fw.assessments[index];
    let collective: Vec<usize> =
        assessments.iter().copied().filter(|index| is_collective(cx, of(*index))).collect();
    let [first, others @ ..] = collective.as_slice() else { return };
    let place = of(*first).execution.map_or(Place::from(of(*first).code), Place::from);
    let name = cx.name(Thing::Assessment(*first));
    let (fr, en) = (&name.fr, &name.en);
    let message = if collective.len() == assessments.len() {
        let whole = match block {
            Some(block) => cx.name(Thing::Block(block)),
            None => msg!("la certification", "the certification"),
        };
        let (whole_fr, whole_en) = (&whole.fr, &whole.en);
        msg!(
            "{fr} est collective, et rien n'évalue {whole_fr} individuellement",
            "{en} is collective, and nothing evaluates {whole_en} individually"
        )
    } else if assessments.iter().any(|index| !collective.contains(index) && is_interview(cx, of(*index))) {
        return;
    } else {
        msg!(
            "{fr} est collective, sans entretien individuel",
            "{en} is collective, without an individual interview"
        )
    };
    let mut draft = report.at(place, message).subject(cx.code(Thing::Assessment(*first)));
    for other in others.iter().take(3) {
        draft = draft.related(of(*other).code, msg!("collective aussi", "collective as well"));
    }
    draft.emit();
}

fn texts(assessment: &Assessment) -> impl Iterator<Item = Text> {
    let texts = [assessment.method, assessment.context, assessment.title].into_iter().flatten();
    texts.chain(assessment.instructions.iter().copied()).chain(assessment.phase_methods.iter().copied())
}

/// Collective from end to end, as far as it says.
fn is_collective(cx: &Context<'_>, assessment: &Assessment) -> bool {
    let has = |words: &[&str]| texts(assessment).any(|text| names_one_of(&text.folded(cx.doc), words));
    let mut stated = assessment.execution.iter().chain(&assessment.phase_executions).peekable();
    let collective = match stated.peek() {
        Some(_) => stated.all(|word| word.value == COLLECTIVE),
        None => {
            texts(assessment).any(|text| text.mentions(cx.doc, &["collecti", "en ", "par "]))
                && has(&["collecti", "en groupe", "par groupe", "en sous groupe", "en equipe", "par equipe"])
        }
    };
    collective && !has(&["individu", "seul ", "seule "])
}

/// Something each candidate says alone before a jury.
fn is_interview(cx: &Context<'_>, assessment: &Assessment) -> bool {
    let words = ["entretien", "oral", "soutenance", "presentation", "expose", "jury", "questions du"];
    let mut stated = assessment.execution.iter().chain(&assessment.phase_executions).peekable();
    let individual = stated.peek().is_none() || stated.any(|word| word.value != COLLECTIVE);
    individual && texts(assessment).any(|text| names_one_of(&text.folded(cx.doc), &words))
}
