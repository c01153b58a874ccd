//! Renaming a thing: its definition, what is built on it, and every reference that means it.

use super::reference::{ItemKind, Meaning};
use super::text::Doc;
use super::{Framework, Target, Thing, code};
use crate::findings::Edit;
use crate::source::Span;

/// Every place where a thing's code is used, in the order of the things.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    places: Vec<(Thing, Span)>,
    /// Codes of the criteria of each thing.
    criteria: Vec<(Thing, Span)>,
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
        let coded = fw.criteria.iter().filter_map(|c| Some((owner(fw, c.target)?, c.code?.span)));
        let mut criteria: Vec<(Thing, Span)> = coded.collect();
        criteria.sort_unstable();
        Uses { places, criteria }
    }

    /// Places where `thing` is referred to, its definition left out, in document order.
    pub fn of(&self, thing: Thing) -> impl Iterator<Item = Span> + '_ {
        of(&self.places, thing)
    }
}

fn of(places: &[(Thing, Span)], thing: Thing) -> impl Iterator<Item = Span> + '_ {
    let from = places.partition_point(|(other, _)| *other < thing);
    places[from..].iter().take_while(move |(other, _)| *other == thing).map(|(_, span)| *span)
}

/// The one thing that a criterion is written under.
fn owner(fw: &Framework, target: Target) -> Option<Thing> {
    match target {
        Target::Thing(thing) => Some(thing),
        Target::Reference(reference) => {
            let mut ranges = fw.references[reference].ranges();
            ranges.next().filter(|(first, last)| first == last && ranges.next().is_none()).map(|r| r.0)
        }
        Target::Nothing => None,
    }
}

/// `CE1.2.1`, the code of a criterion of `1.2`, once `1.2` is called `1.3`: `CE1.3.1`. `None` when it is not
/// built on its owner's.
fn carried(criterion: &str, old: &str, new: &str) -> Option<String> {
    let (before, after) = criterion.split_once(old).filter(|_| !old.is_empty())?;
    let part = |c: char| c.is_ascii_digit() || c == '.';
    let built =
        !before.ends_with(part) && !after.is_empty() && !after.starts_with(|c: char| c.is_ascii_digit());
    built.then(|| format!("{before}{new}{after}"))
}

/// Edits that give `thing` the code `new`, its uses following; children and criteria built on the old code
/// follow as well. A final dot stays where one is written.
pub fn rename(fw: &Framework, doc: Doc<'_>, uses: &Uses, thing: Thing, new: &str) -> Vec<Edit> {
    let old = code::canonical(fw.code_of(thing).span.of(doc.text)).into_owned();
    let mut edits = Vec::new();
    let mut give = |thing: Thing, code: &str| {
        let own = fw.code_of(thing).span;
        let was = code::canonical(own.of(doc.text));
        for span in of(&uses.criteria, thing) {
            let follows = carried(span.of(doc.text), &was, code);
            edits.extend(follows.filter(|_| *was != *code).map(|text| Edit::replace(span, text)));
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_criteria_follow_their_owner() {
        let table = [
            ("CE3.3.3.1", "3.3.3", "3.2.3", Some("CE3.2.3.1")),
            ("C3.1", "C3", "C4", Some("C4.1")),
            ("CE1", "C1", "C2", None),
            ("CE13.1", "3", "4", None),
            ("CE3.31", "3.3", "3.2", None),
            ("1.2", "1.2", "1.3", None),
        ];
        for (criterion, old, new, expected) in table {
            assert_eq!(carried(criterion, old, new).as_deref(), expected, "{criterion}: {old} to {new}");
        }
    }
}
