//! Candidate repairs for one syntax error, by the mistakes people make.

mod blanks;
mod indentation;
mod marks;
mod texts;

use super::line::{self, Parts};
use super::{Trap, Vocabulary};
use crate::findings::Edit;
use crate::findings::fix::splice;
use crate::source::Span;
use crate::source::parse::SyntaxError;

/// A repair to try, in the bytes of the text as mended so far.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub trap: Trap,
    pub place: Span,
    pub edits: Vec<Edit>,
    /// True when the repair loses none of the author's text.
    pub lossless: bool,
    /// True when the lines still stand at an unusual distance from the one that holds them.
    pub uneven: bool,
}

impl Candidate {
    fn new(trap: Trap, place: Span, edits: Vec<Edit>) -> Self {
        Candidate { trap, place, edits, lossless: true, uneven: false }
    }

    /// What the repair itself costs: the less of the author's text it touches, the likelier.
    pub fn price(&self) -> i64 {
        let lost: u32 = if self.lossless { 0 } else { self.edits.iter().map(|e| e.span.len()).sum() };
        let lines = self.edits.len() as i64;
        match self.lossless {
            true => lines.min(12) + i64::from(self.uneven),
            false => 6 + i64::from(lost) / 16,
        }
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
    let finders: [Finder; 15] = [
        blanks::tab,
        blanks::no_break_space,
        marks::lone_marker,
        marks::needless_dash,
        marks::dash,
        marks::colon_without_space,
        marks::missing_colon,
        marks::half_key,
        marks::missing_dash,
        marks::special_start,
        texts::quotes,
        texts::brackets,
        texts::colon_in_text,
        texts::in_continuation,
        indentation::indentation,
    ];
    for finder in finders {
        for &line in &lines {
            finder(text, line, line::parts(text, line), vocabulary, &mut found);
        }
    }
    found
}

/// Repairs of a text that parses and makes no sense at byte `at`: of that line and of those beside it.
pub fn out_of_place(text: &str, at: u32, vocabulary: &dyn Vocabulary) -> Vec<Candidate> {
    let own = line_span(text, at.min(text.len() as u32));
    let above =
        std::iter::successors(line::previous_full(text, own), |l| line::previous_full(text, *l)).take(2);
    let lines: Vec<Span> = std::iter::once(own).chain(above).chain(line::next_full(text, own)).collect();
    let finders: [Finder; 4] = [blanks::no_break_space, marks::dash, indentation::indentation, blanks::tab];
    let mut found = Vec::new();
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
            found.push(Candidate {
                trap: Trap::Unreadable,
                place,
                edits: vec![edit],
                lossless: false,
                uneven: false,
            });
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

/// When nothing else parses: everything from the error's line on is left out, or from where what it
/// breaks was opened.
pub fn cut_rest(text: &str, error: &SyntaxError) -> [Candidate; 2] {
    let opened = error.related.first().map_or(u32::MAX, |r| r.start);
    [error.span.start, error.span.start.min(opened)].map(|at| {
        let line = line_span(text, at);
        let edits = vec![Edit::replace(Span::new(line.start, text.len() as u32), "")];
        Candidate { trap: Trap::Unreadable, place: line, edits, lossless: false, uneven: false }
    })
}

/// The lines the mistake may be on: the error's, those it relates to, and the one above.
fn lines_of_interest(text: &str, error: &SyntaxError) -> Vec<Span> {
    let mut lines = vec![line_span(text, error.span.start)];
    lines.extend(error.related.iter().map(|span| line_span(text, span.start)));
    lines.extend(line::previous_full(text, lines[0]));
    if lines[0].of(text).trim().is_empty() {
        lines.extend(lines.last().and_then(|l| line::previous_full(text, *l)));
    }
    // The line may be right, and the one it hangs on be moved, or those above it that it goes on with.
    let holder = line::parent(text, lines[0]);
    lines.extend(holder);
    // What comes first under it sets the column for all.
    lines.extend(holder.and_then(|l| line::next_full(text, l)));
    let above = std::iter::successors(line::previous_full(text, lines[0]), |l| line::previous_full(text, *l));
    let own = line::indent(lines[0].of(text));
    lines.extend(above.skip(1).take(3).take_while(|l| line::indent(l.of(text)) == own));
    let mut seen = Vec::new();
    lines.retain(|l| {
        !l.of(text).trim().is_empty() && !seen.contains(l) && {
            seen.push(*l);
            true
        }
    });
    lines
}

/// The places where a text may begin on the line: after the key, or after the dash.
fn values(parts: Parts) -> impl Iterator<Item = Span> {
    let own = parts.key.is_some().then_some(parts.value);
    own.into_iter().chain(Some(parts.content)).filter(|v| !v.is_empty())
}
