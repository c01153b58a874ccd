//! Which thing of the old document is which of the new one: by identity of words first, then by likeness.
//! Every step treats both documents alike, so that a comparison read backwards says the same.

use super::item::{Anchor, CLASSES, Item, Items};
use super::likeness::{Bag, Numbers};
use super::renumber::follows;
use crate::model::code::canonical;
use std::cmp::Reverse;

/// Pairs looked at for one class, at most, besides those of equal code.
const MAX_PAIRS: usize = 300_000;
/// A word that stands in more pairs than this tells nothing.
const MAX_SHARED: usize = 256;
/// Leftovers of one place are compared all with all when their product is not above this.
const MAX_SIBLINGS: usize = 400;

/// Who is who, both ways, by indices of items.
pub(crate) struct Matching {
    pub to_new: Vec<Option<usize>>,
    pub to_old: Vec<Option<usize>>,
}

/// Words of every item of one document.
pub(crate) struct Words {
    pub bags: Vec<Bag>,
    /// Sentences of what each item holds, sorted.
    kin: Vec<Vec<u32>>,
}

impl Words {
    pub fn new(items: &Items, numbers: &mut Numbers) -> Words {
        let bags: Vec<Bag> = items.list.iter().map(|item| Bag::new(&item.text, numbers)).collect();
        let mut kin = vec![Vec::new(); items.list.len()];
        for (index, bag) in bags.iter().enumerate() {
            let Some(whole) = bag.whole else { continue };
            let item = &items.list[index];
            let mut above: Vec<usize> =
                std::iter::successors(item.parent, |at| items.list[*at].parent).take(8).collect();
            let assessments = items.class(3);
            above.extend(item.anchors.iter().filter_map(|anchor| match anchor {
                Anchor::Item(at) if assessments.contains(at) => Some(*at),
                _ => None,
            }));
            above.sort_unstable();
            above.dedup();
            for at in above {
                kin[at].push(whole);
            }
        }
        for one in &mut kin {
            one.sort_unstable();
        }
        Words { bags, kin }
    }
}

/// Matches the things of two documents. `numbers` is how many words and sentences there are.
pub(crate) fn matched(
    old: &Items,
    new: &Items,
    old_words: &Words,
    new_words: &Words,
    numbers: usize,
) -> Matching {
    let matching = Matching { to_new: vec![None; old.list.len()], to_old: vec![None; new.list.len()] };
    let mut matcher = Matcher { old, new, old_words, new_words, numbers, matching };
    for class in 0..CLASSES {
        matcher.class(class);
    }
    matcher.matching
}

struct Matcher<'a> {
    old: &'a Items,
    new: &'a Items,
    old_words: &'a Words,
    new_words: &'a Words,
    numbers: usize,
    matching: Matching,
}

/// The root, as the place of what stands in nothing.
const ROOT: usize = usize::MAX;

type Key<'a> = (u32, &'a str, Option<usize>);

