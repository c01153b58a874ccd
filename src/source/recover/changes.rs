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

    /// `edits` of the mended text as edits of the original; `None` when one touches mended text.
    pub fn original_edits(&self, edits: &[Edit]) -> Option<Vec<Edit>> {
        edits
            .iter()
            .map(|edit| {
                let touches = |r: &Region| r.mended.start <= edit.span.end && edit.span.start <= r.mended.end;
                if self.regions.iter().any(touches) {
                    return None;
                }
                Some(Edit { span: self.original(edit.span), text: edit.text.clone() })
            })
            .collect()
    }

    /// Notes that sorted `edits` of the mended text were applied to it.
    pub fn record(&mut self, edits: &[Edit]) {
        for edit in edits.iter().rev() {
            self.record_one(edit.span, edit.text.len() as u32);
        }
    }

    fn record_one(&mut self, span: Span, length: u32) {
        let first = self.regions.partition_point(|r| r.mended.end < span.start);
        let last = self.regions.partition_point(|r| r.mended.start <= span.end);
        let mut merged = Region { mended: span, original: Span::new(self.offset(span.start, false), 0) };
        merged.original.end = self.offset(span.end, true).max(merged.original.start);
        if first < last {
            let (a, b) = (self.regions[first], self.regions[last - 1]);
            merged.mended = Span::new(span.start.min(a.mended.start), span.end.max(b.mended.end));
            merged.original.start = merged.original.start.min(a.original.start);
            merged.original.end = merged.original.end.max(b.original.end);
        }
        merged.mended.end = merged.mended.end + length - span.len();
        self.regions.splice(first..last.max(first), [merged]);
        for region in &mut self.regions[first + 1..] {
            region.mended.start = region.mended.start + length - span.len();
            region.mended.end = region.mended.end + length - span.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::fix::splice;
    use proptest::prelude::*;

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
