//! What a line is about, for those who show a file beside its text: the matrix follows the cursor.

use super::File;
use super::definition::entry;
use crate::matrix::index::between;
use crate::model::reference::{Meaning, Owner};
use crate::model::{Target, Thing};
use crate::source::Span;
use std::collections::HashSet;

/// Things told at most: a criterion of the whole certification evaluates everything.
const MOST: usize = 200;

/// The things that a zero-based line is about, nearest first, each once: what it defines, what it names, what its
/// criterion evaluates; then all that holds it, from the inside out. A blank line is about what the line above is
/// about, a comment about what the line below is about.
pub fn at_line(file: &File, line: usize) -> Vec<Thing> {
    let mut about = About { list: Vec::new(), seen: HashSet::new() };
    let Some(span) = line_span(file, line) else { return about.list };
    let fw = file.framework();
    let on_line = |at: u32| span.start <= at && at < span.end;
    let overlaps = |own: Span| own.start < span.end && span.start < own.end;

    let mut defined: Vec<(u32, Thing)> = fw
        .things()
        .map(|thing| (fw.code_of(thing).span.start, thing))
        .filter(|(at, _)| on_line(*at))
        .collect();
    defined.sort_unstable_by_key(|(at, _)| *at);
    defined.iter().for_each(|(_, thing)| about.add(*thing));

    let facts = file.standing().facts();
    let criteria = fw.criteria.iter().enumerate().filter(|(_, one)| overlaps(one.span)).map(|(at, _)| at);
    let titled = fw.groups.iter().filter(|group| group.title.is_some_and(|title| overlaps(title.span)));
    let mut evaluating: Vec<usize> = criteria.collect();
    evaluating.extend(titled.filter_map(|group| group.criteria.clone().next()));
    let mut keys = HashSet::new();
    for mention in file.mentions().within(span).iter().filter(|mention| overlaps(mention.span)) {
        let super::mention::Role::Use { reference, item, .. } = mention.role else { continue };
        let Some(one) = fw.references.get(reference) else { continue };
        if matches!(one.owner, Owner::CriteriaKey(_)) {
            keys.insert(reference);
        }
        if let Some(Meaning::Things(first, last) | Meaning::Reversed(first, last)) =
            one.items.get(item).map(|item| item.meaning)
        {
            about.add_all(between(first, last));
        }
    }
    if !keys.is_empty() {
        let under = fw.criteria.iter().enumerate();
        evaluating.extend(under.filter_map(|(at, criterion)| match criterion.target {
            Target::Reference(reference) => keys.remove(&reference).then_some(at),
            _ => None,
        }));
    }
    evaluating.sort_unstable();
    evaluating.dedup();
    for criterion in evaluating {
        let links = facts.by_criterion.get(criterion).map_or(&[][..], Vec::as_slice);
        about.add_all(links.iter().map(|link| Thing::Competency(link.to)));
    }

    let holds = |own: Span| own.start <= span.start && span.start < own.end || on_line(own.start);
    let around = fw.things().map(|thing| (entry(fw, thing), thing)).filter(|(own, _)| holds(*own));
    let mut around: Vec<(Span, Thing)> = around.collect();
    around.sort_by_key(|(own, _)| own.len());
    for (_, thing) in around {
        about.add(thing);
        if let Thing::Deliverable(index) = thing
            && let Some(assessment) = fw.deliverables.get(index).and_then(|one| one.assessment)
        {
            about.add(Thing::Assessment(assessment));
        }
    }
    about.list
}

/// Things, each once.
struct About {
    list: Vec<Thing>,
    seen: HashSet<Thing>,
}

impl About {
    fn add_all(&mut self, things: impl Iterator<Item = Thing>) {
        // Many links of a line may lead to the same things: a full list looks at no more of them.
        if self.list.len() < MOST {
            things.take(MOST).for_each(|thing| self.add(thing));
        }
    }

    fn add(&mut self, thing: Thing) {
        if self.list.len() < MOST && self.seen.insert(thing) {
            self.list.push(thing);
        }
    }
}

/// The line that speaks for a line, without the white space around it, in the text that was read.
fn line_span(file: &File, line: usize) -> Option<Span> {
    if line >= file.lines.count() {
        return None;
    }
    let blank = |line: &usize| file.line(*line).trim().is_empty();
    let comment = |line: &usize| file.line(*line).trim_start().starts_with('#');
    let told = (0..=line).rev().find(|line| !blank(line))?;
    let told = match comment(&told) {
        true => (told..file.lines.count()).find(|line| !blank(line) && !comment(line))?,
        false => told,
    };
    let text = file.line(told);
    let start = file.lines.start(told) + (text.len() - text.trim_start().len()) as u32;
    let read = |at: u32| file.read_at(at);
    let (from, to) = (read(start), read(start + text.trim().len() as u32));
    Some(Span::new(from, to.max(from)))
}
