//! Who evaluates what, thing by thing: the links that the coverage marks, spelt out.

use crate::model::reference::{Owner, Reference};
use crate::model::{Framework, Target, Thing};

/// How a link reaches a competence, the most direct first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By its own code.
    Direct,
    /// As one of a run: `1.1.1 à 1.1.3`.
    Range,
    /// Through the activity (index) that holds or lists it.
    Activity(usize),
    /// Through a deliverable (index).
    Deliverable(usize),
    /// Through the bloc (index).
    Block(usize),
    /// Through all that the épreuve (index) evaluates.
    Assessment(usize),
    /// Through the sub-competences that detail it.
    Parts,
    /// With the whole certification.
    Everything,
}

/// A link from or to a competence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// Index of the thing at the other end.
    pub to: usize,
    /// How it gets there.
    pub how: How,
}

/// Every link of a référentiel. Lists are as long as those of [`Framework`], in document order.
#[derive(Debug, Default)]
pub struct Facts {
    /// Competences that each épreuve evaluates.
    pub by_assessment: Vec<Vec<Link>>,
    /// Competences that each criterion evaluates.
    pub by_criterion: Vec<Vec<Link>>,
    /// Épreuves that evaluate each competence.
    pub assessments: Vec<Vec<Link>>,
    /// Criteria that evaluate each competence.
    pub criteria: Vec<Vec<Link>>,
    /// True when there were more links than [`MAX_LINKS`]: the lists are not complete.
    pub cut: bool,
}

/// Links spelt out at most: an épreuve that evaluates everything, many times over, would fill the memory.
pub const MAX_LINKS: usize = 1_000_000;

impl Facts {
    /// Spells out the links of `fw`. `finals`: whether an évaluation complémentaire counts as the evaluation of
    /// what it names; when it does not, no competence has it among its épreuves.
    pub fn new(fw: &Framework, finals: bool) -> Self {
        let mut room = MAX_LINKS;
        let by_assessment = (0..fw.assessments.len())
            .map(|index| {
                let mut links = Vec::new();
                assessed(fw, index, DEEP, &mut links);
                settle(links, &mut room)
            })
            .collect::<Vec<_>>();
        let by_criterion = criteria(fw, &mut room);
        let counts = |index: usize| finals || !fw.assessments[index].is_final;
        let mut assessments = turn(&by_assessment, fw.competencies.len(), counts);
        let mut criteria = turn(&by_criterion, fw.competencies.len(), |_| true);
        for (index, competency) in fw.competencies.iter().enumerate().rev() {
            gather(&mut assessments, index, competency.subs.clone());
            gather(&mut criteria, index, competency.subs.clone());
        }
        Facts { by_assessment, by_criterion, assessments, criteria, cut: room == 0 }
    }

    /// How an épreuve evaluates a competence.
    pub fn how(&self, assessment: usize, competency: usize) -> Option<How> {
        let links = self.by_assessment.get(assessment)?;
        links.binary_search_by_key(&competency, |link| link.to).ok().map(|at| links[at].how)
    }
}

/// A competence that nothing names is reached through what details it.
fn gather(links: &mut [Vec<Link>], index: usize, subs: std::ops::Range<usize>) {
    if subs.is_empty() || !links[index].is_empty() {
        return;
    }
    let mut all: Vec<usize> = links[subs].iter().flatten().map(|link| link.to).collect();
    all.sort_unstable();
    all.dedup();
    links[index] = all.into_iter().map(|to| Link { to, how: How::Parts }).collect();
}

/// The same links seen from the competences, of those that count.
fn turn(links: &[Vec<Link>], competencies: usize, counts: impl Fn(usize) -> bool) -> Vec<Vec<Link>> {
    let mut turned = vec![Vec::new(); competencies];
    for (from, links) in links.iter().enumerate().filter(|(from, _)| counts(*from)) {
        for link in links {
            if let Some(list) = turned.get_mut(link.to) {
                list.push(Link { to: from, how: link.how });
            }
        }
    }
    turned
}

/// What an épreuve evaluates; when that cannot be read it is taken for its whole bloc, as the coverage does.
fn assessed(fw: &Framework, assessment: usize, depth: u8, links: &mut Vec<Link>) {
    let own = &fw.assessments[assessment];
    match own.evaluates.map(|reference| &fw.references[reference]) {
        Some(reference) if reference.is_understood() => expand(fw, reference, depth, links),
        _ => match own.block {
            Some(index) => block(fw, index, How::Block(index), links),
            None => links.extend((0..fw.competencies.len()).map(|to| Link { to, how: How::Everything })),
        },
    }
}

/// One link a competence, the most direct.
fn settle(mut links: Vec<Link>, room: &mut usize) -> Vec<Link> {
    links.sort_unstable();
    links.dedup_by_key(|link| link.to);
    links.truncate(*room);
    *room -= links.len();
    links
}

