//! Findings with the lines they point at, as the best compilers show them.

use super::excerpt::Excerpt;
use super::output::Output;
use super::paint::{DIM, Painter, RESET};
use super::words::{parts, safe};
use super::{Block, Blocks, View};
use crate::docs::words;
use crate::findings::{Finding, Safety, Severity};
use crate::lang::Lang;
use crate::say;
use codespan_reporting::diagnostic::{Diagnostic, Label, Severity as Level};
use codespan_reporting::term::{Config, emit_to_write_style};
use std::io::Write;

/// Related places shown at most; the others are counted.
const MAX_RELATED: usize = 6;
/// Widest line of a note, in characters.
const NOTE: usize = 100;

/// The format `full`.
#[derive(Debug)]
pub struct Full;

impl Output for Full {
    fn name(&self) -> &'static str {
        "full"
    }

    fn for_people(&self) -> bool {
        true
    }

    fn file(&self, view: &View<'_>, limit: usize) -> Blocks {
        render(view, limit)
    }
}

/// Renders `limit` findings of a file at most.
pub fn render(view: &View<'_>, limit: usize) -> Blocks {
    let config = Config { tab_width: 4, ..Config::default() };
    let mut blocks = Blocks::default();
    for finding in view.findings().take(limit) {
        one(view, finding, &config, &mut blocks);
    }
    blocks
}

/// The severity as codespan-reporting knows it.
pub fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Info => Level::Note,
        Severity::Hint | Severity::Off => Level::Help,
    }
}

fn one<'a>(view: &View<'a>, finding: &'a Finding, config: &Config, blocks: &mut Blocks) {
    let from = blocks.bytes.len();
    let lang = view.lang;
    let shown =
        Finding { related: finding.related.iter().take(MAX_RELATED).cloned().collect(), ..finding.clone() };
    let excerpt = Excerpt::new(view.path, &view.analysis.text, view.lines, &shown, view.width);
    let mut labels = Vec::with_capacity(1 + shown.related.len());
    let text = |label: &crate::findings::Label| label.text.as_ref().map_or("", |t| t.get(lang)).to_owned();
    labels.push(
        Label::primary((), excerpt.place(shown.primary.span)).with_message(safe(&text(&shown.primary))),
    );
    for label in &shown.related {
        labels.push(Label::secondary((), excerpt.place(label.span)).with_message(safe(&text(label))));
    }
    let diagnostic = Diagnostic::new(level(finding.severity))
        .with_code(finding.rule.code)
        .with_message(safe(finding.message.get(lang)))
        .with_labels(labels);
    let colon = match lang {
        Lang::Fr => "\u{a0}: ",
        Lang::En => ": ",
    };
    let word = words::severity(finding.severity).get(lang);
    let mut painter = Painter::new(&mut blocks.bytes, word, colon, view.color);
    if emit_to_write_style(&mut painter, config, &excerpt, &diagnostic).is_err() {
        // The place could not be shown: the message still is.
        blocks.bytes.truncate(from);
        let message = safe(finding.message.get(lang));
        let (line, column) = view.lines.position(&view.analysis.text, finding.primary.span.start);
        let place = format!("{}:{line}:{column}", safe(view.path));
        blocks.bytes.extend_from_slice(
            format!("{word}[{}]{colon}{message} ({place})\n", finding.rule.code).as_bytes(),
        );
    }
    if blocks.bytes.ends_with(b"\n\n") {
        blocks.bytes.pop();
    }
    let padding = excerpt.padding(&shown);
    let more = finding.related.len() - shown.related.len();
    let border = if view.color { format!("{DIM}│{RESET}") } else { "│".to_owned() };
    let bullet = if view.color { format!("{DIM}={RESET}") } else { "=".to_owned() };
    // A buffer in memory takes every write.
    let _ = writeln!(blocks.bytes, "{:padding$} {border}", "");
    let note = |blocks: &mut Blocks, text: &str| {
        // The lines that follow stand under the first word.
        let mut room = NOTE;
        let _ = write!(blocks.bytes, "{:padding$} {bullet}", "");
        for word in parts(&safe(text)) {
            let width = word.chars().count() + 1;
            if width > room && room < NOTE {
                let _ = write!(blocks.bytes, "\n{:padding$}  ", "");
                room = NOTE;
            }
            let _ = write!(blocks.bytes, " {word}");
            room = room.saturating_sub(width);
        }
        blocks.bytes.push(b'\n');
    };
    if more > 0 {
        note(blocks, &say!(lang, "et {more} autres endroits", "and {more} more places"));
    }
    let start = blocks.bytes.len();
    let why = finding.rule.why.get(lang);
    note(blocks, &say!(lang, "pourquoi\u{a0}: {why}", "why: {why}"));
    let why = start..blocks.bytes.len();
    let how = view.help(finding);
    note(blocks, &say!(lang, "comment\u{a0}: {how}", "how: {how}"));
    if let Some(fix) = &finding.fix {
        let title = fix.title.get(lang);
        let text = match fix.safety {
            Safety::Safe => say!(lang, "correction\u{a0}: {title} (--fix)", "fix: {title} (--fix)"),
            Safety::Unsafe => say!(
                lang,
                "correction à confirmer\u{a0}: {title} (--fix --unsafe-fixes)",
                "fix to confirm: {title} (--fix --unsafe-fixes)"
            ),
        };
        note(blocks, &text);
    }
    blocks.bytes.push(b'\n');
    blocks.blocks.push(Block { rule: finding.rule, range: from..blocks.bytes.len(), why });
}
