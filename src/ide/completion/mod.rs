//! What may be typed at a place: keys, words, codes, names, the next free code, rules to silence.
//!
//! The place is told by the lines around it ([`context`]), so that half-typed lines and broken files are
//! answered as well as others; the codes come from the référentiel as it was read.

mod body;
mod codes;
pub(in crate::ide) mod context;
mod expression;
mod finder;
mod flow;
mod habits;
mod home;
mod keys;
mod known;
mod lines;
pub(in crate::ide) mod next;
mod remaining;
mod resolve;
mod snippet;
mod suppressions;
mod words;

use super::File;
use super::due::Due;
use super::facts::Facts;
use crate::analysis::CodeKind;
use crate::format::spelling::fold;
use crate::format::{Key, Shape};
use crate::lang::Lang;
use crate::source::Span;
use context::{Place, Slot};
use home::Home;
use std::sync::Arc;

pub use resolve::resolve;

/// What an answer depends on besides the file.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// What the other files of the workspace tell; asked for only where it is of use.
    pub facts: &'a dyn Fn() -> Vec<Arc<Facts>>,
    /// True when the editor takes snippets.
    pub snippets: bool,
    /// Language of what is shown.
    pub lang: Lang,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A key of the format.
    Key,
    /// A word of a closed list.
    Word,
    /// The code of a thing that is defined.
    Code(CodeKind),
    /// Several things in one expression: a range, `bloc`, `certification`.
    Range,
    /// A code that nothing bears yet, with the thing to fill in.
    New(CodeKind),
    /// The name of a voie d'accès.
    Name,
    /// A quality or a modalité that is written elsewhere.
    Sentence,
    /// A rule or a family, in a suppression.
    Rule,
    /// A comment.
    Comment,
}

/// One thing that may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// As it is shown.
    pub label: String,
    /// What it is.
    pub kind: ItemKind,
    /// One line beside it.
    pub detail: Option<String>,
    /// More, in Markdown. Where [`Item::data`] is given, [`resolve`] says it.
    pub documentation: Option<String>,
    /// What is inserted. Its lines carry their whole indentation and end with `\n`.
    pub text: String,
    /// True when `text` is a snippet, with `$1` and `${2:…}`.
    pub snippet: bool,
    /// What it replaces, on the line of the cursor, in bytes of the text as typed.
    pub span: Span,
    /// Orders the list.
    pub sort: String,
    /// What is compared with what is typed: begins as it does, accents and other names allowed for.
    pub filter: String,
    /// What [`resolve`] needs to tell more.
    pub data: Option<String>,
}

/// What may be typed at byte `at` of the text as typed, best first.
pub fn complete(file: &File, at: u32, around: &Around<'_>) -> Vec<Item> {
    let Some(place) = Place::new(file, at) else { return Vec::new() };
    let home = Home::new(file, &place);
    let mut cx = Cx { file, around, at, place, home, items: Vec::new() };
    cx.fill();
    let mut items = cx.items;
    for (index, item) in items.iter_mut().enumerate() {
        item.sort = format!("{index:04}");
    }
    items
}

/// A question being answered.
struct Cx<'a> {
    file: &'a File,
    around: &'a Around<'a>,
    at: u32,
    place: Place<'a>,
    home: Home,
    items: Vec<Item>,
}

impl Cx<'_> {
    fn fill(&mut self) {
        match (self.place.slot, self.place.due) {
            (Slot::Comment, _) => suppressions::fill(self),
            // Quotes around a key say that its author knows it.
            (Slot::Key, _) if self.place.quoted => {}
            (Slot::Key | Slot::Item, Due::Section(section)) => keys::fill(self, section),
            (Slot::Key, Due::Coded(key, _)) => {
                // Where such things are defined elsewhere, they are listed rather than defined once more.
                if matches!(key.shape, Shape::CodedOrReferences(_)) {
                    self.dashed(|cx| codes::fill(cx, key.k));
                }
                next::fill(self, key);
            }
            (Slot::Key, Due::Criteria(section)) => {
                if self.place.is_in_assessment() && !self.place.is_below_reference() {
                    codes::fill_criteria(self);
                } else {
                    keys::fill(self, section);
                }
            }
            (Slot::Key, Due::Named(..)) => known::fill_routes(self),
            (Slot::Key, Due::Value(key)) => self.dashed(|cx| cx.value(key)),
            (Slot::Value, Due::Coded(key, _)) if matches!(key.shape, Shape::CodedOrReferences(_)) => {
                codes::fill(self, key.k);
            }
            (Slot::Value | Slot::Item, Due::Value(key)) => self.value(key),
            _ => {}
        }
    }

    fn value(&mut self, key: &'static Key) {
        match key.shape {
            Shape::References | Shape::CodedOrReferences(_) => codes::fill(self, key.k),
            _ => {
                words::fill(self, key);
                known::fill(self, key);
            }
        }
    }

    /// Below a key whose list lacks its first dash.
    fn dashed(&mut self, fill: impl FnOnce(&mut Self)) {
        let place = &mut self.place;
        let first = place.siblings.is_empty() && !place.flow && !place.holds;
        if first && place.tail.trim().is_empty() && !place.typed.contains(char::is_whitespace) {
            place.dash = true;
            fill(self);
            self.place.dash = false;
        }
    }

    /// How `typed` begins one of `names`: what the editor compares, the first name that fits.
    fn filter<'n>(&self, names: impl Iterator<Item = &'n str>) -> Option<String> {
        filter(self.place.typed, names)
    }

    fn push(&mut self, item: Item) {
        let mut item = item;
        if self.place.tight && self.place.slot == Slot::Value {
            item.text.insert(0, ' ');
        }
        if self.place.dash {
            item.text.insert_str(0, "- ");
        }
        self.items.push(item);
    }

    /// An item that replaces what is typed and `behind` bytes of what follows.
    fn item(&self, label: &str, kind: ItemKind, text: String, behind: usize, filter: String) -> Item {
        Item {
            label: label.to_owned(),
            kind,
            detail: None,
            documentation: None,
            text,
            snippet: false,
            span: Span::new(self.place.from as u32, self.cursor() as u32 + behind as u32),
            sort: String::new(),
            filter,
            data: None,
        }
    }

    /// The cursor, in bytes of the text.
    fn cursor(&self) -> usize {
        self.place.from + self.place.typed.len()
    }
}

/// What an editor is to compare with what is typed, when `typed` begins one of `names`: accents, case and
/// apostrophes do not count.
fn filter<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let folded = fold(typed);
    // Folding leaves out what a word ends with.
    let ended = !folded.is_empty() && typed.ends_with(|c: char| c.is_whitespace() || matches!(c, '-' | '_'));
    names.into_iter().find_map(|name| {
        if typed.is_empty() {
            return Some(name.to_owned());
        }
        let whole = fold(name);
        let rest = whole.strip_prefix(&folded)?;
        let rest = if ended { rest.strip_prefix(' ')? } else { rest };
        Some(format!("{typed}{rest}"))
    })
}
