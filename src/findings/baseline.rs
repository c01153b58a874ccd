//! The baseline: findings that are known already, so that a check speaks of what is new.
//! Text in, text out; whoever calls reads and writes the file.

mod matching;
mod text;

use super::Finding;
use super::fingerprint::{Key, On, keys_of};
use crate::analysis::{Analysis, RuleSet};
use crate::findings::Severity;
use crate::rules::registry;
use std::collections::BTreeMap;

pub use text::{Broken, parse};

/// Version of the form; a change that could break a reader makes it grow.
pub const VERSION: u64 = 1;

/// The name a baseline has unless one is given.
pub const FILE_NAME: &str = "referentiel.baseline.json";

/// A known finding: the key of a finding, kept. Its rule may have gone since.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Code of the rule.
    pub rule: String,
    /// Code of the thing; may be empty.
    pub code: String,
    /// Text of the place.
    pub text: String,
    /// What the text was taken from.
    pub on: On,
}

impl From<Key> for Entry {
    fn from(key: Key) -> Self {
        Entry { rule: key.rule.to_owned(), code: key.code, text: key.text, on: key.on }
    }
}

/// Known findings, file by file. Paths are relative to the folder of the baseline, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Entries of each file, sorted; the same one as many times as it was found.
    pub files: BTreeMap<String, Vec<Entry>>,
}

impl Baseline {
    /// Entries of the file known under `path`.
    pub fn of(&self, path: &str) -> &[Entry] {
        self.files.get(path).map_or(&[], Vec::as_slice)
    }

    /// Replaces the entries of a file.
    pub fn set(&mut self, path: String, mut entries: Vec<Entry>) {
        entries.sort();
        if entries.is_empty() {
            self.files.remove(&path);
        } else {
            self.files.insert(path, entries);
        }
    }

    /// How many findings are known.
    pub fn len(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// True when none is.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// As it is written: sorted, one entry a line, the same for the same findings.
    pub fn render(&self) -> String {
        text::render(self)
    }
}

/// What the baseline holds of one file.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Findings that are known, no longer among those of the analysis.
    pub known: Vec<Finding>,
    /// Entries that no finding answers to any more, although their rule ran on a file that was read whole.
    pub obsolete: Vec<Entry>,
}

/// Takes the findings that `entries` hold out of `analysis`, which `rules` made, and keeps them in
/// [`Analysis::held`]. Each entry holds one finding.
pub fn apply(analysis: &mut Analysis, entries: &[Entry], rules: &RuleSet) {
    let sorted = sort(analysis, entries, rules);
    let findings = std::mem::take(&mut analysis.findings);
    for (finding, held) in findings.into_iter().zip(sorted.held) {
        if held {
            analysis.held.known.push(finding);
        } else {
            analysis.findings.push(finding);
        }
    }
    analysis.held.obsolete = sorted.obsolete;
}

/// The entries of a file, brought up to date.
#[derive(Debug)]
pub struct Updated {
    /// Entries to keep from now on.
    pub entries: Vec<Entry>,
    /// How many findings were not known.
    pub added: usize,
    /// Entries that went.
    pub removed: usize,
}

/// Brings `entries` up to date with the findings of `analysis`, which `rules` made. `prune`: nothing is
/// added. An entry that cannot be told to be obsolete stays.
pub fn update(analysis: &Analysis, entries: &[Entry], rules: &RuleSet, prune: bool) -> Updated {
    let sorted = sort(analysis, entries, rules);
    let mut kept = sorted.unsure;
    let mut added = 0;
    for (key, held) in sorted.keys.into_iter().zip(sorted.held) {
        if !held && prune {
            continue;
        }
        added += usize::from(!held);
        kept.push(key.into());
    }
    Updated { entries: kept, added, removed: sorted.obsolete.len() }
}

struct Sorted {
    /// Key of each finding.
    keys: Vec<Key>,
    /// Whether each finding is known.
    held: Vec<bool>,
    /// Entries that are of no use any more.
    obsolete: Vec<Entry>,
    /// Entries that hold nothing now, and may again: their rule did not run, or the file was not read whole.
    unsure: Vec<Entry>,
}

fn sort(analysis: &Analysis, entries: &[Entry], rules: &RuleSet) -> Sorted {
    let keys = keys_of(analysis, &analysis.findings);
    let matched = matching::matching(entries, &keys, analysis);
    let whole = analysis.omitted == 0 && analysis.content.changes.is_empty();
    let runs = |code: &str| match registry::RULES.iter().find(|rule| rule.code == code) {
        Some(rule) => rules.severity(rule, analysis.profile) != Severity::Off,
        None => true,
    };
    let unused = entries.iter().zip(&matched.used).filter(|(_, used)| !**used).map(|(entry, _)| entry);
    let (obsolete, unsure) = unused.cloned().partition(|entry| whole && runs(&entry.rule));
    Sorted { keys, held: matched.held, obsolete, unsure }
}
