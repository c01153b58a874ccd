//! Who evaluates whom: coverage of activities and competences by assessments and criteria.
//!
//! Every link is a run of things in document order, so that marking costs one step a link and
//! one a thing, however large the runs are.

use super::home::{activity_home, competency_home};
use super::reference::{Owner, Reference};
use super::{Activity, Block, Framework, Target, Thing};

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
    /// Bloc of each competence: the one it is defined in, else the first that lists it.
    pub home: Vec<Option<usize>>,
    /// Bloc of each activity, likewise.
    pub activity_home: Vec<Option<usize>>,
    /// Blocs that have an épreuve of their own, or of which another épreuve evaluates something.
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

    /// What an épreuve evaluates. When it does not say, or nothing of what it says can be understood, that is
    /// another fault: it is taken for the whole bloc, so that nothing else seems to be missing.
    fn add_assessment(&mut self, fw: &Framework, assessment: usize) {
        let assessment = &fw.assessments[assessment];
        match assessment.evaluates.map(|r| &fw.references[r]) {
            Some(reference) if reference.is_understood() => self.add_reference(fw, reference),
            _ => match assessment.block {
                Some(block) => run(&mut self.blocks, block, block + 1),
                None => self.add_all(fw),
            },
        }
    }

    fn add_all(&mut self, fw: &Framework) {
        run(&mut self.blocks, 0, fw.blocks.len());
        run(&mut self.activities, 0, fw.activities.len());
        run(&mut self.competencies, 0, fw.competencies.len());
    }

    fn add_reference(&mut self, fw: &Framework, reference: &Reference) {
        if reference.is_all() {
            self.add_all(fw);
        }
        for (first, last) in reference.ranges() {
            self.add(first, last);
        }
    }

    /// Marks of blocs, activities and competences, carried down from blocs, deliverables and activities.
    fn spread(mut self, fw: &Framework) -> Marked {
        for (index, _) in marked(&self.deliverables).into_iter().enumerate().filter(|(_, m)| *m) {
            if let Some(reference) = fw.deliverables.get(index).and_then(|d| d.evaluates) {
                self.add_reference(fw, &fw.references[reference]);
            }
        }
        let blocks = marked(&self.blocks);
        for (index, _) in blocks.iter().enumerate().filter(|(_, m)| **m) {
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
        Marked { blocks, activities, competencies }
    }
}

struct Marked {
    blocks: Vec<bool>,
    activities: Vec<bool>,
    competencies: Vec<bool>,
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
        for (index, _) in fw.assessments.iter().enumerate().filter(|(_, a)| finals || !a.is_final) {
            evaluated.add_assessment(fw, index);
        }
        let Marked { mut blocks, mut activities, competencies } = evaluated.spread(fw);
        let any_evaluated = AnyOf::new(competencies.iter().copied());
        for (index, activity) in fw.activities.iter().enumerate() {
            activities[index] = activities[index] || any_evaluated.of_activity(fw, activity);
        }
        let competencies_criteria = by_criteria(fw);
        let any_criteria = AnyOf::new(competencies_criteria.iter().map(|how| *how != ByCriteria::No));
        let activities_criteria = AnyOf::new(fw.activities.iter().map(|a| any_criteria.of_activity(fw, a)));
        let activities_any = AnyOf::new(activities.iter().copied());
        let mut blocks_with_criteria = Vec::with_capacity(fw.blocks.len());
        for (index, block) in fw.blocks.iter().enumerate() {
            blocks[index] = blocks[index]
                || !block.assessments.is_empty()
                || any_evaluated.of_block(fw, block, &activities_any);
            let written = fw.criteria[block.criteria.clone()].iter().any(|c| c.text.is_some());
            blocks_with_criteria.push(written || any_criteria.of_block(fw, block, &activities_criteria));
        }
        let activity_home = activity_home(fw);
        Coverage {
            competencies_criteria,
            competencies_traced: traced(fw),
            competencies_evaluated: competencies,
            activities_evaluated: activities,
            home: competency_home(fw, &activity_home),
            activity_home,
            blocks_assessed: blocks,
            blocks_with_criteria,
        }
    }

    /// True when a bloc has neither épreuve nor criterion: one finding says so, and the others keep silent.
    pub fn block_is_unassessed(&self, block: usize) -> bool {
        !self.blocks_assessed[block] && !self.blocks_with_criteria[block]
    }

    /// The bloc of a thing: the one it is written in, else the first that lists it.
    pub fn home_of(&self, fw: &Framework, thing: Thing) -> Option<usize> {
        match thing {
            Thing::Activity(index) => self.activity_home[index],
            Thing::Competency(index) => self.home[index],
            _ => fw.block_of(thing),
        }
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

/// Whether some of a run of things are marked, in one step.
struct AnyOf(Vec<u32>);

impl AnyOf {
    fn new(marks: impl ExactSizeIterator<Item = bool>) -> Self {
        let mut before = Vec::with_capacity(marks.len() + 1);
        before.push(0);
        let mut count = 0;
        before.extend(marks.map(|mark| {
            count += u32::from(mark);
            count
        }));
        AnyOf(before)
    }

    fn within(&self, from: usize, to: usize) -> bool {
        from < to && self.0.get(from) < self.0.get(to)
    }

    /// Marks of competences: whether some of those that an activity holds or lists are marked.
    fn of_activity(&self, fw: &Framework, activity: &Activity) -> bool {
        self.within(activity.competencies.start, activity.competencies.end)
            || self.of_list(fw, activity.competency_refs)
    }

    /// Marks of competences and of activities: whether some of those that a bloc holds or lists are marked.
    fn of_block(&self, fw: &Framework, block: &Block, activities: &AnyOf) -> bool {
        self.within(block.competencies.start, block.competencies.end)
            || activities.within(block.activities.start, block.activities.end)
            || self.of_list(fw, block.competency_refs)
            || activities.of_list(fw, block.activity_refs)
    }

    fn of_list(&self, fw: &Framework, reference: Option<usize>) -> bool {
        reference.into_iter().flat_map(|r| fw.references[r].ranges()).any(|pair| match pair {
            (Thing::Competency(a), Thing::Competency(b)) | (Thing::Activity(a), Thing::Activity(b)) => {
                self.within(a, b + 1)
            }
            _ => false,
        })
    }
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
    let indirect = indirect.spread(fw).competencies;
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
        if let Some(assessment) = assessment {
            indirect.add_assessment(fw, assessment);
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
                    // The code of the épreuve itself is no key, but what is meant is plain.
                    (Thing::Assessment(index), _) => indirect.add_assessment(fw, index),
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
