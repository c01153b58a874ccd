//! TRA012: competence written twice.

use super::twins::same_texts;
use crate::findings::Severity;
use crate::lang::both;
use crate::model::{Thing, Word};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};

/// Competence written twice.
pub static TRA012: Rule = Rule {
    code: "TRA012",
    name: "same-competency-twice",
    family: Family::Tra,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, note de 2019 sur les blocs : une compétence ne se répète pas d'un bloc à l'autre.",
        "France compétences, note of 2019 on blocs: a competence is not repeated from one bloc to another.",
    ),
    title: both("Compétence écrite deux fois", "Competence written twice"),
    why: both(
        "deux fois la même phrase, c'est deux fois la même évaluation, ou l'oubli d'une différence.",
        "the same sentence twice is the same evaluation twice, or a difference left out.",
    ),
    how: both(
        "gardez l'une des deux, ou dites ce qui les distingue.",
        "keep one of them, or say what tells them apart.",
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
          1.1.2: Accueillir les visiteurs selon la charte du site afin de les orienter.
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
        évalue: bloc
        réalisation: individuelle
        critères:
          1.1.1:
            - La charte du site est appliquée à chaque étape.
          1.1.2:
            - Chaque visiteur est dirigé vers le bon service.
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let texts = cx.fw.competencies.iter().map(|c| c.statement.map(|text| (0, text)));
    for (first, again) in same_texts(cx, texts) {
        let (code, other) = (cx.code(Thing::Competency(again)), cx.code(Thing::Competency(first)));
        // A sub-competence may be all there is to say of its competence.
        if cx.fw.competencies[again].parent == Some(first) && cx.fw.competencies[first].subs.len() == 1 {
            continue;
        }
        if are_alternatives(cx, first, again) {
            continue;
        }
        report
            .at(
                cx.fw.competencies[again].code,
                msg!(
                    "la compétence {code} dit la même chose que {other}",
                    "competence {code} says the same as {other}"
                ),
            )
            .related(cx.fw.competencies[first].code, msg!("la première", "the first one"))
            .subject(code)
            .emit();
    }
}

/// True when nobody obtains both: they are in two blocs to choose one from.
fn are_alternatives(cx: &Context<'_>, first: usize, again: usize) -> bool {
    let (Some(one), Some(other)) = (cx.coverage.home[first], cx.coverage.home[again]) else { return false };
    let holds = |block: usize, reference: usize| {
        cx.fw.references[reference]
            .ranges()
            .any(|(a, b)| a <= Thing::Block(block) && Thing::Block(block) <= b)
    };
    let single = |choose: Option<Word>| choose.is_none_or(|word| word.value.is_none_or(|count| count == 1));
    one != other
        && cx
            .fw
            .options
            .iter()
            .filter(|option| single(option.choose))
            .any(|option| option.among.is_some_and(|among| holds(one, among) && holds(other, among)))
}
