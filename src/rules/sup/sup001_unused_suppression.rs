//! SUP001: a suppression that silences nothing.

use crate::findings::Severity;
use crate::lang::both;
use crate::rules::{Example, Family, Fixable, Rule, Severities};

/// Suppression that silences nothing
pub static SUP001: Rule = Rule {
    code: "SUP001",
    name: "unused-suppression",
    family: Family::Sup,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Safe,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Demande de silence inutile", "Suppression that silences nothing"),
    why: both(
        "ce qu'elle taisait est corrigé : laissée là, elle tairait un jour une vraie faute.",
        "what it silenced is mended: left there, it would some day hide a real fault.",
    ),
    how: both("retirez-la.", "take it out."),
    bad: Example::new("# référentiel: ignore REG013 — niveau en cours d instruction\nniveau: 6\n"),
    good: Example::new("niveau: 6\n"),
    check: None,
};
