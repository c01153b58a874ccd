//! Words that the dictionary lacks, and what was probably meant.

use crate::model::prose::Unit;
use crate::rules::Context;
use crate::source::Span;
use crate::text::near::{self, one_slip, same_letters, same_word};
use crate::text::vocabulary::{acronyms, field};
use crate::text::{Gap, Marks, Tags, Word, lexicon};

/// At most this many unknown words are looked at: a document with more is not in French.
const MOST: usize = 500;

/// An unknown word that is no name, no acronym, no address.
pub(super) struct Candidate {
    /// Index of its text.
    pub unit: usize,
    /// The word.
    pub word: Word,
    /// Its place among the words of the text.
    at: usize,
    /// How often it is written in the document.
    count: usize,
    /// A capital inside a sentence: a name, unless it is a word of a known phrase.
    name: bool,
}

/// What was probably meant.
pub(super) struct Suggestion {
    /// The word, or the words between which to choose.
    pub words: Vec<String>,
    /// Where the document writes it.
    pub seen: Option<Span>,
}

impl Suggestion {
    fn one(word: String) -> Self {
        Suggestion { words: vec![word], seen: None }
    }
}

/// The unknown words of the document.
pub(super) fn candidates(cx: &Context<'_>) -> Vec<Candidate> {
    let prose = cx.prose();
    let mut found = Vec::new();
    for (at, unit) in prose.units().iter().enumerate() {
        if !unit.tags.any(Tags::UNKNOWN) || unit.marks.any(Marks::STRANGE) || found.len() >= MOST {
            continue;
        }
        let text = prose.chars(unit, cx.doc);
        for (index, word) in prose.words(unit, cx.doc).iter().enumerate() {
            let other = Tags::NUMBER.and(Tags::ACRONYM).and(Tags::ALL_CAPS);
            if !word.is(Tags::UNKNOWN) || word.is(other) || !stands_alone(text, word) {
                continue;
            }
            let name = word.is(Tags::CAPITAL) && index > 0 && !word.gap.any(Gap::STOP);
            found.push(Candidate { unit: at, word: *word, at: index, count: 0, name });
        }
    }
    count(cx, &mut found);
    found
}

/// True when the word is not a part of an address, of a name of a file, or of a word cut in two.
fn stands_alone(text: &str, word: &Word) -> bool {
    let before = text.get(..word.start as usize).and_then(|text| text.chars().next_back());
    let mut after = text.get(word.end as usize..).unwrap_or("").chars();
    let glue = |c: Option<char>| matches!(c, Some('.' | '@' | '_' | '#' | '\\' | '=' | '&' | '-' | '$'));
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let next = after.next();
    // What an author writes in two cases (`formateur·rice`) is in no dictionary.
    let inclusive = |c: Option<char>| matches!(c, Some('·' | '•' | '('));
    !glue(before)
        && !inclusive(next)
        && !matches!(before, Some('·' | '•' | ')'))
        && !(glue(next) && (next != Some('.') || letter(after.next())))
}

fn count(cx: &Context<'_>, candidates: &mut [Candidate]) {
    let hash = |one: &Candidate| lexicon::hash(written(cx, one));
    let mut hashes: Vec<(u64, usize)> = candidates.iter().map(hash).zip(0..).collect();
    hashes.sort_unstable();
    for same in hashes.chunk_by(|a, b| a.0 == b.0) {
        for (_, at) in same {
            if let Some(candidate) = candidates.get_mut(*at) {
                candidate.count = same.len();
            }
        }
    }
}

fn text_of<'a>(cx: &'a Context<'_>, candidate: &Candidate) -> Option<(&'a Unit, &'a str)> {
    let unit = cx.prose().units().get(candidate.unit)?;
    Some((unit, cx.prose().chars(unit, cx.doc)))
}

fn written<'a>(cx: &'a Context<'_>, candidate: &Candidate) -> &'a str {
    text_of(cx, candidate).map_or("", |(_, text)| candidate.word.of(text))
}

/// What each candidate probably stands for; `None` where nothing is near.
pub(super) fn suggest(cx: &Context<'_>, candidates: &[Candidate]) -> Vec<Option<Suggestion>> {
    let mut found: Vec<Option<Suggestion>> = Vec::with_capacity(candidates.len());
    let mut open = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let word = written(cx, candidate);
        let suggestion = if cx.house.knows(word) || field::knows(word) {
            None
        } else if candidate.name || in_english(cx, candidate) {
            phrase(cx, candidate)
        } else {
            // « Evaluer » and « oeuvre » are known words: what they lack is not ours.
            let lacking = || !lexicon::accents(word, 1).is_empty();
            let mut known =
                phrase(cx, candidate).or_else(|| accents(cx, candidate, word)).or_else(|| feminine(word));
            let is_open = known.is_none() && !lacking();
            if is_open {
                known = of_the_field(candidate, word);
            }
            if is_open && known.is_none() && candidate.count == 1 && !beside_english(cx, candidate) {
                open.push(at);
            }
            known
        };
        found.push(suggestion);
    }
    if !open.is_empty() {
        of_the_document(cx, candidates, &open, &mut found);
    }
    found
}

