//! From who is who to what changed.

use super::item::{Anchor, Item, Link};
use super::renumber::{self, Change};
use super::words::{self, Mark};
use super::{
    Comparison, Entry, Face, FieldChange, Name, Pairing, Place, Renumbered, Section, Side, Version, coverage,
    fields, findings,
};
use crate::format::ROOT;
use crate::source::{LineIndex, Span};
use std::collections::BTreeMap;

/// Where things of both versions stand.
pub(crate) struct Lines<'a> {
    pub old: LineIndex,
    pub new: LineIndex,
    pairing: &'a Pairing<'a>,
}

impl Lines<'_> {
    fn place(lines: &LineIndex, side: &Side<'_>, offset: u32) -> Place {
        let (line, column) = lines.position(&side.analysis.text, offset);
        Place { line, column, offset }
    }

    pub fn old_face(&self, at: usize) -> Face {
        face(&self.old, &self.pairing.old, at)
    }

    pub fn new_face(&self, at: usize) -> Face {
        face(&self.new, &self.pairing.new, at)
    }

    pub fn old_place(&self, offset: u32) -> Place {
        Lines::place(&self.old, &self.pairing.old, offset)
    }

    pub fn new_place(&self, offset: u32) -> Place {
        Lines::place(&self.new, &self.pairing.new, offset)
    }
}

fn face(lines: &LineIndex, side: &Side<'_>, at: usize) -> Face {
    let item = &side.items.list[at];
    let name = |anchor: &Anchor| match anchor {
        Anchor::Item(at) | Anchor::Until(at) => {
            let item = &side.items.list[*at];
            let code = if item.code.is_empty() { item.text.clone() } else { item.code.clone() };
            Name { kind: Some(item.kind), code, until: matches!(anchor, Anchor::Until(_)) }
        }
        Anchor::Word(word) => Name { kind: None, code: word.clone(), until: false },
    };
    Face {
        kind: item.kind,
        code: item.code.clone(),
        text: item.text.clone(),
        place: Lines::place(lines, side, item.cited),
        home: item.anchors.iter().map(name).collect(),
    }
}

pub(crate) fn comparison(pairing: &Pairing<'_>) -> Comparison {
    let (old, new, matching) = (&pairing.old, &pairing.new, &pairing.matching);
    let lines =
        Lines { old: LineIndex::new(&old.analysis.text), new: LineIndex::new(&new.analysis.text), pairing };
    let moved = moved(pairing);
    let (series, codes) = renumber::changes(&old.items, &new.items, matching, &moved);
    let mut entries: Vec<(usize, Entry)> = Vec::new();
    for (at, item) in new.items.list.iter().enumerate() {
        let entry = match matching.to_old[at] {
            None => Some(bare(None, Some(lines.new_face(at)))),
            Some(before) => {
                let was = &old.items.list[before];
                let renumbered = match codes[at] {
                    Change::None if was.code.is_empty() != item.code.is_empty() => Some(Renumbered::Alone),
                    Change::None => None,
                    Change::Alone => Some(Renumbered::Alone),
                    Change::Series(index) => Some(Renumbered::Series(index)),
                };
                let reworded = was.text != item.text;
                let mut changed = links(pairing, &lines, was, item);
                changed.extend(field_changes(&lines, was, item, pairing));
                let differs = moved[at] || reworded || renumbered.is_some() || !changed.is_empty();
                differs.then(|| Entry {
                    moved: moved[at],
                    reworded,
                    renumbered,
                    words: if reworded { words::compare(&was.text, &item.text) } else { Vec::new() },
                    fields: changed,
                    ..bare(Some(lines.old_face(before)), Some(lines.new_face(at)))
                })
            }
        };
        entries.extend(entry.map(|entry| (at, entry)));
    }
    let count = new.items.list.len();
    for at in (0..old.items.list.len()).filter(|at| matching.to_new[*at].is_none()) {
        entries.push((count + at, bare(Some(lines.old_face(at)), None)));
    }
    super::kin::tell(pairing, &lines, &mut entries);
    let (sections, entries) = in_order(pairing, &lines, entries);
    Comparison {
        old: version(old),
        new: version(new),
        same_text: old.analysis.text == new.analysis.text,
        facts: facts(&lines, pairing),
        series,
        sections,
        entries,
        coverage: coverage::compare(pairing, &lines),
        findings: findings::compare(pairing, &lines),
    }
}

fn bare(old: Option<Face>, new: Option<Face>) -> Entry {
    let kind = new.as_ref().or(old.as_ref()).map_or(super::Kind::Block, |face| face.kind);
    Entry {
        kind,
        old,
        new,
        moved: false,
        reworded: false,
        renumbered: None,
        words: Vec::new(),
        fields: Vec::new(),
        kin: Vec::new(),
        section: 0,
    }
}

