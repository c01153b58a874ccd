//! EVA029: a criterion that says the same thing twice around its verb.

use super::criterion::{Read, each, with_criterion};
use super::eva027_restates_competency::same_root;
use crate::findings::Severity;
use crate::keys;
use crate::lang::both;
use crate::msg;
use crate::rules::{Context, Family, Fixable, Report, Rule, Severities, wording};
use crate::text::{Tags, Word};
use std::ops::Range;

/// Tautology inside a criterion.
pub static EVA029: Rule = Rule {
    code: "EVA029",
    name: "tautology",
    family: Family::Eva,
    severity: Severities::all(Severity::Info),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both(
        "Règle du vérificateur : un critère ajoute une information à ce qu'il nomme.",
        "A rule of this tool: a criterion adds information to what it names.",
    ),
    title: both("Critère qui dit deux fois la même chose", "Criterion that says the same thing twice"),
    why: both(
        "« la rédaction est rédigée » est toujours vrai : le jury n'y trouve rien à vérifier.",
        "“la rédaction est rédigée” is always true: the jury finds nothing to check in it.",
    ),
    how: both(
        "gardez l'un des deux mots, et dites ce qui est attendu : « la lettre répond à chacune des questions du client ».",
        "keep one of the two words, and say what is expected: “la lettre répond à chacune des questions du client”.",
    ),
    bad: with_criterion!("L'organisation de l'accueil est organisée."),
    good: with_criterion!("Le planning de l'accueil nomme une personne par créneau."),
    check: Some(check),
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    each(cx, Tags::AUXILIARY.and(Tags::FINITE).and(Tags::ADJECTIVE), |read| {
        let Some((first, second)) = twice(&read) else { return };
        let (one, other) = (read.chars(&(first..first + 1)), read.chars(&(second..second + 1)));
        let name = wording::name(cx, read.unit);
        let (fr, en) = (&name.fr, &name.en);
        let message = msg!(
            "{fr} dit deux fois la même chose : « {one} » et « {other} »",
            "{en} says the same thing twice: “{one}” and “{other}”"
        );
        let place = read.place(&(second..second + 1));
        let draft = wording::at(cx, report, read.unit, place, message);
        draft
            .related(read.place(&(first..first + 1)), msg!("une première fois ici", "a first time here"))
            .emit();
    });
}

/// The words that this rule speaks of, for those that would speak of them too.
pub(super) fn said_twice(read: &Read<'_>) -> Option<Range<usize>> {
    vague_twice(read).or_else(|| twice(read).map(|(_, second)| second..second + 1))
}

/// Nouns and participles of one verb that do not begin alike.
const IRREGULAR: &[(&str, &str)] = &[
    ("redaction", "redige"),
    ("choix", "choisi"),
    ("conception", "concu"),
    ("description", "decrit"),
    ("construction", "construit"),
    ("production", "produit"),
    ("traduction", "traduit"),
    ("transmission", "transmis"),
    ("inscription", "inscrit"),
    ("prescription", "prescrit"),
];

/// The two words that say the same.
fn twice(read: &Read<'_>) -> Option<(usize, usize)> {
    around(read)
        .or_else(|| qualified(read))
        .or_else(|| vague_twice(read).map(|words| (words.start, words.end - 1)))
}

/// The head of the sentence and what it is said to be: « la rédaction est rédigée ».
fn around(read: &Read<'_>) -> Option<(usize, usize)> {
    let head = usize::from(read.may(0, Tags::DETERMINER));
    let noun = read.word(head).filter(|word| word.is(Tags::NOUN.and(Tags::UNKNOWN)))?;
    let verb =
        (head + 1..read.clause_end(head).min(head + 10)).find(|at| read.one_of(*at, keys!("est sont")))?;
    let said =
        (verb + 1..(verb + 3).min(read.words.len())).find(|at| read.may(*at, Tags::PAST_PARTICIPLE))?;
    if read.at(verb + 1, "pas") {
        return None;
    }
    let participle = read.word(said)?;
    same(read, noun, participle).then_some((head, said))
}

