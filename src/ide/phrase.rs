//! A competence read as France compétences has it: verb, object, means, finality, with what is missing.

use crate::lang::Lang;
use crate::text::{Parts, Word, parts::bytes};
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
            (Part::Purpose, Lang::Fr) => "manque : « afin de… », « en vue de… »",
            (Part::Purpose, Lang::En) => "missing: “afin de…”, “en vue de…”",
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
        let pieces = self.places.iter().filter_map(|place| sentence.get(place.clone()));
        let pieces: Vec<String> = pieces.map(|piece| super::names::line(piece)).collect();
        pieces.join(if self.part == Part::Verb { ", " } else { " ; " })
    }
}

/// The lines of a sentence: the four parts of the formula, whether they are there or not, and the circumstance if there
/// is one.
pub fn lines(words: &[Word], parts: &Parts) -> Vec<Line> {
    let place = |range: &Range<usize>| bytes(words, range);
    let verbs = parts.verbs.iter().filter_map(|verb| place(&(*verb..verb + 1))).collect();
    let inside = |range: &&Range<usize>| parts.circumstance.as_ref() != Some(*range);
    let clauses = |list: &[Range<usize>]| list.iter().filter(inside).filter_map(place).collect::<Vec<_>>();
    let mut lines = Vec::with_capacity(5);
    if let Some(circumstance) = parts.circumstance.as_ref().and_then(place) {
        lines.push(Line { part: Part::Circumstance, places: vec![circumstance] });
    }
    lines.push(Line { part: Part::Verb, places: verbs });
    lines.push(Line {
        part: Part::Object,
        places: parts.object.as_ref().and_then(place).into_iter().collect(),
    });
    lines.push(Line { part: Part::Means, places: clauses(&parts.means) });
    lines.push(Line { part: Part::Purpose, places: clauses(&parts.purposes) });
    // A circumstance that says how, or to what end, is no gap.
    let said = |part: Part| match part {
        Part::Means => !parts.means.is_empty(),
        Part::Purpose => !parts.purposes.is_empty(),
        _ => false,
    };
    lines.retain(|line| !line.places.is_empty() || !said(line.part));
    lines
}
