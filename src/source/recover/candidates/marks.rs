//! Dashes, colons and first signs.

use super::super::line::{self, Parts};
use super::super::{Trap, Vocabulary};
use super::Candidate;
use super::values;
use crate::findings::Edit;
use crate::source::Span;
use crate::source::quote::quote;

/// A conflict marker that was left behind alone.
pub(super) fn lone_marker(text: &str, line: Span, _: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
    let source = line.of(text);
    if ["=======", "|||||||", ">>>>>>>"].iter().any(|marker| source.starts_with(marker)) {
        let edits = vec![Edit::replace(line, " ".repeat(line.len() as usize))];
        found.push(Candidate { trap: Trap::Conflict, place: line, edits, lossless: false, uneven: false });
    }
}

/// `- 1.1:` where a code or a key is due without dash.
pub(super) fn needless_dash(
    text: &str,
    line: Span,
    parts: Parts,
    vocabulary: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
    let behind = parts.key.filter(|_| parts.dashed).map(|key| Span::new(key.start, line.end).of(text));
    if behind.is_some_and(|rest| vocabulary.leading_name(rest).is_some()) {
        let start = line.start + line::indent(line.of(text)) as u32;
        let edits = vec![Edit::replace(Span::new(start, parts.content.start), "")];
        found.push(Candidate::new(Trap::Indentation, Span::new(start, start + 1), edits));
    }
}

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
        // Pasted lists have more than one line.
        let mark = Span::new(line.start, sign.end).of(text);
        let marked = |l: &Span| l.of(text).starts_with(mark) && !l.of(text)[mark.len()..].starts_with('-');
        let above = std::iter::successors(line::previous(text, line), |l| line::previous(text, *l));
        let first = above.take_while(marked).last().unwrap_or(line);
        let run = std::iter::successors(Some(first), |l| line::next(text, *l)).take_while(marked);
        let edits: Vec<Edit> = run
            .map(|l| {
                let end = l.start + mark.len() as u32;
                let spaced = l.of(text)[mark.len()..].starts_with([' ', '\t']);
                Edit::replace(Span::new(end - sign.len(), end), if spaced { "-" } else { "- " })
            })
            .collect();
        if edits.len() > 1 {
            let place = Span::new(first.start + (sign.start - line.start), first.end);
            found.push(Candidate::new(Trap::DashWithoutSpace, place, edits));
        }
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

/// `intit` alone on its line: the keys that begin so.
pub(super) fn half_key(
    text: &str,
    _: Span,
    parts: Parts,
    vocabulary: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
    let content = parts.content.of(text);
    let (half, rest) = match content.split_once(" >") {
        Some((half, _)) => (half, &content[half.len()..]),
        None => (content.trim_end_matches(':'), ""),
    };
    if parts.dashed || half.chars().count() < 3 {
        return;
    }
    for name in vocabulary.complete(half) {
        let more = name.get(half.len()..).unwrap_or("");
        let end = parts.content.start + half.len() as u32;
        let edits =
            vec![Edit::replace(Span::new(end, parts.content.end - rest.len() as u32), format!("{more}:"))];
        let place = Span::new(parts.content.start, end);
        found.push(Candidate::new(Trap::HalfKey, place, edits));
    }
}

/// A line of text among dashes: it lacks its own.
pub(super) fn missing_dash(
    text: &str,
    line: Span,
    parts: Parts,
    _: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
    let own = line::indent(line.of(text));
    let beside = |l: Option<Span>| {
        l.is_some_and(|l| line::indent(l.of(text)) == own && l.of(text)[own..].starts_with("- "))
    };
    let content = parts.content.of(text);
    if parts.dashed || content.is_empty() || content.starts_with(['-', '–', '—', '•', '#']) {
        return;
    }
    if beside(line::next_full(text, line)) || beside(line::previous_full(text, line)) {
        let place = Span::new(parts.content.start, parts.content.end);
        let at = parts.content.start;
        found.push(Candidate::new(Trap::MissingDash, place, vec![Edit::insert(at, "- ")]));
        let mut edits = quote(text, place);
        if let Some(first) = edits.first_mut() {
            first.text.insert_str(0, "- ");
        }
        found.push(Candidate::new(Trap::MissingDash, place, edits));
    }
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
