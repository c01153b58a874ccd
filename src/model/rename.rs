//! Renaming a thing: its definition, what is built on it, and every reference that means it.

use super::reference::{ItemKind, Meaning};
use super::text::Doc;
use super::{Framework, Thing, code};
use crate::findings::Edit;
use crate::source::Span;

/// Every place where a thing's code is used, in the order of the things.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    places: Vec<(Thing, Span)>,
}

impl Uses {
    /// Collects them from the references of `fw`, in one pass.
    pub fn new(fw: &Framework) -> Self {
        let mut places = Vec::new();
        for item in fw.references.iter().flat_map(|r| &r.items).filter(|item| !item.by_position) {
            let (Meaning::Things(first, last) | Meaning::Reversed(first, last) | Meaning::Mixed(first, last)) =
                item.meaning
            else {
                continue;
            };
            match item.kind {
                ItemKind::One(span) => places.push((first, span)),
                ItemKind::Range(from, to) => places.extend([(first, from), (last, to)]),
                ItemKind::Block | ItemKind::Certification => {}
            }
        }
        places.sort_unstable();
        places.dedup();
        Uses { places }
    }

    /// Places where `thing` is referred to, its definition left out, in document order.
    pub fn of(&self, thing: Thing) -> impl Iterator<Item = Span> + '_ {
        let from = self.places.partition_point(|(other, _)| *other < thing);
        self.places[from..].iter().take_while(move |(other, _)| *other == thing).map(|(_, span)| *span)
    }
}

/// Edits that give `thing` the code `new`, its uses following; children built on the old code
/// follow as well. A final dot stays where one is written.
pub fn rename(fw: &Framework, doc: Doc<'_>, uses: &Uses, thing: Thing, new: &str) -> Vec<Edit> {
    let old = code::canonical(fw.code_of(thing).span.of(doc.text)).into_owned();
    let mut edits = Vec::new();
    let mut give = |thing: Thing, code: &str| {
        let own = fw.code_of(thing).span;
        for span in std::iter::once(own).chain(uses.of(thing)) {
            let written = span.of(doc.text).trim_end();
            let dots = &written[written.trim_end_matches('.').len()..];
            let text = format!("{code}{dots}");
            if text != written {
                edits.push(Edit::replace(span, text));
            }
        }
    };
    give(thing, new);
    for child in below(fw, thing) {
        let code = code::canonical(fw.code_of(child).span.of(doc.text));
        let rest = code
            .strip_prefix(&*old)
            .filter(|r| !r.is_empty() && !r.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(rest) = rest {
            give(child, &format!("{new}{rest}"));
        }
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
