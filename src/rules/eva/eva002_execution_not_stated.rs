//! EVA002: individual or collective not stated.

use super::types::names_one_of;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::model::text::Text;
use crate::msg;
use crate::rules::entry::{Entry, set_key};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Individual or collective not stated.
pub static EVA002: Rule = Rule {
    code: "EVA002",
    name: "execution-not-stated",
    family: Family::Eva,
    severity: Severities {
        rncp: Severity::Warning,
        rncp_droit: Severity::Info,
        tp: Severity::Info,
        rs: Severity::Warning,
    },
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une évaluation collective doit individualiser ce qui est évalué.",
        "France compétences, Vademecum: a collective evaluation must individualise what is evaluated.",
    ),
    title: both("Réalisation individuelle ou collective non précisée", "Individual or collective not stated"),
    why: both(
        "le jury doit savoir si chaque candidat est jugé seul ou en groupe.",
        "the jury must know whether each candidate is judged alone or in a group.",
    ),
    how: both(
        "ajoutez « réalisation : individuelle », « collective » ou « mixte ».",
        "add “réalisation: individuelle”, “collective” or “mixte”.",
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

/// Words that say it without the key.
const WORDS: &[&str] = &[
    "individu",
    "collecti",
    "en groupe",
    "par groupe",
    "en sous groupe",
    "binome",
    "trinome",
    "seul ",
    "seule ",
    "en equipe",
    "par equipe",
    "a plusieurs",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (index, assessment) in cx.fw.assessments.iter().enumerate() {
        if assessment.execution.is_some() || !assessment.phase_executions.is_empty() {
            continue;
        }
        let texts = [assessment.method, assessment.context, assessment.title];
        let said = |text: Text| names_one_of(&text.folded(cx.doc), WORDS);
        let others = assessment.instructions.iter().chain(&assessment.phase_methods).copied();
        if texts.into_iter().flatten().chain(others).any(said) {
            continue;
        }
        let name = cx.name(Thing::Assessment(index));
        let (fr, en) = (&name.fr, &name.en);
        report
            .at(
                assessment.code,
                msg!(
                    "{fr} ne dit pas si elle est individuelle ou collective",
                    "{en} does not say whether it is individual or collective"
                ),
            )
            .subject(cx.code(Thing::Assessment(index)))
            .unsafe_fix(
                msg!("Ajouter « réalisation: individuelle »", "Add “réalisation: individuelle”"),
                set_key(
                    cx,
                    Thing::Assessment(index),
                    Entry { key: "réalisation", lines: " individuelle", flow: "individuelle", first: false },
                ),
            )
            .emit();
    }
}
