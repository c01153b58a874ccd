//! EVA023: criteria without a conjugated verb where most have one.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::prose::Unit;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Tags;

/// Criteria without a verb.
pub static EVA023: Rule = Rule {
    code: "EVA023",
    name: "criteria-without-verb",
    family: Family::Eva,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : des critères écrits de la même façon se lisent et se comparent mieux.",
        "Rule of ours: criteria written in the same way are easier to read and compare.",
    ),
    title: both("Critères sans verbe parmi d'autres qui en ont un", "Criteria without a verb among others"),
    why: both(
        "« respect des délais » nomme un thème ; « les délais sont respectés » dit ce que le jury constate.",
        "“respect des délais” names a theme; “les délais sont respectés” says what the jury sees.",
    ),
    how: both(
        "donnez à ces critères un verbe conjugué, comme aux autres.",
        "give these criteria a conjugated verb, like the others.",
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
          1.1.2: [Chaque visiteur est dirigé vers le bon service., L'attente est annoncée au visiteur., Respect de la file par chacun.]
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
          1.1.2: [Chaque visiteur est dirigé vers le bon service., L'attente est annoncée au visiteur., La file est respectée par chacun.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

/// A conjugated verb, or a word that nobody knows.
const SURE: Tags = Tags::AUXILIARY.and(Tags::FUTURE).and(Tags::UNKNOWN);

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let is_nominal = |unit: &&Unit| unit.length >= 2 && !unit.tags.any(SURE) && !has_verb(cx, unit);
    let all = prose.criteria().len();
    let nominal = prose.criteria().iter().filter(is_nominal).count();
    if nominal == 0 || nominal * 4 > all {
        return;
    }
    let mut found = prose.criteria().iter().filter(is_nominal);
    let Some(first) = found.next() else { return };
    let message = if nominal == 1 {
        msg!(
            "ce critère n'a pas de verbe conjugué, les autres en ont un",
            "this criterion has no conjugated verb, the others have"
        )
    } else {
        msg!(
            "{nominal} critères sur {all} n'ont pas de verbe conjugué",
            "{nominal} criteria of {all} have no conjugated verb"
        )
    };
    let mut draft = wording::at(cx, report, first, first.span, message);
    for unit in found.take(9) {
        draft = draft.related(unit.span, msg!("sans verbe", "without a verb"));
    }
    draft.emit();
}

/// True when a word may be its verb. A task is spoken of for that. « Respect de la file »: behind a noun that begins
/// the text, « file » is no verb.
fn has_verb(cx: &Context<'_>, unit: &Unit) -> bool {
    let words = cx.prose().words(unit, cx.doc);
    let noun = words.first().is_some_and(|w| w.is(Tags::NOUN) && !w.is(Tags::FINITE))
        && words.get(1).is_some_and(|w| w.is(Tags::PREPOSITION));
    words.iter().take(2).any(|word| word.is(Tags::INFINITIVE))
        || words.iter().any(|word| word.is(Tags::FINITE) && !(noun && word.is(Tags::NOUN)))
}
