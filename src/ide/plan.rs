//! The plan of a référentiel, as a tree beside its text: blocs, their activities, competences and épreuves, and how
//! much is missing below each.

use super::File;
use crate::matrix::outline::{Section, outline};
use crate::matrix::state::lacking;
use crate::model::{Framework, Thing};
use crate::rules::gaps::{Gap, gap};
use std::collections::HashMap;
use std::mem::replace;

/// A thing of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The thing. Each is in the plan once.
    pub thing: Thing,
    /// Gaps told of it and of what is below it.
    pub gaps: usize,
    /// What it holds, in the order of a reader.
    pub children: Vec<Item>,
}

/// The plan: blocs, what is in none, the épreuves of several blocs or of none, the évaluations complémentaires. An
/// épreuve of the root that evaluates one bloc only is with it.
pub fn plan(file: &File) -> Vec<Item> {
    let fw = file.framework();
    let (sections, _) = outline(fw, &file.analysis.content.coverage, file.standing().facts());
    let homes = homes(fw, &sections);
    let gaps = gaps(file);
    let mut shown = (vec![false; fw.activities.len()], vec![false; fw.competencies.len()]);
    let mut roots = Vec::new();
    for section in &sections {
        let mut inside: Vec<Item> = Vec::new();
        for part in &section.parts {
            let fresh = part.competencies.iter().copied();
            let fresh = fresh.filter(|c| shown.1.get_mut(*c).is_some_and(|shown| !replace(shown, true)));
            let competencies = nested(fw, fresh, &gaps);
            let mut first = |a: usize| shown.0.get_mut(a).is_some_and(|shown| !replace(shown, true));
            match part.activity.filter(|a| first(*a)) {
                Some(activity) => inside.push(item(Thing::Activity(activity), competencies, &gaps)),
                None => inside.extend(competencies),
            }
        }
        let Some(block) = section.block else {
            roots.extend(inside);
            continue;
        };
        let own = section.assessments.iter().filter(|a| homes.get(**a) == Some(&Home::Block(block)));
        inside.extend(own.map(|a| item(Thing::Assessment(*a), Vec::new(), &gaps)));
        roots.push(item(Thing::Block(block), inside, &gaps));
    }
    let is_final = |a: usize| fw.assessments.get(a).is_some_and(|own| own.is_final);
    for last in [false, true] {
        let alone = homes.iter().enumerate().filter(|(_, home)| !matches!(home, Home::Block(_)));
        let alone = alone.filter(|(a, _)| is_final(*a) == last);
        roots.extend(alone.map(|(a, _)| item(Thing::Assessment(a), Vec::new(), &gaps)));
    }
    roots
}

/// Where an épreuve is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    /// Nowhere yet.
    Unknown,
    /// In this bloc.
    Block(usize),
    /// In none.
    Root,
}

/// The home of each épreuve: the bloc it is written in, else the only one it evaluates something of.
fn homes(fw: &Framework, sections: &[Section]) -> Vec<Home> {
    let own = |block: Option<usize>| block.map_or(Home::Unknown, Home::Block);
    let mut homes: Vec<Home> = fw.assessments.iter().map(|one| own(one.block)).collect();
    for section in sections {
        for &index in &section.assessments {
            let written = fw.assessments.get(index).and_then(|one| one.block);
            if let Some(home) = homes.get_mut(index).filter(|_| written.is_none()) {
                *home = match (section.block, *home) {
                    (Some(block), Home::Unknown) => Home::Block(block),
                    _ => Home::Root,
                };
            }
        }
    }
    homes
}

fn item(thing: Thing, children: Vec<Item>, gaps: &HashMap<Thing, usize>) -> Item {
    let below: usize = children.iter().map(|child| child.gaps).sum();
    Item { thing, gaps: below + gaps.get(&thing).copied().unwrap_or(0), children }
}

/// Competences, each with those that detail it.
fn nested(fw: &Framework, list: impl Iterator<Item = usize>, gaps: &HashMap<Thing, usize>) -> Vec<Item> {
    let mut roots: Vec<Item> = Vec::new();
    let mut open: Vec<Item> = Vec::new();
    let close = |done: Item, open: &mut Vec<Item>, roots: &mut Vec<Item>| match open.last_mut() {
        Some(above) => {
            above.gaps += done.gaps;
            above.children.push(done);
        }
        None => roots.push(done),
    };
    for index in list {
        let parent = fw.competencies.get(index).and_then(|one| one.parent).map(Thing::Competency);
        while let Some(done) = open.pop_if(|above| Some(above.thing) != parent) {
            close(done, &mut open, &mut roots);
        }
        open.push(item(Thing::Competency(index), Vec::new(), gaps));
    }
    while let Some(done) = open.pop() {
        close(done, &mut open, &mut roots);
    }
    roots
}

/// The gaps told of each thing, as the matrix counts them.
fn gaps(file: &File) -> HashMap<Thing, usize> {
    let fw = file.framework();
    let mut gaps: HashMap<Thing, usize> = HashMap::new();
    for index in lacking(fw, file.standing().states()) {
        *gaps.entry(Thing::Competency(index)).or_default() += 1;
    }
    let of_content = |rule| matches!(gap(rule), Some(Gap::Qualities | Gap::Content));
    let told = file.analysis.findings.iter().filter(|finding| of_content(finding.rule));
    let mut told = told.filter_map(|one| Some((one.subject.as_deref()?, one.primary.span.start))).peekable();
    if told.peek().is_none() {
        return gaps;
    }
    // The one that is defined where the finding stands, else the first of that code.
    let mut by_place: HashMap<(&str, u32), Thing> = HashMap::new();
    let mut by_code: HashMap<&str, Thing> = HashMap::new();
    for thing in fw.things() {
        let code = file.code(thing);
        by_place.entry((code, file.place(fw.code_of(thing).span).start)).or_insert(thing);
        by_code.entry(code).or_insert(thing);
    }
    for (code, start) in told {
        if let Some(thing) = by_place.get(&(code, start)).or_else(|| by_code.get(code)) {
            *gaps.entry(*thing).or_default() += 1;
        }
    }
    gaps
}
