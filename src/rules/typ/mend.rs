//! What the rules of typography share: the texts that are concerned, edits that YAML does not read otherwise, findings.

use crate::findings::{Edit, Severity};
use crate::lang::Message;
use crate::model::prose::Unit;
use crate::model::text::Form;
use crate::rules::{Context, Report, wording};
use crate::source::Kind;
use crate::text::Marks;
use std::ops::Range;

/// The spaces that a line may hold.
pub(super) const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The texts that show one of `marks`, with their characters.
pub(super) fn showing<'c>(cx: &'c Context<'_>, marks: Marks) -> impl Iterator<Item = (&'c Unit, &'c str)> {
    let prose = cx.prose();
    prose.units().iter().filter(move |u| u.marks.any(marks)).map(move |u| (u, prose.chars(u, cx.doc)))
}

/// Something to say of bytes of a text, and what to put in the place of some of them.
pub(super) struct Slip<'t> {
    /// The bytes at fault.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What the fix does.
    pub title: Message,
    /// Bytes, and what takes their place; in increasing order. None: no fix.
    pub edits: Vec<(Range<usize>, &'t str)>,
}

/// Files what is said of a text; its fix is safe, and left out when YAML could read it otherwise.
pub(super) fn say(cx: &Context<'_>, report: &mut Report<'_>, unit: &Unit, text: &str, slip: Slip<'_>) {
    say_at_most(cx, report, unit, text, slip, Severity::Error);
}

/// The same, no graver than that: another rule may say more of those words.
pub(super) fn say_at_most(
    cx: &Context<'_>,
    report: &mut Report<'_>,
    unit: &Unit,
    text: &str,
    slip: Slip<'_>,
    most: Severity,
) {
    let edits = edits(cx, unit, text, &slip.edits).unwrap_or_default();
    let draft = wording::at(cx, report, unit, unit.place(slip.bytes), slip.message);
    draft.at_most(most).safe_fix(slip.title, edits).emit();
}

/// The edits of a text: all of them, or none when one of them would change what YAML reads.
pub(super) fn edits(
    cx: &Context<'_>,
    unit: &Unit,
    text: &str,
    changes: &[(Range<usize>, &str)],
) -> Option<Vec<Edit>> {
    let kind = cx.doc.tree.kind(unit.text.node);
    let fits = unit.is_exact() && unit.text.form == Form::Scalar;
    let all = changes.iter().all(|(bytes, new)| harmless(kind, text, bytes, new));
    (fits && all)
        .then(|| changes.iter().map(|(bytes, new)| Edit::replace(unit.place(bytes.clone()), *new)).collect())
}

/// True when `new` in the place of `bytes` stays text, in a scalar written so.
fn harmless(kind: Kind, text: &str, bytes: &Range<usize>, new: &str) -> bool {
    let (Some(before), Some(old), Some(after)) =
        (text.get(..bytes.start), text.get(bytes.clone()), text.get(bytes.end..))
    else {
        return false;
    };
    let line = ['\n', '\r'];
    if old.contains(line) || new.contains(line) {
        return false;
    }
    // What is taken away or put at the head of a line must not pass for indentation.
    let head = before.trim_end_matches([' ', '\t']);
    let first = new.chars().chain(after.chars()).next();
    if (head.is_empty() || head.ends_with(line)) && first.is_none_or(char::is_whitespace) {
        return false;
    }
    match kind {
        Kind::Plain => {
            let near = before.chars().next_back().into_iter();
            let near: String = near.chain(new.chars()).chain(after.chars().take(1)).collect();
            let apart = |c: char| c.is_ascii_whitespace();
            let pairs = near.chars().zip(near.chars().skip(1));
            let read = |(a, b): (char, char)| (a == ':' && apart(b)) || (apart(a) && b == '#');
            let ends = after.is_empty() && near.ends_with(':');
            let opens = head.is_empty()
                && first
                    .is_none_or(|c| c.is_ascii_punctuation() && c != '(' && c != '/' && c != '.' && c != '$');
            !ends && !opens && !pairs.into_iter().any(read)
        }
        Kind::Single => [old, new].iter().all(|part| !part.replace("''", "").contains('\'')),
        Kind::Double => !new.contains(['"', '\\']),
        Kind::Literal | Kind::Folded => true,
        _ => false,
    }
}

/// `bytes` and what stands around them up to the next spaces: what a reader sees at fault.
pub(super) fn around(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let before = text.get(..bytes.start).unwrap_or("");
    let after = text.get(bytes.end..).unwrap_or("");
    let before = before.trim_end_matches(SPACES);
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + char_width(before, at));
    let skipped = after.len() - after.trim_start_matches(SPACES).len();
    let after = after.get(skipped..).unwrap_or("");
    let end = after.find(char::is_whitespace).unwrap_or(after.len());
    start..bytes.end + skipped + end
}

fn char_width(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// True when the bytes stand in an address of the web, of mail or of files: nothing is said of those.
pub(super) fn in_address(text: &str, at: usize) -> bool {
    let start = text.get(..at).and_then(|before| before.rfind(char::is_whitespace)).map_or(0, |at| at + 1);
    let end = text.get(at..).and_then(|rest| rest.find(char::is_whitespace)).map_or(text.len(), |n| at + n);
    let chunk = text.as_bytes().get(start..end).unwrap_or(&[]);
    let holds = |part: &str| memchr::memmem::find(chunk, part.as_bytes()).is_some();
    holds("://") || holds("www.") || holds("@") || holds("\\")
}

/// The character before `at`, and the one behind.
pub(super) fn sides(text: &str, bytes: &Range<usize>) -> (Option<char>, Option<char>) {
    let before = text.get(..bytes.start).and_then(|text| text.chars().next_back());
    let after = text.get(bytes.end..).and_then(|text| text.chars().next());
    (before, after)
}
