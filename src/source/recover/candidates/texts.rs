//! Texts that want quotes, and what was opened and never closed.

use super::super::line::{self, Parts};
use super::super::{Trap, Vocabulary};
use super::Candidate;
use super::values;
use crate::findings::Edit;
use crate::source::Span;
use crate::source::quote::{quote, quoted};

pub(super) fn quotes(text: &str, line: Span, parts: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
    for value in values(parts) {
        let source = value.of(text);
        let Some(sign) = source.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let inner = &source[1..];
        let closed = inner.len() > 1 && inner.ends_with(sign);
        if closed {
            // `'l'été'`: the quotes are those of the whole text.
            let body = &inner[..inner.len() - 1];
            found.push(Candidate::new(Trap::QuoteInside, value, vec![Edit::replace(value, quoted(body))]));
        } else if let Some(last) = inner.rfind(sign) {
            // `"Veille" numérique`: the quotes are the author's own; or the end of the text is missing.
            let rest = inner[last + 1..].trim_start();
            if !rest.starts_with(['#', ',']) {
                found.push(Candidate::new(Trap::QuoteInside, value, quote(text, value)));
            }
            let close = Edit::insert(value.end, sign.to_string());
            found.push(Candidate::new(Trap::OpenQuote, Span::new(value.start, line.end), vec![close]));
        } else {
            let close = Edit::insert(value.end, sign.to_string());
            found.push(Candidate::new(Trap::OpenQuote, Span::new(value.start, line.end), vec![close]));
            let body = if sign == '\'' { quoted(inner) } else { quoted(source.trim_start_matches('"')) };
            found.push(Candidate::new(
                Trap::OpenQuote,
                Span::new(value.start, line.end),
                vec![Edit::replace(value, body)],
            ));
        }
    }
}

pub(super) fn brackets(text: &str, line: Span, parts: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
    for value in values(parts) {
        let source = value.of(text);
        if !source.contains(['[', '{', ']', '}']) {
            continue;
        }
        let mut open = Vec::new();
        let mut quote_sign = None;
        for c in source.chars() {
            match (quote_sign, c) {
                (Some(sign), c) if c == sign => quote_sign = None,
                (Some(_), _) => {}
                (None, '"') => quote_sign = Some(c),
                (None, '[') => open.push(']'),
                (None, '{') => open.push('}'),
                (None, ']' | '}') => {
                    open.pop();
                }
                _ => {}
            }
        }
        let place = Span::new(value.start, line.end);
        if !open.is_empty() && source.starts_with(['[', '{']) {
            let closers: String = open.iter().rev().collect();
            let end = value.end - (source.len() - source.trim_end_matches([',', ' ']).len()) as u32;
            let edit = Edit::replace(Span::new(end, value.end), closers);
            found.push(Candidate::new(Trap::OpenBracket, place, vec![edit]));
        }
        if source.starts_with(['[', '{', ']', '}']) {
            found.push(Candidate::new(Trap::SpecialStart, place, quote(text, value)));
        }
    }
}

pub(super) fn colon_in_text(
    text: &str,
    line: Span,
    parts: Parts,
    _: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
    for value in values(parts).take(1) {
        let source = value.of(text);
        let colon = source.find(": ").or_else(|| source.ends_with(':').then(|| source.len() - 1));
        if let Some(at) = colon.filter(|_| !source.starts_with(['"', '\'', '[', '{', '|', '>'])) {
            let place = Span::new(value.start + at as u32, value.start + at as u32 + 1);
            let whole = Span::new(value.start, continuation_end(text, line).unwrap_or(value.end));
            found.push(Candidate::new(Trap::ColonInText, place, quote(text, whole)));
            if whole != value {
                found.push(Candidate::new(Trap::ColonInText, place, quote(text, value)));
            }
        }
    }
}

/// A colon or a ` #` on a later line of a text: the whole text is quoted.
pub(super) fn in_continuation(
    text: &str,
    line: Span,
    _: Parts,
    _: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
    let mut lowest = line::indent(line.of(text));
    for above in std::iter::successors(Some(line), |l| line::previous_full(text, *l)).skip(1).take(40) {
        let indent = line::indent(above.of(text));
        let parts = line::parts(text, above);
        if indent < lowest && (parts.key.is_some() || parts.dashed) && !parts.value.is_empty() {
            let value = parts.value;
            if value.of(text).starts_with(['"', '\'', '[', '{', '|', '>']) {
                return;
            }
            let end = continuation_end(text, above).unwrap_or(value.end);
            let whole = Span::new(value.start, end.max(value.end));
            let body = whole.of(text);
            let sign = |needle: &str| body.find(needle).map(|at| whole.start + at as u32);
            let (trap, at) = match (sign(" #"), sign(": ").or_else(|| sign(":\n")).or_else(|| sign(":\r"))) {
                (Some(hash), colon) if colon.is_none_or(|c| hash < c) => (Trap::HashInText, hash + 1),
                (_, Some(colon)) => (Trap::ColonInText, colon),
                _ => return,
            };
            found.push(Candidate::new(trap, Span::new(at, at + 1), quote(text, whole)));
            return;
        }
        if indent < lowest {
            return;
        }
        lowest = lowest.min(indent);
    }
}

/// End of the text that begins on `line` and goes on over deeper lines; `None` on one line.
fn continuation_end(text: &str, line: Span) -> Option<u32> {
    let own = line::indent(line.of(text));
    let mut end = None;
    for below in std::iter::successors(line::next_full(text, line), |l| line::next_full(text, *l)) {
        let source = below.of(text);
        let parts = line::parts(text, below);
        if line::indent(source) <= own || parts.dashed || (parts.key.is_some() && parts.value.is_empty()) {
            break;
        }
        end = Some(below.start + source.trim_end().len() as u32);
    }
    end
}
