//! EVA025: a criterion whose list is left open.

use super::criterion::{Read, each, with_criterion};
use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::source::Span;
use crate::text::{Gap, Marks, Tags};

/// Criterion with an open list.
pub static EVA025: Rule = Rule {
    code: "EVA025",
    name: "open-list",
    family: Family::Eva,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "France compétences, Vademecum de la certification professionnelle, critères d'évaluation : dire explicitement les informations, gestes ou comportements attendus.",
        "France compétences, Vademecum de la certification professionnelle, assessment criteria: say explicitly which information, gestures or conduct are expected.",
    ),
    title: both("Liste ouverte dans un critère", "Open list in a criterion"),
    why: both(
        "le candidat et le jury ne savent pas ce qui est attendu derrière « etc. » : chacun complète la liste à sa façon.",
        "neither the candidate nor the jury knows what is expected behind “etc.”: each completes the list their own way.",
    ),
    how: both(
        "fermez la liste, ou dites combien d'éléments suffisent : « au moins deux des éléments suivants : …, …, … ».",
        "close the list, or say how many items are enough: “au moins deux des éléments suivants : …, …, …”.",
    ),
    bad: with_criterion!("\"Les consignes du site sont rappelées : badge, horaires, issues, etc.\""),
    good: with_criterion!("\"Les consignes du site sont rappelées : badge, horaires, issues.\""),
    check: Some(check),
};

/// `etc`, `type`, `autres`.
const WORDS: Tags = Tags::OPEN_LIST.and(Tags::EXAMPLE).and(Tags::OTHER);

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let prose = cx.prose();
    let mut found = |read: Read<'_>| {
        let Some((place, quoted)) = open(&read) else { return };
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message =
            msg!("{fr} laisse une liste ouverte : « {quoted} »", "{en} leaves a list open: “{quoted}”");
        wording::at(cx, report, read.unit, place, message).emit();
    };
    // Points of suspension are no word.
    each(cx, WORDS, &mut found);
    for unit in prose.criteria().iter().filter(|unit| unit.marks.any(Marks::ELLIPSIS)) {
        if !unit.tags.any(WORDS) {
            found(Read { unit, text: prose.chars(unit, cx.doc), words: &prose.words(unit, cx.doc) });
        }
    }
}

/// Where the list is left open, and the words that leave it so.
fn open<'a>(read: &Read<'a>) -> Option<(Span, &'a str)> {
    let bytes = etc(read).or_else(|| points(read)).or_else(|| others(read)).or_else(|| kinds(read))?;
    let quoted = read.text.get(bytes.clone())?;
    Some((read.unit.place(bytes), quoted))
}

type Bytes = std::ops::Range<usize>;

fn etc(read: &Read<'_>) -> Option<Bytes> {
    let word =
        (0..read.words.len()).find(|at| read.may(*at, Tags::OPEN_LIST)).and_then(|at| read.word(at))?;
    Some(word.start as usize..word.end as usize)
}

/// `…` or `...` behind a word; « […] » only says that something was left out of a quotation.
fn points(read: &Read<'_>) -> Option<Bytes> {
    if !read.unit.marks.any(Marks::ELLIPSIS) {
        return None;
    }
    let find = |points: &str| read.text.find(points).map(|at| at..at + points.len());
    let bytes = find("…").or_else(|| find("..."))?;
    let before = read.text.get(..bytes.start)?.trim_end();
    let letter =
        before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ')' | '.' | '»'));
    letter.then_some(bytes)
}

/// « et autres » with nothing behind it.
fn others(read: &Read<'_>) -> Option<Bytes> {
    let at = (1..read.words.len()).find(|at| {
        let ends =
            read.word(at + 1).is_none_or(|next| next.gap.any(Gap::CLOSE.and(Gap::STOP).and(Gap::SEMICOLON)));
        ends && read.one_of(*at, keys!("autres autre")) && read.one_of(at - 1, keys!("et ou"))
    })?;
    crate::text::parts::bytes(read.words, &(at - 1..at + 1))
}

/// « des canaux type presse, radio, affichage »: « type SQL » names one thing and is closed.
fn kinds(read: &Read<'_>) -> Option<Bytes> {
    let at = (1..read.words.len()).find(|at| {
        let lead =
            read.before(*at).is_some_and(|word| word.is(Tags::NOUN.and(Tags::UNKNOWN).and(Tags::ADJECTIVE)));
        lead && read.one_of(*at, keys!("type types"))
            && !read.may(at - 1, Tags::DETERMINER)
            && listed(read, at + 1)
    })?;
    read.word(at).map(|word| word.start as usize..word.end as usize)
}

/// True when an enumeration begins at `at`: an item, a comma, an item.
fn listed(read: &Read<'_>, at: usize) -> bool {
    let item =
        |at: usize| read.word(at).is_some_and(|word| !word.is(Tags::PREPOSITION.and(Tags::DETERMINER)));
    let next = (at + 1..at + 4).find(|next| read.word(*next).is_some_and(|word| word.gap.any(Gap::COMMA)));
    item(at) && next.is_some_and(item)
}
