//! Recovery after a syntax error: the text is mended until it parses, so that one
//! broken line hides nothing of the rest. The repair that works says what the
//! author's mistake was, and is offered as its fix.

mod candidates;
mod changes;
mod conflict;
mod line;

pub use changes::Changes;

use super::parse::{SyntaxError, first_error, parse};
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
    /// `intit`: a key that was not typed to its end.
    HalfKey,
    /// A line of text between the dashes of a list.
    MissingDash,
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

    /// The keys that begin by `half` and are longer.
    fn complete(&self, half: &str) -> Vec<&'static str>;

    /// How strange a reading of `text` is; repairs are compared by it, the lower the likelier.
    fn strangeness(&self, text: &str, tree: &Tree) -> i64;
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
    let mut candidates = candidates::by_mistake(&state.text, found, vocabulary);
    candidates.extend(candidates::last_resort(&state.text, found));
    let read = state.text.len() <= READ_BYTES && *work > MIN_WORK / 4;
    let chosen = match read {
        true => likeliest(&state.text, found, candidates, vocabulary, work),
        false => furthest(&state.text, found, candidates, work),
    };
    let (candidate, next) = chosen.unwrap_or_else(|| {
        let rest = candidates::cut_rest(&state.text, found);
        let left = rest.map(|cut| (first_error(&cut.apply(&state.text)), cut));
        let [(first, cut), (second, deeper)] = left;
        let (next, candidate) = if first.is_none() { (first, cut) } else { (second, deeper) };
        // What follows is not read: the author must know.
        state.gave_up = true;
        (candidate, next)
    });
    accept(state, candidate);
    next
}

/// Larger files are mended by how far they parse, without being read each time.
const READ_BYTES: usize = 256 << 10;

/// How many bytes are left behind `next`, when that is behind the damaged line: progress is counted in
/// the bytes that follow, which no edit before them changes.
fn progress(text: &str, found: &SyntaxError, new: &str, next: &SyntaxError) -> Option<u32> {
    let damaged = candidates::line_span(text, found.span.start).end;
    let left = (new.len() as u32).saturating_sub(next.span.start);
    (left < (text.len() as u32).saturating_sub(damaged)).then_some(left)
}

/// The candidate after which the file makes most sense.
fn likeliest(
    text: &str,
    found: &SyntaxError,
    candidates: Vec<Candidate>,
    vocabulary: &dyn Vocabulary,
    work: &mut usize,
) -> Option<(Candidate, Option<SyntaxError>)> {
    let mut best: Option<(i64, Candidate, Option<SyntaxError>)> = None;
    for candidate in candidates {
        *work = work.saturating_sub(4 * text.len());
        let new = candidate.apply(text);
        let (tree, next) = parse(&new);
        if next.as_ref().is_some_and(|next| progress(text, found, &new, next).is_none()) {
            continue;
        }
        let unread = if next.is_some() { ERROR_PRICE } else { 0 };
        let price = vocabulary.strangeness(&new, &tree) + candidate.price() + unread;
        if best.as_ref().is_none_or(|(lowest, ..)| price < *lowest) {
            best = Some((price, candidate, next));
        }
    }
    best.map(|(_, candidate, next)| (candidate, next))
}

/// At most this many strange places of a file are looked at.
pub const MAX_SUSPECTS: usize = 6;
/// At most this many lines are put in their place.
const MAX_REALIGNED: usize = 4;
/// How much better the file must read: a key that was found out of its place is told as such, and stays.
const MARGIN: i64 = 10;

