//! REG010: no competence speaks of the digital transition, or of the prevention of risks at work.

use super::topics::is_silent;
use crate::findings::Severity;
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::text::{Tags, Topic};

/// No competence about the digital transition or the prevention of risks.
pub static REG010: Rule = Rule {
    code: "REG010",
    name: "no-digital-or-safety",
    family: Family::Reg,
    // Asked since October 2025 only, and nearly every text registered before is silent about safety: a hint.
    severity: Severities { rncp: Severity::Hint, ..Severities::all(Severity::Off) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R.6113-9, dans sa rédaction du décret n° 2025-500 du 6 juin 2025 : transition numérique, santé et sécurité au travail.",
        "Code du travail, article R.6113-9, as rewritten by décret no. 2025-500 of 6 June 2025: digital transition, health and safety at work.",
    ),
    title: both(
        "Rien sur la transition numérique ou la prévention",
        "Nothing about the digital transition or prevention",
    ),
    why: both(
        "la demande d'enregistrement est examinée au regard des effets du numérique sur les compétences, et de la santé et de la sécurité au travail.",
        "the request is examined with regard to the effects of digital tools on the competences, and to health and safety at work.",
    ),
    how: both(
        "là où le métier est concerné, dites dans une compétence quel outil numérique il emploie, ou quel risque il prévient.",
        "where the occupation is concerned, say in a competence which digital tool it uses, or which risk it prevents.",
    ),
    bad: Example::new(
        "blocs:
  1:
    intitulé: Organiser l'accueil
    compétences:
      1.1: Accueillir les visiteurs selon la charte du site afin de les orienter
      1.2: Orienter les visiteurs à l'aide d'un plan numérique afin de réduire leur attente
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
      1.1: Accueillir les visiteurs selon les consignes de sécurité afin de les orienter
      1.2: Orienter les visiteurs à l'aide d'un plan numérique afin de réduire leur attente
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

const NEITHER: Both = both(
    "aucune compétence ne parle de la transition numérique, ni de la prévention des risques au travail",
    "no competence speaks of the digital transition, nor of the prevention of risks at work",
);
const NO_DIGITAL: Both = both(
    "aucune compétence ne parle de la transition numérique",
    "no competence speaks of the digital transition",
);
const NO_SAFETY: Both = both(
    "aucune compétence ne parle de la prévention des risques au travail",
    "no competence speaks of the prevention of risks at work",
);

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let units = cx.prose().competencies();
    let digital = units.is_empty() || units.iter().any(|unit| unit.tags.any(Tags::DIGITAL));
    let message = match (digital, is_silent(cx, Topic::Safety)) {
        (true, false) => return,
        (false, true) => NEITHER,
        (false, false) => NO_DIGITAL,
        (true, true) => NO_SAFETY,
    };
    report.at(cx.fw.blocks_key.unwrap_or(cx.fw.head), message).emit();
}
