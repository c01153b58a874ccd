//! How each thing stands, in a few words: what evaluates it, what is missing. The same facts as the matrix and
//! the findings, so that an editor never shows as complete what they speak of.

use super::File;
use super::brief::{ACTIVITIES, ASSESSMENTS, BLOCKS, COMPETENCIES, CRITERIA, count, one_line};
use crate::format::Profile;
use crate::lang::Lang;
use crate::matrix::facts::{Facts, How, Link};
use crate::matrix::state::{State, States};
use crate::model::coverage::ByCriteria;
use crate::model::{Framework, Target, Thing};
use crate::say;

/// How the things of a file stand.
#[derive(Debug)]
pub struct Standing {
    facts: Facts,
    states: Vec<State>,
    /// Competences (not sub-competences) of each activity, and those of them that are evaluated.
    activities: Tally,
    /// The same for each bloc.
    blocks: Tally,
    /// Épreuves of each bloc, those of the root that evaluate something of it among them.
    assessments: Vec<usize>,
    /// Criteria of each épreuve.
    criteria: Vec<usize>,
    /// Competences that are no sub-competences, before each index.
    before: Vec<usize>,
}

/// Sums of all and of the evaluated, before each index: a run is counted in one step.
#[derive(Debug, Default)]
struct Tally {
    all: Vec<usize>,
    evaluated: Vec<usize>,
}

impl Tally {
    fn new(counts: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut tally = Tally { all: vec![0], evaluated: vec![0] };
        let (mut all, mut evaluated) = (0, 0);
        for (more, of_which) in counts {
            all += more;
            evaluated += of_which;
            tally.all.push(all);
            tally.evaluated.push(evaluated);
        }
        tally
    }

    /// All and evaluated of the things `first..=last`.
    fn of(&self, first: usize, last: usize) -> (usize, usize) {
        (between(&self.all, first, last), between(&self.evaluated, first, last))
    }
}

fn between(sums: &[usize], first: usize, last: usize) -> usize {
    let sum = |at: usize| sums.get(at.min(sums.len().saturating_sub(1))).copied().unwrap_or(0);
    sum(last.saturating_add(1)).saturating_sub(sum(first))
}

impl Standing {
    /// Looks at a file.
    pub fn new(file: &File) -> Self {
        let fw = file.framework();
        let coverage = &file.analysis.content.coverage;
        let facts = Facts::new(fw, file.analysis.profile != Profile::Rncp);
        let evaluated = |c: usize| {
            coverage.competencies_evaluated.get(c) == Some(&true)
                && coverage.competencies_criteria.get(c).is_some_and(|by| *by != ByCriteria::No)
        };
        let top = |c: &usize| fw.competencies.get(*c).is_some_and(|c| c.parent.is_none());
        let mut before = vec![0];
        before.extend((0..fw.competencies.len()).scan(0, |sum, c| {
            *sum += usize::from(top(&c));
            Some(*sum)
        }));
        let mut whole_before = vec![0];
        whole_before.extend((0..fw.competencies.len()).scan(0, |sum, c| {
            *sum += usize::from(top(&c) && evaluated(c));
            Some(*sum)
        }));
        let run =
            |first: usize, last: usize| (between(&before, first, last), between(&whole_before, first, last));
        let activities = fw.activities.iter().map(|activity| {
            let own = activity.competencies.clone();
            let (mut all, mut full) = if own.is_empty() { (0, 0) } else { run(own.start, own.end - 1) };
            for pair in
                activity.competency_refs.iter().filter_map(|r| fw.references.get(*r)).flat_map(|r| r.ranges())
            {
                if let (Thing::Competency(a), Thing::Competency(b)) = pair {
                    let (more, of_which) = run(a, b);
                    all += more;
                    full += of_which;
                }
            }
            (all, full)
        });
        let mut homes = vec![(0, 0); fw.blocks.len()];
        for (c, home) in coverage.home.iter().enumerate().filter(|(c, _)| top(c)) {
            if let Some(count) = home.and_then(|home| homes.get_mut(home)) {
                count.0 += 1;
                count.1 += usize::from(evaluated(c));
            }
        }
        Standing {
            activities: Tally::new(activities),
            blocks: Tally::new(homes.into_iter()),
            assessments: assessments(fw, &coverage.home, &facts),
            criteria: criteria(fw, &facts),
            states: States::new(&file.analysis).competencies,
            before,
            facts,
        }
    }

    /// Who evaluates what.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The states of the competences, in document order.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// True when something is missing of a competence, and nobody said why.
    pub fn is_gap(&self, competency: usize) -> bool {
        self.states.get(competency).is_some_and(State::is_gap)
    }

    /// Épreuves that evaluate a competence.
    pub fn assessments_of(&self, competency: usize) -> &[Link] {
        self.facts.assessments.get(competency).map_or(&[], Vec::as_slice)
    }

