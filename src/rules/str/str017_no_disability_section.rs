//! STR017: section on disability missing.

use super::share::{add_to_root, partly_read, root_entry};
use crate::findings::Severity;
use crate::format::K;
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::skeleton::section::DISABILITY;

/// Section on disability missing.
pub static STR017: Rule = Rule {
    code: "STR017",
    name: "no-disability-section",
    family: Family::Str,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R. 6113-9 : la prise en compte des situations de handicap ; Vademecum de la certification professionnelle.",
        "Code du travail, article R. 6113-9: taking disabilities into account; Vademecum.",
    ),
    title: both("Section « handicap » absente", "Section “handicap” missing"),
    why: both(
        "un candidat handicapé doit savoir comment ses épreuves peuvent être aménagées.",
        "a disabled candidate must know how assessments can be accommodated.",
    ),
    how: both(
        "ajoutez « handicap : » avec le principe, le référent et des aménagements.",
        "add “handicap:” with the principle, the referent and accommodations.",
    ),
    bad: Example::without(
        "intitulé: Chargé d'accueil
",
        &["handicap"],
    ),
    good: Example::new(
        "handicap:
  texte: Les épreuves sont aménagées à la demande du candidat
  référent: Référent handicap du centre
  aménagements: [Matériel adapté, Temps majoré d'un tiers]
",
    ),
    check: Some(check),
};

const MESSAGE: Both = both(
    "le document ne dit rien des candidats en situation de handicap",
    "the document says nothing of candidates with a disability",
);
const FIX: Both = both("Ajouter la section, à compléter", "Add the section, to fill in");

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if cx.fw.disability.is_some() || partly_read(cx) {
        return;
    }
    let entry = root_entry(cx, K::Disability);
    let place = entry.map_or(cx.fw.head, |(key, _)| cx.doc.tree.span(key));
    // A key without a value keeps its line; what goes below it is added.
    let edits = match entry {
        Some((_, value)) if cx.doc.tree.is_empty(value) => add_to_root(cx, entry, &DISABILITY[1..]),
        Some(_) => Vec::new(),
        None => add_to_root(cx, None, &DISABILITY),
    };
    report.at(place, MESSAGE).unsafe_fix(FIX, edits).emit();
}
