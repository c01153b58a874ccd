//! Recovery after a syntax error: the text is mended until it parses, so that one
//! broken line hides nothing of the rest. The repair that works says what the
//! author's mistake was, and is offered as its fix.

mod candidates;
mod changes;
mod conflict;
mod line;

pub use changes::Changes;

use super::parse::{SyntaxError, first_error};
use super::{Span, tree::Tree};
use crate::findings::Edit;
use candidates::Candidate;

/// The mistakes that stop a YAML parser, by what an author did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trap {
    /// A tab in the indentation.
    Tab,
    /// A no-break space where YAML needs a plain one.
    NoBreakSpace,
    /// `-Le candidat`
    DashWithoutSpace,
    /// `intitulé:Veille`
    ColonWithoutSpace,
    /// `intitulé Veille`, or `activités` above its children.
    MissingColon,
    /// Text that begins with a sign YAML keeps for itself.
    SpecialStart,
    /// An apostrophe or a quote inside quotes of the same kind, or text after them.
    QuoteInside,
    /// A quote never closed.
    OpenQuote,
    /// A bracket or a brace never closed.
    OpenBracket,
    /// A colon inside unquoted text.
    ColonInText,
    /// ` #` inside unquoted text.
    HashInText,
    /// A line that is not aligned with anything.
    Indentation,
    /// A merge-conflict marker.
    Conflict,
    /// Nesting deeper than is read.
    TooDeep,
    /// None of the above: the line was set aside.
    Unreadable,
}

/// One mistake and its repair, in the bytes of the original text.
#[derive(Clone, Debug)]
pub struct Repair {
    /// What happened.
    pub trap: Trap,
    /// Where the author should look.
    pub place: Span,
    /// The repair; empty when it would lose text, or rests on an earlier one.
    pub edits: Vec<Edit>,
}

/// A text that parses, and how it came from the original.
#[derive(Debug)]
pub struct Recovered {
    /// The mended text.
    pub text: String,
    /// Where it differs.
    pub changes: Changes,
    /// The repairs, in the order they were made.
    pub repairs: Vec<Repair>,
    /// True when the limit was reached and the text still does not parse.
    pub gave_up: bool,
}

/// What the recovery must know of the format: the length of a key or a code that stands at
/// the beginning of `text` as a whole word.
pub trait Vocabulary {
    /// Length in bytes of the leading key or code, if there is one.
    fn leading_name(&self, text: &str) -> Option<usize>;
}

/// At most this many repairs in one file.
const MAX_REPAIRS: usize = 64;
/// At most this many bytes parsed while trying repairs: keeps a huge broken file linear.
const MIN_WORK: usize = 48 << 20;

/// Mends `original` from its first syntax error on.
pub fn recover(original: &str, first: Option<SyntaxError>, vocabulary: &dyn Vocabulary) -> Recovered {
    let mut state = Recovered {
        text: original.to_owned(),
        changes: Changes::default(),
        repairs: Vec::new(),
        gave_up: false,
    };
    let mut work = MIN_WORK.max(original.len().saturating_mul(12));
    for candidate in conflict::candidates(original) {
        accept(&mut state, candidate);
    }
    let mut error = if state.repairs.is_empty() { first } else { first_error(&state.text) };
    while let Some(found) = error {
        if state.repairs.len() >= MAX_REPAIRS || work == 0 {
            state.gave_up = true;
            break;
        }
        if found.too_deep {
            let place = state.changes.original(candidates::line_span(&state.text, found.span.start));
            state.repairs.push(Repair { trap: Trap::TooDeep, place, edits: Vec::new() });
            state.gave_up = true;
            break;
        }
        error = step(&mut state, &found, vocabulary, &mut work);
    }
    state
}

/// Tries the candidates for one error, keeps the best, gives the next error.
fn step(
    state: &mut Recovered,
    found: &SyntaxError,
    vocabulary: &dyn Vocabulary,
    work: &mut usize,
) -> Option<SyntaxError> {
    let damaged = candidates::line_span(&state.text, found.span.start).end;
    let mut best: Option<(u32, Candidate, Option<SyntaxError>)> = None;
    for group in
        [candidates::by_mistake(&state.text, found, vocabulary), candidates::last_resort(&state.text, found)]
    {
        for candidate in group {
            *work = work.saturating_sub(state.text.len());
            let text = candidate.apply(&state.text);
            let next = first_error(&text);
            let Some(next_error) = next else {
                accept(state, candidate);
                return None;
            };
            // Progress is counted in the bytes that follow, which no edit before them changes.
            let left = (text.len() as u32).saturating_sub(next_error.span.start);
            let passed = left < (state.text.len() as u32).saturating_sub(damaged);
            if passed && best.as_ref().is_none_or(|(fewest, ..)| left < *fewest) {
                best = Some((left, candidate, Some(next_error)));
            }
        }
        if best.is_some() {
            break;
        }
    }
    let (_, candidate, next) = best.unwrap_or_else(|| {
        let candidate = candidates::cut_rest(&state.text, found);
        let next = first_error(&candidate.apply(&state.text));
        (0, candidate, next)
    });
    accept(state, candidate);
    next
}

fn accept(state: &mut Recovered, candidate: Candidate) {
    let place = state.changes.original(candidate.place);
    let edits = match candidate.lossless {
        true => state.changes.original_edits(&candidate.edits).unwrap_or_default(),
        false => Vec::new(),
    };
    state.text = candidate.apply(&state.text);
    state.changes.record(&candidate.edits);
    state.repairs.push(Repair { trap: candidate.trap, place, edits });
}

/// The tree of the mended text; whatever still fails to parse is left out.
pub fn parse_mended(recovered: &Recovered) -> Tree {
    super::parse::parse(&recovered.text).0
}
