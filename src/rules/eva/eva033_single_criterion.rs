//! EVA033: competences that a single criterion evaluates.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::{Framework, Target, Thing};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// A single criterion for a competence.
pub static EVA033: Rule = Rule {
    code: "EVA033",
    name: "single-criterion",
    family: Family::Eva,
    severity: Severities { rncp: Severity::Hint, rs: Severity::Hint, ..Severities::all(Severity::Off) },
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : il est souvent nécessaire de combiner plusieurs critères par compétence.",
        "France compétences, Vademecum de la certification professionnelle: several criteria are often needed for a competence.",
    ),
    title: both("Un seul critère pour une compétence", "A single criterion for a competence"),
    why: both(
        "un critère unique laisse dans l'ombre la manière, le résultat ou le respect des règles.",
        "one criterion alone leaves in the dark the manner, the result or the rules.",
    ),
    how: both(
        "ajoutez un critère : sur le résultat, sur la manière de faire, sur les règles à respecter.",
        "add a criterion: about the result, the manner, the rules.",
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
          1.1.1: [La charte du site est appliquée à chaque étape., Le visiteur est salué dès son arrivée.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
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
          1.1.1: [La charte du site est appliquée à chaque étape., Le visiteur est salué dès son arrivée.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service., L'attente est annoncée au visiteur.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let counts = counts(cx.fw);
    let single = || cx.fw.competencies.iter().zip(&counts).filter(|(_, count)| **count == 1).map(|(c, _)| c);
    let number = single().count();
    let mut found = single();
    let Some(first) = found.next() else { return };
    let code = first.code.span.of(cx.doc.text);
    let message = if number == 1 {
        msg!("la compétence {code} n'a qu'un critère", "competence {code} has one criterion only")
    } else {
        let all = cx.fw.competencies.len();
        msg!(
            "{number} compétences sur {all} n'ont qu'un critère",
            "{number} competences of {all} have one criterion only"
        )
    };
    let mut draft = report.at(first.code, message);
    for other in found.take(9) {
        draft = draft.related(other.code, msg!("un seul critère", "one criterion only"));
    }
    draft.emit();
}

/// How many criteria each competence has, those of its activity and bloc included.
fn counts(fw: &Framework) -> Vec<i32> {
    let mut steps = vec![0; fw.competencies.len() + 1];
    let mut add = |start: usize, end: usize| {
        if start < end && end < steps.len() {
            steps[start] += 1;
            steps[end] -= 1;
        }
    };
    let mut run = |first: Thing, last: Thing| match (first, last) {
        (Thing::Competency(a), Thing::Competency(b)) => add(a, b + 1),
        (Thing::Activity(a), Thing::Activity(b)) => {
            fw.activities
                .get(a..=b)
                .unwrap_or(&[])
                .iter()
                .for_each(|x| add(x.competencies.start, x.competencies.end));
        }
        (Thing::Block(a), Thing::Block(b)) => {
            fw.blocks
                .get(a..=b)
                .unwrap_or(&[])
                .iter()
                .for_each(|x| add(x.competencies.start, x.competencies.end));
        }
        _ => {}
    };
    for criterion in fw.criteria.iter().filter(|criterion| criterion.text.is_some()) {
        match criterion.target {
            Target::Thing(thing) => run(thing, thing),
            Target::Reference(at) => {
                fw.references.get(at).into_iter().flat_map(|r| r.ranges()).for_each(|(a, b)| run(a, b));
            }
            Target::Nothing => {}
        }
    }
    let mut sum = 0;
    steps
        .iter()
        .take(fw.competencies.len())
        .map(|step| {
            sum += step;
            sum
        })
        .collect()
}
