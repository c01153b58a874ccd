//! Applying fixes: minimal edits, the rest of the file the same byte for byte.

use super::{Edit, Finding, Safety};
use crate::analysis::Analysis;
use crate::lang::Message;
use crate::rules::Rule;
use crate::source::Encoding;

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
    let mut kept: Vec<Edit> = Vec::new();
    let mut done = Vec::new();
    for finding in chosen {
        let Some(fix) = &finding.fix else { continue };
        let fresh: Vec<Edit> = fix.edits.iter().filter(|e| !kept.contains(e)).cloned().collect();
        if fresh.iter().any(|e| kept.iter().any(|k| overlaps(k, e))) {
            continue;
        }
        kept.extend(fresh);
        done.push((finding.rule, fix.title.clone()));
    }
    if done.is_empty() {
        return None;
    }
    kept.sort_by_key(|e| (e.span.start, e.span.end));
    let text = splice(&analysis.text, &kept, eol);
    let mut bytes = Vec::with_capacity(text.len() + 3);
    if analysis.bom {
        bytes.extend_from_slice("\u{feff}".as_bytes());
    }
    bytes.extend_from_slice(text.as_bytes());
    Some(Fixed { bytes, text, applied: done.len(), done })
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
