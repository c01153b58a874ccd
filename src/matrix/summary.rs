//! Counts and coverage, per bloc and for the whole, and the list of what is missing.

use super::rate;
use super::reader::Reader;
use super::state::{State, lacking};
use crate::findings::Severity;
use crate::model::Thing;
use crate::model::coverage::ByCriteria;
use crate::rules::Rule;
use crate::rules::gaps::{Gap, gap};
use crate::say;
use std::collections::HashMap;

/// Lines told of a rule that speaks often.
const LINES: usize = 5;

/// Counts of one bloc, or of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Activités.
    pub activities: usize,
    /// Compétences, sub-competences not counted.
    pub competencies: usize,
    /// Of these, covered by criteria of their own.
    pub covered: usize,
    /// Covered through their activity or more widely.
    pub through: usize,
    /// Gaps accepted with a reason.
    pub justified: usize,
    /// Without épreuve or criterion.
    pub not_evaluated: usize,
    /// Without activity.
    pub no_activity: usize,
    /// Without either.
    pub orphans: usize,
    /// Épreuves.
    pub assessments: usize,
    /// Critères.
    pub criteria: usize,
    /// Épreuves for which qualities are declared.
    pub with_qualities: usize,
    /// Rows of the list of gaps.
    pub gaps: usize,
}

impl Tally {
    /// Competences covered, or whose gap is accepted, in per cent, rounded down; 100 when there are none.
    pub fn rate(&self) -> usize {
        rate(self.done(), self.competencies)
    }

    /// Competences covered, or whose gap is accepted.
    pub fn done(&self) -> usize {
        self.covered + self.through + self.justified
    }

    fn count(&mut self, state: &State) {
        self.competencies += 1;
        match state {
            State::Covered => self.covered += 1,
            State::ThroughActivity => self.through += 1,
            State::Justified(_) => self.justified += 1,
            State::NotEvaluated => self.not_evaluated += 1,
            State::NoActivity => self.no_activity += 1,
            State::Orphan => self.orphans += 1,
            State::NotApplicable => {}
        }
    }

    /// Adds the counts of another référentiel.
    pub fn add(&mut self, other: &Tally) {
        let Tally {
            activities,
            competencies,
            covered,
            through,
            justified,
            not_evaluated,
            no_activity,
            orphans,
            ..
        } = other;
        self.activities += activities;
        self.competencies += competencies;
        self.covered += covered;
        self.through += through;
        self.justified += justified;
        self.not_evaluated += not_evaluated;
        self.no_activity += no_activity;
        self.orphans += orphans;
        self.assessments += other.assessments;
        self.criteria += other.criteria;
        self.with_qualities += other.with_qualities;
        self.gaps += other.gaps;
    }
}

/// Something missing.
#[derive(Clone, Debug)]
pub struct Missing {
    /// What lacks it.
    pub thing: Option<Thing>,
    /// The bloc it is in.
    pub block: Option<usize>,
    /// What kind of thing is missing.
    pub gap: Gap,
    /// What is missing, in the language of the reader.
    pub message: String,
    /// One-based line of the file.
    pub line: usize,
}

/// How often a rule speaks.
#[derive(Clone, Debug)]
pub struct RuleCount {
    /// The rule.
    pub rule: &'static Rule,
    /// The worst severity of its findings.
    pub severity: Severity,
    /// How many findings it has.
    pub count: usize,
    /// Lines of the first of them.
    pub lines: Vec<usize>,
}

/// What the first page says.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Of the whole.
    pub total: Tally,
    /// Of each bloc (index), in order.
    pub blocks: Vec<(usize, Tally)>,
    /// What is missing, in document order.
    pub missing: Vec<Missing>,
    /// Findings by rule, the most serious first.
    pub rules: Vec<RuleCount>,
}

