//! Where the cursor is: the way from the root told by the indentation of the lines above, and what is being
//! typed. The tree is not asked, so that it works on half-typed lines and in files that do not parse.

use super::finder::Finder;
use crate::format::{K, Section};
use crate::ide::File;
use crate::ide::due::{Due, KeyMeaning};

/// What is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A key of a mapping.
    Key,
    /// The value behind a key, on its line.
    Value,
    /// An item of a list, or the first key of a mapping that is one.
    Item,
    /// A comment.
    Comment,
}

/// A key above the place, or the dash of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<'t> {
    /// The key, quotes left out; `None` for a dash.
    pub written: Option<&'t str>,
    /// What the key is.
    pub meaning: KeyMeaning,
}

/// Another key of the mapping, or another item of the list.
#[derive(Clone, Copy, Debug)]
pub(in crate::ide) struct Sibling<'t> {
    /// The key, quotes left out; the whole item.
    pub written: &'t str,
    /// True when the key is in quotes.
    pub quoted: bool,
    /// True when it stands above the cursor.
    pub above: bool,
}

/// The cursor's place.
#[derive(Debug)]
pub(super) struct Place<'t> {
    pub slot: Slot,
    /// What is due there: the keys of what is being written, or the value.
    pub due: Due,
    /// From the root down; the key of a value included.
    pub way: Vec<Step<'t>>,
    /// What is typed already, from the beginning of the key, the value or the item to the cursor.
    pub typed: &'t str,
    /// Where `typed` begins, in bytes of the text.
    pub from: usize,
    /// What follows the cursor on its line, comment left out.
    pub tail: &'t str,
    /// The column of the keys that may be written here.
    pub column: usize,
    /// True inside `{ }` or `[ ]`.
    pub flow: bool,
    /// True when the quotes around what is typed are open.
    pub quoted: bool,
    /// True when the colon before the value lacks its space.
    pub tight: bool,
    /// True when the lines below belong to what is being typed.
    pub holds: bool,
    /// The dash of a list that is due and not there.
    pub dash: bool,
    pub siblings: Vec<Sibling<'t>>,
}

impl<'t> Place<'t> {
    /// The place at byte `at` of the text as typed; `None` inside a text that is no business of the format.
    pub fn new(file: &'t File, at: u32) -> Option<Self> {
        let text = file.text();
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let number = file.lines.line(at as u32);
        let line = file.line(number);
        let start = file.lines.start(number) as usize;
        // Between the two characters of a line end.
        let column = (at - start).min(line.len());
        Finder { file, text, number, line, start, column }.find()
    }

    /// The code above the place that defines a thing under `key`: innermost first.
    pub fn code_under(&self, wanted: K) -> Option<&'t str> {
        let pairs = self.way.iter().zip(self.way.iter().skip(1));
        pairs.rev().find_map(|(key, code)| match (key.meaning, code.meaning) {
            (KeyMeaning::Format(_, key), KeyMeaning::Code) if key.k == wanted => code.written,
            _ => None,
        })
    }

    /// The section of the nearest key of the format above the place, and the meaning of that key.
    pub fn key(&self) -> Option<(&'static Section, K)> {
        self.way.iter().rev().find_map(|step| match step.meaning {
            KeyMeaning::Format(section, key) => Some((section, key.k)),
            _ => None,
        })
    }

    /// True when a key of this meaning stands above the place.
    pub fn is_below(&self, wanted: K) -> bool {
        self.way.iter().any(|step| matches!(step.meaning, KeyMeaning::Format(_, key) if key.k == wanted))
    }

    /// True inside an épreuve, or an évaluation complémentaire.
    pub fn is_in_assessment(&self) -> bool {
        self.code_under(K::Assessments).or_else(|| self.code_under(K::FinalAssessments)).is_some()
    }

    /// True below a key of `critères` that says what its criteria evaluate.
    pub fn is_below_reference(&self) -> bool {
        self.way.iter().any(|step| matches!(step.meaning, KeyMeaning::Reference))
    }
}