fn criteria(fw: &Framework, room: &mut usize) -> Vec<Vec<Link>> {
    let mut found: Vec<Vec<Link>> = Vec::with_capacity(fw.criteria.len());
    for (index, criterion) in fw.criteria.iter().enumerate() {
        // Criteria of one list share their target.
        let same = index.checked_sub(1).filter(|before| fw.criteria[*before].target == criterion.target);
        let links = match same {
            Some(before) => {
                let links: Vec<Link> = found[before].iter().take(*room).copied().collect();
                *room -= links.len();
                links
            }
            None => {
                let mut links = Vec::new();
                expand_target(fw, criterion.target, &mut links);
                settle(links, room)
            }
        };
        found.push(links);
    }
    found
}

fn expand_target(fw: &Framework, target: Target, links: &mut Vec<Link>) {
    match target {
        Target::Thing(Thing::Competency(index)) => competency(fw, index, How::Direct, links),
        Target::Thing(Thing::Activity(index)) => activity(fw, index, How::Activity(index), links),
        Target::Thing(Thing::Block(index)) => block(fw, index, How::Block(index), links),
        Target::Thing(Thing::Deliverable(index)) => {
            deliverable(fw, index, fw.deliverables[index].assessment, DEEP, links);
        }
        Target::Thing(Thing::Assessment(index)) => assessment(fw, index, DEEP, links),
        Target::Reference(reference) => expand(fw, &fw.references[reference], DEEP, links),
        Target::Nothing => {}
    }
}

/// A deliverable may name another, or the épreuve it is in: references go in circles at most this often.
const DEEP: u8 = 3;

fn expand(fw: &Framework, reference: &Reference, depth: u8, links: &mut Vec<Link>) {
    if reference.is_all() {
        links.extend((0..fw.competencies.len()).map(|to| Link { to, how: How::Everything }));
    }
    for range in reference.ranges() {
        // The same bloc named thousands of times adds nothing.
        if links.len() > MAX_LINKS {
            return;
        }
        match range {
            (Thing::Competency(a), Thing::Competency(b)) => {
                let how = if a == b { How::Direct } else { How::Range };
                (a..=b).for_each(|index| competency(fw, index, how, links));
            }
            (Thing::Activity(a), Thing::Activity(b)) => {
                (a..=b).for_each(|index| activity(fw, index, How::Activity(index), links));
            }
            (Thing::Block(a), Thing::Block(b)) => {
                (a..=b).for_each(|index| block(fw, index, How::Block(index), links));
            }
            (Thing::Deliverable(a), Thing::Deliverable(b)) => {
                let around = match reference.owner {
                    Owner::CriteriaKey(assessment) => Some(assessment),
                    _ => None,
                };
                for index in a..=b {
                    deliverable(fw, index, around.or(fw.deliverables[index].assessment), depth, links);
                }
            }
            // The code of the épreuve itself is no key, but what is meant is plain.
            (Thing::Assessment(a), _) => assessment(fw, a, depth, links),
            _ => {}
        }
    }
}

/// A competence, with what details it.
fn competency(fw: &Framework, index: usize, how: How, links: &mut Vec<Link>) {
    links.push(Link { to: index, how });
    links.extend(fw.competencies[index].subs.clone().map(|to| Link { to, how }));
}

fn activity(fw: &Framework, index: usize, how: How, links: &mut Vec<Link>) {
    let activity = &fw.activities[index];
    links.extend(activity.competencies.clone().map(|to| Link { to, how }));
    listed(fw, activity.competency_refs, how, links);
}

fn block(fw: &Framework, index: usize, how: How, links: &mut Vec<Link>) {
    let block = &fw.blocks[index];
    links.extend(block.competencies.clone().map(|to| Link { to, how }));
    listed(fw, block.competency_refs, how, links);
    for (first, last) in block.activity_refs.iter().flat_map(|r| fw.references[*r].ranges()) {
        if let (Thing::Activity(a), Thing::Activity(b)) = (first, last) {
            (a..=b).for_each(|index| activity(fw, index, how, links));
        }
    }
}

/// The competences that a list of codes names.
fn listed(fw: &Framework, reference: Option<usize>, how: How, links: &mut Vec<Link>) {
    for (first, last) in reference.iter().flat_map(|r| fw.references[*r].ranges()) {
        if let (Thing::Competency(a), Thing::Competency(b)) = (first, last) {
            (a..=b).for_each(|index| competency(fw, index, how, links));
        }
    }
}

/// The competences that a deliverable shows: those it names, else those of the épreuve around it.
fn deliverable(fw: &Framework, index: usize, around: Option<usize>, depth: u8, links: &mut Vec<Link>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let mut inner = Vec::new();
    match (fw.deliverables[index].evaluates, around) {
        (Some(reference), _) => expand(fw, &fw.references[reference], depth, &mut inner),
        (None, Some(around)) => assessment(fw, around, depth, &mut inner),
        (None, None) => {}
    }
    links.extend(inner.into_iter().map(|link| Link { to: link.to, how: How::Deliverable(index) }));
}

fn assessment(fw: &Framework, index: usize, depth: u8, links: &mut Vec<Link>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let how = How::Assessment(index);
    let mut inner = Vec::new();
    assessed(fw, index, depth, &mut inner);
    links.extend(inner.into_iter().map(|link| Link { to: link.to, how }));
}
