//! Who evaluates whom: coverage of activities and competences by assessments and criteria.
//!
//! Every link is a run of things in document order, so that marking costs one step a link and
//! one a thing, however large the runs are.

use super::reference::{Owner, Reference};
use super::{Framework, Target, Thing};

/// How criteria cover a competence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ByCriteria {
    /// Not at all.
    #[default]
    No,
    /// Through its activity, its bloc, a range, a group, a deliverable or an assessment.
    Indirect,
    /// By a criterion of its own.
    Direct,
}

/// Coverage of a référentiel. Every list is as long as that of the things it is about.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Competences that an assessment evaluates.
    pub competencies_evaluated: Vec<bool>,
    /// Activities that an assessment evaluates, wholly or by one of their competences.
    pub activities_evaluated: Vec<bool>,
    /// Competences by their criteria.
    pub competencies_criteria: Vec<ByCriteria>,
    /// Competences that an activity holds or lists.
    pub competencies_traced: Vec<bool>,
    /// Bloc of each competence: the one it is defined in, else one that lists it.
    pub home: Vec<Option<usize>>,
    /// Blocs that have an épreuve of their own, or of which an épreuve of the root evaluates something.
    pub blocks_assessed: Vec<bool>,
    /// Blocs of which some competence has a criterion, however indirect.
    pub blocks_with_criteria: Vec<bool>,
}

/// Runs of things that something covers, as differences.
struct Marks {
    blocks: Vec<i32>,
    activities: Vec<i32>,
    competencies: Vec<i32>,
    deliverables: Vec<i32>,
}

impl Marks {
    fn new(fw: &Framework) -> Self {
        let zeros = |count: usize| vec![0; count + 1];
        Marks {
            blocks: zeros(fw.blocks.len()),
            activities: zeros(fw.activities.len()),
            competencies: zeros(fw.competencies.len()),
            deliverables: zeros(fw.deliverables.len()),
        }
    }

    fn add(&mut self, first: Thing, last: Thing) {
        match (first, last) {
            (Thing::Block(a), Thing::Block(b)) => run(&mut self.blocks, a, b + 1),
            (Thing::Activity(a), Thing::Activity(b)) => run(&mut self.activities, a, b + 1),
            (Thing::Competency(a), Thing::Competency(b)) => run(&mut self.competencies, a, b + 1),
            (Thing::Deliverable(a), Thing::Deliverable(b)) => run(&mut self.deliverables, a, b + 1),
            _ => {}
        }
    }

    fn add_reference(&mut self, fw: &Framework, reference: &Reference) {
        if reference.is_all() {
            run(&mut self.blocks, 0, fw.blocks.len());
            run(&mut self.activities, 0, fw.activities.len());
            run(&mut self.competencies, 0, fw.competencies.len());
        }
        for (first, last) in reference.ranges() {
            self.add(first, last);
        }
    }

    /// Marks of activities and competences, carried down from blocs, deliverables and activities.
    fn spread(mut self, fw: &Framework) -> (Vec<bool>, Vec<bool>) {
        for (index, _) in marked(&self.deliverables).into_iter().enumerate().filter(|(_, m)| *m) {
            if let Some(reference) = fw.deliverables.get(index).and_then(|d| d.evaluates) {
                self.add_reference(fw, &fw.references[reference]);
            }
        }
        for (index, _) in marked(&self.blocks).into_iter().enumerate().filter(|(_, m)| *m) {
            let block = &fw.blocks[index];
            run(&mut self.activities, block.activities.start, block.activities.end);
            run(&mut self.competencies, block.competencies.start, block.competencies.end);
            for reference in block.activity_refs.iter().chain(&block.competency_refs) {
                self.add_reference(fw, &fw.references[*reference]);
            }
        }
        let activities = marked(&self.activities);
        for (index, _) in activities.iter().enumerate().filter(|(_, m)| **m) {
            let activity = &fw.activities[index];
            run(&mut self.competencies, activity.competencies.start, activity.competencies.end);
            if let Some(reference) = activity.competency_refs {
                self.add_reference(fw, &fw.references[reference]);
            }
        }
        let mut competencies = marked(&self.competencies);
        with_subs(fw, &mut competencies);
        (activities, competencies)
    }
}

fn run(marks: &mut [i32], from: usize, to: usize) {
    if from < to && to < marks.len() {
        marks[from] += 1;
        marks[to] -= 1;
    }
}

