//! A long sentence on several lines below `>-`, and back on one line.

use super::site::line_of;
use super::{Action, Kind};
use crate::findings::Edit;
use crate::format::table::leading_key;
use crate::ide::File;
use crate::ide::path::{Step, path};
use crate::lang::both;
use crate::model::code::leading_code;
use crate::model::text::Doc;
use crate::rules::skeleton::column;
use crate::source::quote::quoted;
use crate::source::{Kind as Node, NodeId, Span, parse, scalar};

/// Columns that a line has, its indentation included.
const WIDTH: usize = 100;

/// Offers the text at `at` on several lines, or on one.
pub(super) fn offer(file: &File, at: u32, found: &mut Vec<Action>) {
    let doc = file.doc();
    let path = path(file, at);
    let Some(last) = path.steps.last() else { return };
    // Between braces and brackets, no text has lines of its own.
    let in_lines = path.steps.iter().all(|step| match step {
        Step::Entry { map, .. } => doc.tree.kind(*map) == Node::Map,
        Step::Item { list, .. } => doc.tree.kind(*list) == Node::Seq,
    });
    let (value, owner) = match last {
        Step::Entry { key, value, .. } => (*value, doc.tree.span(*key).start),
        Step::Item { list, item, .. } => (*item, doc.tree.span(*list).start),
    };
    if !in_lines || !doc.tree.kind(value).is_scalar() || doc.tree.node(value).props {
        return;
    }
    let (title, edits) = match doc.tree.kind(value) {
        Node::Folded => {
            (both("Remettre le texte sur une ligne", "Put the text back on one line"), unwrapped(doc, value))
        }
        Node::Plain | Node::Single | Node::Double => (
            both("Couper le texte long en lignes (>-)", "Break the long text into lines (>-)"),
            wrapped(doc, value, owner),
        ),
        _ => return,
    };
    if let Some(edits) = edits.and_then(|edits| file.edits(&edits)) {
        found.push(Action::new(Kind::Rewrite, title, edits));
    }
}

fn wrapped(doc: Doc<'_>, value: NodeId, owner: u32) -> Option<Vec<Edit>> {
    let (span, text) = (doc.tree.span(value), doc.text);
    let line = line_of(text, span.start);
    let sentence = scalar::decode(doc.tree.kind(value), span.of(text));
    let long = line.of(text).chars().count() > WIDTH;
    let alone = Span::new(span.end, line.end).of(text).trim().is_empty();
    // The key or the dash stands on the same line.
    let headed = Span::new(line.start, span.start).of(text).trim_end().ends_with([':', '-']);
    let plain = !sentence.contains(char::is_control) && sentence.trim() == sentence;
    if !long || !alone || !headed || !plain || span.end > line.end || owner < line.start {
        return None;
    }
    let pad = column(text, owner) + 2;
    let lines = broken(&sentence, WIDTH.saturating_sub(pad).max(40));
    if lines.len() < 2 {
        return None;
    }
    let pad = " ".repeat(pad);
    let body = lines.iter().fold(">-".to_owned(), |body, line| format!("{body}\n{pad}{line}"));
    let edit = Edit::replace(Span::new(span.start, line.end), body);
    same(&sentence, &pad, &lines).then_some(vec![edit])
}

/// True when the lines read as the sentence that they were made of.
fn same(sentence: &str, pad: &str, lines: &[&str]) -> bool {
    let raw: String = lines.iter().map(|line| format!("{pad}{line}\n")).collect();
    scalar::decode(Node::Folded, &raw) == sentence
}

/// The sentence cut at spaces into lines of at most `width` characters, where that can be. No line begins or
/// ends by what would be taken for something else.
fn broken(sentence: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let rest = sentence.get(start..).unwrap_or("");
        if rest.chars().count() <= width {
            lines.push(rest);
            return lines;
        }
        let cuts = rest.match_indices(' ').map(|(at, _)| at).filter(|at| may_break(rest, *at));
        let mut best = None;
        for at in cuts {
            let fits = rest[..at].chars().count() <= width;
            if best.is_none() || fits {
                best = Some(at);
            }
            if !fits {
                break;
            }
        }
        let Some(at) = best else {
            lines.push(rest);
            return lines;
        };
        lines.push(&rest[..at]);
        start += at + 1;
    }
}

fn may_break(text: &str, at: usize) -> bool {
    let (before, behind) = (&text[..at], &text[at + 1..]);
    let named = leading_key(behind).or_else(|| leading_code(behind));
    let named =
        named.and_then(|end| behind.get(end..)).is_some_and(|rest| rest.trim_start().starts_with(':'));
    !named
        && !before.ends_with(|c: char| c.is_whitespace() || c == '-')
        && !behind
            .starts_with(|c: char| c.is_whitespace() || matches!(c, '-' | '#' | ':' | '!' | '?' | ';' | '»'))
        && !before.ends_with('«')
}

fn unwrapped(doc: Doc<'_>, value: NodeId) -> Option<Vec<Edit>> {
    let (span, text) = (doc.tree.span(value), doc.text);
    let header = doc.tree.header(value)?;
    let head = line_of(text, header.start);
    let raw = Span::new(header.end, span.end.max(header.end)).of(text);
    let sentence = scalar::decode(Node::Folded, span.of(text));
    // A list, a word cut in two or a key that slipped into the text is spoken of by a finding: it stays as it is.
    let slipped = |line: &str| {
        let line = line.trim();
        let named = leading_key(line).or_else(|| leading_code(line)).and_then(|end| line.get(end..));
        line.starts_with('-')
            || line.ends_with('-')
            || named.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    if sentence.is_empty() || sentence.contains(char::is_control) || raw.lines().any(slipped) {
        return None;
    }
    let end = header.end + raw.trim_end().len() as u32;
    let body = if reads_plain(&sentence) { sentence.into_owned() } else { quoted(&sentence) };
    // A comment behind the header stays on the line.
    let edits = vec![Edit::replace(header, body), Edit::replace(Span::new(head.end, end), "")];
    (end > head.end).then_some(edits)
}

/// True when the sentence reads as itself without quotes, in this program and in others.
fn reads_plain(sentence: &str) -> bool {
    let line = format!("- {sentence}\n");
    let (tree, error) = parse::parse(&line);
    let read = tree.nodes.get(1).filter(|node| node.kind == Node::Plain && !node.props);
    let starts = sentence.starts_with(|c: char| c.is_alphabetic() || c == '«');
    let word = sentence.contains(' ');
    error.is_none()
        && starts
        && word
        && tree.comments.is_empty()
        && tree.nodes.len() == 2
        && read.is_some_and(|node| node.span.of(&line) == sentence)
}
