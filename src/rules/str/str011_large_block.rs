//! STR011: bloc of more than fifteen competences.

use super::share::competencies_by_block;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Bloc of more than fifteen competences.
pub static STR011: Rule = Rule {
    code: "STR011",
    name: "large-block",
    family: Family::Str,
    severity: Severities {
        rncp: Severity::Info,
        rncp_droit: Severity::Off,
        tp: Severity::Info,
        rs: Severity::Off,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Bloc de plus de quinze compétences", "Bloc of more than fifteen competences"),
    why: both(
        "un bloc s'évalue en entier : au-delà de quinze compétences, l'épreuve devient difficile à tenir.",
        "a bloc is evaluated as a whole: beyond fifteen competences, the assessment becomes hard to hold.",
    ),
    how: both(
        "partagez le bloc, ou réunissez les compétences qui décrivent un même acte.",
        "split the bloc, or merge the competences that describe one act.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    activités:
      1.1:
        intitulé: Accueil des visiteurs
        compétences:
          1.1.1: Préparer le badge selon la charte du site afin de faciliter la venue des visiteurs
          1.1.2: Préparer le registre selon la charte du site afin de faciliter la venue des visiteurs
          1.1.3: Préparer le plan selon la charte du site afin de faciliter la venue des visiteurs
          1.1.4: Préparer le salon selon la charte du site afin de faciliter la venue des visiteurs
          1.1.5: Préparer la vitrine selon la charte du site afin de faciliter la venue des visiteurs
          1.1.6: Préparer la signalétique selon la charte du site afin de faciliter la venue des visiteurs
          1.1.7: Préparer le vestiaire selon la charte du site afin de faciliter la venue des visiteurs
          1.1.8: Préparer le parking selon la charte du site afin de faciliter la venue des visiteurs
          1.1.9: Préparer l'affichage selon la charte du site afin de faciliter la venue des visiteurs
          1.1.10: Préparer la borne selon la charte du site afin de faciliter la venue des visiteurs
          1.1.11: Préparer l'agenda selon la charte du site afin de faciliter la venue des visiteurs
          1.1.12: Préparer le livret selon la charte du site afin de faciliter la venue des visiteurs
          1.1.13: Préparer le questionnaire selon la charte du site afin de faciliter la venue des visiteurs
          1.1.14: Préparer le stock selon la charte du site afin de faciliter la venue des visiteurs
          1.1.15: Préparer le matériel selon la charte du site afin de faciliter la venue des visiteurs
          1.1.16: Préparer la sonorisation selon la charte du site afin de faciliter la venue des visiteurs
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée au badge.
          1.1.2:
            - La charte du site est appliquée au registre.
          1.1.3:
            - La charte du site est appliquée au plan.
          1.1.4:
            - La charte du site est appliquée au salon.
          1.1.5:
            - La charte du site est appliquée à la vitrine.
          1.1.6:
            - La charte du site est appliquée à la signalétique.
          1.1.7:
            - La charte du site est appliquée au vestiaire.
          1.1.8:
            - La charte du site est appliquée au parking.
          1.1.9:
            - La charte du site est appliquée à l'affichage.
          1.1.10:
            - La charte du site est appliquée à la borne.
          1.1.11:
            - La charte du site est appliquée à l'agenda.
          1.1.12:
            - La charte du site est appliquée au livret.
          1.1.13:
            - La charte du site est appliquée au questionnaire.
          1.1.14:
            - La charte du site est appliquée au stock.
          1.1.15:
            - La charte du site est appliquée au matériel.
          1.1.16:
            - La charte du site est appliquée à la sonorisation.
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
          1.1.1: Préparer le badge selon la charte du site afin de faciliter la venue des visiteurs
          1.1.2: Préparer le registre selon la charte du site afin de faciliter la venue des visiteurs
          1.1.3: Préparer le plan selon la charte du site afin de faciliter la venue des visiteurs
          1.1.4: Préparer le salon selon la charte du site afin de faciliter la venue des visiteurs
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée au badge.
          1.1.2:
            - La charte du site est appliquée au registre.
          1.1.3:
            - La charte du site est appliquée au plan.
          1.1.4:
            - La charte du site est appliquée au salon.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

const MOST: usize = 15;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (index, count) in competencies_by_block(cx).into_iter().enumerate().filter(|(_, count)| *count > MOST)
    {
        let code = cx.code(Thing::Block(index));
        report
            .at(
                cx.fw.blocks[index].code,
                msg!("le bloc {code} compte {count} compétences", "bloc {code} has {count} competences"),
            )
            .subject(code)
            .emit();
    }
}
