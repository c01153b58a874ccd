//! What a place is about, in a few lines of Markdown.

mod code;
mod comment;
mod expression;
mod key;
mod page;
mod sentence;
mod word;

use super::File;
use super::facts::Facts;
use super::mention::{Mention, Role};
use super::subject::{Subject, subject};
use crate::lang::Lang;
use crate::model::Thing;
use crate::source::Span;

/// What is shown beside a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about, in the text as typed.
    pub span: Span,
    /// Markdown.
    pub markdown: String,
}

impl Hover {
    /// The same without marks, for those who show none.
    pub fn plain(&self) -> String {
        page::plain(&self.markdown)
    }
}

/// What to show at a byte of the text as typed; `others`: what the other files of the workspace tell.
pub fn hover(file: &File, at: u32, lang: Lang, others: &[&Facts]) -> Option<Hover> {
    if let Some(found) = comment::rule(file, at, lang) {
        return Some(found);
    }
    match subject(file, at) {
        Some(Subject::Code(mention)) => Some(Hover {
            span: file.place(mention.span),
            markdown: match mention {
                Mention { thing: Some(thing), .. } => code::known(file, mention, thing, lang),
                _ => code::unknown(file, mention.span, lang),
            },
        }),
        Some(Subject::Expression { reference, item }) => expression::about(file, reference, item, lang),
        Some(Subject::Term { index, span, defined }) => word::term(file, index, span, defined, lang),
        Some(Subject::Sheet(sheet)) => Some(word::sheet(file, &sheet, others, lang)),
        None => {
            let read = file.read_at(at);
            let found = word::criterion(file, read, lang).or_else(|| sentence::about(file, read, lang));
            found.or_else(|| key::about(file, at, lang))
        }
    }
}

/// The same of a thing, wherever it is spoken of.
pub(super) fn of_thing(file: &File, thing: Thing, lang: Lang) -> String {
    let span = file.framework().code_of(thing).span;
    code::known(file, Mention { span, thing: Some(thing), role: Role::Definition }, thing, lang)
}

pub(super) use comment::told as of_rule;
pub(super) use key::told as of_key;
pub use page::plain;
