//! Where a missing line can be typed: fixes that insert a skeleton, in the file's own indentation.

use super::Context;
use crate::findings::Edit;
use crate::model::Thing;
use crate::source::Span;

pub use crate::model::prose::PLACEHOLDER;

/// Adds `line` as the last key of the entry of `thing`. No edit when the entry is written on one line.
pub fn append_key(cx: &Context<'_>, thing: Thing, line: &str) -> Vec<Edit> {
    let text = cx.doc.text;
    let span = entry(cx, thing);
    let Some(indent) = child_indent(text, cx.fw.code_of(thing).span, span) else { return Vec::new() };
    vec![after(text, span, &format!("{}{line}", " ".repeat(indent)))]
}

/// Adds `line`, indented as given, on the line after the end of `span`.
pub fn after(text: &str, span: Span, line: &str) -> Edit {
    let source = span.of(text);
    // Block texts end with their line: what is added goes before that line end.
    let end = span.start as usize + source.trim_end().len();
    Edit::insert(line_end(text, end) as u32, format!("\n{line}"))
}

/// The column of the first byte at `at`, in bytes.
pub fn column(text: &str, at: u32) -> usize {
    let before = text.get(..at as usize).unwrap_or("");
    before.len() - before.rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

fn entry(cx: &Context<'_>, thing: Thing) -> Span {
    match thing {
        Thing::Block(i) => cx.fw.blocks[i].span,
        Thing::Activity(i) => cx.fw.activities[i].span,
        Thing::Competency(i) => cx.fw.competencies[i].span,
        Thing::Assessment(i) => cx.fw.assessments[i].span,
        Thing::Deliverable(i) => cx.fw.deliverables[i].span,
    }
}

/// Indentation of the keys below `code:`; `None` when the value begins on the line of the code.
fn child_indent(text: &str, code: Span, entry: Span) -> Option<usize> {
    let body = text.get(code.end as usize..entry.end as usize)?;
    let (first, rest) = body.split_at(body.find(['\n', '\r'])?);
    let bare = first.trim_start_matches(['"', '\'', '.', ' ']).strip_prefix(':')?.trim();
    if !bare.is_empty() && !bare.starts_with('#') {
        return None;
    }
    let full = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let line = rest.lines().find(full)?;
    Some(line.len() - line.trim_start_matches(' ').len())
}

fn line_end(text: &str, from: usize) -> usize {
    text.get(from..).and_then(|rest| rest.find(['\n', '\r'])).map_or(text.len(), |at| from + at)
}