    /// Competences that the things from `first` to `last` hold, in words: « 2 activités, 5 compétences ».
    pub fn covered(&self, first: Thing, last: Thing, lang: Lang) -> String {
        let several = |words, from: usize, to: usize, competencies: usize| {
            let things = count(to.saturating_sub(from) + 1, words, lang);
            format!("{things}, {}", count(competencies, COMPETENCIES, lang))
        };
        match (first, last) {
            (Thing::Block(a), Thing::Block(b)) => several(BLOCKS, a, b, self.blocks.of(a, b).0),
            (Thing::Activity(a), Thing::Activity(b)) => several(ACTIVITIES, a, b, self.activities.of(a, b).0),
            (Thing::Competency(a), Thing::Competency(b)) => {
                count(between(&self.before, a, b).max(1), COMPETENCIES, lang)
            }
            (Thing::Assessment(a), Thing::Assessment(b)) => count(b.saturating_sub(a) + 1, ASSESSMENTS, lang),
            (Thing::Deliverable(a), Thing::Deliverable(b)) => {
                count(b.saturating_sub(a) + 1, super::brief::DELIVERABLES, lang)
            }
            _ => String::new(),
        }
    }

    /// All competences, in words.
    pub fn everything(&self, lang: Lang) -> String {
        count(self.before.last().copied().unwrap_or(0), COMPETENCIES, lang)
    }

    /// How a thing stands, in a few words; empty when there is nothing to say.
    pub fn said(&self, file: &File, thing: Thing, lang: Lang) -> String {
        match thing {
            Thing::Block(index) => self.block(index, lang),
            Thing::Activity(index) => {
                let (all, full) = self.activities.of(index, index);
                evaluated(all, full, lang)
            }
            Thing::Competency(index) => self.competency(file, index, lang),
            Thing::Assessment(index) => self.assessment(file, index, lang),
            Thing::Deliverable(_) => String::new(),
        }
    }

    fn block(&self, index: usize, lang: Lang) -> String {
        let (all, full) = self.blocks.of(index, index);
        let assessments = match self.assessments.get(index) {
            Some(0) | None => say!(lang, "aucune épreuve", "no assessment"),
            Some(number) => count(*number, ASSESSMENTS, lang),
        };
        format!("{} · {assessments}", evaluated(all, full, lang))
    }

    fn competency(&self, file: &File, index: usize, lang: Lang) -> String {
        let (fw, coverage) = (file.framework(), &file.analysis.content.coverage);
        let (Some(own), Some(state)) = (fw.competencies.get(index), self.states.get(index)) else {
            return String::new();
        };
        let by = coverage.competencies_criteria.get(index).copied().unwrap_or_default();
        let is_evaluated = coverage.competencies_evaluated.get(index) == Some(&true);
        let mut parts: Vec<String> = Vec::new();
        let parts_done = own.subs.clone().filter(|sub| !self.is_gap(*sub)).count();
        if parts_done > 0 && (by == ByCriteria::No || !is_evaluated) {
            let all = own.subs.len();
            parts.push(match parts_done {
                1 => {
                    say!(lang, "1 sous-compétence évaluée sur {all}", "1 of {all} sub-competences evaluated")
                }
                _ => say!(
                    lang,
                    "{parts_done} sous-compétences évaluées sur {all}",
                    "{parts_done} of {all} sub-competences evaluated"
                ),
            });
        } else {
            self.criteria_of(fw, index, by, lang).into_iter().for_each(|part| parts.push(part));
            match is_evaluated {
                false => parts.push(say!(lang, "aucune épreuve", "no assessment")),
                true => parts.extend(self.codes_of(file, index, lang)),
            }
        }
        match state {
            State::NoActivity | State::Orphan => parts.push(say!(lang, "hors activité", "in no activity")),
            State::Justified(reason) if reason.is_empty() => {
                parts.push(say!(lang, "écart accepté", "gap accepted"));
            }
            State::Justified(reason) => {
                let reason = one_line(reason, 40);
                parts.push(say!(lang, "écart accepté : {reason}", "gap accepted: {reason}"));
            }
            _ => {}
        }
        parts.join(" · ")
    }

    fn criteria_of(&self, fw: &Framework, index: usize, by: ByCriteria, lang: Lang) -> Option<String> {
        if by == ByCriteria::No {
            return Some(say!(lang, "aucun critère", "no criterion"));
        }
        let links = self.facts.criteria.get(index)?;
        let written = |link: &&Link| fw.criteria.get(link.to).is_some_and(|c| c.text.is_some());
        let number = links.iter().filter(written).count();
        if number == 0 {
            return None;
        }
        let criteria = count(number, CRITERIA, lang);
        let through_activity = links.iter().filter(written).all(|l| matches!(l.how, How::Activity(_)));
        Some(match by {
            ByCriteria::Indirect if through_activity => {
                say!(lang, "{criteria} par l'activité", "{criteria} through the activity")
            }
            ByCriteria::Indirect if number > 1 => say!(lang, "{criteria} partagés", "{criteria} shared"),
            ByCriteria::Indirect => say!(lang, "{criteria} partagé", "{criteria} shared"),
            _ => criteria,
        })
    }

