//! RED031: instructions that speak to the candidate, and others that speak of the candidate.

use crate::findings::Severity;
use crate::lang::both;
use crate::model::prose::{Role, Unit};
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Tags, Word};

/// Second and third person mixed.
pub static RED031: Rule = Rule {
    code: "RED031",
    name: "mixed-person",
    family: Family::Red,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : la maîtrise rédactionnelle d'un référentiel se juge aussi à sa langue.",
        "A rule of this checker: a référentiel is judged by its language too.",
    ),
    title: both("« Vous » et « le candidat » mêlés", "Second and third person mixed"),
    why: both(
        "le lecteur se demande si « vous » est le candidat, le jury ou l'organisme.",
        "readers wonder whether “vous” is the candidate, the jury or the organisation.",
    ),
    how: both(
        "adressez-vous partout au candidat (« vous ») ou parlez partout de lui (« le candidat »).",
        "speak to the candidate everywhere (“vous”) or of the candidate everywhere (“le candidat”).",
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
        modalité: Le candidat accueille trois visiteurs.
        évalue: 1.1
        réalisation: individuelle
        consignes: [Vous remettez un plan à chacun.]
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
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
        modalité: Le candidat accueille trois visiteurs.
        évalue: 1.1
        réalisation: individuelle
        consignes: [Le candidat remet un plan à chacun.]
        critères:
          1.1.1: [La charte du site est appliquée à chaque étape.]
          1.1.2: [Chaque visiteur est dirigé vers le bon service.]
        qualités non observables: [écoute]
",
    ),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let mut found: [Vec<(&Unit, Word)>; 2] = [Vec::new(), Vec::new()];
    for unit in prose.units().iter().filter(|unit| unit.tags.any(Tags::PERSON) && is_addressed(unit)) {
        let text = prose.chars(unit, cx.doc);
        let words = prose.words(unit, cx.doc);
        let person = |second: bool| {
            words.iter().find(|word| word.is(Tags::PERSON) && is_second(word.of(text)) == second)
        };
        if let Some(word) = person(true) {
            found[0].push((unit, *word));
        } else if let Some(word) = person(false).filter(|word| begins_with(&words, word)) {
            found[1].push((unit, *word));
        }
    }
    let [second, third] = &found;
    let (rare, usual) = if second.len() <= third.len() { (second, third) } else { (third, second) };
    let (Some((unit, word)), Some((there, other))) = (rare.first(), usual.first()) else { return };
    let (said, elsewhere) = (word.of(prose.chars(unit, cx.doc)), other.of(prose.chars(there, cx.doc)));
    let name = wording::name(cx, unit);
    let (fr, en) = (&name.fr, &name.en);
    let message = msg!(
        "{fr} dit « {said} », d'autres consignes « {elsewhere} »",
        "{en} says “{said}”, other instructions “{elsewhere}”"
    );
    let mut draft = wording::at(cx, report, unit, unit.place_of(word, word), message).related(
        there.place_of(other, other),
        msg!("« {elsewhere} » est écrit ici", "“{elsewhere}” is written here"),
    );
    for (unit, word) in rare.iter().skip(1).take(4) {
        draft = draft.related(unit.place_of(word, word), msg!("de même ici", "here too"));
    }
    draft.emit();
}

/// Texts that tell the candidate what to do.
fn is_addressed(unit: &Unit) -> bool {
    matches!(unit.role, Role::Method(_) | Role::AssessmentContext(_) | Role::Instruction(_))
}

fn is_second(word: &str) -> bool {
    matches!(word, "vous" | "Vous" | "votre" | "Votre" | "vos" | "Vos")
}

/// True when the text speaks of the candidate from its beginning: later, it may be another person.
fn begins_with(words: &[Word], word: &Word) -> bool {
    words.iter().take(3).any(|one| one.start == word.start)
}