fn version(side: &Side<'_>) -> Version {
    let (tree, fw) = (&side.analysis.content.tree, &side.analysis.content.framework);
    let title = fw.title;
    let is_map = fw.root.is_some_and(|root| tree.kind(root).is_map());
    Version {
        counts: side.analysis.counts,
        whole: is_map && !side.analysis.is_mended(),
        title: title.map(|title| words::plain(&title.get(side.analysis.doc()))).unwrap_or_default(),
    }
}

/// For each new thing, whether it stands elsewhere than before.
pub(crate) fn moved(pairing: &Pairing<'_>) -> Vec<bool> {
    let (old, new, matching) = (&pairing.old.items, &pairing.new.items, &pairing.matching);
    let elsewhere = |at: usize, before: usize| {
        let (was, is) = (&old.list[before].anchors, &new.list[at].anchors);
        // What was removed or added around a thing does not move it, as long as something stays.
        let known: Vec<Anchor> = was.iter().filter_map(|anchor| image(anchor, &matching.to_new)).collect();
        let kept: Vec<&Anchor> = is
            .iter()
            .filter(|anchor| match anchor {
                Anchor::Item(at) | Anchor::Until(at) => matching.to_old[*at].is_some(),
                Anchor::Word(_) => true,
            })
            .collect();
        let mut sorted: Vec<&Anchor> = known.iter().collect();
        sorted.sort_unstable();
        let mut kept_sorted = kept;
        kept_sorted.sort_unstable();
        let nothing_left = sorted.is_empty() && !(was.is_empty() && is.is_empty());
        nothing_left || sorted != kept_sorted
    };
    (0..new.list.len()).map(|at| matching.to_old[at].is_some_and(|before| elsewhere(at, before))).collect()
}

fn image(anchor: &Anchor, to_new: &[Option<usize>]) -> Option<Anchor> {
    match anchor {
        Anchor::Item(at) => to_new[*at].map(Anchor::Item),
        Anchor::Until(at) => to_new[*at].map(Anchor::Until),
        Anchor::Word(word) => Some(Anchor::Word(word.clone())),
    }
}

/// True when two links stand for the same things, whatever their codes.
pub(crate) fn same_link(was: &Link, is: &Link, to_new: &[Option<usize>]) -> bool {
    let ends: Option<Vec<Anchor>> = was.ends.iter().map(|anchor| image(anchor, to_new)).collect();
    if ends.is_some_and(|ends| ends == is.ends) {
        return true;
    }
    let bare = |link: &Link| link.ends.iter().any(|anchor| matches!(anchor, Anchor::Word(_)));
    let all: Option<Vec<usize>> = was.all.iter().map(|at| to_new[*at]).collect();
    let Some(mut all) = all else { return false };
    all.sort_unstable();
    !bare(was) && !bare(is) && all == is.all
}

fn links(pairing: &Pairing<'_>, lines: &Lines<'_>, was: &Item, is: &Item) -> Vec<FieldChange> {
    let mut names: Vec<&'static str> = was.links.iter().chain(&is.links).map(|link| link.name).collect();
    names.sort_unstable();
    names.dedup();
    let mut found = Vec::new();
    for name in names {
        let of = |item: &'_ Item| item.links.iter().find(|link| link.name == name).cloned();
        let (before, after) = (of(was), of(is));
        if let (Some(before), Some(after)) = (&before, &after)
            && same_link(before, after, &pairing.matching.to_new)
        {
            continue;
        }
        found.push(FieldChange::new(
            name.to_owned(),
            before.map(|link| (link.text, lines.old_place(link.span.start))),
            after.map(|link| (link.text, lines.new_place(link.span.start))),
        ));
    }
    found
}

impl FieldChange {
    fn new(path: String, old: Option<(String, Place)>, new: Option<(String, Place)>) -> Self {
        let words = match (&old, &new) {
            (Some((before, _)), Some((after, _))) => words::compare(before, after),
            (Some((before, _)), None) => vec![words::Piece { mark: Mark::Deleted, text: before.clone() }],
            (None, Some((after, _))) => vec![words::Piece { mark: Mark::Inserted, text: after.clone() }],
            (None, None) => Vec::new(),
        };
        FieldChange { path, old, new, words }
    }
}

fn field_changes(lines: &Lines<'_>, was: &Item, is: &Item, pairing: &Pairing<'_>) -> Vec<FieldChange> {
    if was.fields.is_empty() && is.fields.is_empty() {
        return Vec::new();
    }
    paired(lines, &was.fields, &is.fields, pairing)
}

