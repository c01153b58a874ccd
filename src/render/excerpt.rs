//! The lines of a file that a finding points at, the long ones cut around what it points at.

use crate::findings::Finding;
use crate::source::{LineIndex, Span};
use codespan_reporting::files::{Error, Files, Location};
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Lines kept beside a label: codespan-reporting shows as many inside a label of several lines.
const AROUND: usize = 3;

/// One kept line.
#[derive(Debug)]
struct Line {
    /// Its bytes in the excerpt.
    range: Range<usize>,
    /// First byte kept, in the file.
    from: usize,
    /// Bytes of « … » before it.
    lead: usize,
}

/// The kept lines, under their own numbers.
#[derive(Debug)]
pub struct Excerpt<'a> {
    path: &'a str,
    text: String,
    kept: BTreeMap<usize, Line>,
    file: &'a str,
    lines: &'a LineIndex,
}

impl<'a> Excerpt<'a> {
    /// The lines of `file` around the places of `finding`, `width` characters each at most.
    pub fn new(path: &'a str, file: &'a str, lines: &'a LineIndex, finding: &Finding, width: usize) -> Self {
        let mut wanted: BTreeMap<usize, Option<Range<usize>>> = BTreeMap::new();
        for label in std::iter::once(&finding.primary).chain(&finding.related) {
            let place = tidy(file, label.span);
            let (first, last) = (lines.line(place.start as u32), lines.line(place.end as u32));
            for end in [first, last] {
                for line in end.saturating_sub(AROUND)..=(end + AROUND).min(lines.count() - 1) {
                    wanted.entry(line).or_default();
                }
            }
            for line in [first, last] {
                let here = wanted.entry(line).or_default();
                *here = Some(match here.take() {
                    Some(other) => other.start.min(place.start)..other.end.max(place.end),
                    None => place.clone(),
                });
            }
        }
        let mut excerpt = Excerpt { path, text: String::new(), kept: BTreeMap::new(), file, lines };
        for (line, focus) in wanted {
            excerpt.keep(line, focus, width);
        }
        excerpt
    }

    fn keep(&mut self, line: usize, focus: Option<Range<usize>>, width: usize) {
        let whole = self.whole(line);
        let source = self.file.get(whole.clone()).unwrap_or("").trim_end_matches(['\n', '\r']);
        let cut =
            if source.len() <= width { 0..source.len() } else { window(source, whole.start, focus, width) };
        let (lead, tail) =
            (if cut.start > 0 { "…" } else { "" }, if cut.end < source.len() { "…" } else { "" });
        let start = self.text.len();
        let from = whole.start + cut.start;
        self.text.push_str(lead);
        self.text.extend(source.get(cut).unwrap_or("").chars().map(visible));
        self.text.push_str(tail);
        self.text.push('\n');
        self.kept.insert(line, Line { range: start..self.text.len(), from, lead: lead.len() });
    }

    fn whole(&self, line: usize) -> Range<usize> {
        let start = self.lines.start(line) as usize;
        let end =
            if line + 1 < self.lines.count() { self.lines.start(line + 1) as usize } else { self.file.len() };
        start..end.max(start)
    }

    /// Where a place of the file stands in the excerpt.
    pub fn place(&self, span: Span) -> Range<usize> {
        let place = tidy(self.file, span);
        let start = self.at(place.start);
        start..self.at(place.end).max(start)
    }

    fn at(&self, byte: usize) -> usize {
        let Some(line) = self.kept.get(&self.lines.line(byte as u32)) else { return 0 };
        let inside = line.range.start + line.lead + byte.saturating_sub(line.from);
        inside.min(line.range.end.saturating_sub(1))
    }

    /// Digits of the greatest line number that is shown.
    pub fn padding(&self, finding: &Finding) -> usize {
        let ends = std::iter::once(&finding.primary).chain(&finding.related).map(|label| {
            let place = tidy(self.file, label.span);
            self.lines.line(place.end as u32) + 1
        });
        ends.max().unwrap_or(1).to_string().len()
    }
}

/// The span within the text, on character boundaries, without the white space at its end.
fn tidy(text: &str, span: Span) -> Range<usize> {
    let clamp = |at: u32| {
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (mut start, end) = (clamp(span.start), clamp(span.end.max(span.start)));
    // What has no width of its own is shown with the character that bears it.
    while text.get(start..).and_then(|rest| rest.chars().next()).is_some_and(has_no_width) {
        match text.get(..start).and_then(|head| head.chars().next_back()) {
            Some(before) if !matches!(before, '\n' | '\r') => start -= before.len_utf8(),
            _ => break,
        }
    }
    let kept = text.get(start..end).unwrap_or("").trim_end().len();
    start..start + kept
}

/// A character that would act on the terminal, or hide, is stood for by a visible one of as many bytes.
fn visible(c: char) -> char {
    match c {
        '\t' => c,
        '\u{ad}' => '¬',
        '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => '\u{fffd}',
        c if c.is_control() && c.len_utf8() == 1 => '?',
        c if c.is_control() => '¿',
        c => c,
    }
}

fn has_no_width(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// The part of a long line to show: around `focus` (bytes of the file), or its beginning.
fn window(source: &str, offset: usize, focus: Option<Range<usize>>, width: usize) -> Range<usize> {
    let focus = focus.map_or(0..0, |f| f.start.saturating_sub(offset)..f.end.saturating_sub(offset));
    let starts: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
    let total = starts.len() - 1;
    if total <= width {
        return 0..source.len();
    }
    let index = |byte: usize| starts.partition_point(|start| *start < byte).min(total);
    let (first, last) = (index(focus.start), index(focus.end.min(source.len())));
    // What is pointed at stands in the middle when it fits, at the left when it does not.
    let spare = width.saturating_sub(last.saturating_sub(first));
    let begin = first.saturating_sub(spare / 2).min(total - width);
    starts[begin]..starts[begin + width]
}

impl<'f> Files<'f> for Excerpt<'_> {
    type FileId = ();
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(self.path)
    }

    fn source(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'f self, (): (), byte: usize) -> Result<usize, Error> {
        let found = self.kept.iter().rev().find(|(_, line)| line.range.start <= byte);
        found.map(|(index, _)| *index).ok_or(Error::FileMissing)
    }

    fn line_range(&'f self, (): (), index: usize) -> Result<Range<usize>, Error> {
        match self.kept.get(&index) {
            Some(line) => Ok(line.range.clone()),
            // Inside a label of many lines: asked for, but not shown.
            None if index < self.lines.count() => Ok(0..0),
            None => Err(Error::LineTooLarge { given: index, max: self.lines.count() }),
        }
    }

    fn location(&'f self, (): (), byte: usize) -> Result<Location, Error> {
        let index = self.line_index((), byte)?;
        let Some(line) = self.kept.get(&index) else { return Err(Error::FileMissing) };
        let inside = byte.saturating_sub(line.range.start + line.lead);
        let (line_number, column_number) = self.lines.position(self.file, (line.from + inside) as u32);
        Ok(Location { line_number, column_number })
    }
}
