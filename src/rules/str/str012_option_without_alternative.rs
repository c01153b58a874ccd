//! STR012: option without an alternative.

use super::share::blocks_among;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Option without an alternative.
pub static STR012: Rule = Rule {
    code: "STR012",
    name: "option-without-alternative",
    family: Family::Str,
    severity: Severities {
        rncp: Severity::Warning,
        rncp_droit: Severity::Off,
        tp: Severity::Warning,
        rs: Severity::Off,
    },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : un bloc optionnel est l'alternative d'un autre bloc optionnel.",
        "France compétences, Vademecum: an optional bloc is the alternative of another optional bloc.",
    ),
    title: both("Option sans alternative", "Option without an alternative"),
    why: both(
        "un bloc n'est optionnel que si l'on peut en choisir un autre à sa place.",
        "a bloc is optional only if another can be chosen in its place.",
    ),
    how: both(
        "citez au moins deux blocs derrière « parmi : », ou faites de ce bloc un bloc commun.",
        "name at least two blocs after “parmi:”, or make this bloc a common one.",
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
options:
  - choisir: 1
    parmi: [2]
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
    for option in &cx.fw.options {
        let (Some(reference), Some(blocks)) = (option.among, blocks_among(cx, option)) else { continue };
        let choose = option.choose.and_then(|word| word.value).unwrap_or(1) as usize;
        if blocks.len() > choose.max(1) || blocks.is_empty() {
            continue;
        }
        let span = cx.fw.references[reference].span;
        let draft = match blocks.as_slice() {
            [only] => {
                let code = cx.code(Thing::Block(*only));
                report
                    .at(
                        span,
                        msg!(
                            "le bloc optionnel {code} n'a pas d'alternative",
                            "optional bloc {code} has no alternative"
                        ),
                    )
                    .related(cx.fw.blocks[*only].code, msg!("le bloc {code}", "bloc {code}"))
            }
            _ => {
                let count = blocks.len();
                report.at(
                    span,
                    msg!(
                        "cette option demande {choose} blocs parmi {count} : il n'y a rien à choisir",
                        "this option asks for {choose} blocs among {count}: there is nothing to choose"
                    ),
                )
            }
        };
        draft.emit();
    }
}