/// Keys by their path, those of the new version first in their order, then those that are no longer there.
fn paired(
    lines: &Lines<'_>,
    was: &[fields::Field],
    is: &[fields::Field],
    pairing: &Pairing<'_>,
) -> Vec<FieldChange> {
    let original = |side: &Side<'_>, span: Span| side.analysis.content.changes.original(span).start;
    let old_side =
        |field: &fields::Field| (field.text.clone(), lines.old_place(original(&pairing.old, field.span)));
    let new_side =
        |field: &fields::Field| (field.text.clone(), lines.new_place(original(&pairing.new, field.span)));
    let mut by_path: BTreeMap<&str, Vec<&fields::Field>> = BTreeMap::new();
    for field in was {
        by_path.entry(&field.path).or_default().push(field);
    }
    for list in by_path.values_mut() {
        list.reverse();
    }
    let mut found = Vec::new();
    for field in is {
        match by_path.get_mut(field.path.as_str()).and_then(Vec::pop) {
            Some(before) if before.text == field.text => {}
            before => {
                found.push(FieldChange::new(field.path.clone(), before.map(old_side), Some(new_side(field))));
            }
        }
    }
    for field in was {
        let left = by_path.get(field.path.as_str());
        if left.is_some_and(|left| left.iter().any(|one| std::ptr::eq(*one, field))) {
            found.push(FieldChange::new(field.path.clone(), Some(old_side(field)), None));
        }
    }
    found
}

fn facts(lines: &Lines<'_>, pairing: &Pairing<'_>) -> Vec<FieldChange> {
    let of = |side: &Side<'_>| {
        let root = side.analysis.content.framework.root;
        root.map_or_else(Vec::new, |node| fields::of(side.analysis.doc(), node, &ROOT, &[]))
    };
    paired(lines, &of(&pairing.old), &of(&pairing.new), pairing)
}

/// Where a section begins, and its bloc: a new one, or an old one past the number of new things.
type SectionKey = (u32, Option<usize>);

/// The entries in the order of the new document, what was removed where it stood, and the blocs they are in.
fn in_order(
    pairing: &Pairing<'_>,
    lines: &Lines<'_>,
    entries: Vec<(usize, Entry)>,
) -> (Vec<Section>, Vec<Entry>) {
    let (old, new, matching) = (&pairing.old.items, &pairing.new.items, &pairing.matching);
    let count = new.list.len();
    // A section is a new bloc, an old one that is gone, or neither: (rank, number).
    let home_of_old = |at: usize| {
        let block = old.list[at].block?;
        Some(matching.to_new[block].unwrap_or(count + block))
    };
    let home_of_new = |at: usize| new.list[at].block;
    // Where in the new document what stands before a removed thing has gone.
    let mut before_removed: Vec<(u32, u32)> = vec![(0, 0); old.list.len()];
    let mut order: Vec<usize> = (0..old.list.len()).collect();
    order.sort_unstable_by_key(|at| (old.list[*at].span.start, *at));
    let mut anchors: BTreeMap<Option<usize>, u32> = BTreeMap::new();
    let mut section_anchor = 0;
    for (rank, at) in (1u32..).zip(order) {
        let home = home_of_old(at);
        match matching.to_new[at] {
            Some(is) if home_of_new(is) == home => {
                anchors.insert(home, new.list[is].span.start);
                section_anchor = section_anchor.max(new.list[is].span.start);
            }
            Some(_) => {}
            None => {
                let gone = home.is_some_and(|home| home >= count);
                let anchor = if gone { section_anchor } else { anchors.get(&home).copied().unwrap_or(0) };
                before_removed[at] = (anchor, rank);
            }
        }
    }
    let mut keyed: Vec<(SectionKey, (u32, u32, usize), Entry)> = entries
        .into_iter()
        .map(|(at, entry)| {
            let (home, place) = if at < count {
                (home_of_new(at), (new.list[at].span.start, 0, at))
            } else {
                let (anchor, rank) = before_removed[at - count];
                (home_of_old(at - count), (anchor, rank, at))
            };
            let start = match home {
                None => u32::MAX,
                Some(block) if block < count => new.list[block].span.start,
                Some(gone) => before_removed[gone - count].0,
            };
            ((start, home), place, entry)
        })
        .collect();
    keyed.sort_by_key(|one| (one.0, one.1));
    let mut sections: Vec<Section> = Vec::new();
    let mut last: Option<SectionKey> = None;
    let entries = keyed
        .into_iter()
        .map(|(key, _, mut entry)| {
            if last != Some(key) {
                last = Some(key);
                sections.push(match key.1 {
                    None => Section { old: None, new: None },
                    Some(block) if block < count => Section {
                        old: matching.to_old[block].map(|was| lines.old_face(was)),
                        new: Some(lines.new_face(block)),
                    },
                    Some(gone) => Section { old: Some(lines.old_face(gone - count)), new: None },
                });
            }
            entry.section = sections.len() - 1;
            entry
        })
        .collect();
    (sections, entries)
}
