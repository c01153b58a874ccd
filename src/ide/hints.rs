//! What stands behind a code that is referred to, written beside it.

use super::File;
use super::brief::{one_line, text, title, typed};
use crate::lang::Lang;
use crate::model::Thing;
use crate::model::reference::{Item, ItemKind, Meaning, Owner};
use crate::say;
use crate::source::Span;

/// Words beside a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Where they are written, in the text as typed.
    pub at: u32,
    /// The words: the beginning of a title, what a range covers.
    pub label: String,
    /// The whole of it.
    pub tooltip: String,
    /// True when a space is due before them.
    pub space_before: bool,
    /// True when a space is due behind them.
    pub space_behind: bool,
}

/// Characters of a title.
const LONGEST: usize = 40;
/// Characters of a title where several codes share a line.
const SHORT: usize = 20;
/// Codes of one line that are told; more would hide the codes themselves.
const CROWD: usize = 4;

/// The hints whose place is in `within`, of the text as typed; in the order of the text.
pub fn hints(file: &File, within: Span, lang: Lang) -> Vec<Hint> {
    let mut places: Vec<(u32, usize, &Item)> = Vec::new();
    for reference in &file.framework().references {
        // What other certifications call their blocs is not in this file.
        if matches!(reference.owner, Owner::Other) && reference.block.is_none() {
            continue;
        }
        for item in reference.items.iter().filter(|item| !item.span.is_empty()) {
            let at = behind(file, item.span);
            if within.start <= at && at <= within.end {
                places.push((at, file.lines.line(at), item));
            }
        }
    }
    places.sort_by_key(|(at, ..)| *at);
    places.dedup_by_key(|(at, ..)| *at);
    let mut found = Vec::with_capacity(places.len());
    for line in places.chunk_by(|a, b| a.1 == b.1).filter(|line| line.len() <= CROWD) {
        let longest = if line.len() > 1 { SHORT } else { LONGEST };
        for (at, _, item) in line {
            let Some((label, tooltip)) = said(file, item, longest, lang) else { continue };
            let next = file.text().get(*at as usize..).and_then(|rest| rest.chars().next());
            found.push(Hint {
                at: *at,
                label,
                tooltip,
                space_before: true,
                space_behind: next.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ']' | ';')),
            });
        }
    }
    found
}

/// Where words can stand behind a code: past its quote, and past the colon of a key.
fn behind(file: &File, read: Span) -> u32 {
    let place = typed(file, read);
    let rest = file.text().get(place.end as usize..).unwrap_or("");
    let quote = usize::from(rest.starts_with(['"', '\'']));
    let colon = usize::from(rest.get(quote..).is_some_and(|rest| rest.starts_with(':')));
    place.end + (quote + colon) as u32
}

/// The words, and the whole of it.
fn said(file: &File, item: &Item, longest: usize, lang: Lang) -> Option<(String, String)> {
    let standing = file.standing();
    match (item.meaning, item.kind) {
        (Meaning::All, _) => {
            let all = standing.everything(lang);
            Some((
                all.clone(),
                say!(lang, "toute la certification : {all}", "the whole certification: {all}"),
            ))
        }
        (Meaning::Things(first, last) | Meaning::Reversed(last, first), ItemKind::Range(..)) => {
            let covered = standing.covered(first, last, lang);
            let (from, to) = (file.code(first), file.code(last));
            let tooltip = say!(lang, "de {from} à {to} : {covered}", "from {from} to {to}: {covered}");
            // Ranks are told as what they mean.
            let label = if item.by_position { format!("{from} à {to} : {covered}") } else { covered };
            Some((label, tooltip))
        }
        (Meaning::Things(thing, _), ItemKind::Block) => {
            let code = file.code(thing);
            let covered = standing.covered(thing, thing, lang);
            let covered = covered.split_once(", ").map_or(covered.as_str(), |(_, rest)| rest);
            let name = whole(file, thing, lang);
            Some((format!("{code} : {covered}"), format!("{name} ({covered})")))
        }
        (Meaning::Things(thing, _), ItemKind::One(_)) => {
            let title = title(file, thing, longest);
            let code = file.code(thing);
            let label = match (item.by_position, title.is_empty()) {
                (_, true) => return None,
                (true, _) => format!("{code} {title}"),
                (false, _) => title,
            };
            Some((label, whole(file, thing, lang)))
        }
        _ => None,
    }
}

/// A thing by its kind, its code and all of its words.
fn whole(file: &File, thing: Thing, lang: Lang) -> String {
    let code = file.code(thing);
    let words = text(file, thing).map(|text| one_line(&text.get(file.doc()), 1000)).unwrap_or_default();
    match thing {
        Thing::Block(_) => say!(lang, "bloc {code} : {words}", "bloc {code}: {words}"),
        Thing::Activity(_) => say!(lang, "activité {code} : {words}", "activity {code}: {words}"),
        Thing::Competency(_) => say!(lang, "compétence {code} : {words}", "competence {code}: {words}"),
        Thing::Assessment(_) => say!(lang, "épreuve {code} : {words}", "assessment {code}: {words}"),
        Thing::Deliverable(_) => say!(lang, "livrable {code} : {words}", "deliverable {code}: {words}"),
    }
}