impl Matcher<'_> {
    fn class(&mut self, class: usize) {
        let home = |matcher: &Self, items: &Items, at: usize, old: bool| {
            // A sub-competence stands in one of its own class, which is not matched yet.
            let mut parent = items.list[at].parent;
            while let Some(above) = parent.filter(|above| items.class(class).contains(above)) {
                parent = items.list[above].parent;
            }
            match parent {
                None => Some(ROOT),
                Some(parent) if old => matcher.matching.to_new[parent],
                Some(parent) => Some(parent),
            }
        };
        let mut olds: Vec<(usize, Option<usize>)> =
            self.old.class(class).map(|at| (at, home(self, self.old, at, true))).collect();
        let mut news: Vec<(usize, Option<usize>)> =
            self.new.class(class).map(|at| (at, home(self, self.new, at, false))).collect();
        for (by_code, by_home) in [(true, true), (false, true), (true, false), (false, false)] {
            self.same_words(&mut olds, &mut news, by_code, by_home);
        }
        self.alike(&olds, &news);
    }

    /// Pairs things that say the same, under the same code, in the same place.
    fn same_words(
        &mut self,
        olds: &mut Vec<(usize, Option<usize>)>,
        news: &mut Vec<(usize, Option<usize>)>,
        by_code: bool,
        by_home: bool,
    ) {
        fn keys<'a>(
            side: &[(usize, Option<usize>)],
            items: &'a Items,
            words: &Words,
            by_code: bool,
            by_home: bool,
        ) -> Vec<(Key<'a>, usize)> {
            let key = |(at, home): &(usize, Option<usize>)| {
                let whole = words.bags[*at].whole?;
                let code = if by_code { items.list[*at].code.as_str() } else { "" };
                let home = if by_home { Some((*home)?) } else { None };
                Some(((whole, code, home), *at))
            };
            let mut all: Vec<(Key<'a>, usize)> = side.iter().filter_map(key).collect();
            all.sort_unstable();
            all
        }
        let left = keys(olds, self.old, self.old_words, by_code, by_home);
        let right = keys(news, self.new, self.new_words, by_code, by_home);
        let mut pairs = Vec::new();
        let (mut i, mut j) = (0, 0);
        while let (Some((a, old)), Some((b, new))) = (left.get(i), right.get(j)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    pairs.push((*old, *new));
                    i += 1;
                    j += 1;
                }
            }
        }
        for (old, new) in pairs {
            self.pair(old, new);
        }
        olds.retain(|(at, _)| self.matching.to_new[*at].is_none());
        news.retain(|(at, _)| self.matching.to_old[*at].is_none());
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.matching.to_new[old] = Some(new);
        self.matching.to_old[new] = Some(old);
    }

    /// Pairs what is left, the most alike first.
    fn alike(&mut self, olds: &[(usize, Option<usize>)], news: &[(usize, Option<usize>)]) {
        let mut pairs = self.candidates(olds, news);
        pairs.sort_unstable();
        pairs.dedup();
        let mut scored: Vec<(Reverse<u32>, usize, usize, usize, usize)> = pairs
            .into_iter()
            .filter_map(|(i, j)| {
                let ((old, old_home), (new, new_home)) = (olds[i as usize], news[j as usize]);
                let same_home = old_home.is_some() && old_home == new_home;
                let score = self.score(old, new, same_home)?;
                let (a, b) = (old - self.first_old(old), new - self.first_new(new));
                // Among equals, the nearest in rank; no tie is left between pairs that share a thing.
                Some((Reverse(score), a.abs_diff(b), a + b, old, new))
            })
            .collect();
        scored.sort_unstable();
        for (_, _, _, old, new) in scored {
            if self.matching.to_new[old].is_none() && self.matching.to_old[new].is_none() {
                self.pair(old, new);
            }
        }
    }

    fn first_old(&self, at: usize) -> usize {
        (0..CLASSES)
            .map(|class| self.old.class(class))
            .find(|range| range.contains(&at))
            .map_or(0, |r| r.start)
    }

    fn first_new(&self, at: usize) -> usize {
        (0..CLASSES)
            .map(|class| self.new.class(class))
            .find(|range| range.contains(&at))
            .map_or(0, |r| r.start)
    }

    /// Pairs worth a look, as indices into both lists: of one code, of one place, or with a rare word in common.
    fn candidates(
        &self,
        olds: &[(usize, Option<usize>)],
        news: &[(usize, Option<usize>)],
    ) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        let code = |item: &Item| canonical(&item.code).into_owned();
        join(
            olds.iter().map(|(at, _)| code(&self.old.list[*at])),
            news.iter().map(|(at, _)| code(&self.new.list[*at])),
            |code| !code.is_empty(),
            MAX_SHARED,
            &mut pairs,
        );
        join(
            olds.iter().map(|(_, home)| *home),
            news.iter().map(|(_, home)| *home),
            Option::is_some,
            MAX_SIBLINGS,
            &mut pairs,
        );
        self.rare_words(olds, news, &mut pairs);
        pairs
    }

    fn rare_words(
        &self,
        olds: &[(usize, Option<usize>)],
        news: &[(usize, Option<usize>)],
        pairs: &mut Vec<(u32, u32)>,
    ) {
        let features = |words: &Words, at: usize| {
            let mut all = words.bags[at].features.clone();
            all.extend_from_slice(&words.kin[at]);
            all
        };
        let postings = |side: &[(usize, Option<usize>)], words: &Words| {
            let mut lists: Vec<Vec<u32>> = vec![Vec::new(); self.numbers];
            for (index, (at, _)) in side.iter().enumerate() {
                for feature in features(words, *at) {
                    let list = &mut lists[feature as usize];
                    // A sentence that stands twice in one thing counts once.
                    if list.last() != Some(&(index as u32)) {
                        list.push(index as u32);
                    }
                }
            }
            lists
        };
        let (left, right) = (postings(olds, self.old_words), postings(news, self.new_words));
        let mut by_rarity: Vec<Vec<usize>> = vec![Vec::new(); MAX_SHARED + 1];
        for (feature, (a, b)) in left.iter().zip(&right).enumerate() {
            let product = a.len().saturating_mul(b.len());
            if (1..=MAX_SHARED).contains(&product) {
                by_rarity[product].push(feature);
            }
        }
        let limit = pairs.len() + MAX_PAIRS;
        for (product, features) in by_rarity.iter().enumerate() {
            // All the words of one rarity or none: the order of words must not matter.
            if pairs.len() + product * features.len() > limit {
                return;
            }
            for feature in features {
                for a in &left[*feature] {
                    pairs.extend(right[*feature].iter().map(|b| (*a, *b)));
                }
            }
        }
    }

    /// How good a pair is; `None` when the two are not one thing.
    fn score(&self, old: usize, new: usize, same_home: bool) -> Option<u32> {
        let (a, b) = (&self.old.list[old], &self.new.list[new]);
        let (left, right) = (&self.old_words.bags[old], &self.new_words.bags[new]);
        let same_code = self.same_code(a, b);
        let likeness = left.likeness(right);
        let kin = kinship(&self.old_words.kin[old], &self.new_words.kin[new]);
        let silent = (left.whole.is_none(), right.whole.is_none());
        let base = match silent {
            (true, true) if same_code => kin.map_or(600, |kin| (kin * 9 / 10).max(350)),
            (true, true) => kin.map_or(if same_home { 300 } else { 0 }, |kin| kin * 9 / 10),
            (true, false) | (false, true) if same_code => kin.map_or(400, |kin| kin.max(400)),
            (true, false) | (false, true) => kin.map_or(0, |kin| kin * 9 / 10),
            (false, false) => {
                let by_kin = match (a.kind.holds_things(), same_code) {
                    (true, _) => kin.unwrap_or(0) * 9 / 10,
                    // A competence written anew keeps its code and its criteria.
                    (false, true) => kin.unwrap_or(0) / 2,
                    (false, false) => 0,
                };
                likeness.max(by_kin)
            }
        };
        let much = left.says_much() || right.says_much();
        let least = match (same_code, same_home, much) {
            (true, _, _) => 300,
            (false, true, true) => 500,
            (false, true, false) | (false, false, true) => 550,
            (false, false, false) => 700,
        };
        let bonus = if same_code { 120 } else { 0 } + if same_home { 60 } else { 0 };
        (base >= least).then_some(base + bonus)
    }

    /// The same code, or the one that the new number of what they stand in makes of it.
    fn same_code(&self, old: &Item, new: &Item) -> bool {
        if old.code.is_empty() || new.code.is_empty() {
            return false;
        }
        let (before, after) = (canonical(&old.code), canonical(&new.code));
        let (Some(old_parent), Some(new_parent)) = (old.parent, new.parent) else { return before == after };
        let (from, to) = (&self.old.list[old_parent].code, &self.new.list[new_parent].code);
        let (from, to) = (canonical(from), canonical(to));
        // A code made from that of what it stands in says nothing by itself elsewhere.
        let derived = follows(&from, &from, &before, &before);
        let (is, was) = (self.matching.to_new[old_parent], self.matching.to_old[new_parent]);
        let strangers = is.is_none() && was.is_none() && from == to;
        match derived {
            true if is == Some(new_parent) => {
                before == after && from == to || follows(&from, &to, &before, &after)
            }
            true => strangers && before == after,
            false => before == after,
        }
    }
}

