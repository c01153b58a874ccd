//! One line a finding: `path:line:column: erreur[NUM001] message`.

use super::full::level;
use super::output::Output;
use super::paint::{self, RESET};
use super::words::safe;
use super::{Blocks, View};
use crate::docs::words;
use std::io::Write;

/// The format `concise`.
#[derive(Debug)]
pub struct Concise;

impl Output for Concise {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn for_people(&self) -> bool {
        true
    }

    fn file(&self, view: &View<'_>, limit: usize) -> Blocks {
        render(view, limit)
    }
}

fn render(view: &View<'_>, limit: usize) -> Blocks {
    let mut blocks = Blocks::default();
    for finding in view.findings().take(limit) {
        let from = blocks.bytes.len();
        let (line, column) = view.lines.position(&view.analysis.text, finding.primary.span.start);
        let word = words::severity(finding.severity).get(view.lang);
        let (code, message) = (finding.rule.code, safe(finding.message.get(view.lang)));
        let (color, reset) =
            if view.color { (paint::color(level(finding.severity)), RESET) } else { ("", "") };
        // A buffer in memory takes every write.
        let _ = writeln!(
            blocks.bytes,
            "{}:{line}:{column}: {color}{word}[{code}]{reset} {message}",
            safe(view.path)
        );
        blocks.push(finding.rule, from);
    }
    blocks
}
