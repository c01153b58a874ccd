//! STR013: options that carry most competences.

use super::share::{blocks_among, competencies_by_block};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Options that carry most competences.
pub static STR013: Rule = Rule {
    code: "STR013",
    name: "options-carry-most",
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
        "France compétences, Vademecum de la certification professionnelle : les blocs optionnels ne constituent pas la majeure partie de la certification.",
        "France compétences, Vademecum: optional blocs are not the major part of the certification.",
    ),
    title: both("Options qui portent la majorité des compétences", "Options that carry most competences"),
    why: both(
        "si l'essentiel dépend de l'option, deux titulaires n'ont plus la même certification.",
        "if most depends on the option, two holders no longer have the same certification.",
    ),
    how: both(
        "ramenez dans les blocs communs ce que les options partagent, ou faites-en deux certifications.",
        "bring what the options share back into common blocs, or make two certifications of them.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Tenir le standard
    activités:
      1.1:
        intitulé: Réponse aux appels
        compétences:
          1.1.1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
          1.1.2: Transmettre les messages au moyen du formulaire afin d'informer les services
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - Chaque appel aboutit au bon service.
          1.1.2:
            - Le message porte le nom de l'appelant.
        qualités non observables: [écoute]
  2:
    intitulé: Préparer les locaux
    activités:
      2.1:
        intitulé: Préparation des locaux
        compétences:
          2.1.1: Préparer le badge selon la charte du site afin de faciliter la venue des visiteurs
          2.1.2: Préparer le registre selon la charte du site afin de faciliter la venue des visiteurs
          2.1.3: Préparer le plan selon la charte du site afin de faciliter la venue des visiteurs
    épreuves:
      E2:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          2.1.1:
            - La charte du site est appliquée au badge.
          2.1.2:
            - La charte du site est appliquée au registre.
          2.1.3:
            - La charte du site est appliquée au plan.
        qualités non observables: [patience]
  3:
    intitulé: Gérer le courrier
    activités:
      3.1:
        intitulé: Circulation du courrier
        compétences:
          3.1.1: Préparer le salon selon la charte du site afin de faciliter la venue des visiteurs
          3.1.2: Préparer la vitrine selon la charte du site afin de faciliter la venue des visiteurs
          3.1.3: Préparer la signalétique selon la charte du site afin de faciliter la venue des visiteurs
    épreuves:
      E3:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          3.1.1:
            - La charte du site est appliquée au salon.
          3.1.2:
            - La charte du site est appliquée à la vitrine.
          3.1.3:
            - La charte du site est appliquée à la signalétique.
        qualités non observables: [rigueur]
options:
  - choisir: 1
    parmi: [2, 3]
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
          1.1.3: Remettre les badges en suivant la procédure afin de protéger les locaux
          1.1.4: Consigner les visites dans le registre afin d'en garder la trace
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
          1.1.3:
            - Chaque badge remis porte un nom.
          1.1.4:
            - Le registre indique l'heure de chaque visite.
        qualités non observables: [écoute]
  2:
    intitulé: Tenir le standard
    activités:
      2.1:
        intitulé: Réponse aux appels
        compétences:
          2.1.1: Répondre aux appels à l'aide du guide afin d'orienter les correspondants
          2.1.2: Transmettre les messages au moyen du formulaire afin d'informer les services
    épreuves:
      E2:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          2.1.1:
            - Chaque appel aboutit au bon service.
          2.1.2:
            - Le message porte le nom de l'appelant.
        qualités non observables: [patience]
  3:
    intitulé: Gérer le courrier
    activités:
      3.1:
        intitulé: Circulation du courrier
        compétences:
          3.1.1: Trier les plis par service afin d'accélérer leur remise
          3.1.2: Expédier les envois au meilleur tarif afin de maîtriser la dépense
    épreuves:
      E3:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          3.1.1:
            - Chaque pli est rangé dans le casier de son service.
          3.1.2:
            - Le tarif retenu est le moins élevé pour le délai demandé.
        qualités non observables: [rigueur]
options:
  - choisir: 1
    parmi: [2, 3]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.fw.options.is_empty() {
        return;
    }
    let counts = competencies_by_block(cx);
    let mut common: Vec<bool> = vec![true; counts.len()];
    let mut chosen = 0;
    for option in &cx.fw.options {
        let Some(blocks) = blocks_among(cx, option) else { return };
        let choose = option.choose.and_then(|word| word.value).unwrap_or(1) as usize;
        let mut sizes: Vec<usize> = blocks.iter().map(|block| counts[*block]).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        chosen += sizes.iter().take(choose).sum::<usize>();
        for block in blocks {
            common[block] = false;
        }
    }
    // What one candidate takes: the common blocs, and the options at their largest.
    let shared: usize =
        counts.iter().zip(&common).filter(|(_, common)| **common).map(|(count, _)| count).sum();
    let Some(first) = cx.fw.options.first().filter(|_| chosen > shared) else { return };
    let place = first.among.map_or(first.span, |reference| cx.fw.references[reference].span);
    report
        .at(
            place,
            msg!(
                "les options portent {chosen} compétences, les blocs communs {shared} seulement",
                "the options carry {chosen} competences, the common blocs only {shared}"
            ),
        )
        .emit();
}
