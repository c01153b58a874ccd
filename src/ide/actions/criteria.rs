//! One more criterion for a competence, where its others are.

use super::add::{Added, Around};
use super::long;
use super::site::{New, append, indented, unit};
use crate::findings::Edit;
use crate::ide::File;
use crate::ide::due::KeyMeaning;
use crate::ide::path::{Path, Step, path};
use crate::model::reference::{Owner, Reference};
use crate::model::{Framework, Target, Thing};
use crate::msg;
use crate::rules::Context;
use crate::rules::entry::value_at;
use crate::rules::skeleton::{PLACEHOLDER, after};
use crate::rules::tra::skeleton::{criterion, evaluates};
use crate::source::{NodeId, Span};

/// A criterion for the competence around `at`, or for the one that the criteria around `at` are about.
pub(super) fn add(file: &File, cx: &Context<'_>, at: u32, around: Around) -> Added {
    let path = path(file, at);
    let keyed = key(&path).and_then(|(key, _)| only_competency(cx.fw, cx.doc.tree.span(key)));
    let competency = keyed.or(around.competency)?;
    let code = cx.code(Thing::Competency(competency));
    let title = msg!("Ajouter un critère pour {code}", "Add a criterion for {code}");
    let text = format!("{PLACEHOLDER} (ce que le jury observe)");
    let new = New { lines: text.clone(), flow: format!("\"{text}\"") };
    // Beside the cursor first, then behind the last one, else where the file puts them.
    let here = list(cx, &path).filter(|_| keyed.is_some() || around.assessment.is_none());
    let edits = here.or_else(|| last(file, cx, competency)).map(|list| append(cx.doc, list, &new));
    if let Some(edits) = edits.filter(|edits| !edits.is_empty()) {
        return Some((title, edits));
    }
    if cx.fw.criteria.iter().any(|one| is_of(cx.fw, one.target, competency)) {
        return None;
    }
    let edits = criterion(cx, evaluates(cx, competency), competency);
    let edits = if edits.is_empty() { beside(cx, competency, &text)? } else { edits };
    Some((title, edits))
}

/// The key and the value of the innermost reference expression on the way.
pub(super) fn key(path: &Path) -> Option<(NodeId, NodeId)> {
    path.steps.iter().rev().find_map(|step| match step {
        Step::Entry { meaning: KeyMeaning::Reference, key, value, .. } => Some((*key, *value)),
        _ => None,
    })
}

/// The competence that the key of `critères` at `key` means, when it means exactly one.
pub(super) fn only_competency(fw: &Framework, key: Span) -> Option<usize> {
    let here = |one: &&Reference| key.start <= one.span.start && one.span.end <= key.end;
    fw.references.iter().find(here).and_then(only_one)
}

/// The one competence that a key of `critères` means.
fn only_one(reference: &Reference) -> Option<usize> {
    match (reference.owner, reference.items.len(), reference.ranges().next()) {
        (Owner::CriteriaKey(_), 1, Some((Thing::Competency(first), Thing::Competency(last))))
            if first == last =>
        {
            Some(first)
        }
        _ => None,
    }
}

/// The place of the key of `critères` in the épreuve that means this competence and no other.
pub(super) fn key_in(fw: &Framework, assessment: usize, competency: usize) -> Option<Span> {
    let own =
        |one: &&Reference| one.owner == Owner::CriteriaKey(assessment) && only_one(one) == Some(competency);
    fw.references.iter().find(own).map(|one| one.span)
}

fn is_of(fw: &Framework, target: Target, competency: usize) -> bool {
    match target {
        Target::Thing(thing) => thing == Thing::Competency(competency),
        Target::Reference(reference) => fw.references.get(reference).and_then(only_one) == Some(competency),
        Target::Nothing => false,
    }
}

/// The list of criteria on the way to the cursor.
fn list(cx: &Context<'_>, path: &Path) -> Option<NodeId> {
    let criteria = path.steps.iter().position(|step| {
        let Step::Entry { meaning, .. } = step else { return false };
        matches!(meaning, KeyMeaning::Reference)
            || matches!(meaning, KeyMeaning::Format(_, key) if key.k == crate::format::K::Criteria)
    })?;
    path.steps.get(criteria..)?.iter().rev().find_map(|step| match step {
        Step::Item { list, .. } => Some(*list),
        Step::Entry { value, .. } => Some(*value).filter(|value| cx.doc.tree.kind(*value).is_seq()),
    })
}

/// The list that holds the last criterion of a competence.
fn last(file: &File, cx: &Context<'_>, competency: usize) -> Option<NodeId> {
    let mut last = None;
    // Criteria of one list share their target.
    let mut seen = None;
    for one in &cx.fw.criteria {
        if seen.is_none_or(|(target, _)| target != one.target) {
            seen = Some((one.target, is_of(cx.fw, one.target, competency)));
        }
        if seen.is_some_and(|(_, own)| own) {
            last = Some(one);
        }
    }
    let path = path(file, file.place(last?.span).start);
    path.steps.iter().rev().find_map(|step| match step {
        Step::Item { list, .. } => Some(*list),
        Step::Entry { .. } => None,
    })
}

/// A competence in its short form is given its long form, to have room for criteria.
fn beside(cx: &Context<'_>, competency: usize, text: &str) -> Option<Vec<Edit>> {
    let code = cx.fw.competencies.get(competency)?.code.span;
    let value = value_at(cx, code)?;
    let key = value.checked_sub(1)?;
    if !cx.doc.tree.kind(value).is_scalar() || cx.doc.tree.is_empty(value) || cx.doc.tree.node(value).props {
        return None;
    }
    let (mut edits, column) = long::room_below(cx.doc, key, value)?;
    let lines = format!("critères:\n{}- {text}", " ".repeat(unit(cx.doc)));
    edits.push(after(cx.doc.text, cx.doc.tree.span(value), &indented(&lines, column)));
    Some(edits)
}
