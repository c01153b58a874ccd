//! Terms of the glossary: where they are defined, and where the sentences use them.

use super::File;
use super::due::{Due, KeyMeaning};
use crate::format::Shape;
use crate::format::spelling::fold;
use crate::model::text::{Form, Text};
use crate::source::{Kind, NodeId, Span, scalar};

/// A term in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where, in the text that was read.
    pub span: Span,
    /// How the sentence is written.
    pub kind: Kind,
    /// True when it is the term itself, accents and capitals aside; else a plural.
    pub exact: bool,
}

/// A sentence of the author.
#[derive(Clone, Copy, Debug)]
struct Sentence {
    span: Span,
    kind: Kind,
}

/// Most words that a term has: an apostrophe and a hyphen part two words.
const WORDS: usize = 6;

/// The term at a byte of the text that was read, in a sentence: its index among the terms, and where.
pub fn term_at(file: &File, at: u32) -> Option<(usize, Span)> {
    let (fw, doc) = (file.framework(), file.doc());
    if fw.glossary.is_empty() {
        return None;
    }
    let sentence = sentences(file).into_iter().find(|s| s.span.start <= at && at <= s.span.end)?;
    let words = words(sentence.span.of(doc.text), sentence.span.start);
    let here = words.iter().position(|word| word.start <= at && at <= word.end)?;
    let terms: Vec<String> = (0..fw.glossary.len()).map(|index| stems(&term(file, index))).collect();
    for length in (1..=WORDS).rev() {
        for first in here.saturating_sub(length - 1)..=here {
            let Some((from, to)) = words.get(first).zip(words.get(first + length - 1)) else { continue };
            let span = Span::new(from.start, to.end);
            let folded = stems(span.of(doc.text));
            if let Some(index) = terms.iter().position(|term| !term.is_empty() && *term == folded) {
                return Some((index, span));
            }
        }
    }
    None
}

/// Every place in the sentences where a term stands, in the order of the text.
pub fn occurrences(file: &File, index: usize) -> Vec<Occurrence> {
    let doc = file.doc();
    let term = term(file, index);
    let (exact, stem) = (fold(&term), stems(&term));
    let count = words(&term, 0).len();
    let mut found = Vec::new();
    if count == 0 {
        return found;
    }
    for sentence in sentences(file) {
        let words = words(sentence.span.of(doc.text), sentence.span.start);
        for window in words.windows(count) {
            let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
            let span = Span::new(first.start, last.end);
            let folded = fold(span.of(doc.text));
            if folded == exact || stems_of(&folded) == stem {
                found.push(Occurrence { span, kind: sentence.kind, exact: folded == exact });
            }
        }
    }
    found
}

/// The characters of a term.
pub fn term(file: &File, index: usize) -> String {
    let text = file.doc().text;
    file.framework().glossary.get(index).map(|code| code.span.of(text).to_owned()).unwrap_or_default()
}

/// The definition of a term, as written.
pub fn definition(file: &File, index: usize) -> Option<String> {
    let doc = file.doc();
    let code = file.framework().glossary.get(index)?;
    let tree = doc.tree;
    let start = code.span.start.saturating_sub(u32::from(code.quoted));
    let from = tree.nodes.partition_point(|node| node.span.start < start);
    let held = |(_, node): &(usize, &crate::source::tree::Node)| {
        node.kind.is_scalar() && node.span.start <= code.span.start && code.span.end <= node.span.end
    };
    let (key, _) = tree.nodes.get(from..)?.iter().enumerate().take(8).find(held)?;
    let value = (from + key + 1) as NodeId;
    let node = tree.nodes.get(value as usize)?;
    let value = match node.kind {
        kind if kind.is_map() => tree.pairs(value).next().map(|(_, inner)| inner)?,
        _ => value,
    };
    let span = tree.span(value);
    let form = match tree.kind(value) {
        kind if kind.is_seq() => Form::List,
        kind if kind.is_scalar() => Form::Scalar,
        _ => Form::Raw,
    };
    Some(Text { span, node: value, form }.get(doc).into_owned()).filter(|text| !text.is_empty())
}

/// The sentences of a file, in the order of the text: what stands under keys that hold one.
fn sentences(file: &File) -> Vec<Sentence> {
    let doc = file.doc();
    let tree = doc.tree;
    let mut found = Vec::new();
    let mut left: Vec<(NodeId, Due)> = tree.root().map(|root| (root, Due::root())).into_iter().collect();
    let meaning = |due: Due, key: NodeId| {
        let node = tree.node(key);
        match node.kind.is_scalar() {
            true => due.key(&scalar::decode(node.kind, node.span.of(doc.text))),
            false => (KeyMeaning::Unknown, Due::Free),
        }
    };
    while let Some((node, due)) = left.pop() {
        let kind = tree.kind(node);
        if kind.is_scalar() {
            if holds_sentence(due) && !tree.is_empty(node) {
                found.push(Sentence { span: scalar::inner_span(kind, tree.span(node)), kind });
            }
        } else if kind.is_map() {
            // A colon inside a sentence makes, for YAML, a mapping of it.
            let split = match due {
                Due::Section(section) => {
                    let known = |(key, _)| matches!(meaning(due, key).0, KeyMeaning::Format(..));
                    section.short && !tree.pairs(node).any(known)
                }
                Due::Value(_) => holds_sentence(due),
                _ => false,
            };
            if split {
                found.push(Sentence { span: tree.span(node), kind: Kind::Plain });
                continue;
            }
            left.extend(tree.pairs(node).map(|(key, value)| (value, meaning(due, key).1)));
        } else if kind.is_seq() {
            left.extend(tree.children(node).map(|item| (item, due.item())));
        }
    }
    found.sort_by_key(|sentence| sentence.span.start);
    found
}

/// True where one text of the author's own is due.
fn holds_sentence(due: Due) -> bool {
    match due {
        Due::Section(section) | Due::List(section) => section.short,
        Due::Criteria(_) => true,
        Due::Value(key) => matches!(key.shape, Shape::Sentence | Shape::Sentences),
        Due::Coded(..) | Due::Named(..) | Due::Free => false,
    }
}

/// Words of a text: letters and digits, with the marks that stand over them.
fn words(text: &str, base: u32) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
        let (start, end) = (base + at as u32, base + (at + c.len_utf8()) as u32);
        match found.last_mut().filter(|_| inside && open) {
            Some(word) => word.end = end,
            None if inside => found.push(Span::new(start, end)),
            None => {}
        }
        open = inside;
    }
    found
}

/// A text as it is compared: plural marks left out.
fn stems(text: &str) -> String {
    stems_of(&fold(text))
}

fn stems_of(folded: &str) -> String {
    let stem = |word: &str| match word.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() > 2 => stem.to_owned(),
        _ => word.to_owned(),
    };
    folded.split(' ').map(stem).collect::<Vec<_>>().join(" ")
}
