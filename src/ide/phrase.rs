//! A competence read as France compétences has it: verb, object, means, finality, with what is missing.

use crate::lang::Lang;
use crate::text::parts::{bytes, first_of_verb};
use crate::text::{Parts, Tags, Word};
use std::ops::Range;

/// A part of the formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What stands before the verb.
    Circumstance,
    /// What is done.
    Verb,
    /// On what.
    Object,
    /// How, in what setting.
    Means,
    /// To what end.
    Purpose,
}

impl Part {
    /// Its name.
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Part::Circumstance, Lang::Fr) => "Circonstance",
            (Part::Circumstance, Lang::En) => "Circumstance",
            (Part::Verb, Lang::Fr) => "Verbe",
            (Part::Verb, Lang::En) => "Verb",
            (Part::Object, Lang::Fr) => "Objet",
            (Part::Object, Lang::En) => "Object",
            (Part::Means, Lang::Fr) => "Moyens",
            (Part::Means, Lang::En) => "Means",
            (Part::Purpose, Lang::Fr) => "Finalité",
            (Part::Purpose, Lang::En) => "Purpose",
        }
    }

    /// What to say where it is missing.
    pub const fn missing(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Part::Verb, Lang::Fr) => "manque : un verbe d'action à l'infinitif",
            (Part::Verb, Lang::En) => "missing: an action verb in the infinitive",
            (Part::Object, Lang::Fr) => "manque : sur quoi porte l'action",
            (Part::Object, Lang::En) => "missing: what the action bears on",
            (Part::Means, Lang::Fr) => "non dits (facultatifs) : « à l'aide de… », « en utilisant… »",
            (Part::Means, Lang::En) => "not said (optional): “à l'aide de…”, “en utilisant…”",
            (Part::Purpose, Lang::Fr) => "non dite : « afin de… », « en vue de… »",
            (Part::Purpose, Lang::En) => "not said: “afin de…”, “en vue de…”",
            (Part::Circumstance, _) => "",
        }
    }
}

/// A part and where it stands: bytes of the sentence, one range a piece; none where it is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The part.
    pub part: Part,
    /// Its pieces.
    pub places: Vec<Range<usize>>,
}

impl Line {
    /// What is written there: pieces on one line, joined by `; ` (verbs by a comma); the words that say what is
    /// missing when there is none.
    pub fn text(&self, sentence: &str, lang: Lang) -> String {
        if self.places.is_empty() {
            return self.part.missing(lang).to_owned();
        }
        let pieces = self.places.iter().filter_map(|place| sentence.get(enclosed(sentence, place)));
        let pieces: Vec<String> = pieces.map(super::names::line).collect();
        pieces.join(if self.part == Part::Verb { ", " } else { " ; " })
    }
}

/// The place with the bracket or quote that its first or last word stands in: « "l'offre" au client » begins before
/// the word.
fn enclosed(sentence: &str, place: &Range<usize>) -> Range<usize> {
    let mut place = place.clone();
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('“', '”'), ('"', '"')] {
        let (Some(before), Some(piece), Some(after)) =
            (sentence.get(..place.start), sentence.get(place.clone()), sentence.get(place.end..))
        else {
            continue;
        };
        let count = |mark: char| piece.matches(mark).count();
        let (opened, closed) = if open == close { (count(open) % 2, 0) } else { (count(open), count(close)) };
        let (before, outer) = (before.trim_end(), after.trim_start());
        if (closed > opened || open == close && opened == 1) && before.ends_with(open) {
            place.start = before.len() - open.len_utf8();
        } else if opened > closed && outer.starts_with(close) {
            place.end += after.len() - outer.len() + close.len_utf8();
        }
    }
    place
}

/// What the verbs bear on, a piece for each verb: « un site » and « un plan » of « Créer un site et dresser un plan ».
fn objects(words: &[Word], parts: &Parts) -> Vec<Range<usize>> {
    let Some(whole) = &parts.object else { return Vec::new() };
    let leads =
        Tags::CONJUNCTION.and(Tags::REFLEXIVE).and(Tags::NEGATION).and(Tags::DETERMINER).and(Tags::ELISION);
    let (mut pieces, mut from) = (Vec::new(), whole.start);
    for verb in parts.verbs.iter().copied().filter(|verb| whole.contains(verb)) {
        let mut end = verb;
        while end > from && words.get(end - 1).is_some_and(|word| word.is(leads)) {
            end -= 1;
        }
        pieces.push(from..end);
        from = verb + 1;
    }
    pieces.push(from..whole.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The lines of a sentence: the four parts of the formula, whether they are there or not, and the circumstance if there
/// is one. A text without a verb is no sentence yet: of what it lacks, only the verb is spoken of.
pub fn lines(words: &[Word], parts: &Parts) -> Vec<Line> {
    let place = |range: &Range<usize>| bytes(words, range);
    let verbs =
        parts.verbs.iter().filter_map(|verb| place(&(first_of_verb(words, *verb)..verb + 1))).collect();
    let inside = |range: &&Range<usize>| parts.circumstance.as_ref() != Some(*range);
    let clauses = |list: &[Range<usize>]| list.iter().filter(inside).filter_map(place).collect::<Vec<_>>();
    let mut lines = Vec::with_capacity(5);
    if let Some(circumstance) = parts.circumstance.as_ref().and_then(place) {
        lines.push(Line { part: Part::Circumstance, places: vec![circumstance] });
    }
    lines.push(Line { part: Part::Verb, places: verbs });
    lines.push(Line { part: Part::Object, places: objects(words, parts).iter().filter_map(place).collect() });
    lines.push(Line { part: Part::Means, places: clauses(&parts.means) });
    lines.push(Line { part: Part::Purpose, places: clauses(&parts.purposes) });
    // A circumstance that says how, or to what end, is no gap.
    let said = |part: Part| match part {
        Part::Means => !parts.means.is_empty(),
        Part::Purpose => !parts.purposes.is_empty(),
        _ => false,
    };
    let told = |part: Part| part == Part::Verb || !parts.verbs.is_empty();
    lines.retain(|line| !line.places.is_empty() || told(line.part) && !said(line.part));
    lines
}
