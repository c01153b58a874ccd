//! What is selected when a selection grows: word, text, entry, thing, what holds it, the whole file.

use super::File;
use super::brief::{trimmed, typed};
use super::path::{Path, Step, path};
use crate::source::{Span, scalar};

/// What holds the byte `at` of the text as typed, from the narrowest to the whole text: each one holds the one
/// before and is larger.
pub fn selections(file: &File, at: u32) -> Vec<Span> {
    let text = file.text();
    let mut at = at.min(text.len() as u32);
    while !text.is_char_boundary(at as usize) {
        at -= 1;
    }
    let mut wider: Vec<Span> = Vec::new();
    wider.push(word(text, at));
    if let Some(mention) = file.mentions().at(file.read_at(at)) {
        wider.push(typed(file, mention.span));
    }
    match comment(file, at) {
        Some(spans) => wider.extend(spans),
        None => along(file, &path(file, at), &mut wider),
    }
    wider.push(Span::new(0, text.len() as u32));
    let mut grown: Vec<Span> = Vec::new();
    for span in wider {
        let holds = span.start <= at && at <= span.end;
        let larger = grown
            .last()
            .is_none_or(|last| span.start <= last.start && last.end <= span.end && span.len() > last.len());
        if holds && larger && (!span.is_empty() || text.is_empty()) {
            grown.push(span);
        }
    }
    grown
}

/// Nodes along the way, from the last one up; the entry of each with its key.
fn along(file: &File, path: &Path, wider: &mut Vec<Span>) {
    let tree = file.doc().tree;
    if let Some(node) = path.node.filter(|node| tree.kind(*node).is_scalar()) {
        let (kind, span) = (tree.kind(node), tree.span(node));
        wider.push(text_of(file, scalar::inner_span(kind, span)));
        wider.push(text_of(file, span));
    }
    for step in path.steps.iter().rev() {
        match step {
            Step::Entry { map, key, value, .. } => {
                wider.push(text_of(file, tree.span(*value)));
                let key = tree.span(*key);
                wider.push(text_of(file, Span::new(key.start, tree.span(*value).end.max(key.end))));
                wider.push(text_of(file, tree.span(*map)));
            }
            Step::Item { list, item, .. } => {
                wider.push(text_of(file, tree.span(*item)));
                wider.push(text_of(file, tree.span(*list)));
            }
        }
    }
}

/// A place as typed, white space at both ends left out.
fn text_of(file: &File, read: Span) -> Span {
    let span = trimmed(file, typed(file, read));
    let text = span.of(file.text());
    Span::new(span.start + (text.len() - text.trim_start().len()) as u32, span.end)
}

/// The comment at `at`, then those above and below it without a gap.
fn comment(file: &File, at: u32) -> Option<[Span; 2]> {
    let comments = &file.doc().tree.comments;
    let read = file.read_at(at);
    let index = comments.partition_point(|c| c.start <= read).checked_sub(1)?;
    let own = typed(file, *comments.get(index)?);
    if at < own.start || own.end < at || own.is_empty() {
        return None;
    }
    let line = |index: usize| {
        let place = typed(file, *comments.get(index)?);
        let line = file.lines.line(place.start);
        file.line(line).trim_start().starts_with('#').then_some((line, place))
    };
    let (mut first, mut last) = (own, own);
    if let Some((mut above, _)) = line(index) {
        let mut below = above;
        for (before, place) in (0..index).rev().map_while(line) {
            if before + 1 != above {
                break;
            }
            (above, first) = (before, place);
        }
        for (behind, place) in (index + 1..comments.len()).map_while(line) {
            if behind != below + 1 {
                break;
            }
            (below, last) = (behind, place);
        }
    }
    Some([own, Span::new(first.start, last.end.max(first.start))])
}

/// The word at `at`, or just before it. Marks that combine with a letter are part of it.
fn word(text: &str, at: u32) -> Span {
    let part = |c: &char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '_');
    let (before, behind) = text.split_at(at as usize);
    let start: usize = before.chars().rev().take_while(part).map(char::len_utf8).sum();
    let end: usize = behind.chars().take_while(part).map(char::len_utf8).sum();
    Span::new(at - start as u32, at + end as u32)
}
