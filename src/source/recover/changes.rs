//! Where a mended text differs from the original, and offsets from one to the other.

use crate::findings::Edit;
use crate::source::Span;

/// A run of bytes that was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Region {
    mended: Span,
    original: Span,
}

/// The replaced runs, in order. Empty for a text that needed no mending.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    regions: Vec<Region>,
}

impl Changes {
    /// True when the texts are the same.
    pub fn is_empty(&self) -> bool {
        self.regions.is_empty()
    }

    /// The original place of a mended one. A place inside inserted text becomes the place of insertion.
    pub fn original(&self, span: Span) -> Span {
        if self.regions.is_empty() {
            return span;
        }
        let start = self.offset(span.start, false);
        Span::new(start, self.offset(span.end, true).max(start))
    }

    /// The original offset of the start of a span, or of its end: beside a run that was taken out, a
    /// start comes after it and an end before it.
    fn offset(&self, at: u32, end: bool) -> u32 {
        let index = self.regions.partition_point(|r| r.mended.start < at || (!end && r.mended.start == at));
        let Some(region) = index.checked_sub(1).map(|i| self.regions[i]) else { return at };
        if at >= region.mended.end {
            return region.original.end + (at - region.mended.end);
        }
        (region.original.start + (at - region.mended.start)).min(region.original.end)
    }

    /// The mended offset of an original one. An offset inside a replaced run stays inside it.
    pub fn mended(&self, at: u32) -> u32 {
        let index = self.regions.partition_point(|r| r.original.start <= at);
        let Some(region) = index.checked_sub(1).map(|i| self.regions[i]) else { return at };
        if at >= region.original.end {
            return region.mended.end + (at - region.original.end);
        }
        (region.mended.start + (at - region.original.start)).min(region.mended.end)
    }

    /// `edits` of the mended text as edits of the original; `None` when one touches mended text.
    pub fn original_edits(&self, edits: &[Edit]) -> Option<Vec<Edit>> {
        edits
            .iter()
            .map(|edit| {
                let near = self.regions.partition_point(|r| r.mended.end < edit.span.start);
                if self.regions.get(near).is_some_and(|r| r.mended.start <= edit.span.end) {
                    return None;
                }
                Some(Edit { span: self.original(edit.span), text: edit.text.clone() })
            })
            .collect()
    }

    /// Notes that sorted `edits` of the mended text were applied to it, in one pass over both.
    pub fn record(&mut self, edits: &[Edit]) {
        let before = std::mem::take(self);
        let mut regions = before.regions.iter().copied().peekable();
        let mut edits = edits.iter().peekable();
        // By how much the text grew (or shrank) so far.
        let mut shift = 0i64;
        loop {
            let region_first = match (regions.peek(), edits.peek()) {
                (None, None) => break,
                (Some(region), Some(edit)) => region.mended.start <= edit.span.start,
                (region, _) => region.is_some(),
            };
            let mut grown = 0;
            let first = match region_first {
                true => regions.next(),
                false => edits.next().map(|edit| {
                    grown = growth(edit);
                    before.run(edit)
                }),
            };
            let Some(mut run) = first else { break };
            // What touches the run is one with it.
            loop {
                if let Some(more) = regions.next_if(|r| r.mended.start <= run.mended.end) {
                    run.absorb(more);
                } else if let Some(edit) = edits.next_if(|e| e.span.start <= run.mended.end) {
                    run.absorb(before.run(edit));
                    grown += growth(edit);
                } else {
                    break;
                }
            }
            let moved = |at: u32, by: i64| (i64::from(at) + by).max(0) as u32;
            run.mended = Span::new(moved(run.mended.start, shift), moved(run.mended.end, shift + grown));
            shift += grown;
            self.regions.push(run);
        }
    }

    /// The run of bytes that `edit` replaces, here and in the original.
    fn run(&self, edit: &Edit) -> Region {
        let start = self.offset(edit.span.start, false);
        let end = self.offset(edit.span.end, true).max(start);
        Region { mended: edit.span, original: Span::new(start, end) }
    }
}

/// By how many bytes `edit` makes the text longer.
fn growth(edit: &Edit) -> i64 {
    edit.text.len() as i64 - i64::from(edit.span.len())
}

impl Region {
    /// Covers `other` as well.
    fn absorb(&mut self, other: Region) {
        let cover = |a: Span, b: Span| Span::new(a.start.min(b.start), a.end.max(b.end));
        self.mended = cover(self.mended, other.mended);
        self.original = cover(self.original, other.original);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::fix::splice;
    use proptest::prelude::*;

    #[test]
    fn several_edits_at_once_are_noted_as_one_by_one() {
        let edits: Vec<Edit> = (0..200u32)
            .map(|at| Edit::replace(Span::new(at * 5, at * 5 + at % 4), "=".repeat(at as usize % 3)))
            .collect();
        let (mut together, mut singly) = (Changes::default(), Changes::default());
        together.record(&edits);
        for edit in edits.iter().rev() {
            singly.record(std::slice::from_ref(edit));
        }
        assert_eq!(together.regions, singly.regions);
    }

    proptest! {
        /// Whatever the edits, bytes outside them keep their original place.
        #[test]
        fn untouched_bytes_map_back(edits in prop::collection::vec((0usize..40, 0usize..5, "[A-Z]{0,4}"), 0..6)) {
            let original: String = ('a'..='z').cycle().take(40).collect();
            let (mut text, mut changes) = (original.clone(), Changes::default());
            for (at, length, new) in edits {
                let start = at.min(text.len());
                let span = Span::new(start as u32, (start + length).min(text.len()) as u32);
                let edit = Edit::replace(span, new);
                changes.record(std::slice::from_ref(&edit));
                text = splice(&text, &[edit], "\n");
            }
            for (at, c) in text.char_indices().filter(|(_, c)| c.is_lowercase()) {
                let back = changes.original(Span::new(at as u32, at as u32 + 1));
                let inside = changes.regions.iter().any(|r| r.mended.start <= at as u32 && (at as u32) < r.mended.end);
                if !inside {
                    prop_assert_eq!(back.of(&original), c.to_string());
                }
            }
        }
    }
}
