//! Renaming a thing: its definition, what is built on it, and every reference that means it.

use super::code::{canonical, number_trap, numbers};
use super::reference::{ItemKind, Meaning};
use super::text::Doc;
use super::{Framework, Target, Thing};
use crate::findings::Edit;
use crate::source::{Kind, Span};

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

/// `code`, built on `old`, built on `new` instead: `3.2.1` → `3.1.1`; behind other letters as well,
/// `CE1.3.2` of `1.3` → `CE1.2.2` of `1.2`. `None` when it is not built on it.
pub(super) fn carried(code: &str, old: &str, new: &str) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit();
    if let Some(rest) = code.strip_prefix(old).filter(|_| !old.is_empty()) {
        let runs_on = old.ends_with(digit) && rest.starts_with(digit);
        let built = !rest.is_empty() && !runs_on;
        return built.then(|| format!("{new}{rest}"));
    }
    let mut own = numbers(code);
    let mut places = Vec::new();
    for (number, _) in numbers(old) {
        places.push(own.next().filter(|(other, _)| *other == number)?.1);
    }
    if places.is_empty() || own.next().is_none() || numbers(new).count() != places.len() {
        return None;
    }
    let mut text = code.to_owned();
    let renumbered: Vec<u32> = numbers(new).map(|(number, _)| number).collect();
    for (place, number) in places.iter().zip(renumbered).rev() {
        let width = if code[place.clone()].starts_with('0') { place.len() } else { 1 };
        text.replace_range(place.clone(), &format!("{number:0width$}"));
    }
    (text != code).then_some(text)
}

/// Writes `code` at `span`, in quotes where other tools would read a number in it; quotes that are
/// there stay.
pub fn write_code(doc: Doc<'_>, span: Span, code: &str) -> Edit {
    let bare = || {
        let nodes = &doc.tree.nodes;
        let from = nodes.partition_point(|node| node.span.start < span.start);
        let mut here = nodes[from..].iter().take_while(|node| node.span.start == span.start);
        here.any(|node| node.kind == Kind::Plain && node.span == span)
    };
    match number_trap(code).is_some() && bare() {
        true => Edit::replace(span, format!("\"{code}\"")),
        false => Edit::replace(span, code),
    }
}

/// Edits that give `thing` the code `new`, its uses following; children and criteria built on the old code
/// follow as well. A final dot stays where one is written.
pub fn rename(fw: &Framework, doc: Doc<'_>, uses: &Uses, thing: Thing, new: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    rename_into(&mut edits, fw, doc, uses, thing, new);
    sorted(edits)
}

/// The same for several things of one kind at once: codes may be exchanged.
pub fn rename_all(fw: &Framework, doc: Doc<'_>, uses: &Uses, changes: &[(Thing, String)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (thing, new) in changes {
        rename_into(&mut edits, fw, doc, uses, *thing, new);
    }
    sorted(edits)
}

fn sorted(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|e| (e.span.start, e.span.end));
    edits.dedup();
    edits
}

/// The same for things of any kind, each given exactly the code it is listed with: nothing else follows but
/// the references and the codes of criteria built on the old one.
pub fn recode(fw: &Framework, doc: Doc<'_>, uses: &Uses, changes: &[(Thing, String)]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (thing, new) in changes {
        give(&mut edits, fw, doc, uses, *thing, new);
    }
    sorted(edits)
}

/// `thing` is called `new` from now on, wherever it is named.
fn give(edits: &mut Vec<Edit>, fw: &Framework, doc: Doc<'_>, uses: &Uses, thing: Thing, new: &str) {
    let was = canonical(fw.code_of(thing).span.of(doc.text));
    for span in of(&uses.criteria, thing) {
        let follows = carried(span.of(doc.text), &was, new);
        edits.extend(follows.filter(|_| *was != *new).map(|text| write_code(doc, span, &text)));
    }
    for span in std::iter::once(fw.code_of(thing).span).chain(uses.of(thing)) {
        let written = span.of(doc.text).trim_end();
        let dots = &written[written.trim_end_matches('.').len()..];
        let text = format!("{new}{dots}");
        if text != written {
            edits.push(write_code(doc, span, &text));
        }
    }
}

fn rename_into(edits: &mut Vec<Edit>, fw: &Framework, doc: Doc<'_>, uses: &Uses, thing: Thing, new: &str) {
    let code = |thing: Thing| canonical(fw.code_of(thing).span.of(doc.text));
    // What each thing is called from now on, in increasing order: a competence follows its activity, which
    // follows its bloc.
    let mut renamed: Vec<(Thing, String)> = vec![(thing, new.to_owned())];
    for child in below(fw, thing) {
        let near = match child {
            Thing::Competency(c) => {
                let competency = &fw.competencies[c];
                competency.parent.map(Thing::Competency).or(competency.activity.map(Thing::Activity))
            }
            _ => None,
        };
        let near = near.unwrap_or(thing);
        let owned = code(child);
        let follows = match renamed.binary_search_by_key(&near, |(known, _)| *known) {
            Ok(at) => carried(&owned, &code(near), &renamed[at].1),
            // What stands between keeps its code. Behind other letters, its number may be taken for
            // that of the thing renamed: `A1C1` of A1 in bloc 1.
            Err(_) => {
                let old = code(thing);
                carried(&owned, &old, new).filter(|_| owned.starts_with(&*old))
            }
        };
        if let Some(text) = follows {
            renamed.push((child, text));
        }
    }
    for (thing, new) in &renamed {
        give(edits, fw, doc, uses, *thing, new);
    }
}

/// Activities and competences inside a thing.
fn below(fw: &Framework, thing: Thing) -> impl Iterator<Item = Thing> {
    let (activities, competencies) = match thing {
        Thing::Block(b) => (fw.blocks[b].activities.clone(), fw.blocks[b].competencies.clone()),
        Thing::Activity(a) => (0..0, fw.activities[a].competencies.clone()),
        Thing::Competency(c) => (0..0, fw.competencies[c].subs.clone()),
        _ => (0..0, 0..0),
    };
    activities.map(Thing::Activity).chain(competencies.map(Thing::Competency))
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
            ("CE03.1", "C03", "C02", Some("CE02.1")),
            ("C1.3.2", "A1.3", "A1.2", Some("C1.2.2")),
            ("3.20", "3.2", "3.1", None),
            ("4A.1", "4A", "5A", Some("5A.1")),
            ("A1", "1", "2", None),
            ("CE13.1", "3", "4", None),
            ("CE3.31", "3.3", "3.2", None),
            ("1.2", "1.2", "1.3", None),
        ];
        for (criterion, old, new, expected) in table {
            assert_eq!(carried(criterion, old, new).as_deref(), expected, "{criterion}: {old} to {new}");
        }
    }
}