/// Puts lines of a text that parses where they make sense, starting from the `suspects`; `before` is how
/// the text was mended so far. `None` when nothing reads much better.
pub fn realign(
    text: &str,
    tree: &Tree,
    suspects: &[Span],
    before: Option<&Recovered>,
    vocabulary: &dyn Vocabulary,
) -> Option<Recovered> {
    if text.len() > READ_BYTES {
        return None;
    }
    let mut state = Recovered {
        text: text.to_owned(),
        changes: before.map(|b| b.changes.clone()).unwrap_or_default(),
        repairs: before.map(|b| b.repairs.clone()).unwrap_or_default(),
        gave_up: false,
    };
    let done = state.repairs.len();
    let mut price = vocabulary.strangeness(text, tree);
    // Places that are left move with the lines above them; nothing below a repair is tried again.
    for _ in 0..MAX_REALIGNED {
        let shift = i64::from(state.text.len() as u32) - text.len() as i64;
        let mut best: Option<(i64, Candidate)> = None;
        for suspect in suspects {
            let moved =
                (i64::from(suspect.start) + if state.repairs.len() > done { shift } else { 0 }).max(0);
            for candidate in candidates::out_of_place(&state.text, moved as u32, vocabulary) {
                let new = candidate.apply(&state.text);
                let (tree, None) = parse(&new) else { continue };
                let told = vocabulary.strangeness(&new, &tree);
                let worth = told + candidate.price();
                if worth + MARGIN <= price && best.as_ref().is_none_or(|(lowest, _)| worth < *lowest) {
                    best = Some((worth, candidate));
                }
            }
        }
        let Some((worth, candidate)) = best else { break };
        price = worth;
        accept(&mut state, candidate);
    }
    (state.repairs.len() > done).then_some(state)
}

/// What a syntax error that is left costs, besides what it hides.
const ERROR_PRICE: i64 = 20;

/// The first candidate that leaves no error, or the one that parses furthest.
fn furthest(
    text: &str,
    found: &SyntaxError,
    candidates: Vec<Candidate>,
    work: &mut usize,
) -> Option<(Candidate, Option<SyntaxError>)> {
    let mut best: Option<(bool, u32, Candidate, SyntaxError)> = None;
    for candidate in candidates {
        if best.as_ref().is_some_and(|(lossless, ..)| *lossless && !candidate.lossless) {
            break;
        }
        *work = work.saturating_sub(text.len());
        let new = candidate.apply(text);
        let Some(next) = first_error(&new) else { return Some((candidate, None)) };
        let Some(left) = progress(text, found, &new, &next) else { continue };
        if best.as_ref().is_none_or(|(_, fewest, ..)| left < *fewest) {
            best = Some((candidate.lossless, left, candidate, next));
        }
    }
    best.map(|(.., candidate, next)| (candidate, Some(next)))
}

fn accept(state: &mut Recovered, candidate: Candidate) {
    let place = state.changes.original(candidate.place);
    // What serves to read on is not always what the author should type.
    let offered = candidate.lossless
        && (candidate.trap != Trap::ColonInText || quotes_a_whole_text(&state.text, &candidate.edits));
    let edits = match offered {
        true => state.changes.original_edits(&candidate.edits).unwrap_or_default(),
        false => Vec::new(),
    };
    state.text = candidate.apply(&state.text);
    state.changes.record(&candidate.edits);
    state.repairs.push(Repair { trap: candidate.trap, place, edits });
}

/// True when the quotes that `edits` put hold one text from its beginning to its end: they open behind a key
/// or a dash, hold no line that begins like another item or key, and no line goes on below them.
fn quotes_a_whole_text(text: &str, edits: &[Edit]) -> bool {
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return false };
    let (from, to) = (line::line_at(text, first.span.start), line::line_at(text, last.span.end));
    let before = text.get(from.start as usize..first.span.start as usize).unwrap_or("").trim_end();
    if !before.ends_with([':', '-']) {
        return false;
    }
    let mut inner = from;
    while inner.start < to.start {
        let Some(below) = line::next(text, inner) else { return false };
        let content = below.of(text).trim_start();
        if content.starts_with(['-', '•', '#']) || line::parts(text, below).key.is_some() {
            return false;
        }
        inner = below;
    }
    // What is indented deeper than the key or the dash is the rest of the text.
    let start = line::indent(from.of(text));
    line::next_full(text, to).is_none_or(|below| {
        let source = below.of(text);
        line::indent(source) <= start
            || source.trim_start().starts_with("- ")
            || line::parts(text, below).key.is_some()
    })
}

/// The tree of the mended text; whatever still fails to parse is left out.
pub fn parse_mended(recovered: &Recovered) -> Tree {
    super::parse::parse(&recovered.text).0
}
