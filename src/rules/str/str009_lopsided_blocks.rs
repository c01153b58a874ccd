//! STR009: bloc that holds more than half of the competences.

use super::share::competencies_by_block;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::Thing;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Bloc that holds more than half of the competences.
pub static STR009: Rule = Rule {
    code: "STR009",
    name: "lopsided-blocks",
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
        "France compétences, Vademecum de la certification professionnelle : un bloc qui regroupe la grande majorité des compétences rend le découpage en blocs inopérant.",
        "France compétences, Vademecum: one bloc that gathers most competences defeats the division into blocs.",
    ),
    title: both(
        "Bloc qui porte plus de la moitié des compétences",
        "Bloc that holds more than half of the competences",
    ),
    why: both(
        "qui obtient les autres blocs n'a presque rien : le découpage ne permet plus d'avancer par étapes.",
        "whoever obtains the other blocs has nearly nothing: one can no longer progress step by step.",
    ),
    how: both(
        "partagez ce bloc selon les activités qu'il couvre, ou réunissez les plus petits.",
        "split this bloc along the activities it covers, or merge the smallest ones.",
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
          1.1.5: Renseigner les visiteurs à partir de la documentation afin de répondre à leurs questions
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
          1.1.5:
            - La réponse cite le document remis.
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
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.fw.blocks.len() < 3 {
        return;
    }
    let counts = competencies_by_block(cx);
    let total: usize = counts.iter().sum();
    let Some(index) = counts.iter().position(|count| count * 2 > total) else { return };
    let (count, code) = (counts[index], cx.code(Thing::Block(index)));
    report
        .at(
            cx.fw.blocks[index].code,
            msg!(
                "le bloc {code} porte à lui seul {count} des {total} compétences",
                "bloc {code} alone holds {count} of the {total} competences"
            ),
        )
        .subject(code)
        .emit();
}
