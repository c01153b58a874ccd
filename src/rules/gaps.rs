//! Which rules speak of a hole in the traceability matrix.

use super::Rule;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// An épreuve, a modalité or a criterion for a competence.
    Evaluation,
    /// The activity of a competence.
    Activity,
    /// The qualités non observables of a bloc or of an épreuve.
    Qualities,
    /// What a bloc, an activity or an épreuve should hold, or what a criterion evaluates.
    Content,
}

/// The hole that a finding of `rule` speaks of, if it does.
pub fn gap(rule: &Rule) -> Option<Gap> {
    Some(match rule.code {
        "TRA001" | "TRA002" | "TRA007" | "STR015" | "EVA014" => Gap::Evaluation,
        "TRA020" | "TRA021" => Gap::Activity,
        "STR014" => Gap::Qualities,
        "STR005" | "STR006" | "EVA015" | "TRA022" | "TRA025" => Gap::Content,
        _ => return None,
    })
}
