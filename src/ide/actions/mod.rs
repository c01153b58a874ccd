//! What an editor proposes to do at a place: mend what was found there, put it on mute with a reason, add what
//! is still to be written, write the same thing in another form.
//!
//! One file per kind of action. Each says what it does and gives the edits; nothing is lost of what the author
//! wrote, neither a text nor a comment, and the file reads at least as well afterwards.

mod add;
mod criteria;
mod dictionary;
mod difference;
mod fix;
mod long;
mod relocate;
mod renumber;
mod section;
mod site;
mod suppress;
mod things;
mod wrap;

use super::File;
use crate::analysis::Analysis;
use crate::findings::Edit;
use crate::lang::Message;
use crate::source::Span;

pub use fix::{Later, resolve};

/// What sort of thing an action does, as editors sort them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It answers a finding.
    QuickFix,
    /// It adds something to fill in.
    Insert,
    /// It takes a form away that says no more than the short one.
    Inline,
    /// It writes the same thing in another form.
    Rewrite,
    /// It puts something elsewhere.
    Move,
    /// It mends all that can be mended safely.
    FixAll,
}

impl Kind {
    /// The name that editors know it by: `refactor.rewrite`.
    pub const fn id(self) -> &'static str {
        match self {
            Kind::QuickFix => "quickfix",
            Kind::Insert => "refactor.insert",
            Kind::Inline => "refactor.inline",
            Kind::Rewrite => "refactor.rewrite",
            Kind::Move => "refactor.move",
            Kind::FixAll => "source.fixAll.referentiel",
        }
    }

    /// True when `asked` is this kind or one above it: `refactor` holds `refactor.rewrite`.
    pub fn is_in(self, asked: &str) -> bool {
        let rest = self.id().strip_prefix(asked);
        rest.is_some_and(|rest| asked.is_empty() || rest.is_empty() || rest.starts_with('.'))
    }
}

/// Something an editor proposes.
#[derive(Clone, Debug)]
pub struct Action {
    /// What it does, in the imperative.
    pub title: Message,
    /// What sort of thing it does.
    pub kind: Kind,
    /// Edits in bytes of the text as typed, in increasing order, not overlapping; `\n` stands for the line end
    /// of the file. Empty when they are made on demand, and when the action is disabled.
    pub edits: Vec<Edit>,
    /// What names the edits that are made on demand: see [`resolve`].
    pub later: Option<Later>,
    /// The findings that it mends or silences: indices into those of the analysis.
    pub findings: Vec<usize>,
    /// True for what a person most likely wants.
    pub preferred: bool,
    /// True when a person should read the result over.
    pub confirm: bool,
    /// Why it cannot be done, when that is worth saying.
    pub disabled: Option<Message>,
    /// The word that it adds to the dictionary of the configuration: its edits are there, none are in this file.
    pub learn: Option<String>,
}

impl Action {
    fn new(kind: Kind, title: impl Into<Message>, edits: Vec<Edit>) -> Self {
        Action {
            title: title.into(),
            kind,
            edits,
            later: None,
            findings: Vec::new(),
            preferred: false,
            confirm: false,
            disabled: None,
            learn: None,
        }
    }
}

/// What the editor asks for.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// How the file is read: by the rules in force, and with what a baseline holds. Mending reads again.
    pub read: &'a (dyn Fn(Vec<u8>) -> Analysis + Sync),
    /// True when all that is mended at once holds what hints are about.
    pub hints: bool,
    /// Kinds asked for, each holding those below it; `None`: all of them.
    pub only: Option<&'a [String]>,
    /// True when edits that take time may be left for later.
    pub later: bool,
    /// True when what cannot be done may be shown with its reason.
    pub disabled: bool,
}

impl Wanted<'_> {
    fn takes(&self, kind: Kind) -> bool {
        self.only.is_none_or(|kinds| kinds.iter().any(|asked| kind.is_in(asked)))
    }

    /// True when this kind is asked for by its name.
    fn names(&self, kind: Kind) -> bool {
        self.only.is_some_and(|kinds| kinds.iter().any(|asked| kind.is_in(asked)))
    }
}

/// At most this many findings of a selection are answered, so that selecting a whole file stays quick.
const MOST: usize = 200;

/// What can be done at `span`, bytes of the text as typed; an empty one is the cursor.
pub fn actions(file: &File, span: Span, wanted: &Wanted<'_>) -> Vec<Action> {
    let end = file.text().len() as u32;
    let span = Span::new(span.start.min(end), span.end.clamp(span.start.min(end), end));
    let mut found = Vec::new();
    if wanted.takes(Kind::QuickFix) {
        let here = findings(file, span);
        fix::offer(file, &here, wanted, &mut found);
        dictionary::offer(file, &here, &mut found);
        suppress::offer(file, &here, &mut found);
    }
    if wanted.takes(Kind::FixAll) {
        fix::offer_all(file, wanted, &mut found);
    }
    if wanted.takes(Kind::Insert) {
        add::offer(file, span.start, &mut found);
        section::offer(file, span.start, &mut found);
    }
    if wanted.takes(Kind::Rewrite) || wanted.takes(Kind::Inline) {
        long::offer(file, span.start, &mut found);
        wrap::offer(file, span.start, &mut found);
        renumber::offer(file, span.start, wanted, &mut found);
    }
    if wanted.takes(Kind::Move) {
        relocate::offer(file, span.start, wanted, &mut found);
    }
    found.retain(|action| wanted.takes(action.kind));
    for action in &mut found {
        action.edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    }
    found
}

/// The findings whose place touches `span`; when there is none, those that begin on its line, so that nobody
/// has to aim at a colon.
fn findings(file: &File, span: Span) -> Vec<usize> {
    let all = || file.analysis.findings.iter().map(|finding| finding.primary.span).enumerate();
    let touch = |place: Span| place.start <= span.end && span.start <= place.end;
    let here: Vec<usize> =
        all().filter(|(_, place)| touch(*place)).map(|(index, _)| index).take(MOST).collect();
    let line = file.lines.line(span.start);
    if !here.is_empty() || file.lines.line(span.end) != line {
        return here;
    }
    let beside = all().filter(|(_, place)| file.lines.line(place.start) == line);
    beside.map(|(index, _)| index).take(MOST).collect()
}
