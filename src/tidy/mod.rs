//! The one way to lay a référentiel out: indentation, order and spelling of keys, width of texts, blanks.
//!
//! Nothing that is read may change: neither a text, a code, their order, nor a comment. What was laid out is
//! read again and compared before anything is given; where it differs, or where the file cannot be read
//! surely, the answer is a [`Refusal`].

mod edits;
pub(crate) mod fold;
mod plan;
mod refusal;
mod same;
mod scan;
mod texts;
mod write;

use crate::analysis::{Analysis, RuleSet, analyse};
use crate::findings::Edit;
use crate::findings::fix::{line_end, splice};
use crate::source::{Encoding, LineIndex, Span, parse};
use plan::Plan;
pub use refusal::Refusal;
use std::borrow::Cow;

/// How to lay out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Spaces per level, from 1 to 8.
    pub indent: usize,
    /// Columns that a text may fill before it goes on the next line; at least 40. A text on one line may be a fifth
    /// longer and stay so.
    pub width: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { indent: 2, width: 100 }
    }
}

/// Least width of a text: narrower, nothing can be read.
pub const MIN_WIDTH: usize = 40;
/// Greatest indentation: a référentiel has some fifteen levels.
pub const MAX_INDENT: usize = 8;

/// The edits, in order and apart from each other, that lay out the text of `analysis`; none when it is laid out.
/// `rules` are those the analysis was made with. Edits are in bytes of the text as typed, with `\n` for line ends.
pub fn tidy(analysis: &Analysis, rules: &RuleSet, options: &Options) -> Result<Vec<Edit>, Refusal> {
    let text = &analysis.text;
    if analysis.encoding != Encoding::Utf8 {
        return Err(Refusal::Encoding(analysis.encoding));
    }
    if let Some(place) = conflict(text) {
        return Err(Refusal::Conflict(place));
    }
    if analysis.is_mended() {
        return Err(match parse::first_error(text) {
            Some(error) => Refusal::Syntax(error.span),
            None => Refusal::Misaligned,
        });
    }
    if let Some(second) = analysis.content.tree.second_document {
        return Err(Refusal::SecondDocument(second));
    }
    // Lines ends are put aside: edits are made of lines, and lines are the same with any of them.
    let (plain, parsed): (Cow<'_, str>, _) = if text.contains('\r') {
        let plain = text.replace("\r\n", "\n").replace('\r', "\n");
        let parsed = parse::parse(&plain);
        if let Some(error) = parsed.1 {
            return Err(Refusal::Syntax(error.span));
        }
        (Cow::Owned(plain), Some(parsed.0))
    } else {
        (Cow::Borrowed(text), None)
    };
    let tree = parsed.as_ref().unwrap_or(&analysis.content.tree);
    let lines = LineIndex::new(&plain);
    let renames = plan::renames(analysis, &plain, &lines);
    let plan = Plan::new(&plain, tree, renames).map_err(|at| Refusal::Unusual(lines.line(at) + 1))?;
    // A rule may look for words that a fold would part: then texts keep the lines they have.
    let attempt = |rewrap: bool| {
        let unusual = |at: u32| Refusal::Unusual(lines.line(at) + 1);
        let written = write::write(&plan, &lines, options, rewrap).map_err(unusual)?;
        let edits = edits::between(text, &written.lines);
        if edits.is_empty() {
            return Ok(edits);
        }
        let mark = if analysis.bom { "\u{feff}" } else { "" };
        let after = mark.to_owned() + &splice(text, &edits, line_end(text));
        let again = analyse(after.into_bytes(), rules);
        if again.is_mended() && parse::first_error(&again.text).is_none() {
            // What is doubtful now would be put in another place then.
            return Err(Refusal::Misaligned);
        }
        same::check(analysis, &again, &written).map_err(Refusal::Differs)?;
        Ok(edits)
    };
    match attempt(true) {
        Err(Refusal::Differs(_) | Refusal::Misaligned) => attempt(false),
        done => done,
    }
}

/// Where the marks of an unfinished merge begin.
fn conflict(text: &str) -> Option<Span> {
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return None;
    }
    let mut at = 0u32;
    for line in text.split_inclusive(['\n', '\r']) {
        if line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>") {
            return Some(Span::new(at, at + 7));
        }
        at += line.len() as u32;
    }
    None
}
