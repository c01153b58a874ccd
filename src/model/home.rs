//! Which bloc things belong to: the one they are written in, or one that lists them.

use super::{Activity, Block, Framework, OptionRule, Thing};

/// Homes that are still to be given, so that a list that many blocs repeat costs one step a bloc.
struct Homes {
    home: Vec<Option<usize>>,
    next: Vec<usize>,
}

impl Homes {
    fn new(home: Vec<Option<usize>>) -> Self {
        let next = (0..=home.len()).collect();
        Homes { home, next }
    }

    /// Gives `block` to what has no home yet from `from` up to `to`, left out.
    fn fill(&mut self, from: usize, to: usize, block: usize) {
        let to = to.min(self.home.len());
        let mut at = self.free(from.min(to));
        while at < to {
            self.home[at].get_or_insert(block);
            self.next[at] = at + 1;
            at = self.free(at + 1);
        }
    }

    /// The first thing from `at` on that was not given a home here.
    fn free(&mut self, at: usize) -> usize {
        let mut end = at;
        while self.next[end] != end {
            end = self.next[end];
        }
        let mut at = at;
        while self.next[at] != end {
            at = std::mem::replace(&mut self.next[at], end);
        }
        end
    }
}

/// The bloc of each activity: the one it is defined in, else the first that lists it.
pub fn activity_home(fw: &Framework) -> Vec<Option<usize>> {
    let mut homes = Homes::new(fw.activities.iter().map(|a| a.block).collect());
    for (index, block) in fw.blocks.iter().enumerate() {
        for pair in block.activity_refs.into_iter().flat_map(|r| fw.references[r].ranges()) {
            if let (Thing::Activity(first), Thing::Activity(last)) = pair {
                homes.fill(first, last + 1, index);
            }
        }
    }
    homes.home
}

/// The bloc of each competence, likewise; an activity of the root brings its competences into its bloc.
pub fn competency_home(fw: &Framework, activity_home: &[Option<usize>]) -> Vec<Option<usize>> {
    let home: Vec<Option<usize>> = fw.competencies.iter().map(|c| c.block).collect();
    if home.iter().all(Option::is_some) {
        return home;
    }
    let mut homes = Homes::new(home);
    let mut take = |reference: Option<usize>, block: usize| {
        for pair in reference.into_iter().flat_map(|r| fw.references[r].ranges()) {
            if let (Thing::Competency(first), Thing::Competency(last)) = pair {
                homes.fill(first, last + 1, block);
            }
        }
    };
    for (index, block) in fw.blocks.iter().enumerate() {
        take(block.competency_refs, index);
    }
    for (activity, block) in fw.activities.iter().zip(activity_home).filter_map(|(a, b)| Some((a, (*b)?))) {
        take(activity.competency_refs, block);
    }
    for (activity, block) in fw.activities.iter().zip(activity_home).filter_map(|(a, b)| Some((a, (*b)?))) {
        homes.fill(activity.competencies.start, activity.competencies.end, block);
    }
    let mut home = homes.home;
    for index in 0..home.len() {
        let above = fw.competencies[index].parent.and_then(|parent| home[parent]);
        home[index] = home[index].or(above);
    }
    home
}

/// True when a bloc holds or lists `thing`, itself or through one of its activities.
pub fn block_holds(fw: &Framework, block: usize, thing: Thing) -> bool {
    let own = &fw.blocks[block];
    let lists = |reference: Option<usize>, wanted: Thing| {
        reference.into_iter().flat_map(|r| fw.references[r].ranges()).any(|(a, b)| a <= wanted && wanted <= b)
    };
    match thing {
        Thing::Activity(index) => own.activities.contains(&index) || lists(own.activity_refs, thing),
        Thing::Competency(index) => {
            let competency = &fw.competencies[index];
            own.competencies.contains(&index)
                || lists(own.competency_refs, thing)
                || competency.activity.is_some_and(|a| lists(own.activity_refs, Thing::Activity(a)))
                || fw.activities[own.activities.clone()].iter().any(|a| lists(a.competency_refs, thing))
                || listed_activities(fw, own).any(|a| lists(a.competency_refs, thing))
                || competency.parent.is_some_and(|parent| block_holds(fw, block, Thing::Competency(parent)))
        }
        _ => fw.block_of(thing) == Some(block),
    }
}

/// Activities of the root that a bloc lists.
fn listed_activities<'a>(fw: &'a Framework, block: &'a Block) -> impl Iterator<Item = &'a Activity> {
    block.activity_refs.into_iter().flat_map(|r| fw.references[r].ranges()).flat_map(|pair| match pair {
        (Thing::Activity(first), Thing::Activity(last)) => &fw.activities[first..=last],
        _ => &[],
    })
}

/// True for things of two blocs that exclude each other: no candidate meets both.
pub fn alternatives(fw: &Framework, a: Thing, b: Thing) -> bool {
    let (Some(a), Some(b)) = (fw.block_of(a), fw.block_of(b)) else { return false };
    let offers = |option: &OptionRule, block: usize| {
        let mut ranges = option.among.iter().flat_map(|reference| fw.references[*reference].ranges());
        ranges.any(|(first, last)| first <= Thing::Block(block) && Thing::Block(block) <= last)
    };
    a != b
        && fw.options.iter().any(|option| {
            let one = option.choose.is_none_or(|word| word.value == Some(1));
            one && offers(option, a) && offers(option, b)
        })
}
