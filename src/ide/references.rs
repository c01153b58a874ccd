//! Every place where what is written at a place is used.

use super::File;
use super::definition::is_number;
use super::facts::Facts;
use super::glossary;
use super::mention::Role;
use super::sheets::sheets;
use super::subject::{Subject, subject};
use crate::model::Thing;
use crate::model::reference::{ItemKind, Meaning};
use crate::source::Span;

/// A place of the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index into the other files; `None`: the file itself.
    pub file: Option<usize>,
    /// Where, in the text of that file as typed.
    pub span: Span,
}

/// A use or a definition, in the text as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Where.
    pub span: Span,
    /// True for the definition.
    pub defines: bool,
}

/// Uses of what stands at a byte of the text as typed, from its definition as from any use, in the order of
/// the text; with its definition when `declaration` is true. `others`: what the other files of the workspace tell.
pub fn references(file: &File, at: u32, declaration: bool, others: &[&Facts]) -> Vec<Place> {
    let Some(found) = subject(file, at) else { return Vec::new() };
    let spots = spots(file, &found).into_iter().filter(|spot| declaration || !spot.defines);
    let mut places: Vec<Place> = spots.map(|spot| Place { file: None, span: spot.span }).collect();
    if let Subject::Sheet(sheet) = found {
        for (index, facts) in others.iter().enumerate() {
            let place = |span: Span| Place { file: Some(index), span };
            let own = facts.sheet.iter().filter(|(text, _)| declaration && is_number(text, &sheet.number));
            places.extend(own.map(|(_, span)| place(*span)));
            let uses = facts.sheet_uses.iter().filter(|(number, _)| *number == sheet.number);
            places.extend(uses.map(|(_, span)| place(*span)));
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Uses and definition of a subject inside its file, in the order of the text.
pub(super) fn spots(file: &File, subject: &Subject) -> Vec<Spot> {
    let spot = |span: Span, defines: bool| Spot { span: file.place(span), defines };
    let mut found: Vec<Spot> = match subject {
        Subject::Code(mention) => match mention.thing {
            Some(thing) => of_thing(file, thing).into_iter().map(|(span, own)| spot(span, own)).collect(),
            None => same_text(file, mention.span).into_iter().map(|span| spot(span, false)).collect(),
        },
        Subject::Expression { .. } => Vec::new(),
        Subject::Term { index, .. } => {
            let code = file.framework().glossary.get(*index).map(|code| spot(code.span, true));
            let uses = glossary::occurrences(file, *index);
            code.into_iter().chain(uses.iter().map(|one| spot(one.span, false))).collect()
        }
        Subject::Sheet(sheet) => sheets(file)
            .into_iter()
            .filter(|one| one.number == sheet.number)
            .map(|one| Spot { span: one.span, defines: one.own })
            .collect(),
    };
    found.sort_unstable();
    found.dedup_by_key(|spot| spot.span);
    found
}

/// Where a thing is defined and used, in the text that was read: its code, and the ranges that run over it.
fn of_thing(file: &File, thing: Thing) -> Vec<(Span, bool)> {
    let mut found: Vec<(Span, bool)> = file
        .mentions()
        .all()
        .iter()
        .filter(|one| one.thing == Some(thing))
        .map(|one| (one.span, one.role == Role::Definition))
        .collect();
    for item in file.framework().references.iter().flat_map(|reference| &reference.items) {
        let (Meaning::Things(first, last) | Meaning::Reversed(last, first)) = item.meaning else { continue };
        if matches!(item.kind, ItemKind::Range(..)) && first < thing && thing < last {
            found.push((item.span, false));
        }
    }
    found
}

/// Uses of a code that nothing bears.
fn same_text(file: &File, span: Span) -> Vec<Span> {
    let text = file.doc().text;
    let code = crate::model::code::canonical(span.of(text));
    let unknown = file.mentions().all().iter().filter(|one| one.thing.is_none());
    unknown.map(|one| one.span).filter(|one| crate::model::code::canonical(one.of(text)) == code).collect()
}
