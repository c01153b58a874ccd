//! What a place of a file is about: the question that hover, definition, references and rename ask first.

use super::File;
use super::glossary;
use super::mention::Mention;
use super::path::touches;
use super::sheets::{SheetNumber, sheets};
use crate::source::Span;

/// What stands at a place.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A code, where it is defined or used. The place of the mention is in the text that was read.
    Code(Mention),
    /// A reference expression, between its codes: index into [`crate::model::Framework::references`], and the
    /// part that is nearest, when the place is inside one.
    Expression {
        /// Index of the reference.
        reference: usize,
        /// Index of its part.
        item: Option<usize>,
    },
    /// A term of the glossary.
    Term {
        /// Index into [`crate::model::Framework::glossary`].
        index: usize,
        /// Where, in the text that was read.
        span: Span,
        /// True where it is defined.
        defined: bool,
    },
    /// A number of a fiche.
    Sheet(SheetNumber),
}

/// What stands at a byte of the text as typed.
pub fn subject(file: &File, typed: u32) -> Option<Subject> {
    let at = file.read_at(typed);
    let fw = file.framework();
    if let Some(mention) = file.mentions().at(at) {
        return Some(Subject::Code(mention));
    }
    if let Some(reference) = expression(file, at) {
        let items = fw.references.get(reference).map_or(&[][..], |r| &r.items);
        let item = items.iter().position(|item| touches(item.span, at));
        return Some(Subject::Expression { reference, item });
    }
    if let Some((index, code)) = fw.glossary.iter().enumerate().find(|(_, code)| touches(code.span, at)) {
        return Some(Subject::Term { index, span: code.span, defined: true });
    }
    if let Some(sheet) = sheets(file).into_iter().find(|sheet| touches(sheet.span, typed)) {
        return Some(Subject::Sheet(sheet));
    }
    let (index, span) = glossary::term_at(file, at)?;
    Some(Subject::Term { index, span, defined: false })
}

/// The reference expression that holds a byte of the text that was read, the innermost.
fn expression(file: &File, at: u32) -> Option<usize> {
    let around = file.framework().references.iter().enumerate().filter(|(_, r)| touches(r.span, at));
    around.min_by_key(|(_, r)| r.span.len()).map(|(index, _)| index)
}