fn same(read: &Read<'_>, noun: &Word, said: &Word) -> bool {
    // Words of one root have one first letter, the irregular ones too.
    if (noun.root ^ said.root) >> 24 != 0 {
        return false;
    }
    let is = |word: &Word, folded: &str| crate::text::is(read.text, word, folded);
    let irregular = IRREGULAR.iter().any(|(thing, done)| {
        let alike = word_begins(read, noun, thing) && word_begins(read, said, done);
        alike && noun.of(read.text).chars().count() <= thing.len() + 1
    });
    if irregular {
        return true;
    }
    // « le résultat est résumé » begins alike and is no tautology: the whole root has to be there.
    let stem = said.of(read.text).trim_end_matches(['s', 'e', 'é', 'i', 'u', 't']);
    let stem = stem.chars().count();
    let alike = noun.of(read.text).chars().zip(said.of(read.text).chars());
    let alike = alike.take_while(|(a, b)| crate::text::bare(*a) == crate::text::bare(*b)).count();
    stem >= 4 && alike >= stem && !is(noun, "document") && !is(noun, "documents")
}

fn word_begins(read: &Read<'_>, word: &Word, folded: &str) -> bool {
    let mut letters = word.of(read.text).chars().map(crate::text::bare);
    folded.chars().all(|c| letters.next() == Some(c))
}

/// A noun and the adjective of the same root: « les données techniques et données », « fonctions utiles et fonctionnelles ».
fn qualified(read: &Read<'_>) -> Option<(usize, usize)> {
    if !read.unit.tags.all(Tags::CONJUNCTION.and(Tags::ADJECTIVE)) {
        return None;
    }
    for at in 0..read.words.len() {
        let Some(noun) = read.word(at).filter(|word| word.is(Tags::NOUN) && word.end - word.start >= 8)
        else {
            continue;
        };
        // At least one adjective between: « les professionnels et professionnelles » is no tautology.
        let described = read.may(at + 1, Tags::ADJECTIVE) && read.at(at + 2, "et") && !read.parted(at + 1);
        let Some(second) = read.word(at + 3).filter(|word| described && word.is(Tags::ADJECTIVE)) else {
            continue;
        };
        let alike = noun.of(read.text).chars().zip(second.of(read.text).chars());
        let alike = alike.take_while(|(a, b)| crate::text::bare(*a) == crate::text::bare(*b)).count();
        if alike >= 7 || alike >= 5 && same_root(noun.of(read.text), second.of(read.text)) {
            return Some((at, at + 3));
        }
    }
    None
}

/// « Un évènement adapté … est pertinent »: what is said of the thing is as vague as its name.
fn vague_twice(read: &Read<'_>) -> Option<Range<usize>> {
    const WORDS: &str = "pertinent pertinente pertinents pertinentes coherent coherente coherents coherentes adapte adaptee \
    adaptes adaptees approprie appropriee appropries appropriees adequat adequate adequats adequates \
    judicieux judicieuse judicieuses";
    if !read.unit.tags.all(Tags::VAGUE.and(Tags::AUXILIARY)) {
        return None;
    }
    let first = (1..read.words.len()).find(|at| {
        read.may(*at, Tags::VAGUE)
            && read.one_of(*at, keys!(WORDS))
            && read.before(*at).is_some_and(|word| word.is(Tags::NOUN) && !word.is(Tags::AUXILIARY))
    })?;
    let verb = (first + 1..read.clause_end(first)).find(|at| read.one_of(*at, keys!("est sont")))?;
    let second = verb + 1;
    let vague = read.one_of(second, keys!(WORDS)) && !read.one_of(second + 1, keys!("a au aux avec"));
    vague.then_some(first..second + 1)
}
