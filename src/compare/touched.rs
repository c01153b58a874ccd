//! What a change touches: which findings are about things that are no longer what they were.

use super::entries::{moved, same_link};
use super::holder::Holders;
use super::item::{Anchor, Item, Items};
use super::{Kind, Pairing, fields, findings};
use crate::analysis::Analysis;
use crate::findings::Finding;
use crate::format::ROOT;
use crate::model::code::canonical;
use crate::rules::Family;
use crate::source::{NodeId, Span};

/// For each finding of `new`, whether the change from `old` has to do with it: it was not there, it is about a thing
/// that was added, reworded, moved, renumbered or evaluated otherwise, about a key of the document that changed, or
/// about the reading of the file.
pub fn concerned(old: &Analysis, new: &Analysis) -> Vec<bool> {
    let pairing = Pairing::new(old, new);
    let (_, fresh) = findings::differing(&pairing);
    let touched = things(&pairing);
    let holders = Holders::new(&pairing.new.items);
    let keys = changed_keys(&pairing);
    let on_touched = |offset: u32| match holders.of(offset) {
        Some(at) => touched[at],
        None => keys.iter().any(|(start, end)| *start <= offset && offset < *end),
    };
    let concerns = |finding: &Finding| {
        finding.rule.family == Family::Src
            || on_touched(finding.primary.span.start)
            || finding.related.iter().any(|label| holders.of(label.span.start).is_some_and(|at| touched[at]))
    };
    let same = old.text == new.text;
    new.findings.iter().zip(fresh).map(|(finding, fresh)| fresh || (!same && concerns(finding))).collect()
}

/// Bytes of the root keys whose values changed, in the original text.
fn changed_keys(pairing: &Pairing<'_>) -> Vec<(u32, u32)> {
    let new = pairing.new.analysis;
    let of = |analysis: &Analysis| {
        let root = analysis.content.framework.root;
        root.map_or_else(Vec::new, |node| fields::of(analysis.doc(), node, &ROOT, &[]))
    };
    let head = |path: &str| path.split(" › ").next().unwrap_or("").to_owned();
    let pairs = |all: Vec<fields::Field>| {
        let mut pairs: Vec<(String, String)> = all.into_iter().map(|f| (f.path, f.text)).collect();
        pairs.sort_unstable();
        pairs
    };
    let (before, after) = (pairs(of(pairing.old.analysis)), pairs(of(new)));
    let mut changed: Vec<String> = before
        .iter()
        .filter(|one| after.binary_search(one).is_err())
        .chain(after.iter().filter(|one| before.binary_search(one).is_err()))
        .map(|(path, _)| head(path))
        .collect();
    changed.sort_unstable();
    changed.dedup();
    let doc = new.doc();
    let Some(root) = new.content.framework.root.filter(|root| doc.tree.kind(*root).is_map()) else {
        return Vec::new();
    };
    let place = |(key, value): (NodeId, NodeId)| {
        let name = fields::name_of(doc, key, &ROOT, &[])?;
        changed.binary_search(&name).ok()?;
        let whole = Span::new(doc.tree.span(key).start, doc.tree.span(value).end);
        let original = new.content.changes.original(whole);
        Some((original.start, original.end.max(original.start + 1)))
    };
    doc.tree.pairs(root).filter_map(place).collect()
}

/// For each new thing, whether it is no longer what it was, or no longer evaluated as it was.
fn things(pairing: &Pairing<'_>) -> Vec<bool> {
    let (old, new, matching) = (&pairing.old.items, &pairing.new.items, &pairing.matching);
    let mut touched = moved(pairing);
    // What something evaluates that was added, removed or changed.
    let mut aimed = vec![false; new.list.len()];
    for (at, item) in new.list.iter().enumerate() {
        let Some(before) = matching.to_old[at] else {
            touched[at] = true;
            for aim in aims(new, item) {
                aimed[aim] = true;
            }
            continue;
        };
        let was = &old.list[before];
        let linked = was.links.len() != item.links.len()
            || was.links.iter().zip(&item.links).any(|(a, b)| !same_link(a, b, &matching.to_new));
        let values =
            |item: &Item| item.fields.iter().map(|f| (f.path.clone(), f.text.clone())).collect::<Vec<_>>();
        let own = was.text != item.text
            || canonical(&was.code) != canonical(&item.code)
            || (!(was.fields.is_empty() && item.fields.is_empty()) && values(was) != values(item));
        if linked || ((touched[at] || own) && item.kind == Kind::Criterion) {
            let mut left: Vec<usize> =
                aims(old, was).into_iter().filter_map(|aim| matching.to_new[aim]).collect();
            left.sort_unstable();
            let right = aims(new, item);
            // A criterion touches all it is about; a link what it gained or lost.
            for aim in left.iter().chain(&right) {
                let stays = linked && left.binary_search(aim).is_ok() && right.binary_search(aim).is_ok();
                aimed[*aim] |= !stays;
            }
        }
        touched[at] |= own || linked;
    }
    for (_, item) in old.list.iter().enumerate().filter(|(at, _)| matching.to_new[*at].is_none()) {
        for aim in aims(old, item).into_iter().filter_map(|aim| matching.to_new[aim]) {
            aimed[aim] = true;
        }
    }
    // What stands in something that is evaluated otherwise is so too.
    for at in new.class(1).chain(new.class(2)) {
        aimed[at] |= new.list[at].parent.is_some_and(|up| aimed[up]);
    }
    touched.iter().zip(aimed).map(|(touched, aimed)| *touched || aimed).collect()
}

/// What an épreuve, a livrable or a criterion evaluates, sorted. For the first two, what stands in it as well.
fn aims(items: &Items, item: &Item) -> Vec<usize> {
    if item.kind == Kind::Criterion {
        let about = item.anchors.iter().filter_map(|anchor| match anchor {
            Anchor::Item(at) | Anchor::Until(at) if !items.class(3).contains(at) => Some(*at),
            _ => None,
        });
        let mut about: Vec<usize> = about.collect();
        about.sort_unstable();
        return about;
    }
    if !matches!(item.kind, Kind::Assessment | Kind::FinalAssessment | Kind::Deliverable) {
        return Vec::new();
    }
    let mut marks = vec![false; items.class(2).end];
    match item.links.first() {
        Some(link)
            if link.ends.iter().any(|end| matches!(end, Anchor::Word(word) if word == "certification")) =>
        {
            marks.fill(true);
        }
        Some(link) => {
            for at in link.all.iter().filter(|at| **at < items.class(2).end) {
                marks[*at] = true;
            }
        }
        None => {
            if let Some(block) = item.block {
                marks[block] = true;
            }
        }
    }
    for at in items.class(1).chain(items.class(2)) {
        marks[at] |= items.list[at].parent.is_some_and(|up| marks.get(up).copied().unwrap_or(false));
    }
    marks.iter().enumerate().filter(|(_, mark)| **mark).map(|(at, _)| at).collect()
}
