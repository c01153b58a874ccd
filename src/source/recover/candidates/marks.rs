//! Dashes, colons and first signs.

use super::super::line::Parts;
use super::super::{Trap, Vocabulary};
use super::Candidate;
use super::values;
use crate::findings::Edit;
use crate::source::Span;
use crate::source::quote::quote;

pub(super) fn dash(text: &str, line: Span, parts: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
    let content = parts.content.of(text);
    let glued =
        content.strip_prefix(['-', '–', '—', '•']).filter(|rest| !rest.is_empty() && !rest.starts_with('-'));
    if let Some(rest) = glued {
        let sign = Span::new(parts.content.start, parts.content.end - rest.len() as u32);
        let space = if rest.starts_with([' ', '\t']) { "-" } else { "- " };
        let edits = vec![Edit::replace(sign, space)];
        found.push(Candidate::new(Trap::DashWithoutSpace, Span::new(sign.start, line.end), edits));
        // The text behind the dash may need its quotes as well.
        let value = Span::new(sign.end, parts.content.end);
        let mut edits = vec![Edit::replace(sign, space)];
        edits.extend(quote(text, value));
        found.push(Candidate::new(Trap::DashWithoutSpace, Span::new(sign.start, line.end), edits));
    }
}

pub(super) fn colon_without_space(
    text: &str,
    _: Span,
    parts: Parts,
    vocabulary: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
    let content = parts.content.of(text);
    let Some(length) = vocabulary.leading_name(content) else { return };
    if content[length..].starts_with(':')
        && !content[length + 1..].is_empty()
        && !content[length + 1..].starts_with(' ')
    {
        let at = parts.content.start + length as u32 + 1;
        let place = Span::new(parts.content.start, at);
        found.push(Candidate::new(Trap::ColonWithoutSpace, place, vec![Edit::insert(at, " ")]));
        let mut edits = vec![Edit::insert(at, " ")];
        edits.extend(quote(text, Span::new(at, parts.content.end)));
        found.push(Candidate::new(Trap::ColonWithoutSpace, place, edits));
    }
}

pub(super) fn missing_colon(
    text: &str,
    line: Span,
    parts: Parts,
    vocabulary: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
    let content = parts.content.of(text);
    let leading = vocabulary.leading_name(content);
    let whole_word = content.split([' ', '\t']).next().map_or(0, str::len);
    for length in leading.into_iter().chain(Some(whole_word)) {
        let rest = &content[length..];
        // A key that already has its colon, or a sentence, is another mistake.
        if length == 0 || rest.trim_start().starts_with(':') || (Some(length) != leading && !rest.is_empty())
        {
            continue;
        }
        let at = parts.content.start + length as u32;
        let place = Span::new(parts.content.start, at);
        let colon = if rest.is_empty() || rest.starts_with([' ', '\t']) { ":" } else { ": " };
        found.push(Candidate::new(Trap::MissingColon, place, vec![Edit::insert(at, colon)]));
        let value_at = at + (rest.len() - rest.trim_start().len()) as u32;
        let value = Span::new(value_at, parts.content.end);
        if !value.is_empty() {
            let mut edits = vec![Edit::insert(at, colon)];
            edits.extend(quote(text, value));
            found.push(Candidate::new(Trap::MissingColon, place, edits));
        }
    }
    let _ = line;
}

pub(super) fn special_start(
    text: &str,
    _: Span,
    parts: Parts,
    _: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
    for value in values(parts) {
        if value.of(text).starts_with(['@', '`', '%', '*', '&', '!', '|', '>', '?', ',', ']', '}']) {
            let first = value.of(text).chars().next().map_or(1, char::len_utf8) as u32;
            let place = Span::new(value.start, value.start + first);
            found.push(Candidate::new(Trap::SpecialStart, place, quote(text, value)));
        }
    }
}
