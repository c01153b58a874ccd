//! Where one output of a run stands: what was shown of it, and what may still be.

use super::file::Outcome;
use super::outputs::Wanted;
use crate::lang::Lang;
use crate::render::output::{End, Output};
use crate::render::{Blocks, statistics, summary};
use std::collections::HashSet;

/// One output, written piece by piece.
#[derive(Debug)]
pub struct Sink {
    output: &'static dyn Output,
    remaining: usize,
    left_out: usize,
    explained: HashSet<&'static str>,
    begun: bool,
    some: bool,
}

/// What the closing lines are made of, for people.
#[derive(Clone, Copy, Debug)]
pub struct Closing {
    /// Whether counts are shown.
    pub statistics: bool,
    /// Whether nothing but the findings is shown.
    pub quiet: bool,
    /// Whether hints were shown.
    pub hints: bool,
    /// Whether entries of the baseline that are of no use any more are shown.
    pub strict: bool,
    /// Whether fixes were shown, not applied.
    pub only_shown: bool,
}

impl Sink {
    /// `limit`: findings shown at most, where people read them.
    pub fn new(wanted: &Wanted, limit: usize) -> Self {
        let output = wanted.output;
        Sink {
            output,
            remaining: if output.for_people() { limit } else { usize::MAX },
            left_out: 0,
            explained: HashSet::new(),
            begun: false,
            some: false,
        }
    }

    /// Whether people read it.
    pub fn is_for_people(&self) -> bool {
        self.output.for_people()
    }

    /// How many findings may still be shown.
    pub fn remaining(&self) -> usize {
        self.remaining
    }

    fn begin(&mut self, lang: Lang, out: &mut Vec<u8>) {
        if !std::mem::replace(&mut self.begun, true) {
            out.extend_from_slice(&self.output.head(lang));
        }
    }

    /// Adds to `out` what checking a file gave, its piece and, for people, what goes around it; `all`
    /// findings of it are to be shown.
    pub fn file(
        &mut self,
        lang: Lang,
        outcome: &Outcome,
        piece: Option<&Blocks>,
        all: usize,
        out: &mut Vec<u8>,
    ) {
        self.begin(lang, out);
        if !self.output.for_people() {
            if let Some(piece) = piece.filter(|piece| !piece.bytes.is_empty()) {
                self.separate(out);
                out.extend_from_slice(&piece.bytes);
            }
            return;
        }
        out.extend_from_slice(&outcome.mends);
        let blocks = piece.map_or(&[][..], |piece| &piece.blocks);
        let shown = blocks.len().min(self.remaining);
        self.remaining -= shown;
        self.left_out += all - shown.min(all);
        if let Some(piece) = piece.filter(|_| shown > 0) {
            self.separate(out);
            for block in blocks.iter().take(shown) {
                let part = |range: std::ops::Range<usize>| piece.bytes.get(range).unwrap_or_default();
                if self.explained.insert(block.rule.code) {
                    out.extend_from_slice(part(block.range.clone()));
                } else {
                    out.extend_from_slice(part(block.range.start..block.why.start));
                    out.extend_from_slice(part(block.why.end..block.range.end));
                }
            }
        }
        out.extend_from_slice(&outcome.rest);
    }

    fn separate(&mut self, out: &mut Vec<u8>) {
        let [first, between] = self.output.separators();
        let separator = if std::mem::replace(&mut self.some, true) { between } else { first };
        out.extend_from_slice(separator.as_bytes());
    }

    /// Adds to `out` what stands behind the last file. `head`: the language of the run.
    pub fn finish(&mut self, head: Lang, end: &End<'_>, closing: Closing, out: &mut Vec<u8>) {
        self.begin(head, out);
        let end = End { some: self.some, ..*end };
        if !self.output.for_people() {
            out.extend_from_slice(&self.output.tail(&end));
            return;
        }
        let text = self.closing(&end, closing);
        if !text.is_empty() {
            out.extend_from_slice(&self.output.tail(&end));
        }
        out.extend_from_slice(text.as_bytes());
    }

    fn closing(&self, end: &End<'_>, closing: Closing) -> String {
        let mut text = String::new();
        if self.left_out > 0 && !closing.only_shown {
            text.push_str(&summary::left_out(self.left_out, end.lang));
        }
        if closing.strict {
            text.push_str(&summary::obsolete(end.tally, end.lang));
        }
        if closing.statistics && end.tally.files > 0 {
            text.push_str(&statistics::totals(end.tally, end.lang));
        }
        if !closing.quiet && end.tally.files + end.tally.unchanged > 0 {
            text.push_str(&summary::render(end.tally, closing.hints, closing.only_shown, end.lang));
        }
        text
    }
}