    fn codes_of(&self, file: &File, index: usize, lang: Lang) -> Option<String> {
        let links = self.assessments_of(index);
        let shown: Vec<&str> = links.iter().take(3).map(|link| code(file, link.to)).collect();
        let rest = links.len().saturating_sub(3);
        let codes = shown.join(", ");
        match (shown.is_empty(), rest) {
            (true, _) => None,
            (_, 0) => Some(codes),
            _ => Some(say!(lang, "{codes} et {rest} de plus", "{codes} and {rest} more")),
        }
    }

    fn assessment(&self, file: &File, index: usize, lang: Lang) -> String {
        let fw = file.framework();
        let Some(own) = fw.assessments.get(index) else { return String::new() };
        let says = own.evaluates.and_then(|r| fw.references.get(r));
        let criteria = match self.criteria.get(index) {
            Some(0) | None => say!(lang, "aucun critère", "no criterion"),
            Some(number) => count(*number, CRITERIA, lang),
        };
        match says {
            Some(reference) if reference.is_understood() => {}
            Some(_) => {
                return say!(
                    lang,
                    "ce qu'elle évalue n'est pas compris · {criteria}",
                    "what it evaluates is not understood · {criteria}"
                );
            }
            None => {
                return say!(
                    lang,
                    "ne dit pas ce qu'elle évalue · {criteria}",
                    "does not say what it evaluates · {criteria}"
                );
            }
        }
        let links = self.facts.by_assessment.get(index).map_or(&[][..], Vec::as_slice);
        let has = |c: usize| links.binary_search_by_key(&c, |link| link.to).is_ok();
        let parent = |link: &&Link| fw.competencies.get(link.to).and_then(|c| c.parent);
        let number = links.iter().filter(|link| parent(link).is_none_or(|parent| !has(parent))).count();
        let competencies = count(number, COMPETENCIES, lang);
        say!(lang, "évalue {competencies} · {criteria}", "evaluates {competencies} · {criteria}")
    }
}

fn code(file: &File, assessment: usize) -> &str {
    let found = file.framework().assessments.get(assessment);
    found.map_or("", |a| a.code.span.of(file.doc().text))
}

/// « 5 compétences, 4 évaluées ».
fn evaluated(all: usize, full: usize, lang: Lang) -> String {
    let competencies = count(all, COMPETENCIES, lang);
    match (all, full) {
        (0, _) => say!(lang, "aucune compétence", "no competence"),
        (1, 1) => say!(lang, "{competencies}, évaluée", "{competencies}, evaluated"),
        (1, _) => say!(lang, "{competencies}, non évaluée", "{competencies}, not evaluated"),
        (_, 0) => say!(lang, "{competencies}, aucune évaluée", "{competencies}, none evaluated"),
        _ if all == full => say!(lang, "{competencies}, toutes évaluées", "{competencies}, all evaluated"),
        (_, 1) => say!(lang, "{competencies}, 1 évaluée", "{competencies}, 1 evaluated"),
        _ => say!(lang, "{competencies}, {full} évaluées", "{competencies}, {full} evaluated"),
    }
}

/// Épreuves of each bloc.
fn assessments(fw: &Framework, home: &[Option<usize>], facts: &Facts) -> Vec<usize> {
    let mut numbers = vec![0; fw.blocks.len()];
    let mut last = vec![usize::MAX; fw.blocks.len()];
    for (index, own) in fw.assessments.iter().enumerate().filter(|(_, a)| !a.is_final) {
        let links = facts.by_assessment.get(index).map_or(&[][..], Vec::as_slice);
        let reached = links.iter().filter_map(|link| home.get(link.to).copied().flatten());
        for block in own.block.into_iter().chain(reached) {
            if let (Some(number), Some(last)) = (numbers.get_mut(block), last.get_mut(block))
                && std::mem::replace(last, index) != index
            {
                *number += 1;
            }
        }
    }
    numbers
}

/// Steps spent at most on criteria that stand beside what they evaluate.
const STEPS: usize = 500_000;

/// Criteria of each épreuve: those written in it, and those beside the competences it evaluates.
fn criteria(fw: &Framework, facts: &Facts) -> Vec<usize> {
    let outside = |index: usize| {
        fw.criteria.get(index).is_some_and(|c| {
            c.text.is_some() && c.assessment.is_none() && !matches!(c.target, Target::Nothing)
        })
    };
    let some_outside = (0..fw.criteria.len()).any(outside);
    let mut counted = vec![usize::MAX; fw.criteria.len()];
    let mut steps = 0;
    let one = |(index, own): (usize, &crate::model::Assessment)| {
        let inside = fw.criteria.get(own.criteria.clone()).unwrap_or(&[]);
        let mut number = inside.iter().filter(|c| c.text.is_some()).count();
        let links = facts.by_assessment.get(index).map_or(&[][..], Vec::as_slice);
        for link in links.iter().filter(|_| some_outside) {
            for criterion in facts.criteria.get(link.to).map_or(&[][..], Vec::as_slice) {
                steps += 1;
                let seen = counted.get_mut(criterion.to);
                if steps < STEPS
                    && outside(criterion.to)
                    && seen.is_some_and(|s| std::mem::replace(s, index) != index)
                {
                    number += 1;
                }
            }
        }
        number
    };
    fw.assessments.iter().enumerate().map(one).collect()
}
