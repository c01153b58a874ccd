//! Two texts as the edits that lead from one to the other.

use crate::findings::Edit;
use crate::findings::fix::splice;
use crate::source::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Edits that make `new` of `old`, line by line and within each line as short as they can be. `None` when the
/// line end of the file, `eol`, cannot say what some line of `new` ends by.
pub(super) fn difference(old: &str, new: &str, eol: &str) -> Option<Vec<Edit>> {
    let lines = |text: &str| -> Vec<u32> {
        let mut at = 0;
        let starts = text.split_inclusive('\n').map(|line| {
            at += line.len() as u32;
            at
        });
        std::iter::once(0).chain(starts).collect()
    };
    let (old_at, new_at) = (lines(old), lines(new));
    let cut = |text: &str, at: &[u32]| -> Vec<String> {
        let pairs = at.iter().zip(at.iter().skip(1));
        pairs.map(|(from, to)| Span::new(*from, *to).of(text).to_owned()).collect()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &cut(old, &old_at), &cut(new, &new_at));
    let mut edits = Vec::new();
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (was, is) = (op.old_range(), op.new_range());
        let place = |at: &[u32], range: std::ops::Range<usize>| {
            Some(Span::new(*at.get(range.start)?, *at.get(range.end)?))
        };
        // Lines that change one by one are compared one by one.
        if was.len() == is.len() {
            for (before, after) in was.zip(is) {
                let before = place(&old_at, before..before + 1)?;
                edits.extend(trimmed(old, before, place(&new_at, after..after + 1)?.of(new), eol));
            }
            continue;
        }
        let after = place(&new_at, is)?;
        edits.extend(trimmed(old, place(&old_at, was)?, after.of(new), eol));
    }
    (splice(old, &edits, eol) == new).then_some(edits)
}

/// `span` of `old` replaced by `new`, what they share at both ends left out.
fn trimmed(old: &str, span: Span, new: &str, eol: &str) -> Option<Edit> {
    let was = span.of(old);
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = was.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    // A line end is kept whole.
    let head = head - usize::from(was.get(..head)?.ends_with('\r'));
    let (was_rest, new_rest) = (was.get(head..)?, new.get(head..)?);
    let tails = was_rest.chars().rev().zip(new_rest.chars().rev());
    let tail: usize = tails.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let cut = |text: &str| text.get(..text.len() - tail).is_some_and(|head| head.ends_with('\r'));
    let behind_return =
        was_rest.get(was_rest.len() - tail..)?.starts_with('\n') && (cut(was_rest) || cut(new_rest));
    let tail = tail - usize::from(behind_return);
    let text = new_rest.get(..new_rest.len() - tail)?;
    let span = Span::new(span.start + head as u32, span.end - tail as u32);
    (!span.is_empty() || !text.is_empty()).then(|| Edit::replace(span, text.replace(eol, "\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edits_are_short() {
        let told = |old: &str, new: &str, eol: &str| -> Vec<(String, String)> {
            let edits = difference(old, new, eol).unwrap();
            edits.iter().map(|e| (e.span.of(old).to_owned(), e.text.clone())).collect()
        };
        assert_eq!(told("a: é\nb: 1\n", "a: è\nb: 1\n", "\n"), [("é".to_owned(), "è".to_owned())]);
        assert_eq!(told("a: x\r\nb\r\n", "a: \"x\"\r\nb\r\n", "\r\n"), [("x".into(), "\"x\"".into())]);
        assert_eq!(told("a\r\nb\r\n", "a\r\nc\r\nb\r\n", "\r\n"), [(String::new(), "c\n".into())]);
        assert_eq!(told("a\n", "a\n", "\n"), []);
    }

    proptest! {
        #[test]
        fn the_edits_lead_to_the_new_text(old in "([abé]{0,2}\n){0,6}[a]?", new in "([abé]{0,2}\n){0,6}[a]?") {
            let edits = difference(&old, &new, "\n").unwrap();
            prop_assert_eq!(splice(&old, &edits, "\n"), new.clone());
            let (old, new) = (old.replace('\n', "\r\n"), new.replace('\n', "\r\n"));
            let edits = difference(&old, &new, "\r\n").unwrap();
            prop_assert_eq!(splice(&old, &edits, "\r\n"), new);
        }
    }
}
