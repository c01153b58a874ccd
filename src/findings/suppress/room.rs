//! Where a comment that asks for silence can be written.

use super::{Suppressions, text_ends};
use crate::model::text::Doc;
use crate::source::LineIndex;
use crate::source::recover::Changes;

/// Where to ask for silence about what begins on a line, in bytes of the original text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Behind the last rule named by a comment that speaks for the line already.
    pub beside: Option<u32>,
    /// The start of the line above which a comment of its own speaks for it: that line itself, or the one on
    /// which the text that it is part of begins.
    pub above: u32,
    /// Behind the last rule named by a comment that speaks for the whole file.
    pub for_file: Option<u32>,
}

/// The room there is for silence about what begins at each place of `at`.
pub fn rooms(doc: Doc<'_>, changes: &Changes, original: &str, at: &[u32]) -> Vec<Room> {
    let suppressions = Suppressions::read(doc, changes, original);
    let lines = LineIndex::new(original);
    let ends = text_ends(doc, changes, &lines);
    let last_named = |index: &usize| {
        let names = suppressions.list.get(*index).map(|one| one.rules.as_slice());
        names.and_then(|names| names.last()).map(|name| name.span.end)
    };
    let for_file = suppressions.for_file.iter().find_map(last_named);
    let room = |at: &u32| {
        let own = lines.line(*at);
        let here = suppressions.by_line.get(&own);
        // Texts do not hold each other: only the nearest above may reach down to the line. A key that one begins
        // behind may itself stand in a text when it is badly written: a few steps are enough.
        let mut line = own;
        for _ in 0..4 {
            match ends.range(..line).next_back() {
                Some((first, last)) if *last >= line => line = *first,
                _ => break,
            }
        }
        Room { beside: here.into_iter().flatten().find_map(last_named), above: lines.start(line), for_file }
    };
    at.iter().map(room).collect()
}
