//! Renaming a thing: its definition and every reference that means it.

use super::reference::ItemKind;
use super::text::Doc;
use super::{Framework, Thing, code};
use crate::findings::Edit;
use crate::source::Span;

/// Places where a thing's code is used, its definition left out.
pub fn uses(fw: &Framework, doc: Doc<'_>, thing: Thing) -> Vec<Span> {
    let own = code::canonical(fw.code_of(thing).span.of(doc.text));
    let mut found = Vec::new();
    for item in fw.references.iter().flat_map(|r| &r.items) {
        let ends = match item.kind {
            ItemKind::One(span) => [Some(span), None],
            ItemKind::Range(from, to) => [Some(from), Some(to)],
            _ => [None, None],
        };
        let spans = ends.into_iter().flatten();
        found.extend(spans.filter(|s| code::canonical(s.of(doc.text)) == own));
    }
    found
}

/// Edits that give `thing` the code `new`, its uses following; children built on the old code
/// follow as well.
pub fn rename(fw: &Framework, doc: Doc<'_>, thing: Thing, new: &str) -> Vec<Edit> {
    let old = code::canonical(fw.code_of(thing).span.of(doc.text)).into_owned();
    let mut edits = vec![Edit::replace(fw.code_of(thing).span, new)];
    edits.extend(uses(fw, doc, thing).into_iter().map(|span| Edit::replace(span, new)));
    for child in below(fw, thing) {
        let code = code::canonical(fw.code_of(child).span.of(doc.text)).into_owned();
        let Some(rest) = code.strip_prefix(&old).filter(|r| !r.starts_with(|c: char| c.is_ascii_digit()))
        else {
            continue;
        };
        let carried = format!("{new}{rest}");
        edits.push(Edit::replace(fw.code_of(child).span, carried.clone()));
        edits.extend(uses(fw, doc, child).into_iter().map(|span| Edit::replace(span, carried.clone())));
    }
    edits.sort_by_key(|e| (e.span.start, e.span.end));
    edits.dedup();
    edits
}

/// Activities and competences inside a thing.
fn below(fw: &Framework, thing: Thing) -> Vec<Thing> {
    let competencies = |range: std::ops::Range<usize>| range.map(Thing::Competency);
    match thing {
        Thing::Block(b) => {
            let block = &fw.blocks[b];
            block
                .activities
                .clone()
                .map(Thing::Activity)
                .chain(competencies(block.competencies.clone()))
                .collect()
        }
        Thing::Activity(a) => competencies(fw.activities[a].competencies.clone()).collect(),
        Thing::Competency(c) => competencies(fw.competencies[c].subs.clone()).collect(),
        _ => Vec::new(),
    }
}
