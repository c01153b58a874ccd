//! Counts of what was found: for one file, and added up.

use crate::analysis::Counts;
use crate::findings::baseline::Entry;
use crate::findings::{Finding, Safety, Severity};
use std::collections::BTreeMap;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Files read.
    pub files: usize,
    /// Files with at least one finding.
    pub files_with_findings: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Of severity warning.
    pub warnings: usize,
    /// Of severity info.
    pub infos: usize,
    /// Of severity hint, shown or not.
    pub hints: usize,
    /// Findings that `--fix` can mend.
    pub safe: usize,
    /// Findings that a person can have mended.
    pub to_confirm: usize,
    /// Findings silenced by a comment.
    pub suppressed: usize,
    /// Whether a baseline is in force.
    pub baseline: bool,
    /// Findings that the baseline holds.
    pub known: usize,
    /// Entries of the baseline that are of no use any more, each with the path of its file.
    pub obsolete: Vec<(String, Entry)>,
    /// Whether only what changed since a revision is looked at.
    pub since: bool,
    /// Findings that the changes have nothing to do with.
    pub aside: usize,
    /// Files that did not change, and were not looked at.
    pub unchanged: usize,
    /// Fixes applied.
    pub mended: usize,
    /// Files that were mended.
    pub files_mended: usize,
    /// Things the files define.
    pub counts: Counts,
    /// Findings by code of rule.
    pub rules: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Counts one finding; a hint that is not shown counts apart from everything else.
    pub fn add(&mut self, finding: &Finding, hints: bool) {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
            Severity::Hint => self.hints += 1,
            Severity::Off => {}
        }
        if finding.severity <= Severity::Hint && !hints {
            return;
        }
        match finding.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => self.safe += 1,
            Some(Safety::Unsafe) => self.to_confirm += 1,
            None => {}
        }
        *self.rules.entry(finding.rule.code).or_default() += 1;
    }

    /// Findings above hints.
    pub fn total(&self) -> usize {
        self.errors + self.warnings + self.infos
    }

    /// Adds another tally to this one.
    pub fn merge(&mut self, other: &Tally) {
        self.files += other.files;
        self.files_with_findings += other.files_with_findings;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.hints += other.hints;
        self.safe += other.safe;
        self.to_confirm += other.to_confirm;
        self.suppressed += other.suppressed;
        self.baseline |= other.baseline;
        self.known += other.known;
        self.since |= other.since;
        self.aside += other.aside;
        self.unchanged += other.unchanged;
        self.obsolete.extend(other.obsolete.iter().cloned());
        self.mended += other.mended;
        self.files_mended += other.files_mended;
        let (mine, theirs) = (&mut self.counts, &other.counts);
        mine.blocks += theirs.blocks;
        mine.activities += theirs.activities;
        mine.competencies += theirs.competencies;
        mine.sub_competencies += theirs.sub_competencies;
        mine.assessments += theirs.assessments;
        mine.final_assessments += theirs.final_assessments;
        mine.criteria += theirs.criteria;
        mine.quality_lists += theirs.quality_lists;
        mine.deliverables += theirs.deliverables;
        for (code, number) in &other.rules {
            *self.rules.entry(code).or_default() += number;
        }
    }
}
