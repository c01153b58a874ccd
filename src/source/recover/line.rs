//! Lines of a text as an author sees them: indentation, dashes, key, value.

use crate::findings::suppress::is_suppression;
use crate::source::Span;

/// The line that holds byte `at`, without its end.
pub fn line_at(text: &str, at: u32) -> Span {
    let bytes = text.as_bytes();
    let at = (at as usize).min(bytes.len());
    let is_end = |b: &u8| *b == b'\n' || *b == b'\r';
    let start = bytes[..at].iter().rposition(is_end).map_or(0, |p| p + 1);
    let end = bytes[at..].iter().position(is_end).map_or(bytes.len(), |p| at + p);
    Span::new(start as u32, end as u32)
}

/// The line before `line`, if there is one.
pub fn previous(text: &str, line: Span) -> Option<Span> {
    let at = line.start.checked_sub(1)?;
    let crlf = at > 0
        && text.as_bytes().get(at as usize) == Some(&b'\n')
        && text.as_bytes()[at as usize - 1] == b'\r';
    Some(line_at(text, if crlf { at - 1 } else { at }))
}

/// The line after `line`, if there is one.
pub fn next(text: &str, line: Span) -> Option<Span> {
    let bytes = text.as_bytes();
    let end = line.end as usize;
    match bytes.get(end)? {
        b'\r' if bytes.get(end + 1) == Some(&b'\n') => Some(line_at(text, line.end + 2)),
        _ => Some(line_at(text, line.end + 1)),
    }
    .filter(|l| (l.start as usize) < bytes.len())
}

/// The nearest line above that is neither blank nor a comment.
pub fn previous_full(text: &str, line: Span) -> Option<Span> {
    std::iter::successors(previous(text, line), |l| previous(text, *l)).find(|l| is_full(l.of(text)))
}

/// The nearest line below that is neither blank nor a comment.
pub fn next_full(text: &str, line: Span) -> Option<Span> {
    std::iter::successors(next(text, line), |l| next(text, *l)).find(|l| is_full(l.of(text)))
}

fn is_full(line: &str) -> bool {
    let content = line.trim();
    !content.is_empty() && !content.starts_with('#')
}

/// Width of the indentation in bytes (spaces only).
pub fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The nearest line above that is less indented.
pub fn parent(text: &str, line: Span) -> Option<Span> {
    let own = indent(line.of(text));
    std::iter::successors(previous_full(text, line), |l| previous_full(text, *l))
        .take(4000)
        .find(|l| indent(l.of(text)) < own)
}

/// The parts of a line.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// First byte after indentation and `- ` dashes.
    pub content: Span,
    /// Whether a dash precedes the content.
    pub dashed: bool,
    /// The key, without its colon.
    pub key: Option<Span>,
    /// What follows `key:`, or the content; trailing white space and a comment left out.
    pub value: Span,
}

/// Cuts `line` into parts.
pub fn parts(text: &str, line: Span) -> Parts {
    let source = line.of(text);
    let mut at = indent(source);
    let mut dashed = false;
    while let Some(rest) = source.get(at..).and_then(|r| r.strip_prefix("- ")) {
        dashed = true;
        at = source.len() - rest.trim_start_matches(' ').len();
    }
    let content = source.get(at..).unwrap_or("");
    let end = at + without_comment(content).trim_end().len();
    let (key, value_at) = match key_end(content) {
        Some(colon) => {
            let key = content[..colon].trim_end();
            let after = &content[colon + 1..];
            (Some(key.len()), at + colon + 1 + (after.len() - after.trim_start_matches(' ').len()))
        }
        None => (None, at),
    };
    let span = |from: usize, to: usize| Span::new(line.start + from as u32, line.start + to.max(from) as u32);
    Parts {
        content: span(at, end),
        dashed,
        key: key.map(|length| span(at, at + length)),
        value: span(value_at.min(source.len()), end.max(value_at.min(source.len()))),
    }
}

/// Offset of the colon that ends a key at the beginning of `content`.
fn key_end(content: &str) -> Option<usize> {
    if let Some(quote) = content.chars().next().filter(|c| *c == '"' || *c == '\'') {
        let close = content[1..].find(quote)? + 2;
        let rest = content.get(close..)?;
        let colon = rest.find(|c: char| c != ' ')?;
        return rest[colon..].starts_with(':').then_some(close + colon);
    }
    content
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| content.get(at + 1..).is_some_and(|r| r.is_empty() || r.starts_with([' ', '\t'])))
}

/// `content` up to a comment set off by two spaces, as style guides ask, or that asks for silence; behind
/// one space anything else may be the author's text.
fn without_comment(content: &str) -> &str {
    if content.starts_with('#') {
        return "";
    }
    let mut signs = content.match_indices(" #").map(|(at, _)| at);
    let comment = signs.find(|&at| content[..at].ends_with(' ') || is_suppression(&content[at + 1..]));
    comment.map_or(content, |at| &content[..at])
}
