//! Which thing a place of the text belongs to: the smallest whose entry holds it.

use super::item::Items;
use std::cmp::Reverse;

/// Things of a document by the places they cover.
pub(crate) struct Holders {
    /// Start, end and item, outer things before the inner ones that begin with them.
    spans: Vec<(u32, u32, usize)>,
    /// The thing around each, as an index into `spans`.
    around: Vec<Option<usize>>,
}

impl Holders {
    pub fn new(items: &Items) -> Holders {
        let mut spans: Vec<(u32, u32, usize)> = Vec::with_capacity(items.list.len());
        spans.extend(items.list.iter().enumerate().map(|(at, item)| (item.span.start, item.span.end, at)));
        spans.sort_unstable_by_key(|(start, end, at)| (*start, Reverse(*end), *at));
        let mut around = Vec::with_capacity(spans.len());
        let mut open: Vec<usize> = Vec::new();
        for (index, (start, end, _)) in spans.iter().enumerate() {
            while open.last().is_some_and(|outer| spans[*outer].1 < *end || spans[*outer].1 <= *start) {
                open.pop();
            }
            around.push(open.last().copied());
            open.push(index);
        }
        Holders { spans, around }
    }

    /// The smallest thing that covers the byte `offset` of the original text.
    pub fn of(&self, offset: u32) -> Option<usize> {
        let mut at = self.spans.partition_point(|(start, _, _)| *start <= offset).checked_sub(1);
        while let Some(index) = at {
            let (_, end, item) = self.spans[index];
            if offset < end {
                return Some(item);
            }
            at = self.around[index];
        }
        None
    }
}
