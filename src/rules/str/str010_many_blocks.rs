//! STR010: more than eight blocs.

use super::share::blocks_among;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// More than eight blocs.
pub static STR010: Rule = Rule {
    code: "STR010",
    name: "many-blocks",
    family: Family::Str,
    severity: Severities {
        rncp: Severity::Info,
        rncp_droit: Severity::Info,
        tp: Severity::Info,
        rs: Severity::Off,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : un trop grand nombre de blocs rompt leur lien avec l'exercice d'une activité.",
        "France compétences, Vademecum: too many blocs break their tie to the exercise of an activity.",
    ),
    title: both("Plus de huit blocs", "More than eight blocs"),
    why: both(
        "un bloc répond à une activité qu'on peut exercer en autonomie ; au-delà de huit, il ressemble plutôt à un module de formation.",
        "a bloc answers to an activity one can exercise autonomously; beyond eight, it looks more like a training module.",
    ),
    how: both(
        "réunissez les blocs qui servent une même activité.",
        "merge the blocs that serve the same activity.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Préparer le badge
    activités:
      1.1:
        intitulé: Préparation pour le badge
        compétences:
          1.1.1: Préparer le badge selon la charte du site afin de faciliter la venue des visiteurs
          1.1.2: Contrôler le badge selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée au badge.
          1.1.2:
            - La charte du site est vérifiée pour le badge.
        qualités non observables: [écoute]
  2:
    intitulé: Préparer le registre
    activités:
      2.1:
        intitulé: Préparation pour le registre
        compétences:
          2.1.1: Préparer le registre selon la charte du site afin de faciliter la venue des visiteurs
          2.1.2: Contrôler le registre selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E2:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          2.1.1:
            - La charte du site est appliquée au registre.
          2.1.2:
            - La charte du site est vérifiée pour le registre.
        qualités non observables: [écoute]
  3:
    intitulé: Préparer le plan
    activités:
      3.1:
        intitulé: Préparation pour le plan
        compétences:
          3.1.1: Préparer le plan selon la charte du site afin de faciliter la venue des visiteurs
          3.1.2: Contrôler le plan selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E3:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          3.1.1:
            - La charte du site est appliquée au plan.
          3.1.2:
            - La charte du site est vérifiée pour le plan.
        qualités non observables: [écoute]
  4:
    intitulé: Préparer le salon
    activités:
      4.1:
        intitulé: Préparation pour le salon
        compétences:
          4.1.1: Préparer le salon selon la charte du site afin de faciliter la venue des visiteurs
          4.1.2: Contrôler le salon selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E4:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          4.1.1:
            - La charte du site est appliquée au salon.
          4.1.2:
            - La charte du site est vérifiée pour le salon.
        qualités non observables: [écoute]
  5:
    intitulé: Préparer la vitrine
    activités:
      5.1:
        intitulé: Préparation pour la vitrine
        compétences:
          5.1.1: Préparer la vitrine selon la charte du site afin de faciliter la venue des visiteurs
          5.1.2: Contrôler la vitrine selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E5:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          5.1.1:
            - La charte du site est appliquée à la vitrine.
          5.1.2:
            - La charte du site est vérifiée pour la vitrine.
        qualités non observables: [écoute]
  6:
    intitulé: Préparer la signalétique
    activités:
      6.1:
        intitulé: Préparation pour la signalétique
        compétences:
          6.1.1: Préparer la signalétique selon la charte du site afin de faciliter la venue des visiteurs
          6.1.2: Contrôler la signalétique selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E6:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          6.1.1:
            - La charte du site est appliquée à la signalétique.
          6.1.2:
            - La charte du site est vérifiée pour la signalétique.
        qualités non observables: [écoute]
  7:
    intitulé: Préparer le vestiaire
    activités:
      7.1:
        intitulé: Préparation pour le vestiaire
        compétences:
          7.1.1: Préparer le vestiaire selon la charte du site afin de faciliter la venue des visiteurs
          7.1.2: Contrôler le vestiaire selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E7:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          7.1.1:
            - La charte du site est appliquée au vestiaire.
          7.1.2:
            - La charte du site est vérifiée pour le vestiaire.
        qualités non observables: [écoute]
  8:
    intitulé: Préparer le parking
    activités:
      8.1:
        intitulé: Préparation pour le parking
        compétences:
          8.1.1: Préparer le parking selon la charte du site afin de faciliter la venue des visiteurs
          8.1.2: Contrôler le parking selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E8:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          8.1.1:
            - La charte du site est appliquée au parking.
          8.1.2:
            - La charte du site est vérifiée pour le parking.
        qualités non observables: [écoute]
  9:
    intitulé: Préparer l'affichage
    activités:
      9.1:
        intitulé: Préparation pour l'affichage
        compétences:
          9.1.1: Préparer l'affichage selon la charte du site afin de faciliter la venue des visiteurs
          9.1.2: Contrôler l'affichage selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E9:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          9.1.1:
            - La charte du site est appliquée à l'affichage.
          9.1.2:
            - La charte du site est vérifiée pour l'affichage.
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Préparer le badge
    activités:
      1.1:
        intitulé: Préparation pour le badge
        compétences:
          1.1.1: Préparer le badge selon la charte du site afin de faciliter la venue des visiteurs
          1.1.2: Contrôler le badge selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée au badge.
          1.1.2:
            - La charte du site est vérifiée pour le badge.
        qualités non observables: [écoute]
  2:
    intitulé: Préparer le registre
    activités:
      2.1:
        intitulé: Préparation pour le registre
        compétences:
          2.1.1: Préparer le registre selon la charte du site afin de faciliter la venue des visiteurs
          2.1.2: Contrôler le registre selon la charte du site afin de faciliter la sortie des visiteurs
    épreuves:
      E2:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          2.1.1:
            - La charte du site est appliquée au registre.
          2.1.2:
            - La charte du site est vérifiée pour le registre.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

/// As many as are usual; registered certifications on request have two to seven.
const MOST: usize = 8;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Of blocs to choose from, a candidate only takes some.
    let mut left_out = 0;
    for option in &cx.fw.options {
        let among = blocks_among(cx, option).map_or(0, |blocks| blocks.len());
        let choose = option.choose.and_then(|word| word.value).unwrap_or(1) as usize;
        left_out += among.saturating_sub(choose);
    }
    let count = cx.fw.blocks.len().saturating_sub(left_out);
    let Some(place) = cx.fw.blocks_key.filter(|_| count > MOST) else { return };
    let mut draft = report.at(
        place,
        msg!(
            "cette certification demande {count} blocs, soit plus de {MOST}",
            "this certification asks for {count} blocs, more than {MOST}"
        ),
    );
    if let Some(last) = cx.fw.blocks.last() {
        draft = draft.related(last.code, both("le dernier", "the last one"));
    }
    draft.emit();
}
