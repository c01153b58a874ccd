//! The state of a competence or of a criterion: a word from a fixed list, never only a colour.

use crate::lang::Lang;
use std::borrow::Cow;

/// State of a row. The order is that of urgency, the worst first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A criterion that evaluates nothing, or a competence that nothing holds.
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

    /// True when something is missing and nobody said why.
    pub const fn is_gap(&self) -> bool {
        matches!(self, State::Orphan | State::NotEvaluated | State::NoActivity)
    }
}
