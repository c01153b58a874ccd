//! STR008: bloc with a single competence.

use super::share::competencies_by_block;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Bloc with a single competence.
pub static STR008: Rule = Rule {
    code: "STR008",
    name: "single-competency",
    family: Family::Str,
    severity: Severities {
        rncp: Severity::Warning,
        rncp_droit: Severity::Warning,
        tp: Severity::Warning,
        rs: Severity::Off,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : un bloc est un ensemble homogène et cohérent de compétences.",
        "France compétences, Vademecum: a bloc is a homogeneous and coherent set of competences.",
    ),
    title: both("Bloc d'une seule compétence", "Bloc with a single competence"),
    why: both(
        "un bloc est un ensemble de compétences : une compétence seule ne suffit pas à exercer une activité de façon autonome.",
        "a bloc is a set of competences: one alone is not enough to exercise an activity autonomously.",
    ),
    how: both(
        "détaillez l'activité en plusieurs compétences, ou réunissez ce bloc à un autre.",
        "split the activity into several competences, or merge this bloc with another.",
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
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
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
    for (index, count) in competencies_by_block(cx).into_iter().enumerate() {
        if count != 1 {
            continue;
        }
        let block = &cx.fw.blocks[index];
        let name = cx.name(Thing::Block(index));
        let (fr, en) = (&name.fr, &name.en);
        let mut draft = report
            .at(block.code, msg!("{fr} n'a qu'une compétence", "{en} has a single competence"))
            .subject(cx.written(block.code));
        if let Some(only) = cx.fw.competencies[block.competencies.clone()].first() {
            draft = draft.related(only.code, both("la seule", "the only one"));
        }
        draft.emit();
    }
}
