//! The state of a competence or of a criterion: a word from a fixed list, never only a colour.

use crate::analysis::Analysis;
use crate::lang::Lang;
use crate::model::coverage::{ByCriteria, Coverage};
use crate::model::{Framework, Thing};
use crate::rules::gaps::{Gap, gap};
use std::borrow::Cow;
use std::collections::HashMap;

/// State of a row. The order is that of urgency, the worst first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A criterion that evaluates nothing; a competence that neither activity nor épreuve takes in.
    Orphan,
    /// A competence without épreuve or without criterion.
    NotEvaluated,
    /// A competence that traces to no activity.
    NoActivity,
    /// A gap accepted by a suppression, with its reason.
    Justified(String),
    /// Covered only by criteria of its activity, of its bloc, of a run or of an épreuve.
    ThroughActivity,
    /// Covered by criteria of its own.
    Covered,
    /// Nothing is due here.
    NotApplicable,
}

impl State {
    /// The word that a reader sees.
    pub fn word(&self, lang: Lang) -> Cow<'static, str> {
        let (fr, en) = match self {
            State::Orphan => ("orpheline", "orphan"),
            State::NotEvaluated => ("non évaluée", "not evaluated"),
            State::NoActivity => ("hors activité", "no activity"),
            State::ThroughActivity => ("couverte par l'activité", "covered through its activity"),
            State::Covered => ("couverte", "covered"),
            State::NotApplicable => ("sans objet", "not applicable"),
            State::Justified(reason) if reason.is_empty() => {
                ("justifiée (sans motif)", "justified (no reason)")
            }
            State::Justified(reason) => {
                return Cow::Owned(crate::say!(lang, "justifiée ({reason})", "justified ({reason})"));
            }
        };
        Cow::Borrowed(match lang {
            Lang::Fr => fr,
            Lang::En => en,
        })
    }

    /// Machine name, without the reason.
    pub const fn id(&self) -> &'static str {
        match self {
            State::Orphan => "orphan",
            State::NotEvaluated => "not-evaluated",
            State::NoActivity => "no-activity",
            State::Justified(_) => "justified",
            State::ThroughActivity => "through-activity",
            State::Covered => "covered",
            State::NotApplicable => "not-applicable",
        }
    }

    /// A sign for those who see no colour.
    pub const fn sign(&self) -> &'static str {
        match self {
            State::Orphan | State::NotEvaluated | State::NoActivity => "✗",
            State::Justified(_) => "≈",
            State::ThroughActivity => "◐",
            State::Covered => "✓",
            State::NotApplicable => "–",
        }
    }

    /// True when something is missing and nobody said why.
    pub const fn is_gap(&self) -> bool {
        matches!(self, State::Orphan | State::NotEvaluated | State::NoActivity)
    }
}

/// State of each competence, in document order.
#[derive(Debug, Default)]
pub struct States {
    /// As many as there are competences.
    pub competencies: Vec<State>,
}

impl States {
    /// The states of a référentiel: the gaps are those of its coverage, the reasons those of its suppressions.
    pub fn new(analysis: &Analysis) -> Self {
        let content = &analysis.content;
        let (fw, coverage) = (&content.framework, &content.coverage);
        let accepted = Accepted::new(analysis);
        let rooted = !fw.activities.is_empty();
        let state = |index: usize| {
            let by = coverage.competencies_criteria[index];
            let evaluation = !coverage.competencies_evaluated[index] || by == ByCriteria::No;
            let activity = !traced(fw, coverage, index, rooted);
            let why = |missing: bool, gap: Gap| missing.then(|| accepted.reason(analysis, index, gap));
            match (why(evaluation, Gap::Evaluation), why(activity, Gap::Activity)) {
                (Some(None), Some(None)) => State::Orphan,
                (Some(None), _) => State::NotEvaluated,
                (_, Some(None)) => State::NoActivity,
                (Some(Some(reason)), _) | (_, Some(Some(reason))) => State::Justified(reason.to_owned()),
                (None, None) if by == ByCriteria::Direct => State::Covered,
                (None, None) => State::ThroughActivity,
            }
        };
        States { competencies: (0..fw.competencies.len()).map(state).collect() }
    }
}

/// The competences that are told to lack something, in document order: one speaks for those that detail it when none
/// of them is covered, and they for it otherwise.
pub fn lacking<'a>(fw: &'a Framework, states: &'a [State]) -> impl Iterator<Item = usize> + use<'a> {
    let is_gap = |index: usize| states.get(index).is_some_and(State::is_gap);
    let none = move |of: usize| fw.competencies.get(of).is_none_or(|one| one.subs.clone().all(is_gap));
    fw.competencies
        .iter()
        .enumerate()
        .filter(move |(index, competency)| {
            let spoken_for = competency.parent.is_some_and(|parent| is_gap(parent) && none(parent));
            is_gap(*index) && !spoken_for && none(*index)
        })
        .map(|(index, _)| index)
}

/// Whether a competence traces to an activity, where one is due.
fn traced(fw: &Framework, coverage: &Coverage, index: usize, rooted: bool) -> bool {
    if coverage.competencies_traced[index] || fw.competencies[index].parent.is_some() {
        return true;
    }
    match coverage.home[index] {
        Some(block) => fw.blocks[block].activities.is_empty() && fw.blocks[block].activity_refs.is_none(),
        None => !rooted && fw.blocks.is_empty(),
    }
}

/// The gaps that a suppression accepts: reason by code and kind.
struct Accepted<'a> {
    reasons: HashMap<&'a str, Vec<(Gap, &'a str)>>,
}

impl<'a> Accepted<'a> {
    fn new(analysis: &'a Analysis) -> Self {
        let mut reasons: HashMap<&str, Vec<(Gap, &str)>> = HashMap::new();
        for silenced in &analysis.silenced {
            if let (Some(subject), Some(gap)) = (&silenced.finding.subject, gap(silenced.finding.rule)) {
                reasons.entry(subject).or_default().push((gap, &silenced.reason));
            }
        }
        Accepted { reasons }
    }

    /// Why the gap of a competence is accepted, by itself or with what is around it.
    fn reason(&self, analysis: &Analysis, index: usize, gap: Gap) -> Option<&'a str> {
        if self.reasons.is_empty() {
            return None;
        }
        let content = &analysis.content;
        let (fw, text) = (&content.framework, analysis.doc().text);
        let competency = &fw.competencies[index];
        let around = [
            Some(Thing::Competency(index)),
            competency.parent.map(Thing::Competency),
            competency.activity.map(Thing::Activity),
            content.coverage.home[index].map(Thing::Block),
        ];
        around.into_iter().flatten().find_map(|thing| {
            let said = self.reasons.get(fw.code_of(thing).span.of(text))?;
            said.iter().find(|(kind, _)| *kind == gap).map(|(_, reason)| *reason)
        })
    }
}