impl Summary {
    pub(super) fn new(reader: &Reader<'_>) -> Self {
        let fw = reader.fw;
        let missing = missing(reader);
        let mut blocks: Vec<(usize, Tally)> = (0..fw.blocks.len()).map(|i| (i, Tally::default())).collect();
        let mut total = Tally {
            activities: fw.activities.len(),
            assessments: fw.assessments.len(),
            criteria: fw.criteria.len(),
            gaps: missing.len(),
            with_qualities: (0..fw.assessments.len()).filter(|a| reader.qualities(*a).is_some()).count(),
            ..Tally::default()
        };
        for (index, competency) in fw.competencies.iter().enumerate().filter(|(_, c)| c.parent.is_none()) {
            let state = &reader.states.competencies[index];
            total.count(state);
            let home = reader.analysis.content.coverage.home[index].or(competency.block);
            if let Some((_, tally)) = home.and_then(|home| blocks.get_mut(home)) {
                tally.count(state);
            }
        }
        for section in &reader.sections {
            let Some((_, tally)) = section.block.and_then(|block| blocks.get_mut(block)) else { continue };
            tally.activities = section.parts.iter().filter(|part| part.activity.is_some()).count();
            tally.assessments = section.assessments.len();
            let declared = section.assessments.iter().filter(|a| reader.qualities(**a).is_some());
            tally.with_qualities = declared.count();
        }
        for criterion in &fw.criteria {
            if let Some((_, tally)) = criterion.block.and_then(|block| blocks.get_mut(block)) {
                tally.criteria += 1;
            }
        }
        for one in &missing {
            if let Some((_, tally)) = one.block.and_then(|block| blocks.get_mut(block)) {
                tally.gaps += 1;
            }
        }
        Summary { total, blocks, missing, rules: rules(reader) }
    }
}

/// Competences in a state of gap, and what the findings say is missing elsewhere.
fn missing(reader: &Reader<'_>) -> Vec<Missing> {
    let (fw, lang) = (reader.fw, reader.lang);
    let states = &reader.states.competencies;
    let mut missing = Vec::new();
    for index in lacking(fw, states) {
        let Some(state) = states.get(index) else { continue };
        let thing = Thing::Competency(index);
        missing.push(Missing {
            thing: Some(thing),
            block: reader.analysis.content.coverage.home[index],
            gap: if *state == State::NoActivity { Gap::Activity } else { Gap::Evaluation },
            message: lack(reader, index, state),
            line: reader.line_of(thing),
        });
    }
    for finding in &reader.analysis.findings {
        let Some(gap @ (Gap::Qualities | Gap::Content)) = gap(finding.rule) else { continue };
        let start = finding.primary.span.start;
        let thing = finding.subject.as_deref().and_then(|code| reader.thing_at(code, start));
        missing.push(Missing {
            block: thing.and_then(|thing| reader.analysis.content.coverage.home_of(fw, thing)),
            thing,
            gap,
            message: finding.message.get(lang).to_owned(),
            line: reader.line_at(start),
        });
    }
    missing.sort_by_key(|one| one.line);
    missing
}

/// What a competence lacks.
fn lack(reader: &Reader<'_>, index: usize, state: &State) -> String {
    let (lang, coverage) = (reader.lang, &reader.analysis.content.coverage);
    let evaluated = coverage.competencies_evaluated[index];
    let criteria = coverage.competencies_criteria[index] != ByCriteria::No;
    match (state, evaluated, criteria) {
        (State::Orphan, ..) => say!(lang, "ni activité ni évaluation", "neither activity nor evaluation"),
        (State::NoActivity, ..) => say!(lang, "aucune activité ne la porte", "no activity holds it"),
        (_, false, false) => say!(lang, "ni épreuve ni critère", "neither assessment nor criterion"),
        (_, false, true) => say!(lang, "aucune épreuve ne l'évalue", "no assessment evaluates it"),
        (_, true, _) => say!(lang, "aucun critère", "no criterion"),
    }
}

/// Findings by rule, the most serious first.
fn rules(reader: &Reader<'_>) -> Vec<RuleCount> {
    let mut counts: Vec<RuleCount> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for finding in &reader.analysis.findings {
        let at = *places.entry(finding.rule.code).or_insert_with(|| {
            let (rule, severity) = (finding.rule, finding.severity);
            counts.push(RuleCount { rule, severity, count: 0, lines: Vec::new() });
            counts.len() - 1
        });
        let count = &mut counts[at];
        count.count += 1;
        count.severity = count.severity.max(finding.severity);
        if count.lines.len() < LINES {
            count.lines.push(reader.line_at(finding.primary.span.start));
        }
    }
    counts.sort_by_key(|count| (std::cmp::Reverse(count.severity), count.rule.code));
    counts
}
