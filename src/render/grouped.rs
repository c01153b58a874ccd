//! A short text for logs: the file, then a line a finding, in columns.

use super::full::level;
use super::output::{End, Output};
use super::paint::{self, BOLD, RESET};
use super::words::safe;
use super::{Blocks, View};
use crate::docs::words;
use std::io::Write;

/// The format `grouped`.
#[derive(Debug)]
pub struct Grouped;

impl Output for Grouped {
    fn name(&self) -> &'static str {
        "grouped"
    }

    fn for_people(&self) -> bool {
        true
    }

    fn separators(&self) -> [&'static str; 2] {
        ["", "\n"]
    }

    fn file(&self, view: &View<'_>, limit: usize) -> Blocks {
        let place = |offset| view.lines.position(&view.analysis.text, offset);
        // Columns are as wide as all of them need, so that they are the same however many are shown.
        let all: Vec<_> = view.findings().collect();
        let places: Vec<String> = all
            .iter()
            .map(|finding| {
                let (line, column) = place(finding.primary.span.start);
                format!("{line}:{column}")
            })
            .collect();
        let word = |severity| words::severity(severity).get(view.lang);
        let place_width = places.iter().map(String::len).max().unwrap_or(0);
        let word_width = all.iter().map(|finding| word(finding.severity).chars().count()).max().unwrap_or(0);
        let mut blocks = Blocks::default();
        for (finding, place) in all.into_iter().zip(places).take(limit) {
            let from = blocks.bytes.len();
            let (color, bold, reset) = match view.color {
                true => (paint::color(level(finding.severity)), BOLD, RESET),
                false => ("", "", ""),
            };
            if from == 0 {
                // A buffer in memory takes every write.
                let _ = writeln!(blocks.bytes, "{bold}{}{reset}", safe(view.path));
            }
            let (code, message) = (finding.rule.code, safe(finding.message.get(view.lang)));
            let _ = writeln!(
                blocks.bytes,
                "  {place:place_width$}  {color}{:word_width$}{reset}  {code}  {message}",
                word(finding.severity),
            );
            blocks.push(finding.rule, from);
        }
        blocks
    }

    fn tail(&self, end: &End<'_>) -> Vec<u8> {
        if end.some { b"\n".to_vec() } else { Vec::new() }
    }
}
