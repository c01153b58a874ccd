//! EVA031: a criterion in the future or the conditional.

use super::criterion::{each, with_criterion};
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::Tags;

/// Criterion in the future or conditional.
pub static EVA031: Rule = Rule {
    code: "EVA031",
    name: "future-criterion",
    family: Family::Eva,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : un critère constate ce que le jury voit, au présent.",
        "A rule of this tool: a criterion states what the jury sees, in the present.",
    ),
    title: both("Critère au futur ou au conditionnel", "Criterion in the future or conditional"),
    why: both(
        "un critère décrit ce que le jury constate le jour de l'épreuve ; au futur, il devient une consigne ou une prévision.",
        "a criterion describes what the jury sees on the day; in the future tense it becomes an instruction or a forecast.",
    ),
    how: both(
        "mettez le verbe au présent : « le plan indique… » plutôt que « le plan devra indiquer… ».",
        "put the verb in the present: “le plan indique…” rather than “le plan devra indiquer…”.",
    ),
    bad: with_criterion!("La charte du site devra figurer sur le badge."),
    good: with_criterion!("La charte du site figure sur le badge."),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let other = Tags::NOUN.and(Tags::ADJECTIVE).and(Tags::FINITE).and(Tags::INFINITIVE);
    each(cx, Tags::FUTURE, |read| {
        let future = |word: &&crate::text::Word| word.is(Tags::FUTURE) && !word.is(other);
        let Some(word) = read.words.iter().find(future) else { return };
        let verb = word.of(read.text);
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!("{fr} n'est pas au présent : « {verb} »", "{en} is not in the present: “{verb}”");
        wording::at(cx, report, read.unit, read.unit.place_of(word, word), message).emit();
    });
}
