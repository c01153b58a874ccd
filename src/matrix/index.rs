//! Every code of a référentiel: where it is defined and where it is used.

use super::reader::Reader;
use super::sheet::Words;
use crate::model::Thing;
use crate::model::reference::{Meaning, Owner};

/// A place where a code is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The thing in which it stands, when there is one: the épreuve that evaluates it.
    pub within: Option<Thing>,
    /// One-based line of the file.
    pub line: usize,
    /// The expression as written: `1.1 à 1.3`.
    pub written: Words,
}

/// A code.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it names.
    pub thing: Thing,
    /// Its raw characters.
    pub code: Words,
    /// Title or sentence; empty when there is none.
    pub title: Words,
    /// One-based line of its definition.
    pub line: usize,
    /// Where it is used, in order.
    pub uses: Vec<Use>,
}

/// Uses listed at most for one code; the number of those left out is not told: it is a matter of tens.
const USES: usize = 200;

/// Uses kept at most of all codes together: ranges over everything, many times over, would fill the memory.
const ALL_USES: usize = 500_000;

/// The things of one kind from `first` to `last`, both among them.
pub(crate) fn between(first: Thing, last: Thing) -> impl Iterator<Item = Thing> {
    let (kind, from, to): (fn(usize) -> Thing, usize, usize) = match (first, last) {
        (Thing::Block(a), Thing::Block(b)) => (Thing::Block, a, b),
        (Thing::Activity(a), Thing::Activity(b)) => (Thing::Activity, a, b),
        (Thing::Competency(a), Thing::Competency(b)) => (Thing::Competency, a, b),
        (Thing::Assessment(a), Thing::Assessment(b)) => (Thing::Assessment, a, b),
        (Thing::Deliverable(a), Thing::Deliverable(b)) => (Thing::Deliverable, a, b),
        _ => (Thing::Block, 1, 0),
    };
    (from..=to).map(kind)
}

/// The codes, kind by kind, in document order.
pub(super) fn entries(reader: &Reader<'_>) -> Vec<Entry> {
    let fw = reader.fw;
    let mut uses: Vec<(Thing, u32, Use)> = Vec::new();
    for reference in &fw.references {
        let within = match reference.owner {
            Owner::Evaluates(index) | Owner::CriteriaKey(index) => Some(Thing::Assessment(index)),
            Owner::ActivityCompetencies(index) => Some(Thing::Activity(index)),
            Owner::BlockActivities(index) | Owner::BlockCompetencies(index) => Some(Thing::Block(index)),
            Owner::Deliverable(index) => Some(Thing::Deliverable(index)),
            Owner::Option(_) | Owner::Other => None,
        };
        for item in &reference.items {
            let (first, last) = match item.meaning {
                Meaning::Things(first, last) | Meaning::Reversed(first, last) => (first, last),
                _ => continue,
            };
            let one =
                Use { within, line: reader.line(item.span), written: item.span.of(reader.doc.text).into() };
            for thing in between(first, last) {
                if uses.len() < ALL_USES {
                    uses.push((thing, item.span.start, one.clone()));
                }
            }
        }
    }
    uses.sort_by_key(|(thing, start, _)| (*thing, *start));
    let mut uses = uses.into_iter().peekable();
    fw.things()
        .map(|thing| {
            let mut own = Vec::new();
            while uses.peek().is_some_and(|(other, ..)| *other < thing) {
                uses.next();
            }
            while let Some((.., one)) = uses.next_if(|(other, ..)| *other == thing) {
                if own.len() < USES {
                    own.push(one);
                }
            }
            Entry {
                thing,
                code: reader.code_words(thing),
                title: reader.title(thing),
                line: reader.line_of(thing),
                uses: own,
            }
        })
        .collect()
}
