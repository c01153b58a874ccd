//! EVA034: criteria that do not all have the same subject.

use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Tags, one_of};

/// Subject of criteria that changes.
pub static EVA034: Rule = Rule {
    code: "EVA034",
    name: "subject-of-criteria-changes",
    family: Family::Eva,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : un référentiel d'évaluation garde un même point de vue.",
        "Rule of ours: a framework of evaluation keeps one point of view.",
    ),
    title: both("Sujet des critères qui change", "Subject of the criteria that changes"),
    why: both(
        "« le candidat », « vous » et « le plan est… » mêlés, on ne sait plus si le jury observe la personne ou ce qu'elle produit.",
        "with “le candidat”, “vous” and “le plan est…” mixed, one no longer knows whether the jury observes the person or what is produced.",
    ),
    how: both(
        "choisissez un point de vue : ce que le candidat fait, ou ce que sa production montre.",
        "choose a point of view: what the candidate does, or what the production shows.",
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
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Vous dirigez chaque visiteur vers le bon service.]
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
        évalue: 1.1
        réalisation: individuelle
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Candidate,
    You,
    Thing,
}

/// Fewer criteria than this of one kind are an exception, not a point of view.
const FEW: usize = 3;

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let subject = |unit: &Unit| subject(cx, unit);
    let (mut candidate, mut you, mut thing) = (0, 0, 0);
    for unit in prose.criteria().iter().filter(|unit| unit.length > 0) {
        match subject(unit) {
            Subject::Candidate => candidate += 1,
            Subject::You => you += 1,
            Subject::Thing => thing += 1,
        }
    }
    let minority = if you > 0 && candidate + thing > 0 {
        if you <= candidate + thing {
            Subject::You
        } else if candidate > 0 {
            Subject::Candidate
        } else {
            Subject::Thing
        }
    } else if candidate.min(thing) >= FEW && candidate.min(thing) * 4 >= candidate.max(thing) {
        if candidate <= thing { Subject::Candidate } else { Subject::Thing }
    } else {
        return;
    };
    let Some(unit) = prose.criteria().iter().find(|unit| unit.length > 0 && subject(unit) == minority) else {
        return;
    };
    let words = prose.words(unit, cx.doc);
    let (Some(first), Some(last)) = (words.first(), words.get(1).or(words.first())) else { return };
    let message = msg!(
        "les critères n'ont pas tous le même sujet : « le candidat » {candidate}, « vous » {you}, autre chose {thing}",
        "the criteria do not all have the same subject: “le candidat” {candidate}, “vous” {you}, something else {thing}"
    );
    wording::at(cx, report, unit, unit.place_of(first, last), message).emit();
}

fn subject(cx: &Context<'_>, unit: &Unit) -> Subject {
    if !unit.tags.any(Tags::PERSON) {
        return Subject::Thing;
    }
    let words = cx.prose().words(unit, cx.doc);
    let one = |at: usize, list: &[u32]| one_of(&words, at, list);
    let candidate = keys!("candidat candidate candidats candidates");
    if one(0, candidate) || one(1, candidate) {
        Subject::Candidate
    } else if (0..words.len()).any(|at| one(at, keys!("vous votre vos"))) {
        Subject::You
    } else {
        Subject::Thing
    }
}
