//! The document as its reader goes through it: blocs, their activities, the competences of each.

use super::facts::Facts;
use crate::model::coverage::Coverage;
use crate::model::{Framework, Thing};

/// An activity and its competences in a bloc; without an activity, the competences the bloc holds itself.
#[derive(Debug, Default)]
pub struct Part {
    /// The activity.
    pub activity: Option<usize>,
    /// Its competences and sub-competences.
    pub competencies: Vec<usize>,
}

/// A bloc, or what is in none.
#[derive(Debug, Default)]
pub struct Section {
    /// The bloc.
    pub block: Option<usize>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Its épreuves, those of the root that evaluate something of it behind its own; no évaluation complémentaire.
    pub assessments: Vec<usize>,
}

/// Activities and competences repeated at most: those of the root that many blocs list would fill the memory.
const REPEATED: usize = 50_000;

/// The sections of `fw`, in document order; the last one may be of no bloc. True: something is left out.
pub fn outline(fw: &Framework, coverage: &Coverage, facts: &Facts) -> (Vec<Section>, bool) {
    let mut room = fw.activities.len() + fw.competencies.len() + REPEATED;
    let mut sections: Vec<Section> =
        (0..fw.blocks.len()).map(|index| section(fw, index, &mut room)).collect();
    let rest = homeless(fw, coverage);
    if !rest.parts.is_empty() {
        sections.push(rest);
    }
    let place = |home: Option<usize>| home.unwrap_or(sections.len().saturating_sub(1));
    let mut reached: Vec<(usize, usize)> = Vec::new();
    for (index, assessment) in fw.assessments.iter().enumerate().filter(|(_, a)| !a.is_final) {
        let mut last = None;
        if let Some(block) = assessment.block {
            reached.push((block, index));
            last = Some(block);
        }
        for link in &facts.by_assessment[index] {
            let home = place(coverage.home[link.to]);
            if last.replace(home) != Some(home) {
                reached.push((home, index));
            }
        }
    }
    reached.sort_by_key(|(at, index)| (*at, fw.assessments[*index].block != Some(*at), *index));
    reached.dedup();
    for (at, index) in reached {
        if let Some(section) = sections.get_mut(at) {
            section.assessments.push(index);
        }
    }
    (sections, room == 0)
}

fn section(fw: &Framework, index: usize, room: &mut usize) -> Section {
    let block = &fw.blocks[index];
    let listed = block.activity_refs.iter().flat_map(|r| fw.references[*r].ranges());
    let listed = listed.flat_map(|pair| match pair {
        (Thing::Activity(a), Thing::Activity(b)) => a..b + 1,
        _ => 0..0,
    });
    let mut parts: Vec<Part> = Vec::new();
    for activity in block.activities.clone().chain(listed) {
        // A part takes room too, were it empty.
        let Some(rest) = room.checked_sub(1) else { break };
        *room = rest;
        parts.push(part(fw, activity, room));
    }
    let own = block.competencies.clone().filter(|c| fw.competencies[*c].activity.is_none());
    let mut alone: Vec<usize> = take(own, room);
    alone.extend(take(listed_competencies(fw, block.competency_refs), room));
    if !alone.is_empty() {
        parts.push(Part { activity: None, competencies: alone });
    }
    Section { block: Some(index), parts, assessments: Vec::new() }
}

fn part(fw: &Framework, activity: usize, room: &mut usize) -> Part {
    let own = &fw.activities[activity];
    let mut competencies = take(own.competencies.clone(), room);
    competencies.extend(take(listed_competencies(fw, own.competency_refs), room));
    Part { activity: Some(activity), competencies }
}

fn take(things: impl Iterator<Item = usize>, room: &mut usize) -> Vec<usize> {
    let taken: Vec<usize> = things.take(*room).collect();
    *room -= taken.len();
    taken
}

/// The competences that a list of codes names, with what details them.
fn listed_competencies(fw: &Framework, reference: Option<usize>) -> impl Iterator<Item = usize> + '_ {
    reference.into_iter().flat_map(|r| fw.references[r].ranges()).flat_map(|pair| match pair {
        (Thing::Competency(a), Thing::Competency(b)) => {
            a..b.max(fw.competencies[b].subs.end.max(b + 1) - 1) + 1
        }
        _ => 0..0,
    })
}

/// What no bloc holds or lists.
fn homeless(fw: &Framework, coverage: &Coverage) -> Section {
    let mut room = fw.competencies.len() * 2 + REPEATED;
    let mut parts: Vec<Part> = Vec::new();
    for (activity, home) in coverage.activity_home.iter().enumerate() {
        if home.is_none() {
            let mut part = part(fw, activity, &mut room);
            // What it lists may have its home in a bloc.
            part.competencies.retain(|c| coverage.home[*c].is_none());
            parts.push(part);
        }
    }
    let mut seen = vec![false; fw.competencies.len()];
    parts.iter().flat_map(|part| &part.competencies).for_each(|c| seen[*c] = true);
    let alone: Vec<usize> =
        (0..fw.competencies.len()).filter(|c| coverage.home[*c].is_none() && !seen[*c]).collect();
    if !alone.is_empty() {
        parts.push(Part { activity: None, competencies: alone });
    }
    Section { block: None, parts, assessments: Vec::new() }
}
