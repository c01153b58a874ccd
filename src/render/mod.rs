//! What findings look like: one file per output. Nothing here prints: every output is bytes.

pub mod base64;
pub mod compare;
pub mod concise;
mod excerpt;
pub mod full;
pub mod github;
pub mod gitlab;
pub mod grouped;
pub mod json;
pub mod junit;
pub mod matrix;
pub mod measure;
pub mod output;
mod paint;
pub mod sarif;
pub mod statistics;
pub mod summary;
pub mod tally;
mod uri;
pub mod words;

use crate::analysis::Analysis;
use crate::findings::{Finding, Severity};
use crate::lang::{Lang, Message};
use crate::rules::Rule;
use crate::source::LineIndex;
use std::ops::Range;

/// A checked file, and how to show it.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Its path, as shown.
    pub path: &'a str,
    /// Its path for programs: from the current folder when it is inside, with `/` between folders.
    pub near: &'a str,
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
    /// Severity from which the command fails; `Off`: never.
    pub fail_on: Severity,
    /// Whether reports hold what a comment silenced, where they can say so.
    pub silenced: bool,
    /// The fixes that were applied before these findings, and the rule that asked for each.
    pub done: &'a [(&'static Rule, Message)],
}

impl<'a> View<'a> {
    /// The findings to show, in order.
    pub fn findings(&self) -> impl Iterator<Item = &'a Finding> + use<'a> {
        let view = *self;
        self.analysis.findings.iter().filter(move |finding| view.shows(finding.severity))
    }

    /// Whether a finding of this severity is shown.
    pub fn shows(&self, severity: Severity) -> bool {
        self.hints || severity > Severity::Hint
    }

    /// Whether a finding of this severity makes the command fail.
    pub fn fails(&self, severity: Severity) -> bool {
        self.fail_on != Severity::Off && severity >= self.fail_on
    }

    /// What to type instead of what a finding points at.
    pub fn help(&self, finding: &'a Finding) -> &'a str {
        finding.help.as_ref().map_or(finding.rule.how.get(self.lang), |help| help.get(self.lang))
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
    /// Where each stands; none when the bytes are one whole.
    pub blocks: Vec<Block>,
}

impl Blocks {
    /// Bytes that are shown whole or not at all.
    pub(crate) fn whole(bytes: Vec<u8>) -> Self {
        Blocks { bytes, blocks: Vec::new() }
    }

    /// Adds a block without a why.
    pub(crate) fn push(&mut self, rule: &'static Rule, from: usize) {
        let end = self.bytes.len();
        self.blocks.push(Block { rule, range: from..end, why: end..end });
    }
}
