//! RED013: a competence that says how well in words that measure nothing.

use super::example::competency;
use crate::findings::Severity;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Marks, Tags, Word, is};

/// Competence that says how well in words that measure nothing.
pub static RED013: Rule = Rule {
    code: "RED013",
    name: "vague-manner",
    family: Family::Red,
    severity: Severities::all(Severity::Hint),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle : une compétence est une combinaison contextualisée, dont le résultat s'évalue ; la façon de bien faire est l'affaire des critères.",
        "France compétences, Vademecum de la certification professionnelle: a competence is set in a context and its result can be evaluated; how well it is done is the matter of the criteria.",
    ),
    title: both("Manière vague", "Vague manner"),
    why: both(
        "« efficacement » ou « avec méthode » n'engagent à rien : chacun les lit comme il veut.",
        "“efficacement” or “avec méthode” commit to nothing: everybody reads them as they like.",
    ),
    how: both(
        "ôtez le mot, ou dites ce qui se voit : une règle, un délai, un résultat.",
        "drop the word, or say what can be seen: a rule, a time, a result.",
    ),
    bad: Example::new(competency!(
        "Accueillir efficacement les visiteurs selon la charte du site afin de les orienter"
    )),
    good: Example::new(competency!(
        "Accueillir les visiteurs dans l'ordre d'arrivée selon la charte du site afin de les orienter"
    )),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    for unit in prose.competencies() {
        if !unit.tags.any(Tags::MANNER) || !unit.marks.any(Marks::VERB) {
            continue;
        }
        let words = prose.words(unit, cx.doc);
        let text = prose.chars(unit, cx.doc);
        let mut from = 0;
        while let Some((first, last)) = (from..words.len()).find_map(|at| vague(text, &words, at)) {
            from = last + 1;
            let Some((one, other)) = words.get(first).zip(words.get(last)) else { break };
            let name = wording::name(cx, unit);
            let (fr, en) = (&name.fr, &name.en);
            let written = text.get(one.start as usize..other.end as usize).unwrap_or("").split_whitespace();
            let written = written.collect::<Vec<_>>().join(" ");
            let message = msg!(
                "dans {fr}, « {written} » ne dit rien que l'on puisse mesurer",
                "in {en}, “{written}” says nothing that can be measured"
            );
            wording::at(cx, report, unit, unit.place_of(one, other), message).emit();
        }
    }
}

/// Names of manners, behind « avec ».
const MANNERS: &[&str] =
    &["methode", "rigueur", "professionnalisme", "pertinence", "efficacite", "precision", "soin", "serieux"];

/// Before these, « bon » is part of a name.
const NAMED: &[&str] = &[
    "pratique",
    "pratiques",
    "commande",
    "livraison",
    "usage",
    "usages",
    "fonctionnement",
    "etat",
    "deroulement",
    "execution",
    "tenue",
    "fin",
    "marche",
    "reception",
    "conduite",
    "sens",
    "mœurs",
    "moeurs",
    "foi",
];

/// The words of a vague manner that begins at `at`.
fn vague(text: &str, words: &[Word], at: usize) -> Option<(usize, usize)> {
    let word = words.get(at)?;
    let any = |word: &Word, list: &[&str]| list.iter().any(|one| is(text, word, one));
    if is(text, word, "avec") {
        let noun = (at + 1..at + 3).find(|noun| words.get(*noun).is_some_and(|word| any(word, MANNERS)))?;
        return (at + 1..noun)
            .all(|at| words.get(at).is_some_and(|w| w.is(Tags::DETERMINER)))
            .then_some((at, noun));
    }
    if any(word, &["facon", "maniere"]) {
        let before = at.checked_sub(1)?;
        let adjective = words.get(at + 1)?;
        let of = words.get(before).is_some_and(|word| any(word, &["de", "d"]));
        return (of && adjective.is(Tags::MANNER.and(Tags::VAGUE))).then_some((before, at + 1));
    }
    if !word.is(Tags::MANNER) || any(word, MANNERS) || any(word, &["qualite"]) {
        return None;
    }
    if any(word, &["bon", "bons", "bonne", "bonnes"]) {
        let noun = words.get(at + 1)?;
        let article = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .is_some_and(|w| w.is(Tags::DETERMINER.and(Tags::PREPOSITION)) && !w.is(Tags::EN));
        return (article && noun.is(Tags::NOUN) && !any(noun, NAMED) && !noun.is(Tags::PREPOSITION))
            .then_some((at, at));
    }
    if word.of(text).ends_with("ment") {
        return Some((at, at));
    }
    // « adaptée aux visiteurs » says to what.
    let next = words.get(at + 1);
    let measured = next
        .is_some_and(|next| !next.gap.any(crate::text::Gap::COMMA) && any(next, &["a", "au", "aux", "pour"]));
    let described = at
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .is_some_and(|word| word.is(Tags::NOUN.and(Tags::ADJECTIVE).and(Tags::ALL_CAPS)));
    let verb = word.is(Tags::FINITE) && !word.is(Tags::ADJECTIVE.and(Tags::PAST_PARTICIPLE));
    (described && !measured && !verb).then_some((at, at))
}