/// A word of a phrase that an acronym stands for, all the others being there: `Return On Ad Spent`.
fn phrase(cx: &Context<'_>, candidate: &Candidate) -> Option<Suggestion> {
    let (unit, text) = text_of(cx, candidate)?;
    let word = candidate.word.of(text);
    let words = cx.prose().words(unit, cx.doc);
    for phrase in acronyms::phrases() {
        for (at, wanted) in phrase.split(' ').enumerate() {
            let Some(first) = candidate.at.checked_sub(at) else { break };
            if !wanted.starts_with(|c: char| word.starts_with(c)) || one_slip(word, wanted).is_none() {
                continue;
            }
            let others = phrase.split(' ').zip(first..).filter(|(_, index)| *index != candidate.at);
            let mut same = others.map(|(wanted, index)| {
                words.get(index).is_some_and(|word| word.of(text).eq_ignore_ascii_case(wanted))
            });
            if phrase.split(' ').count() > 2 && same.all(|same| same) {
                return Some(Suggestion::one(wanted.to_owned()));
            }
        }
    }
    None
}

/// The same word with its accents: `strategie`.
fn accents(cx: &Context<'_>, candidate: &Candidate, word: &str) -> Option<Suggestion> {
    // « oeuvre » is a matter of typography, « Evaluer » one of capitals.
    let apart = |near: &String| {
        near.contains(['œ', 'æ', 'Œ', 'Æ'])
            || candidate.word.is(Tags::CAPITAL) && near.chars().skip(1).eq(word.chars().skip(1))
    };
    let words = if let Some(near) = field::with_accents(word) {
        vec![in_place_of(word, near)]
    } else if beside_english(cx, candidate) {
        Vec::new()
    } else if candidate.word.is(Tags::HYPHEN) {
        parts_with_accents(word).into_iter().collect()
    } else {
        lexicon::accents(word, 3)
    };
    let spoken_of = words.is_empty()
        || words.iter().any(apart)
        || candidate.word.is(Tags::HYPHEN) && written_in_another_way(cx, word);
    (!spoken_of).then_some(Suggestion { words, seen: None })
}

fn parts_with_accents(word: &str) -> Option<String> {
    let known = |part: &str| part.chars().count() < 4 || lexicon::look_up(part).is_some();
    let parts =
        word.split('-').map(|part| if known(part) { Some(part.to_owned()) } else { lexicon::accented(part) });
    parts.collect::<Option<Vec<String>>>().map(|parts| parts.join("-"))
}

/// True when the document has the word with other accents: RED022 speaks of both.
fn written_in_another_way(cx: &Context<'_>, word: &str) -> bool {
    let prose = cx.prose();
    prose.units().iter().filter(|unit| unit.tags.any(Tags::HYPHEN)).any(|unit| {
        let text = prose.chars(unit, cx.doc);
        let other = |one: &Word| {
            one.is(Tags::HYPHEN) && same_letters(one.of(text), word) && !same_word(one.of(text), word)
        };
        prose.words(unit, cx.doc).iter().any(other)
    })
}

/// `qualitée`: nouns in -té have no e.
fn feminine(word: &str) -> Option<Suggestion> {
    let near = word.strip_suffix("tées").map(|stem| format!("{stem}tés"));
    let near = near.or_else(|| word.strip_suffix("tée").map(|stem| format!("{stem}té")))?;
    let pos = lexicon::look_up(&near)?;
    let noun = pos.contains(lexicon::Pos::NOUN) && !pos.contains(lexicon::Pos::PAST_PARTICIPLE);
    noun.then(|| Suggestion::one(near))
}

/// Where the slip is tells what it is: at the end, it is most often another form of the word (`prototypé`), at the
/// very beginning another word (`déréférencer`).
fn likely(word: &str, near: &str) -> bool {
    word.chars().count() >= 6 && one_slip(word, near).is_some_and(|slip| slip.head >= 2 && slip.tail >= 2)
}

fn of_the_field(candidate: &Candidate, word: &str) -> Option<Suggestion> {
    if candidate.count > 2 {
        return None;
    }
    let stem = field::singular(word).0;
    let near = field::near(word).map(|(near, _)| near).filter(|near| likely(stem, near));
    // « réglement » and « règlement » are both right: the author's accents tell.
    let near = near.max_by_key(|near| near::shared(stem, near))?;
    Some(Suggestion::one(in_place_of(word, near)))
}

