//! REG009: no competence speaks of the ecological transition.

use super::topics::is_silent;
use crate::findings::Severity;
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::Topic;

/// No competence about the ecological transition.
pub static REG009: Rule = Rule {
    code: "REG009",
    name: "no-ecology",
    family: Family::Reg,
    // Asked since October 2025 only, and most of the texts registered before are silent: a hint.
    severity: Severities { rncp: Severity::Hint, ..Severities::all(Severity::Off) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R.6113-9, dans sa rédaction du décret n° 2025-500 du 6 juin 2025.",
        "Code du travail, article R.6113-9, as rewritten by décret no. 2025-500 of 6 June 2025.",
    ),
    title: both("Rien sur la transition écologique", "Nothing about the ecological transition"),
    why: both(
        "la demande d'enregistrement est examinée au regard des effets de cette transition sur les compétences du métier.",
        "the request is examined with regard to the effects of that transition on the competences of the occupation.",
    ),
    how: both(
        "dans une compétence au moins, dites ce qui change dans le métier : sobriété, réemploi, écoconception, déchets.",
        "in one competence at least, say what changes in the occupation: sobriety, reuse, eco-design, waste.",
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
      1.2: Orienter les visiteurs à l'aide d'un affichage sans papier afin de réduire l'attente et les déchets
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
    "aucune compétence ne parle de la transition écologique",
    "no competence speaks of the ecological transition",
);

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if is_silent(cx, Topic::Ecology) {
        report.at(cx.fw.blocks_key.unwrap_or(cx.fw.head), MESSAGE).emit();
    }
}
