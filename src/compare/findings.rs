//! Findings before and after: which are new, which are gone.

use super::entries::Lines;
use super::holder::Holders;
use super::{Pairing, Place};
use crate::findings::{Finding, Severity};
use crate::lang::Message;
use crate::rules::Rule;
use std::collections::BTreeMap;

/// A finding that is in one version only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How serious it is.
    pub severity: Severity,
    /// What it says.
    pub message: Message,
    /// Where.
    pub place: Place,
}

/// Findings of one rule, in both versions.
#[derive(Clone, Debug)]
pub struct RuleChange {
    /// The rule.
    pub rule: &'static Rule,
    /// How many before.
    pub before: usize,
    /// How many after.
    pub after: usize,
    /// Those that were not there before.
    pub new: Vec<Found>,
    /// Those that are there no longer.
    pub gone: Vec<Found>,
}

/// What a finding is about: the document, a thing of both versions, one of the old only or of the new only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Document,
    Both(usize),
    Old(usize),
    New(usize),
}

/// For each finding of the old version, whether it is gone; for each of the new, whether it was not there.
pub(crate) fn differing(pairing: &Pairing<'_>) -> (Vec<bool>, Vec<bool>) {
    let (old, new) = (&pairing.old, &pairing.new);
    let (old_holders, new_holders) = (Holders::new(&old.items), Holders::new(&new.items));
    let about_old = |finding: &Finding| match old_holders.of(finding.primary.span.start) {
        None => About::Document,
        Some(at) => pairing.matching.to_new[at].map_or(About::Old(at), About::Both),
    };
    let about_new = |finding: &Finding| match new_holders.of(finding.primary.span.start) {
        None => About::Document,
        Some(at) if pairing.matching.to_old[at].is_some() => About::Both(at),
        Some(at) => About::New(at),
    };
    let (olds, news) = (&old.analysis.findings, &new.analysis.findings);
    let (mut gone, mut fresh) = (vec![true; olds.len()], vec![true; news.len()]);
    // The same words first: codes that changed make other words of the same finding.
    for by_words in [true, false] {
        let key = |finding: &Finding, about| {
            (finding.rule.code, about, by_words.then(|| finding.message.fr.clone().into_owned()))
        };
        let mut left: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, finding) in olds.iter().enumerate().filter(|(at, _)| gone[*at]).rev() {
            left.entry(key(finding, about_old(finding))).or_default().push(at);
        }
        let mut pairs = Vec::new();
        for (at, finding) in news.iter().enumerate().filter(|(at, _)| fresh[*at]) {
            if let Some(was) = left.get_mut(&key(finding, about_new(finding))).and_then(Vec::pop) {
                pairs.push((was, at));
            }
        }
        for (was, is) in pairs {
            gone[was] = false;
            fresh[is] = false;
        }
    }
    (gone, fresh)
}

pub(crate) fn compare(pairing: &Pairing<'_>, lines: &Lines<'_>) -> Vec<RuleChange> {
    let (gone, fresh) = differing(pairing);
    let mut rules: BTreeMap<&'static str, RuleChange> = BTreeMap::new();
    let empty = |rule| RuleChange { rule, before: 0, after: 0, new: Vec::new(), gone: Vec::new() };
    let found = |finding: &Finding, place| Found {
        severity: finding.severity,
        message: finding.message.clone(),
        place,
    };
    let shown = |(_, finding): &(usize, &Finding)| finding.severity > Severity::Hint;
    for (at, finding) in pairing.old.analysis.findings.iter().enumerate().filter(shown) {
        let change = rules.entry(finding.rule.code).or_insert_with(|| empty(finding.rule));
        change.before += 1;
        if gone[at] {
            change.gone.push(found(finding, lines.old_place(finding.primary.span.start)));
        }
    }
    for (at, finding) in pairing.new.analysis.findings.iter().enumerate().filter(shown) {
        let change = rules.entry(finding.rule.code).or_insert_with(|| empty(finding.rule));
        change.after += 1;
        if fresh[at] {
            change.new.push(found(finding, lines.new_place(finding.primary.span.start)));
        }
    }
    rules.into_values().filter(|change| !change.new.is_empty() || !change.gone.is_empty()).collect()
}