/// `near`, a singular in lower case, with the number and the capital of `word`.
fn in_place_of(word: &str, near: &str) -> String {
    let mut written = near.to_owned();
    if field::singular(word).1 && !near.ends_with('s') {
        written.push('s');
    }
    capital_of(word, written)
}

fn capital_of(word: &str, near: String) -> String {
    let upper = word.starts_with(char::is_uppercase);
    let mut chars = near.chars();
    match chars.next() {
        Some(first) if upper => first.to_uppercase().chain(chars).collect(),
        Some(first) if first.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => near,
    }
}

/// True when the text has words that are English alone.
fn in_english(cx: &Context<'_>, candidate: &Candidate) -> bool {
    let Some((unit, text)) = text_of(cx, candidate) else { return false };
    let short = |word: &&Word| word.end - word.start <= 4;
    cx.prose().words(unit, cx.doc).iter().filter(short).any(|word| field::is_only_english(word.of(text)))
}

/// True when a neighbour of the word is not French: it is then a word of a phrase in another language.
fn beside_english(cx: &Context<'_>, candidate: &Candidate) -> bool {
    let Some((unit, text)) = text_of(cx, candidate) else { return false };
    let words = cx.prose().words(unit, cx.doc);
    let before =
        candidate.at.checked_sub(1).and_then(|at| words.get(at)).filter(|_| candidate.word.gap == Gap::SPACE);
    let after = words.get(candidate.at + 1).filter(|word| word.gap == Gap::SPACE);
    before.into_iter().chain(after).any(|word| {
        let english = word.is(Tags::UNKNOWN) && !word.is(Tags::INFINITIVE);
        english || field::tells_english(word.of(text))
    })
}

/// Looks in the document for a word that is one slip away from each of the `open` candidates.
fn of_the_document(
    cx: &Context<'_>,
    candidates: &[Candidate],
    open: &[usize],
    found: &mut [Option<Suggestion>],
) {
    let prose = cx.prose();
    // By their first letter, since it is seldom the one that is wrong.
    let mut by_letter: Vec<(char, usize, &str)> = Vec::with_capacity(open.len());
    for at in open {
        let Some(candidate) = candidates.get(*at) else { continue };
        let word = written(cx, candidate);
        if let Some(first) = initial(word)
            && word.chars().count() >= 6
        {
            by_letter.push((first, *at, word));
        }
    }
    by_letter.sort_unstable();
    let letters = by_letter.iter().fold(0u32, |set, (first, ..)| set | bit(*first));
    for (index, unit) in prose.units().iter().enumerate() {
        let text = prose.chars(unit, cx.doc);
        for (position, word) in prose.words(unit, cx.doc).iter().enumerate() {
            let other = Tags::NUMBER.and(Tags::ACRONYM).and(Tags::ALL_CAPS).and(Tags::ELISION);
            if word.end - word.start < 5 || word.is(other) {
                continue;
            }
            let written = word.of(text);
            let Some(first) = initial(written).filter(|first| letters & bit(*first) != 0) else { continue };
            if word.is(Tags::CAPITAL) && position > 0 {
                continue;
            }
            let from = by_letter.partition_point(|(letter, ..)| *letter < first);
            for (_, at, unknown) in by_letter.iter().skip(from).take_while(|(letter, ..)| *letter == first) {
                if found.get(*at).is_none_or(Option::is_some) || !near_in_document(unknown, written) {
                    continue;
                }
                // An unknown word is right when it is its author's habit.
                let habit = || {
                    let same = |one: &&Candidate| one.unit == index && one.at == position;
                    candidates.iter().find(same).is_some_and(|one| one.count >= 3)
                };
                if word.is(Tags::UNKNOWN) && !habit() {
                    continue;
                }
                let near = capital_of(unknown, written.to_owned());
                let seen = unit.is_exact().then(|| unit.place_of(word, word));
                if let Some(slot) = found.get_mut(*at) {
                    *slot = Some(Suggestion { words: vec![near], seen });
                }
            }
        }
    }
}

fn near_in_document(unknown: &str, written: &str) -> bool {
    written.len().abs_diff(unknown.len()) <= 5
        && !same_word(unknown, written)
        && !same_letters(unknown, written)
        && likely(unknown, written)
}

fn initial(word: &str) -> Option<char> {
    let first = word.chars().next()?;
    let plain = match first.to_ascii_lowercase() {
        c if c.is_ascii_lowercase() => c,
        'é' | 'è' | 'ê' | 'É' | 'È' | 'Ê' => 'e',
        'â' | 'à' | 'À' | 'Â' => 'a',
        'î' | 'Î' => 'i',
        'ô' | 'Ô' | 'œ' | 'Œ' => 'o',
        _ => return None,
    };
    Some(plain)
}

fn bit(letter: char) -> u32 {
    1 << ((letter as u32).saturating_sub('a' as u32)).min(31)
}
