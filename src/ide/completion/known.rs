//! What authors write again: modalités, qualités, voies d'accès.

use super::context::Slot;
use super::keys::Ahead;
use super::{Cx, ItemKind};
use crate::format::spelling::fold;
use crate::format::{K, Key};
use crate::lang::{Both, both};
use crate::source::quote::quoted;

/// The voies d'accès that the format knows by name; others are allowed.
const ROUTES: &[(&str, Both)] = &[
    (
        "formation",
        both("Après un parcours de formation, statut d'élève ou d'étudiant", "After a course, as a student"),
    ),
    ("apprentissage", both("En contrat d'apprentissage", "By apprenticeship")),
    ("formation continue", both("Après un parcours de formation continue", "After continuing training")),
    (
        "contrat de professionnalisation",
        both("En contrat de professionnalisation", "By a professionalisation contract"),
    ),
    ("candidature individuelle", both("Sans parcours préalable", "Without a course before")),
    ("VAE", both("Validation des acquis de l'expérience", "Validation of experience")),
    ("parcours mixte", both("Formation et VAE combinées", "Training and VAE combined")),
];

/// Offers the names of the voies d'accès that are not there yet.
pub(super) fn fill_routes(cx: &mut Cx<'_>) {
    if !cx.place.key().is_some_and(|(_, k)| k == K::AccessRoutes) {
        return;
    }
    let Some(ahead) = Ahead::new(cx) else { return };
    let written: Vec<String> = cx.place.siblings.iter().map(|s| fold(s.written)).collect();
    for (name, told) in ROUTES.iter().filter(|(name, _)| !written.contains(&fold(name))) {
        let Some(filter) = cx.filter(std::iter::once(*name)) else { continue };
        let text = if ahead.colon { (*name).to_owned() } else { format!("{name}: ") };
        let mut item = cx.item(name, ItemKind::Name, text, ahead.length, filter);
        item.detail = Some(told.get(cx.around.lang).to_owned());
        cx.push(item);
    }
}

/// Offers the modalités or the qualités that the workspace knows.
pub(super) fn fill(cx: &mut Cx<'_>, key: &'static Key) {
    let around = cx.around;
    let own =
        |pick: fn(&super::Facts) -> &Vec<String>| around.facts.iter().flat_map(move |facts| pick(facts));
    let known: Vec<&str> = match key.k {
        K::Method => own(|facts| &facts.methods).map(String::as_str).collect(),
        K::Qualities => own(|facts| &facts.qualities).map(String::as_str).collect(),
        _ => return,
    };
    let mut written: Vec<String> =
        cx.place.siblings.iter().map(|s| fold(s.written.trim_matches(['"', '\'']))).collect();
    let typed = fold(cx.place.typed);
    // What stands here is read as one of those that are known.
    written.push(fold(&format!("{}{}", cx.place.typed, cx.place.tail)));
    let list = cx.place.flow && cx.place.slot == Slot::Item;
    let tail = cx.place.tail.trim_end();
    let behind = tail.strip_suffix(['"', '\'']).filter(|_| cx.place.quoted).unwrap_or(tail).len();
    for text in known {
        let folded = fold(text);
        let begun = !typed.is_empty() && typed.starts_with(&folded);
        if begun || text.ends_with('…') || written.contains(&folded) {
            continue;
        }
        let Some(filter) = cx.filter(std::iter::once(text)) else { continue };
        let inserted = if cx.place.quoted {
            if text.contains(['"', '\'', '\\']) {
                continue;
            }
            text.to_owned()
        } else if needs_quotes(text, list || cx.place.flow) {
            quoted(text)
        } else {
            text.to_owned()
        };
        written.push(folded);
        let item = cx.item(text, ItemKind::Sentence, inserted, behind, filter);
        cx.push(item);
    }
}

/// True when YAML would read something else than these characters.
fn needs_quotes(text: &str, flow: bool) -> bool {
    let first = text.starts_with([
        '"', '\'', '&', '*', '!', '%', '@', '`', '#', '|', '>', '{', '}', '[', ']', ',', '?', '-', ':',
    ]);
    first
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || (flow && text.contains([',', '[', ']', '{', '}']))
}
