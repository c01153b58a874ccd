//! Candidate repairs for one syntax error, by the mistakes people make.

use super::line::{self, Parts};
use super::{Trap, Vocabulary};
use crate::findings::Edit;
use crate::findings::fix::splice;
use crate::source::Span;
use crate::source::parse::SyntaxError;
use crate::source::quote::{quote, quoted};

/// A repair to try, in the bytes of the text as mended so far.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub trap: Trap,
    pub place: Span,
    pub edits: Vec<Edit>,
    /// True when the repair loses none of the author's text.
    pub lossless: bool,
}

impl Candidate {
    fn new(trap: Trap, place: Span, edits: Vec<Edit>) -> Self {
        Candidate { trap, place, edits, lossless: true }
    }

    pub fn apply(&self, text: &str) -> String {
        splice(text, &self.edits, "\n")
    }
}

/// The line that holds byte `at`.
pub fn line_span(text: &str, at: u32) -> Span {
    line::line_at(text, at)
}

/// Looks at one line for one kind of mistake.
type Finder = fn(&str, Span, Parts, &dyn Vocabulary, &mut Vec<Candidate>);

/// Repairs that keep every word of the author, the most telling first.
pub fn by_mistake(text: &str, error: &SyntaxError, vocabulary: &dyn Vocabulary) -> Vec<Candidate> {
    let lines = lines_of_interest(text, error);
    let mut found = Vec::new();
    let finders: [Finder; 11] = [
        tab,
        no_break_space,
        dash,
        colon_without_space,
        missing_colon,
        special_start,
        quotes,
        brackets,
        colon_in_text,
        in_continuation,
        indentation,
    ];
    for finder in finders {
        for &line in &lines {
            finder(text, line, line::parts(text, line), vocabulary, &mut found);
        }
    }
    found
}

/// Repairs that set text aside: the value, then the line, then the line before.
pub fn last_resort(text: &str, error: &SyntaxError) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut push = |place: Span, blank: Span| {
        if !blank.is_empty() {
            let edit = Edit::replace(blank, " ".repeat(blank.len() as usize));
            found.push(Candidate { trap: Trap::Unreadable, place, edits: vec![edit], lossless: false });
        }
    };
    for line in lines_of_interest(text, error) {
        let parts = line::parts(text, line);
        if parts.key.is_some() {
            push(parts.value, parts.value);
        }
        push(parts.content, Span::new(parts.content.start, line.end));
        push(parts.content, line);
    }
    found
}

/// When nothing else parses: everything from the error's line on is left out.
pub fn cut_rest(text: &str, error: &SyntaxError) -> Candidate {
    let line = line_span(text, error.span.start.min(error.related.first().map_or(u32::MAX, |r| r.start)));
    let rest = Span::new(line.start, text.len() as u32);
    Candidate { trap: Trap::Unreadable, place: line, edits: vec![Edit::replace(rest, "")], lossless: false }
}

/// The lines the mistake may be on: the error's, those it relates to, and the one above.
fn lines_of_interest(text: &str, error: &SyntaxError) -> Vec<Span> {
    let mut lines = vec![line_span(text, error.span.start)];
    lines.extend(error.related.iter().map(|span| line_span(text, span.start)));
    lines.extend(line::previous_full(text, lines[0]));
    if lines[0].of(text).trim().is_empty() {
        lines.extend(lines.last().and_then(|l| line::previous_full(text, *l)));
    }
    let mut seen = Vec::new();
    lines.retain(|l| {
        !l.of(text).trim().is_empty() && !seen.contains(l) && {
            seen.push(*l);
            true
        }
    });
    lines
}

fn tab(text: &str, line: Span, _: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
    let indented = |l: Span| {
        let source = l.of(text);
        let width = source.len() - source.trim_start_matches([' ', '\t']).len();
        source[..width].contains('\t').then_some(width as u32)
    };
    if indented(line).is_none() {
        return;
    }
    // Tabs come in runs; the whole run is mended at once.
    let mut first = line;
    while let Some(above) = line::previous(text, first).filter(|l| indented(*l).is_some()) {
        first = above;
    }
    let run: Vec<(Span, u32)> = std::iter::successors(Some(first), |l| line::next(text, *l))
        .map_while(|l| Some((l, indented(l)?)))
        .collect();
    let before = line::previous_full(text, first).map_or(0, |l| line::indent(l.of(text)));
    for (width, base) in
        [(2, None), (4, None), (2, Some(before)), (2, Some(before + 2)), (2, Some(before.saturating_sub(2)))]
    {
        let columns = |l: Span, w: u32| {
            let white = &l.of(text)[..w as usize];
            white.bytes().map(|b| if b == b'\t' { width } else { 1 }).sum::<usize>()
        };
        let lead = columns(run[0].0, run[0].1);
        let edits = run
            .iter()
            .map(|&(l, w)| {
                let own = columns(l, w);
                let target = base.map_or(own, |base| base + own.saturating_sub(lead));
                Edit::replace(Span::new(l.start, l.start + w), " ".repeat(target))
            })
            .collect();
        let place = Span::new(line.start, line.start + indented(line).unwrap_or(1));
        found.push(Candidate::new(Trap::Tab, place, edits));
    }
}

