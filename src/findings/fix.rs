//! Applying fixes: minimal edits, the rest of the file the same byte for byte.

use super::{Edit, Finding, Safety};
use crate::analysis::Analysis;
use crate::lang::Message;
use crate::rules::Rule;
use crate::source::Encoding;
use std::collections::BTreeMap;

/// The outcome of applying fixes to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The new bytes of the file, BOM and line ends as they were.
    pub bytes: Vec<u8>,
    /// The new text, without BOM.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
    /// What each of them did, and the rule that asked for it.
    pub done: Vec<(&'static Rule, Message)>,
}

/// True when the fix of `finding` may be applied at this level of confidence.
pub fn applicable(finding: &Finding, unsafe_too: bool) -> bool {
    finding.fix.as_ref().is_some_and(|f| unsafe_too || f.safety == Safety::Safe)
}

/// Applies every applicable fix that does not overlap an earlier one; `None` when nothing changes.
/// A file that is not UTF-8 is only touched when a fix says to write it in UTF-8.
pub fn apply(analysis: &Analysis, unsafe_too: bool) -> Option<Fixed> {
    let chosen: Vec<&Finding> = analysis.findings.iter().filter(|f| applicable(f, unsafe_too)).collect();
    let reencode = chosen.iter().any(|f| f.fix.as_ref().is_some_and(|x| x.reencode));
    if analysis.encoding != Encoding::Utf8 && !reencode {
        return None;
    }
    let eol = line_end(&analysis.text);
    let mut kept = Kept::default();
    let mut done = Vec::new();
    for finding in chosen {
        let Some(fix) = &finding.fix else { continue };
        if kept.take(&fix.edits) {
            done.push((finding.rule, fix.title.clone()));
        }
    }
    if done.is_empty() {
        return None;
    }
    let edits: Vec<Edit> = kept.edits.into_values().cloned().collect();
    let text = splice(&analysis.text, &edits, eol);
    let mut bytes = Vec::with_capacity(text.len() + 3);
    if analysis.bom {
        bytes.extend_from_slice("\u{feff}".as_bytes());
    }
    bytes.extend_from_slice(text.as_bytes());
    Some(Fixed { bytes, text, applied: done.len(), done })
}

/// Edits kept so far, by place: no two conflict.
#[derive(Default)]
struct Kept<'a> {
    edits: BTreeMap<(u32, u32), &'a Edit>,
}

impl<'a> Kept<'a> {
    /// Takes all of `edits`, or none when one conflicts with what was kept. An edit that two fixes ask
    /// for is made once.
    fn take(&mut self, edits: &'a [Edit]) -> bool {
        let fresh = |e: &&'a Edit| self.edits.get(&key(e)).is_none_or(|kept| kept.text != e.text);
        let fresh: Vec<&Edit> = edits.iter().filter(fresh).collect();
        if fresh.iter().any(|e| self.conflicts(e)) {
            return false;
        }
        self.edits.extend(fresh.into_iter().map(|e| (key(e), e)));
        true
    }

    /// Kept edits do not overlap, so that only those next to `edit` can: at most two merely touch it.
    fn conflicts(&self, edit: &Edit) -> bool {
        let up_to = self.edits.range(..=(edit.span.end, u32::MAX)).rev();
        up_to.take_while(|((_, end), _)| *end >= edit.span.start).any(|(_, kept)| overlaps(kept, edit))
    }
}

fn key(edit: &Edit) -> (u32, u32) {
    (edit.span.start, edit.span.end)
}

/// Two insertions at one place, or ranges that share a byte or touch an insertion, conflict.
fn overlaps(a: &Edit, b: &Edit) -> bool {
    if a.span.is_empty() || b.span.is_empty() {
        return a.span.start <= b.span.end && b.span.start <= a.span.end;
    }
    a.span.start < b.span.end && b.span.start < a.span.end
}

/// Applies sorted edits that do not overlap.
pub fn splice(text: &str, edits: &[Edit], eol: &str) -> String {
    let mut out = String::with_capacity(text.len() + edits.iter().map(|e| e.text.len()).sum::<usize>());
    let mut at = 0usize;
    for edit in edits {
        let range = edit.span.range();
        if range.start < at {
            continue;
        }
        out.push_str(text.get(at..range.start).unwrap_or(""));
        if eol == "\n" {
            out.push_str(&edit.text);
        } else {
            out.push_str(&edit.text.replace('\n', eol));
        }
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// The line end of the file: that of its first line.
pub fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use proptest::prelude::*;

    fn edit(start: u32, length: u32, text: &str) -> Edit {
        Edit::replace(Span::new(start, start + length), text)
    }

    proptest! {
        /// Fix by fix, the same are kept as by looking at every pair of edits.
        #[test]
        fn what_is_kept_does_not_conflict(
            fixes in prop::collection::vec(prop::collection::vec((0u32..30, 0u32..4, "[ab]?"), 1..3), 0..30)
        ) {
            let fixes: Vec<Vec<Edit>> =
                fixes.iter().map(|f| f.iter().map(|(at, length, text)| edit(*at, *length, text)).collect()).collect();
            let alone = |f: &&Vec<Edit>| f.len() < 2 || !overlaps(&f[0], &f[1]);
            let mut kept = Kept::default();
            let mut plain: Vec<&Edit> = Vec::new();
            for fix in fixes.iter().filter(alone) {
                let fresh: Vec<&Edit> = fix.iter().filter(|e| !plain.contains(e)).collect();
                let free = !fresh.iter().any(|e| plain.iter().any(|k| overlaps(k, e)));
                if free {
                    plain.extend(fresh);
                }
                prop_assert_eq!(kept.take(fix), free);
            }
            plain.sort_by_key(|e| key(e));
            prop_assert_eq!(kept.edits.into_values().collect::<Vec<_>>(), plain);
        }
    }

    /// Ten thousand fixes of one file cost about ten times a thousand, not a hundred times.
    #[test]
    fn many_fixes_are_kept_in_near_linear_time() {
        let fixes: Vec<[Edit; 2]> =
            (0..200_000).map(|n| [edit(n * 4, 0, "\""), edit(n * 4 + 2, 0, "\"")]).collect();
        let mut kept = Kept::default();
        assert!(fixes.iter().all(|f| kept.take(f)));
        assert_eq!(kept.edits.len(), 400_000);
    }

    #[test]
    fn line_ends_are_those_of_the_file() {
        for (text, expected) in [("a\r\nb", "\r\n"), ("a\rb\n", "\r"), ("a\nb\r\n", "\n"), ("a", "\n")] {
            assert_eq!(line_end(text), expected, "{text:?}");
        }
        assert_eq!(splice("a\r\nb", &[edit(3, 1, "c\nd")], "\r\n"), "a\r\nc\r\nd");
    }
}
