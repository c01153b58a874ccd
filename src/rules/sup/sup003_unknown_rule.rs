//! SUP003: a suppression that names no rule.

use crate::findings::Severity;
use crate::lang::both;
use crate::rules::{Example, Family, Fixable, Rule, Severities};

/// Suppression that names no known rule
pub static SUP003: Rule = Rule {
    code: "SUP003",
    name: "unknown-suppressed-rule",
    family: Family::Sup,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Demande de silence mal écrite", "Suppression that names no known rule"),
    why: both(
        "elle ne tait rien : le code est peut-être mal tapé.",
        "it silences nothing: the code may be mistyped.",
    ),
    how: both(
        "écrivez « # référentiel: ignore NUM001 — la raison ».",
        "write “# référentiel: ignore NUM001 — the reason”.",
    ),
    bad: Example::new("# référentiel: ignore NUN001 — code du fournisseur\nniveau: 6\n"),
    good: Example::new("niveau: 6\n"),
    check: None,
};
