//! STR016: access routes missing.

use super::share::{add_to_root, partly_read, root_entry};
use crate::findings::Severity;
use crate::format::K;
use crate::lang::{Both, both};
use crate::rules::{Context, Example, Family, Fixable, Report, Rule, Severities};
use crate::skeleton::section::ACCESS_ROUTES;

/// Access routes missing.
pub static STR016: Rule = Rule {
    code: "STR016",
    name: "no-access-routes",
    family: Family::Str,
    severity: Severities::all(Severity::Warning),
    fixable: Fixable::Unsafe,
    since: "0.1.0",
    grounds: both(
        "Code du travail, article R. 6113-9 : la possibilité d'obtenir la certification par la validation des acquis de l'expérience.",
        "Code du travail, article R. 6113-9: the possibility of obtaining the certification by validation of prior learning.",
    ),
    title: both("Voies d'accès absentes", "Access routes missing"),
    why: both(
        "le candidat et le jury doivent savoir par quelles voies la certification s'obtient, et comment par chacune.",
        "candidates and jury must know by which routes the certification is obtained, and how by each.",
    ),
    how: both(
        "ajoutez « voies d'accès : » avec, au moins, « formation : » et « VAE : ».",
        "add “voies d'accès:” with at least “formation:” and “VAE:”.",
    ),
    bad: Example::without(
        "intitulé: Chargé d'accueil
",
        &["voies d'accès"],
    ),
    good: Example::new(
        "voies d'accès:
  formation: Validation de chaque bloc par son épreuve
  VAE: Validation de tout ou partie des blocs par un dossier et un entretien
",
    ),
    check: Some(check),
};

const MESSAGE: Both = both(
    "le document ne dit pas par quelles voies la certification s'obtient",
    "the document does not say by which routes the certification is obtained",
);
const FIX: Both = both("Ajouter la section, à compléter", "Add the section, to fill in");

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    if !cx.fw.access_routes.is_empty() || told(cx, K::AccessRoutes) || partly_read(cx) {
        return;
    }
    let entry = root_entry(cx, K::AccessRoutes);
    let place = entry.map_or(cx.fw.head, |(key, _)| cx.doc.tree.span(key));
    // A key without a value keeps its line; what goes below it is added.
    let edits = match entry {
        Some((_, value)) if cx.doc.tree.is_empty(value) => add_to_root(cx, entry, &ACCESS_ROUTES[1..]),
        Some(_) => Vec::new(),
        None => add_to_root(cx, None, &ACCESS_ROUTES),
    };
    report.at(place, MESSAGE).unsafe_fix(FIX, edits).emit();
}

/// True when the section holds words, even not in its form: reading has spoken of them.
fn told(cx: &Context<'_>, k: K) -> bool {
    root_entry(cx, k)
        .is_some_and(|(_, value)| !cx.doc.tree.kind(value).is_map() && !cx.doc.tree.is_empty(value))
}
