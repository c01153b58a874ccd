//! A long sentence on several lines below `>-`, and back on one line.

use super::site::{line_of, unit};
use super::{Action, Kind};
use crate::findings::Edit;
use crate::ide::File;
use crate::ide::path::{Step, path};
use crate::lang::both;
use crate::model::text::Doc;
use crate::rules::skeleton::column;
use crate::source::quote::quoted;
use crate::source::{Kind as Node, NodeId, Span, parse, scalar};
use crate::tidy::{MIN_WIDTH, Options, fold};

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
    let (value, owner, step) = match last {
        Step::Entry { key, value, .. } => (*value, doc.tree.span(*key).start, unit(doc)),
        Step::Item { list, item, .. } => (*item, doc.tree.span(*list).start, 2),
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
            wrapped(doc, value, owner, step),
        ),
        _ => return,
    };
    if let Some(edits) = edits.and_then(|edits| file.edits(&edits)) {
        found.push(Action::new(Kind::Rewrite, title, edits));
    }
}

fn wrapped(doc: Doc<'_>, value: NodeId, owner: u32, step: usize) -> Option<Vec<Edit>> {
    let (span, text) = (doc.tree.span(value), doc.text);
    let (first, last) = (line_of(text, span.start), line_of(text, span.end));
    let raw = span.of(text);
    let sentence = scalar::decode(doc.tree.kind(value), raw);
    let long = fold::width(first.of(text)) > Options::default().width || span.end > first.end;
    let alone = Span::new(span.end, last.end).of(text).trim().is_empty();
    // The key or the dash stands on the same line.
    let headed = Span::new(first.start, span.start).of(text).trim_end().ends_with([':', '-']);
    let odd = sentence.chars().any(|c| c.is_control() && c != '\n') || fold::is_doubtful(raw, false);
    if !long || !alone || !headed || odd || sentence.trim() != sentence || owner < first.start {
        return None;
    }
    let pad = column(text, owner) + step;
    let lines = fold::wrap(&sentence, Options::default().width.saturating_sub(pad).max(MIN_WIDTH))?;
    let pad = " ".repeat(pad);
    let line = |line: &String| if line.is_empty() { String::new() } else { format!("{pad}{line}") };
    let body = lines.iter().map(line).collect::<Vec<_>>().join("\n");
    let is_same = scalar::decode(Node::Folded, &body) == sentence;
    let starts =
        lines.first().is_some_and(|first| !fold::looks_like_key(first) && !first.starts_with(['-', '#']));
    let edit = Edit::replace(Span::new(span.start, last.end), format!(">-\n{body}"));
    (lines.len() > 1 && starts && is_same).then_some(vec![edit])
}

fn unwrapped(doc: Doc<'_>, value: NodeId) -> Option<Vec<Edit>> {
    let (span, text) = (doc.tree.span(value), doc.text);
    let header = doc.tree.header(value)?;
    let head = line_of(text, header.start);
    let raw = Span::new(header.end, span.end.max(header.end)).of(text);
    let sentence = scalar::decode(Node::Folded, span.of(text));
    // A list, a word cut in two or a key that slipped into the text is spoken of by a finding: it stays as it is.
    if sentence.is_empty() || sentence.contains(char::is_control) || fold::is_doubtful(span.of(text), true) {
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
