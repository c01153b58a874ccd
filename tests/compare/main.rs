//! Two versions of a référentiel compared: what is said, in every format, and through the real program.
#![allow(clippy::unwrap_used, reason = "helpers of tests stop where something is missing")]

mod git;
mod operations;
mod pages;
mod same;
mod since;

use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::compare::{Comparison, compare};

pub(crate) const OLD: &str = include_str!("avant.referentiel.yaml");
pub(crate) const NEW: &str = include_str!("apres.referentiel.yaml");

pub(crate) fn analysed(text: &str) -> Analysis {
    let mut rules = RuleSet::new();
    rules.leave_out_hints();
    analyse(text.as_bytes().to_vec(), &rules)
}

pub(crate) fn compared(old: &str, new: &str) -> Comparison {
    compare(&analysed(old), &analysed(new))
}

/// What became of one thing, in a form that can be compared: kind, codes, and letters for what happened
/// (`+` added, `-` removed, `m` moved, `r` reworded, `n` renumbered, `c` changed in a key).
pub(crate) type Told = (String, String, String, String);

pub(crate) fn told(comparison: &Comparison) -> Vec<Told> {
    let mut all: Vec<Told> = comparison
        .entries
        .iter()
        .map(|entry| {
            let side = |face: &Option<referentiel::compare::Face>| match face {
                Some(face) if face.code.is_empty() => face.text.clone(),
                Some(face) => face.code.clone(),
                None => String::new(),
            };
            let flags = [
                (entry.old.is_none(), '+'),
                (entry.new.is_none(), '-'),
                (entry.moved, 'm'),
                (entry.reworded, 'r'),
                (entry.renumbered.is_some(), 'n'),
                (!entry.fields.is_empty(), 'c'),
            ];
            let letters = flags.iter().filter(|(is, _)| *is).map(|(_, letter)| *letter).collect();
            (entry.kind.id().to_owned(), side(&entry.old), side(&entry.new), letters)
        })
        .collect();
    all.sort();
    all
}
