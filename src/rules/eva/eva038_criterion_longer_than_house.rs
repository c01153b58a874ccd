//! EVA038: a criterion longer than the house wants.

use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::phrase::count;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// A criterion longer than the house wants.
pub static EVA038: Rule = Rule {
    code: "EVA038",
    name: "criterion-longer-than-house",
    family: Family::Eva,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Le style de la maison, écrit dans la configuration : `maison`, `longueurs`, `critère`.",
        "The style of the house, written in the configuration: `maison`, `longueurs`, `critère`.",
    ),
    title: both("Critère plus long que la maison ne veut", "Criterion longer than the house wants"),
    why: both(
        "un jury lit un critère pendant l'épreuve : court, il se vérifie d'un coup d'œil.",
        "a jury reads a criterion during the assessment: a short one is checked at a glance.",
    ),
    how: both(
        "gardez ce qui se constate, et coupez le reste ou faites-en un second critère.",
        "keep what can be observed, and cut the rest or make a second criterion of it.",
    ),
    bad: Example::configured(
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
          1.1.1: [La charte du site est appliquée à chaque étape de la visite depuis l'arrivée jusqu'au départ.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
        CONFIG,
    ),
    good: Example::configured(
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
          1.1.1: [La charte du site est appliquée de bout en bout.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
        CONFIG,
    ),
    check: Some(check),
};

const CONFIG: &str = "maison:
  longueurs:
    critère: 12
";

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let Some(most) = cx.house.criterion_words else { return };
    for text in cx.fw.criteria.iter().filter_map(|criterion| criterion.text) {
        let written = cx.written(text);
        // A word and what divides it from the next one take two bytes at least.
        if written.len() / 2 < most as usize {
            continue;
        }
        let words = count(written);
        if words > most as usize {
            report
                .at(
                    text,
                    msg!(
                        "ce critère compte {words} mots ; la maison en veut {most} au plus",
                        "this criterion has {words} words; the house wants {most} at most"
                    ),
                )
                .emit();
        }
    }
}