fn marked(marks: &[i32]) -> Vec<bool> {
    let mut depth = 0;
    let count = marks.len().saturating_sub(1);
    marks[..count]
        .iter()
        .map(|change| {
            depth += change;
            depth > 0
        })
        .collect()
}

/// A marked competence marks its sub-competences; one whose sub-competences are all marked is marked.
fn with_subs(fw: &Framework, marks: &mut [bool]) {
    for (index, competency) in fw.competencies.iter().enumerate() {
        if marks[index] {
            marks[competency.subs.clone()].fill(true);
        }
    }
    for index in (0..marks.len()).rev() {
        let subs = fw.competencies[index].subs.clone();
        if !marks[index] && !subs.is_empty() {
            marks[index] = marks[subs].iter().all(|m| *m);
        }
    }
}

impl Coverage {
    /// Computes the coverage of `fw`. `finals`: whether an évaluation complémentaire counts as the
    /// evaluation of what it names; on request, each bloc must be evaluated by itself.
    pub fn new(fw: &Framework, finals: bool) -> Self {
        let mut evaluated = Marks::new(fw);
        for assessment in fw.assessments.iter().filter(|a| finals || !a.is_final) {
            if let Some(reference) = assessment.evaluates {
                evaluated.add_reference(fw, &fw.references[reference]);
            }
        }
        let (mut activities, competencies) = evaluated.spread(fw);
        for (index, activity) in fw.activities.iter().enumerate() {
            if !activities[index] {
                activities[index] = competencies[activity.competencies.clone()].iter().any(|c| *c)
                    || listed(fw, activity.competency_refs).any(|c| competencies[c]);
            }
        }
        let competencies_criteria = by_criteria(fw);
        let home = home(fw);
        let mut blocks_assessed: Vec<bool> = fw.blocks.iter().map(|b| !b.assessments.is_empty()).collect();
        let mut blocks_with_criteria: Vec<bool> = fw
            .blocks
            .iter()
            .map(|b| fw.criteria[b.criteria.clone()].iter().any(|c| c.text.is_some()))
            .collect();
        for (index, block) in home.iter().enumerate().filter_map(|(i, b)| Some((i, (*b)?))) {
            blocks_assessed[block] |= competencies[index];
            blocks_with_criteria[block] |= competencies_criteria[index] != ByCriteria::No;
        }
        for (index, activity) in fw.activities.iter().enumerate() {
            if let Some(block) = activity.block {
                blocks_assessed[block] |= activities[index];
            }
        }
        Coverage {
            competencies_criteria,
            competencies_traced: traced(fw),
            competencies_evaluated: competencies,
            activities_evaluated: activities,
            home,
            blocks_assessed,
            blocks_with_criteria,
        }
    }

    /// True when a bloc has neither épreuve nor criterion: one finding says so, and the others keep silent.
    pub fn block_is_unassessed(&self, block: usize) -> bool {
        !self.blocks_assessed[block] && !self.blocks_with_criteria[block]
    }

    /// The same for the bloc of a competence; `false` when it is in none.
    pub fn home_is_unassessed(&self, competency: usize) -> bool {
        self.home[competency].is_some_and(|block| self.block_is_unassessed(block))
    }
}

/// The competences that are to be spoken of when `covered` says which ones are: a competence speaks
/// for its sub-competences when none of them is covered, and they for it when some are.
pub fn uncovered<'a>(
    fw: &'a Framework,
    covered: impl Fn(usize) -> bool + Copy + 'a,
) -> impl Iterator<Item = usize> + 'a {
    (0..fw.competencies.len()).filter(move |&index| {
        let competency = &fw.competencies[index];
        let some_below = |of: usize| fw.competencies[of].subs.clone().any(covered);
        !covered(index) && !some_below(index) && competency.parent.is_none_or(some_below)
    })
}

