//! SUP002: a suppression without a reason.

use crate::findings::Severity;
use crate::lang::both;
use crate::rules::{Example, Family, Fixable, Rule, Severities};

/// Suppression without a reason
pub static SUP002: Rule = Rule {
    code: "SUP002",
    name: "suppression-without-reason",
    family: Family::Sup,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::No,
    since: "0.1.0",
    grounds: both("Règle du vérificateur.", "A rule of this tool."),
    title: both("Demande de silence sans raison", "Suppression without a reason"),
    why: both(
        "celui qui relit doit savoir pourquoi la faute est acceptée.",
        "whoever reads it must know why the fault is accepted.",
    ),
    how: both("ajoutez « — la raison » à la fin.", "add “— the reason” at the end."),
    bad: Example::new("# référentiel: ignore REG012\nintitulé: Bachelor chargé d'accueil\n"),
    good: Example::new(
        "# référentiel: ignore REG012 — nom connu du public, changé à la prochaine version\nintitulé: Bachelor chargé d'accueil\n",
    ),
    check: None,
};