fn no_break_space(text: &str, line: Span, _: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
    let source = line.of(text);
    let lead = source.len() - source.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let mut edits: Vec<Edit> = Vec::new();
    for (at, c) in source.char_indices().filter(|(_, c)| matches!(c, '\u{a0}' | '\u{202f}')) {
        let after_colon = source[..at].ends_with([':', '-']);
        if at < lead || after_colon {
            let start = line.start + at as u32;
            edits.push(Edit::replace(Span::new(start, start + c.len_utf8() as u32), " "));
        }
    }
    if let Some(first) = edits.first() {
        found.push(Candidate::new(Trap::NoBreakSpace, first.span, edits));
    }
}

fn dash(text: &str, line: Span, parts: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
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

fn colon_without_space(
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

fn missing_colon(
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

/// The places where a text may begin on the line: after the key, or after the dash.
fn values(parts: Parts) -> impl Iterator<Item = Span> {
    let own = parts.key.is_some().then_some(parts.value);
    own.into_iter().chain(Some(parts.content)).filter(|v| !v.is_empty())
}

fn special_start(text: &str, _: Span, parts: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
    for value in values(parts) {
        if value.of(text).starts_with(['@', '`', '%', '*', '&', '!', '|', '>', '?', ',', ']', '}']) {
            let first = value.of(text).chars().next().map_or(1, char::len_utf8) as u32;
            let place = Span::new(value.start, value.start + first);
            found.push(Candidate::new(Trap::SpecialStart, place, quote(text, value)));
        }
    }
}

fn quotes(text: &str, line: Span, parts: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
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

fn brackets(text: &str, line: Span, parts: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
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

fn colon_in_text(text: &str, line: Span, parts: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
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
fn in_continuation(text: &str, line: Span, _: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
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

fn indentation(text: &str, line: Span, _: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
    let own = line::indent(line.of(text));
    let likeness = |other: Span| {
        let (a, b) = (line::parts(text, line), line::parts(text, other));
        let dots = |p: Parts| p.key.map_or(0, |k| k.of(text).matches('.').count());
        let digit = |p: Parts| p.key.is_some_and(|k| k.of(text).contains(|c: char| c.is_ascii_digit()));
        u8::from(a.dashed == b.dashed) + u8::from(digit(a) == digit(b) && dots(a) == dots(b))
    };
    let mut wanted: Vec<(usize, u8)> = Vec::new();
    let mut floor = usize::MAX;
    for above in
        std::iter::successors(line::previous_full(text, line), |l| line::previous_full(text, *l)).take(4000)
    {
        let indent = line::indent(above.of(text));
        if indent >= floor {
            continue;
        }
        floor = indent;
        if indent != own && !wanted.iter().any(|(i, _)| *i == indent) {
            wanted.push((indent, likeness(above)));
        }
        let parts = line::parts(text, above);
        if wanted.len() == 1 && parts.key.is_some() && parts.value.is_empty() {
            wanted.push((indent + 2, 0));
        }
        if indent == 0 {
            break;
        }
    }
    if let Some(below) = line::next_full(text, line).map(|l| line::indent(l.of(text))).filter(|i| *i != own)
        && !wanted.iter().any(|(i, _)| *i == below)
    {
        wanted.push((below, 0));
    }
    wanted.sort_by_key(|&(indent, like)| {
        (std::cmp::Reverse(like), indent.abs_diff(own), std::cmp::Reverse(indent))
    });
    // The white space that is wrong, or the first letter where there is none.
    let first = line.of(text).chars().next().map_or(0, char::len_utf8);
    let place = Span::new(line.start, line.start + own.max(first) as u32);
    for &(target, _) in &wanted {
        found.push(Candidate::new(Trap::Indentation, place, vec![reindent(line, own, target)]));
    }
    // The lines below may have moved with it.
    let block: Vec<Span> = std::iter::successors(Some(line), |l| line::next(text, *l))
        .take_while(|l| *l == line || l.of(text).trim().is_empty() || line::indent(l.of(text)) > own)
        .filter(|l| !l.of(text).trim().is_empty())
        .collect();
    if block.len() > 1 {
        for &(target, _) in &wanted {
            let edits = block
                .iter()
                .map(|l| {
                    let indent = line::indent(l.of(text));
                    reindent(*l, indent, (indent + target).saturating_sub(own))
                })
                .collect();
            found.push(Candidate::new(Trap::Indentation, place, edits));
        }
    }
}

fn reindent(line: Span, from: usize, to: usize) -> Edit {
    match to.checked_sub(from) {
        Some(more) => Edit::insert(line.start, " ".repeat(more)),
        None => Edit::replace(Span::new(line.start, line.start + (from - to) as u32), ""),
    }
}
