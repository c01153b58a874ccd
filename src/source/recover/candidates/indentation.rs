//! Lines that are not aligned.

use super::super::line::{self, Parts};
use super::super::{Trap, Vocabulary};
use super::Candidate;
use crate::findings::Edit;
use crate::source::Span;

pub(super) fn indentation(text: &str, line: Span, _: Parts, _: &dyn Vocabulary, found: &mut Vec<Candidate>) {
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
        if indent != own && !wanted.iter().any(|(i, _)| *i == indent) {
            wanted.push((indent, likeness(above)));
        }
        let parts = line::parts(text, above);
        let nearest = floor == usize::MAX;
        if nearest && parts.key.is_some() && parts.value.is_empty() && indent + 2 != own {
            wanted.push((indent + 2, 0));
        }
        floor = indent;
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
    // Two spaces a level, or a list right under its key.
    let uneven = |target: usize| {
        let above = std::iter::successors(line::previous_full(text, line), |l| line::previous_full(text, *l));
        let holder = above.map(|l| line::indent(l.of(text))).find(|i| *i < target);
        target > 0 && holder.is_none_or(|i| i + 2 != target)
    };
    for &(target, _) in &wanted {
        let mut one = Candidate::new(Trap::Indentation, place, vec![reindent(line, own, target)]);
        one.uneven = uneven(target);
        found.push(one);
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
