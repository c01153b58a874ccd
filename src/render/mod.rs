//! What findings look like: one file per output. Nothing here prints: every output is bytes.

pub mod concise;
mod excerpt;
pub mod full;
pub mod json;
mod paint;
pub mod statistics;
pub mod summary;
pub mod tally;
pub mod words;

use crate::analysis::Analysis;
use crate::findings::{Finding, Severity};
use crate::lang::Lang;
use crate::rules::Rule;
use crate::source::LineIndex;
use std::ops::Range;

/// A checked file, and how to show it.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Its path, as shown.
    pub path: &'a str,
    /// What is known of it.
    pub analysis: &'a Analysis,
    /// The lines of its text.
    pub lines: &'a LineIndex,
    /// Language of the messages.
    pub lang: Lang,
    /// Whether to colour.
    pub color: bool,
    /// Whether to show hints.
    pub hints: bool,
    /// Columns at the most for a line of the file; longer ones are shown in part.
    pub width: usize,
}

impl<'a> View<'a> {
    /// The findings to show, in order.
    pub fn findings(&self) -> impl Iterator<Item = &'a Finding> + use<'a> {
        let hints = self.hints;
        self.analysis.findings.iter().filter(move |f| hints || f.severity > Severity::Hint)
    }
}

/// One finding, rendered.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its rule.
    pub rule: &'static Rule,
    /// All of it, in [`Blocks::bytes`].
    pub range: Range<usize>,
    /// The part that says why the rule exists, shown once a run.
    pub why: Range<usize>,
}

/// The rendered findings of one file.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    /// The text of all blocks.
    pub bytes: Vec<u8>,
    /// Where each stands.
    pub blocks: Vec<Block>,
}

impl Blocks {
    /// Adds a block without a why.
    pub(crate) fn push(&mut self, rule: &'static Rule, from: usize) {
        let end = self.bytes.len();
        self.blocks.push(Block { rule, range: from..end, why: end..end });
    }
}
