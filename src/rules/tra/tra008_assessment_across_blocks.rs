//! TRA008: assessment that goes beyond its bloc.

use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::both;
use crate::model::Thing;
use crate::model::home::block_holds;
use crate::model::reference::Meaning;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Assessment that goes beyond its bloc.
pub static TRA008: Rule = Rule {
    code: "TRA008",
    name: "assessment-across-blocks",
    family: Family::Tra,
    severity: Severities {
        rncp: Severity::Error,
        rncp_droit: Severity::Off,
        tp: Severity::Error,
        rs: Severity::Off,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R. 6113-9 : des modalités d'évaluation propres à chaque bloc.",
        "Code du travail, article R. 6113-9: methods of evaluation of each bloc's own.",
    ),
    title: both("Épreuve qui déborde de son bloc", "Assessment that goes beyond its bloc"),
    why: both(
        "chaque bloc s'obtient seul : son évaluation ne peut pas dépendre d'un autre.",
        "each bloc is obtained by itself: its evaluation cannot depend on another.",
    ),
    how: both(
        "limitez l'épreuve à son bloc, ou déclarez-la sous « évaluations complémentaires ».",
        "limit the assessment to its bloc, or declare it under “évaluations complémentaires”.",
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
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
  2:
    intitulé: Suivre les visites
    activités:
      2.1:
        intitulé: Suivi des visites
        compétences:
          2.1.1: Enregistrer les visites à l'aide du registre afin d'en garder la trace
          2.1.2: Établir le bilan des visites à partir du registre afin de préparer les plannings
    épreuves:
      E2:
        modalité: Mise en situation professionnelle
        évalue: 1.1 à 2.1
        réalisation: individuelle
        critères:
          2.1.1:
            - Chaque visite est datée.
          2.1.2:
            - Le bilan compare deux périodes.
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
  2:
    intitulé: Suivre les visites
    activités:
      2.1:
        intitulé: Suivi des visites
        compétences:
          2.1.1: Enregistrer les visites à l'aide du registre afin d'en garder la trace
          2.1.2: Établir le bilan des visites à partir du registre afin de préparer les plannings
    épreuves:
      E2:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          2.1.1:
            - Chaque visite est datée.
          2.1.2:
            - Le bilan compare deux périodes.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (index, assessment) in cx.fw.assessments.iter().enumerate().filter(|(_, a)| !a.is_final) {
        let Some(reference) = assessment.evaluates.map(|r| &cx.fw.references[r]) else { continue };
        // The épreuves of a titre professionnel are often those of the title.
        if assessment.block.is_none() && cx.profile == Profile::Tp {
            continue;
        }
        let mut seen = assessment.block;
        let mut beyond = None;
        for item in &reference.items {
            let ends = match item.meaning {
                Meaning::All if cx.fw.blocks.len() > 1 => {
                    [Thing::Block(0), Thing::Block(cx.fw.blocks.len() - 1)]
                }
                // A range written backwards is spoken of first.
                Meaning::Things(first, last) => [first, last],
                _ => continue,
            };
            for thing in ends {
                let Some(block) = cx.coverage.home_of(cx.fw, thing) else { continue };
                match seen {
                    // What several blocs share belongs to each of them.
                    Some(own) if own != block && !block_holds(cx.fw, own, thing) => {
                        beyond.get_or_insert((item.span, block));
                    }
                    Some(_) => {}
                    None => seen = Some(block),
                }
            }
        }
        let Some((place, other)) = beyond else { continue };
        let (name, block) = (cx.name(Thing::Assessment(index)), cx.name(Thing::Block(other)));
        let (fr, en, block_fr, block_en) = (&name.fr, &name.en, &block.fr, &block.en);
        report
            .at(
                place,
                msg!(
                    "{fr} évalue aussi {block_fr}, qui doit avoir sa propre évaluation",
                    "{en} also evaluates {block_en}, which must have an evaluation of its own"
                ),
            )
            .related(cx.fw.blocks[other].code, msg!("l'autre bloc", "the other bloc"))
            .subject(cx.code(Thing::Assessment(index)))
            .emit();
    }
}