/// The bloc of each competence.
fn home(fw: &Framework) -> Vec<Option<usize>> {
    let mut home: Vec<Option<usize>> = fw.competencies.iter().map(|c| c.block).collect();
    if home.iter().all(Option::is_some) {
        return home;
    }
    let mut take = |reference: Option<usize>, block: usize| {
        for index in listed(fw, reference) {
            home[index].get_or_insert(block);
        }
    };
    for (index, block) in fw.blocks.iter().enumerate() {
        take(block.competency_refs, index);
        for activity in &fw.activities[block.activities.clone()] {
            take(activity.competency_refs, index);
        }
    }
    // Activities of the root bring their competences into the blocs that list them.
    for (index, block) in fw.blocks.iter().enumerate() {
        for (first, last) in block.activity_refs.iter().flat_map(|r| fw.references[*r].ranges()) {
            let (Thing::Activity(first), Thing::Activity(last)) = (first, last) else { continue };
            for activity in &fw.activities[first..=last] {
                for competency in activity.competencies.clone().chain(listed(fw, activity.competency_refs)) {
                    home[competency].get_or_insert(index);
                }
            }
        }
    }
    let above = |index: usize, home: &[Option<usize>]| fw.competencies[index].parent.and_then(|p| home[p]);
    for index in 0..home.len() {
        home[index] = home[index].or(above(index, &home));
    }
    home
}

/// The competences that a reference names.
fn listed(fw: &Framework, reference: Option<usize>) -> impl Iterator<Item = usize> + '_ {
    reference.into_iter().flat_map(|r| fw.references[r].ranges()).flat_map(|pair| match pair {
        (Thing::Competency(a), Thing::Competency(b)) => a..b + 1,
        _ => 0..0,
    })
}

fn by_criteria(fw: &Framework) -> Vec<ByCriteria> {
    let mut indirect = Marks::new(fw);
    let mut direct = vec![false; fw.competencies.len()];
    let mut last = None;
    for criterion in fw.criteria.iter().filter(|c| c.text.is_some()) {
        // Criteria of one list share their target.
        if last == Some(criterion.target) {
            continue;
        }
        last = Some(criterion.target);
        mark_target(fw, criterion.target, &mut indirect, &mut direct);
    }
    let (_, indirect) = indirect.spread(fw);
    with_subs(fw, &mut direct);
    let how = |index: usize| match (direct[index], indirect[index]) {
        (true, _) => ByCriteria::Direct,
        (false, true) => ByCriteria::Indirect,
        _ => ByCriteria::No,
    };
    (0..fw.competencies.len()).map(how).collect()
}

fn mark_target(fw: &Framework, target: Target, indirect: &mut Marks, direct: &mut [bool]) {
    let whole_assessment = |assessment: Option<usize>, indirect: &mut Marks| {
        if let Some(reference) = assessment.and_then(|a| fw.assessments[a].evaluates) {
            indirect.add_reference(fw, &fw.references[reference]);
        }
    };
    match target {
        Target::Thing(Thing::Competency(index)) => direct[index] = true,
        Target::Thing(Thing::Assessment(index)) => whole_assessment(Some(index), indirect),
        Target::Thing(Thing::Deliverable(index)) => match fw.deliverables[index].evaluates {
            Some(reference) => indirect.add_reference(fw, &fw.references[reference]),
            None => whole_assessment(fw.deliverables[index].assessment, indirect),
        },
        Target::Thing(thing) => indirect.add(thing, thing),
        Target::Nothing => {}
        Target::Reference(reference) => {
            let reference = &fw.references[reference];
            if reference.is_all() {
                indirect.add_reference(fw, reference);
            }
            for (first, last) in reference.ranges() {
                match (first, last) {
                    (Thing::Competency(a), Thing::Competency(b)) if a == b => direct[a] = true,
                    (Thing::Deliverable(d), _) if fw.deliverables[d].evaluates.is_none() => {
                        let around = match reference.owner {
                            Owner::CriteriaKey(assessment) => Some(assessment),
                            _ => fw.deliverables[d].assessment,
                        };
                        whole_assessment(around, indirect);
                    }
                    _ => indirect.add(first, last),
                }
            }
        }
    }
}

fn traced(fw: &Framework) -> Vec<bool> {
    let mut marks = vec![0; fw.competencies.len() + 1];
    for activity in &fw.activities {
        run(&mut marks, activity.competencies.start, activity.competencies.end);
        for (first, last) in activity.competency_refs.iter().flat_map(|r| fw.references[*r].ranges()) {
            if let (Thing::Competency(a), Thing::Competency(b)) = (first, last) {
                run(&mut marks, a, b + 1);
            }
        }
    }
    let mut traced = marked(&marks);
    with_subs(fw, &mut traced);
    traced
}
