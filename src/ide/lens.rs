//! What an editor writes above blocs, competences and épreuves: how each of them stands.

use super::File;
use super::brief::typed;
use crate::lang::Lang;
use crate::model::Thing;
use crate::source::Span;

/// A line of words above a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The code of the thing, in the text as typed.
    pub span: Span,
    /// The thing.
    pub thing: Thing,
    /// Its code, as written.
    pub code: String,
    /// How it stands: « 2 critères · E1 ».
    pub title: String,
    /// What a click leads to.
    pub leads_to: LeadsTo,
}

/// What a click leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadsTo {
    /// The places where the thing is referred to.
    Uses,
    /// The row of the thing in the traceability matrix.
    Matrix,
}

/// The lenses of the things whose code stands in `within`, of the text as typed; in the order of the text.
pub fn lenses(file: &File, within: Span, lang: Lang) -> Vec<Lens> {
    let fw = file.framework();
    let wanted =
        |thing: &Thing| matches!(thing, Thing::Block(_) | Thing::Competency(_) | Thing::Assessment(_));
    let mut found: Vec<Lens> = Vec::new();
    for thing in fw.things().filter(wanted) {
        let span = typed(file, fw.code_of(thing).span);
        if span.is_empty() || span.end < within.start || within.end < span.start {
            continue;
        }
        let title = file.standing().said(file, thing, lang);
        let used = file.uses().of(thing).next().is_some();
        let leads_to = match thing {
            Thing::Competency(_) if used => LeadsTo::Uses,
            _ => LeadsTo::Matrix,
        };
        found.push(Lens { span, thing, code: file.code(thing).to_owned(), title, leads_to });
    }
    found.sort_by_key(|lens| (lens.span, lens.thing));
    // What an alias repeats stands in one place.
    found.dedup_by_key(|lens| lens.span);
    found
}

/// The places, in the text as typed, where a thing is referred to.
pub fn uses(file: &File, thing: Thing) -> Vec<Span> {
    file.uses().of(thing).map(|span| typed(file, span)).filter(|span| !span.is_empty()).collect()
}
