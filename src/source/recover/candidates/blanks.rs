//! Tabs and no-break spaces where YAML wants plain ones.

use super::super::line::{self, Parts};
use super::super::{Trap, Vocabulary};
use super::Candidate;
use crate::findings::Edit;
use crate::source::Span;

pub(super) fn tab(text: &str, line: Span, _: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
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

pub(super) fn no_break_space(
    text: &str,
    line: Span,
    _: Parts,
    _: &dyn Vocabulary,
    found: &mut Vec<Candidate>,
) {
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