/// Pairs of indices whose keys are equal, when a key has no more than `most` of them.
fn join<K: Ord>(
    olds: impl Iterator<Item = K>,
    news: impl Iterator<Item = K>,
    wanted: impl Fn(&K) -> bool,
    most: usize,
    pairs: &mut Vec<(u32, u32)>,
) {
    fn sorted<K: Ord>(side: impl Iterator<Item = K>, wanted: impl Fn(&K) -> bool) -> Vec<(K, u32)> {
        let mut all: Vec<(K, u32)> = (0u32..).zip(side).map(|(at, key)| (key, at)).collect();
        all.retain(|(key, _)| wanted(key));
        all.sort_unstable();
        all
    }
    let (left, right) = (sorted(olds, &wanted), sorted(news, &wanted));
    let mut rest = right.as_slice();
    for group in left.chunk_by(|a, b| a.0 == b.0) {
        let Some((key, _)) = group.first() else { continue };
        rest = &rest[rest.partition_point(|(other, _)| other < key)..];
        let same = &rest[..rest.partition_point(|(other, _)| other == key)];
        if group.len().saturating_mul(same.len()) <= most {
            pairs.extend(group.iter().flat_map(|(_, a)| same.iter().map(|(_, b)| (*a, *b))));
        }
    }
}

/// How many of the sentences that two things hold are the same, 0 to 1000; `None` when one of them holds nothing.
fn kinship(old: &[u32], new: &[u32]) -> Option<u32> {
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    u32::try_from(2000 * shared / (old.len() + new.len())).ok()
}
