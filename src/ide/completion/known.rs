//! What authors write again: modalités, qualités, voies d'accès.

use super::keys::Ahead;
use super::{Cx, ItemKind};
use crate::format::spelling::fold;
use crate::format::{K, Key};
use crate::ide::facts::Facts;
use crate::lang::{Both, both};
use crate::model::text::Text;
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

/// Offers the modalités or the qualités that this file and the workspace know.
pub(super) fn fill(cx: &mut Cx<'_>, key: &'static Key) {
    let pick: fn(&Facts) -> &Vec<String> = match key.k {
        K::Method => |facts| &facts.methods,
        K::Qualities => |facts| &facts.qualities,
        _ => return,
    };
    let near = here(cx, key.k);
    let elsewhere = (cx.around.facts)();
    let others = elsewhere.iter().flat_map(|facts| pick(facts)).map(String::as_str);
    let items = cx.place.siblings.iter().map(|s| fold(s.written.trim_matches(['"', '\''])));
    let mut written: Vec<String> = items.collect();
    let tail = cx.place.tail.trim_end();
    let behind = tail.strip_suffix(['"', '\'']).filter(|_| cx.place.quoted).unwrap_or(tail).len();
    for text in near.iter().map(String::as_str).chain(others) {
        let folded = fold(text);
        // What was too long to be kept whole cannot be typed again.
        if text.ends_with('…') || text.contains('\n') || written.contains(&folded) {
            continue;
        }
        let Some(filter) = cx.filter(std::iter::once(text)) else { continue };
        let inserted = if cx.place.quoted && text.contains(['"', '\'', '\\']) {
            continue;
        } else if !cx.place.quoted && needs_quotes(text, cx.place.flow) {
            quoted(text)
        } else {
            text.to_owned()
        };
        written.push(folded);
        let item = cx.item(text, ItemKind::Sentence, inserted, behind, filter);
        cx.push(item);
    }
}

/// Those of this file, what is being typed left out.
fn here(cx: &Cx<'_>, k: K) -> Vec<String> {
    let (fw, doc) = (cx.file.framework(), cx.file.doc());
    let methods = fw.assessments.iter().flat_map(|a| a.method.iter().chain(&a.phase_methods));
    let qualities = fw.qualities.iter().flat_map(|list| &list.items);
    let texts: Vec<&Text> = if k == K::Method { methods.collect() } else { qualities.collect() };
    let typed = |text: &&&Text| {
        let place = cx.file.place(text.span);
        place.start <= cx.at && cx.at <= place.end
    };
    let line = |text: &Text| text.get(doc).split_whitespace().collect::<Vec<_>>().join(" ");
    texts.iter().filter(|text| !typed(text)).map(|text| line(text)).filter(|line| !line.is_empty()).collect()
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
