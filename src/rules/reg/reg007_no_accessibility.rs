//! REG007: no competence speaks of disability, accessibility or universal design.

use super::topics::is_silent;
use crate::findings::Severity;
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::Topic;

/// No competence about accessibility.
pub static REG007: Rule = Rule {
    code: "REG007",
    name: "no-accessibility",
    family: Family::Reg,
    // The criterion applies where the occupation calls for it, and half of the registered texts are silent: a hint.
    severity: Severities { rncp: Severity::Hint, ..Severities::all(Severity::Off) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R.6113-9, 3° : situations de handicap, accessibilité et conception universelle.",
        "Code du travail, article R.6113-9, 3°: disability, accessibility and universal design.",
    ),
    title: both("Rien sur le handicap ni l'accessibilité", "Nothing about disability or accessibility"),
    why: both(
        "la demande d'enregistrement est examinée sur ce point : à qui le métier s'adresse, et comment il leur est rendu accessible.",
        "the request is examined on this point: whom the occupation serves, and how it is made accessible to them.",
    ),
    how: both(
        "dans une compétence au moins, dites ce que le métier fait pour des personnes en situation de handicap.",
        "in one competence at least, say what the occupation does for people with disabilities.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    compétences:
      1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
      1.2: Orienter les visiteurs à l'aide du plan afin de réduire leur attente
    activités:
      A1: { intitulé: Accueil des visiteurs, compétences: [1.1, 1.2] }
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1: [La charte du site est appliquée à chaque étape.]
          1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    good: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    compétences:
      1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
      1.2: Orienter les visiteurs, y compris en situation de handicap, à l'aide d'un plan afin de réduire leur attente
    activités:
      A1: { intitulé: Accueil des visiteurs, compétences: [1.1, 1.2] }
    épreuves:
      E1:
        modalité: Mise en situation professionnelle
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1: [La charte du site est appliquée à chaque étape.]
          1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

const MESSAGE: Both = both(
    "aucune compétence ne parle de handicap, d'accessibilité ni de conception universelle",
    "no competence speaks of disability, accessibility or universal design",
);

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if is_silent(cx, Topic::Accessibility) {
        report.at(cx.fw.blocks_key.unwrap_or(cx.fw.head), MESSAGE).emit();
    }
}
