//! From the tidied lines to the fewest edits of the text as typed.

use super::write::Line;
use crate::findings::Edit;
use crate::source::Span;

/// A line of the text: where it begins, where its characters end, where the next one begins.
#[derive(Clone, Copy)]
struct Old {
    start: u32,
    end: u32,
    next: u32,
}

/// The edits that make `text` the `lines`, each ended. Lines that stay in order are changed in place; others
/// are taken out and put in.
pub(super) fn between(text: &str, lines: &[Line]) -> Vec<Edit> {
    let old = old_lines(text);
    let kept = kept(lines, old.len());
    let mut edits = Edits { text, list: Vec::new() };
    let mut at = 0usize;
    let mut fresh = String::new();
    let end = text.len() as u32;
    for (line, stays) in lines.iter().zip(kept) {
        let Some(one) = line.origin.filter(|_| stays).and_then(|origin| Some((origin, *old.get(origin)?)))
        else {
            fresh.push_str(&line.text);
            fresh.push('\n');
            continue;
        };
        let (origin, place) = one;
        let from = old.get(at).map_or(end, |o| o.start);
        edits.push(Span::new(from, place.start), std::mem::take(&mut fresh));
        edits.within(place, &line.text);
        at = origin + 1;
    }
    let from = old.get(at).map_or(end, |o| o.start);
    // A last line that stays has its end to come.
    let open = at > 0 && at == old.len() && old.last().is_some_and(|o| o.end == o.next);
    let last = if open && !lines.is_empty() { "\n".to_owned() + &fresh } else { fresh };
    edits.push(Span::new(from, end), last);
    edits.list
}

struct Edits<'a> {
    text: &'a str,
    list: Vec<Edit>,
}

impl Edits<'_> {
    fn push(&mut self, span: Span, text: String) {
        if span.is_empty() && text.is_empty() {
            return;
        }
        match self.list.last_mut() {
            // Two edits that touch are one.
            Some(last) if last.span.end == span.start => {
                last.span.end = span.end;
                last.text.push_str(&text);
            }
            _ => self.list.push(Edit { span, text }),
        }
    }

    /// The characters of one line that change.
    fn within(&mut self, place: Old, new: &str) {
        let old = Span::new(place.start, place.end).of(self.text);
        if old == new {
            return;
        }
        let head: usize =
            old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (old_rest, new_rest) = (&old[head..], &new[head..]);
        let tails = old_rest.chars().rev().zip(new_rest.chars().rev());
        let tail: usize = tails.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let span = Span::new(place.start + head as u32, place.end - tail as u32);
        self.push(span, new_rest[..new_rest.len() - tail].to_owned());
    }
}

fn old_lines(text: &str) -> Vec<Old> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 40 + 1);
    let mut start = 0usize;
    while start < bytes.len() {
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        let wide = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        let next = (end + 1 + usize::from(wide)).min(bytes.len());
        lines.push(Old { start: start as u32, end: end as u32, next: next as u32 });
        start = next;
    }
    lines
}

/// Which lines stay: the longest run of origins that grow.
fn kept(lines: &[Line], count: usize) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; lines.len()];
    let origin = |at: usize| lines[at].origin.unwrap_or(0);
    for (at, line) in lines.iter().enumerate() {
        let Some(own) = line.origin.filter(|o| *o < count) else { continue };
        let place = ends.partition_point(|end| origin(*end) < own);
        before[at] = place.checked_sub(1).map(|p| ends[p]);
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = vec![false; lines.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::fix::splice;

    fn line(text: &str, origin: Option<usize>) -> Line {
        Line { text: text.to_owned(), origin }
    }

    #[test]
    fn edits_are_few_and_give_the_lines() {
        let table: &[(&str, Vec<Line>, &str, usize)] = &[
            ("a\nb\n", vec![line("a", Some(0)), line("b", Some(1))], "a\nb\n", 0),
            ("a\nb", vec![line("a", Some(0)), line("b", Some(1))], "a\nb\n", 1),
            ("a\nb\nc\n", vec![line("b", Some(1)), line("c", Some(2)), line("a", Some(0))], "b\nc\na\n", 2),
            ("a\nb", vec![line("b", Some(1)), line("a", Some(0))], "b\na\n", 2),
            ("a  \n\n\nb\n", vec![line("a", Some(0)), line("", Some(1)), line("b", Some(3))], "a\n\nb\n", 2),
            (
                "a\r\nb\r\n",
                vec![line("a", Some(0)), line("x", None), line("b", Some(1))],
                "a\r\nx\r\nb\r\n",
                1,
            ),
            ("été\n", vec![line("éte\u{301}", Some(0))], "éte\u{301}\n", 1),
            ("\n\n", Vec::new(), "", 1),
            ("", Vec::new(), "", 0),
        ];
        for (text, lines, expected, count) in table {
            let edits = between(text, lines);
            assert_eq!(splice(text, &edits, crate::findings::fix::line_end(text)), *expected, "{text:?}");
            assert_eq!(edits.len(), *count, "{text:?} {edits:?}");
            assert!(edits.windows(2).all(|w| w[0].span.end < w[1].span.start));
        }
    }
}
