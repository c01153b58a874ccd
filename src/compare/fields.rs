//! What a thing says besides its own sentence and the things it holds, key by key, whatever the key.

use crate::format::spelling::{Match, find};
use crate::format::{K, Section};
use crate::model::text::Doc;
use crate::source::{Kind, NodeId, Span, scalar};

/// The value of one key, flattened to one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    /// Keys from the thing down, joined by « › ».
    pub path: String,
    /// Its characters.
    pub text: String,
    /// Where, in the text that was read.
    pub span: Span,
}

/// Keys whose values are compared otherwise: things of their own, the thing's sentence, links.
const ELSEWHERE: &[K] = &[
    K::Blocks,
    K::Activities,
    K::Competencies,
    K::SubCompetencies,
    K::Assessments,
    K::FinalAssessments,
    K::Deliverables,
    K::Criteria,
    K::Qualities,
    K::Evaluates,
];

/// The fields of the mapping `node`, less those of `own`, the keys that make the thing's sentence or its code.
pub(crate) fn of(doc: Doc<'_>, node: NodeId, section: &Section, own: &[K]) -> Vec<Field> {
    let mut fields = Vec::new();
    let Some(node) = (doc.tree.kind(node).is_map()).then_some(node) else { return fields };
    for (key, value) in doc.tree.pairs(node) {
        if let Some(name) = name_of(doc, key, section, own) {
            flatten(doc, value, name, &mut fields);
        }
    }
    fields
}

/// The name of a key, as the format has it; `None` for one whose value is compared otherwise.
pub(crate) fn name_of(doc: Doc<'_>, key: NodeId, section: &Section, own: &[K]) -> Option<String> {
    let written = text_of(doc, key);
    let at = match find(section, &written) {
        Match::Exact(at) | Match::Variant(at) | Match::Near(at) => section.keys.get(at),
        Match::Unknown => None,
    };
    match at {
        Some(key) if ELSEWHERE.contains(&key.k) || own.contains(&key.k) => None,
        Some(key) => Some(key.name.to_owned()),
        None => Some(written),
    }
}

fn flatten(doc: Doc<'_>, node: NodeId, path: String, into: &mut Vec<Field>) {
    let kind = doc.tree.kind(node);
    if kind.is_map() {
        for (key, value) in doc.tree.pairs(node) {
            flatten(doc, value, format!("{path} › {}", text_of(doc, key)), into);
        }
        return;
    }
    let items: Vec<NodeId> = if kind.is_seq() { doc.tree.children(node).collect() } else { vec![node] };
    if items.iter().all(|item| is_leaf(doc, *item)) {
        let texts: Vec<String> =
            items.iter().map(|item| text_of(doc, *item)).filter(|text| !text.is_empty()).collect();
        if !texts.is_empty() {
            into.push(Field { path, text: texts.join(" ; "), span: doc.tree.span(node) });
        }
        return;
    }
    for (at, item) in items.into_iter().enumerate() {
        flatten(doc, item, format!("{path} › {}", at + 1), into);
    }
}

fn is_leaf(doc: Doc<'_>, node: NodeId) -> bool {
    let kind = doc.tree.kind(node);
    kind.is_scalar() || kind == Kind::Alias
}

fn text_of(doc: Doc<'_>, node: NodeId) -> String {
    let data = doc.tree.node(node);
    let raw = data.span.of(doc.text);
    let text = if data.kind.is_scalar() { scalar::decode(data.kind, raw) } else { raw.into() };
    super::words::plain(&text)
}
