//! STR005: bloc without activity or without competence.

use super::share::competencies_by_block;
use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::both;
use crate::model::Block;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Bloc without activity or without competence.
pub static STR005: Rule = Rule {
    code: "STR005",
    name: "empty-block",
    family: Family::Str,
    severity: Severities {
        rncp: Severity::Error,
        rncp_droit: Severity::Error,
        tp: Severity::Error,
        rs: Severity::Off,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article L. 6113-1 : un bloc est un ensemble cohérent de compétences qui concourent à l'exercice autonome d'une activité.",
        "Code du travail, article L. 6113-1: a bloc is a coherent set of competences for the autonomous exercise of an activity.",
    ),
    title: both("Bloc sans activité ou sans compétence", "Bloc without activity or without competence"),
    why: both(
        "un bloc réunit les compétences qu'il faut pour exercer une activité : sans les unes ou les autres, il n'a rien à certifier.",
        "a bloc gathers the competences that an activity requires: without either, it has nothing to certify.",
    ),
    how: both(
        "écrivez « activités : » dans le bloc et, sous chaque activité, « compétences : » ; ou citez-y des codes définis ailleurs.",
        "write “activités:” in the bloc and, under each activity, “compétences:”; or name there codes defined elsewhere.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    compétences:
      1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
      1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1:
            - La charte du site est appliquée à chaque étape.
          1.2:
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
    let counts = competencies_by_block(cx);
    let active = |block: &Block| !block.activities.is_empty() || block.activity_refs.is_some();
    let model = cx.fw.blocks.iter().position(active);
    // On request, every bloc is built on activities; by law, only where the document has some.
    let due = match cx.profile {
        Profile::Rncp => true,
        Profile::RncpDroit => model.is_some(),
        Profile::Tp | Profile::Rs => false,
    };
    // A document without any activity lacks them once, not bloc by bloc.
    let none = due && model.is_none() && cx.fw.blocks.len() > 1;
    if let Some(key) = cx.fw.blocks_key.filter(|_| none) {
        report.at(key, both("aucun bloc n'a d'activité", "no bloc has any activity")).emit();
    }
    let due = due && !none;
    for (index, block) in cx.fw.blocks.iter().enumerate() {
        let (competencies, activities) = (counts[index] > 0, active(block) || !due);
        if competencies && activities {
            continue;
        }
        let name = cx.name(Thing::Block(index));
        let (fr, en) = (&name.fr, &name.en);
        let message = match (competencies, activities) {
            (false, false) => {
                msg!("{fr} n'a ni activité ni compétence", "{en} has neither activity nor competence")
            }
            (false, _) => msg!("{fr} n'a aucune compétence", "{en} has no competence"),
            (true, _) => msg!("{fr} n'a aucune activité", "{en} has no activity"),
        };
        let mut draft = report.at(block.code, message).subject(cx.code(Thing::Block(index)));
        if let Some(other) = model.filter(|_| !activities) {
            let (other, place) = (cx.code(Thing::Block(other)), cx.fw.blocks[other].activities_key);
            if let Some(place) = place {
                draft = draft.related(place, msg!("celles du bloc {other}", "those of bloc {other}"));
            }
        }
        draft.emit();
    }
}
