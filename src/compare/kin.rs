//! Competences split or merged: what an added one seems to come from, where a removed one seems to have gone.

use super::entries::Lines;
use super::{Entry, Pairing};

/// How much of a sentence the other must hold.
const LEAST: u32 = 600;
/// Comparisons at most; beyond, nothing is guessed.
const MAX_PAIRS: usize = 20_000;

/// Fills [`Entry::kin`] of added and removed competences. Each entry comes with the index of its new item, or that
/// of its old one past the number of new ones.
pub(crate) fn tell(pairing: &Pairing<'_>, lines: &Lines<'_>, entries: &mut [(usize, Entry)]) {
    let (old, new) = (&pairing.old, &pairing.new);
    let count = new.items.list.len();
    let class = |at: usize, is_old: bool| {
        let items = if is_old { &old.items } else { &new.items };
        items.class(2).contains(&at)
    };
    // What the other version may have made of it: what is not found there, or was reworded.
    let mut olds = Vec::new();
    let mut news = Vec::new();
    for (at, entry) in entries.iter() {
        let is_old = *at >= count;
        let item = if is_old { at - count } else { *at };
        if !class(item, is_old) {
            continue;
        }
        match (&entry.old, &entry.new) {
            (None, _) => news.push(item),
            (_, None) => olds.push(item),
            _ if entry.reworded => {
                news.push(item);
                olds.extend(pairing.matching.to_old[item]);
            }
            _ => {}
        }
    }
    if olds.len().saturating_mul(news.len()) > MAX_PAIRS {
        return;
    }
    for (at, entry) in entries.iter_mut() {
        let is_old = *at >= count;
        let item = if is_old { *at - count } else { *at };
        if !class(item, is_old) || (entry.old.is_some() && entry.new.is_some()) {
            continue;
        }
        if is_old {
            let mine = &old.words.bags[item];
            let near = |one: &&usize| {
                let other = &new.words.bags[**one];
                mine.says_much() && other.holds(mine) >= LEAST
                    || other.says_much() && mine.holds(other) >= LEAST
            };
            entry.kin = news.iter().filter(near).map(|one| lines.new_face(*one)).collect();
        } else {
            let mine = &new.words.bags[item];
            let near = |one: &&usize| {
                let other = &old.words.bags[**one];
                mine.says_much() && other.holds(mine) >= LEAST
                    || other.says_much() && mine.holds(other) >= LEAST
            };
            entry.kin = olds.iter().filter(near).map(|one| lines.old_face(*one)).collect();
        }
        entry.kin.truncate(3);
    }
}
