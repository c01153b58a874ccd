//! What a rule sees, and how it speaks: of things, never of offsets.

use super::{House, Rule};
use crate::analysis::Analysis;
use crate::findings::{Edit, Finding, Fix, Label, Safety, Severity};
use crate::format::Profile;
use crate::lang::Message;
use crate::model::coverage::Coverage;
use crate::model::numbering::Outside;
use crate::model::problem::Problem;
use crate::model::prose::Prose;
use crate::model::reference::CodeIndex;
use crate::model::text::{Doc, Text};
use crate::model::{Code, Framework, Thing, Word};
use crate::source::Span;
use crate::source::recover::Changes;
use std::borrow::Cow;
use std::cell::OnceCell;

/// What a rule sees. Nothing here reads a file, a clock or the environment.
pub struct Context<'a> {
    /// The référentiel.
    pub fw: &'a Framework,
    /// Its characters and tree.
    pub doc: Doc<'a>,
    /// What the reading noticed.
    pub problems: &'a [Problem],
    /// Who evaluates whom.
    pub coverage: &'a Coverage,
    /// Things by code.
    pub index: &'a CodeIndex<'a>,
    /// Things whose code is outside their parent's.
    pub outside: &'a [Outside],
    /// Profile in force.
    pub profile: Profile,
    /// What the house asks for besides; empty when it asks for nothing.
    pub house: &'a House,
    /// The texts and their words, once a rule has asked for them.
    pub(crate) prose: OnceCell<Prose>,
    /// The analysis of an older version of the document: what has not changed is not read again.
    pub(crate) before: Option<&'a Analysis>,
}

impl<'a> Context<'a> {
    /// The texts of the document and their words, read at the first call.
    pub fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| {
            let before = self.before.and_then(|old| Some((old.content.prose.as_ref()?, old.doc())));
            Prose::new(self.fw, self.doc, before)
        })
    }

    /// The characters of a text, decoded.
    pub fn text(&self, text: Text) -> Cow<'a, str> {
        text.get(self.doc)
    }

    /// The text in lower case, without accents; empty for `None`.
    pub fn folded(&self, text: Option<Text>) -> String {
        text.map(|t| t.folded(self.doc)).unwrap_or_default()
    }

    /// The code of a thing, as written: `1.10`.
    pub fn code(&self, thing: Thing) -> &'a str {
        self.fw.code_of(thing).span.of(self.doc.text)
    }

    /// The characters at a code, a word or a reference.
    pub fn written(&self, place: impl Into<Place>) -> &'a str {
        place.into().0.of(self.doc.text)
    }

    /// « le bloc 2 », « the bloc 2 »: a thing with its article and code.
    pub fn name(&self, thing: Thing) -> Message {
        let code = self.code(thing);
        match thing {
            Thing::Block(_) => crate::msg!("le bloc {code}", "bloc {code}"),
            Thing::Activity(_) => crate::msg!("l'activité {code}", "activity {code}"),
            Thing::Competency(c) if self.fw.competencies[c].parent.is_some() => {
                crate::msg!("la sous-compétence {code}", "sub-competence {code}")
            }
            Thing::Competency(_) => crate::msg!("la compétence {code}", "competence {code}"),
            Thing::Assessment(a) if self.fw.assessments[a].is_final => {
                crate::msg!("l'évaluation complémentaire {code}", "final assessment {code}")
            }
            Thing::Assessment(_) => crate::msg!("l'épreuve {code}", "assessment {code}"),
            Thing::Deliverable(_) => crate::msg!("le livrable {code}", "deliverable {code}"),
        }
    }
}

/// A place a finding can point at. Made from things, not from numbers.
#[derive(Clone, Copy, Debug)]
pub struct Place(pub(super) Span);

impl From<Code> for Place {
    fn from(code: Code) -> Self {
        Place(code.span)
    }
}

impl From<Text> for Place {
    fn from(text: Text) -> Self {
        Place(text.span)
    }
}

impl From<Word> for Place {
    fn from(word: Word) -> Self {
        Place(word.span)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Place(span)
    }
}

/// At most this many findings of one rule are kept for one file: a file that is wrong from end to end
/// says so without filling the memory.
pub const MAX_FINDINGS_PER_RULE: usize = 2_000;

/// The findings of a file, as they come.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// Those kept.
    pub list: Vec<Finding>,
    /// How many were left out.
    pub omitted: usize,
    /// How many of the list the rule now running has made.
    pub of_rule: usize,
}

impl Findings {
    fn push(&mut self, finding: Finding) {
        if self.of_rule >= MAX_FINDINGS_PER_RULE {
            self.omitted += 1;
            return;
        }
        self.of_rule += 1;
        self.list.push(finding);
    }
}

/// Where a rule puts its findings.
pub struct Report<'a> {
    pub(crate) rule: &'static Rule,
    pub(crate) severity: Severity,
    /// True when the configuration chose it.
    pub(crate) chosen: bool,
    pub(crate) findings: &'a mut Findings,
    pub(crate) changes: &'a Changes,
    pub(crate) text: &'a str,
}

impl Report<'_> {
    /// Begins a finding at `place`: « quoi », in one sentence that names the thing.
    pub fn at(&mut self, place: impl Into<Place>, message: impl Into<Message>) -> Draft<'_> {
        self.draft(self.changes.original(place.into().0), message.into())
    }

    /// The same at a place of the original text: only syntax errors have one.
    pub fn at_original(&mut self, span: Span, message: impl Into<Message>) -> Draft<'_> {
        self.draft(span, message.into())
    }

    fn draft(&mut self, span: Span, message: Message) -> Draft<'_> {
        let finding = Finding {
            rule: self.rule,
            severity: self.severity,
            message,
            primary: Label { span, text: None },
            related: Vec::new(),
            help: None,
            fix: None,
            subject: None,
        };
        Draft { finding, chosen: self.chosen, changes: self.changes, text: self.text, into: self.findings }
    }
}

/// A finding being written; [`Draft::emit`] files it.
#[must_use = "a finding is filed by emit()"]
pub struct Draft<'a> {
    finding: Finding,
    chosen: bool,
    changes: &'a Changes,
    text: &'a str,
    into: &'a mut Findings,
}

impl Draft<'_> {
    /// A few words beside the carets.
    pub fn label(mut self, text: impl Into<Message>) -> Self {
        self.finding.primary.text = Some(text.into());
        self
    }

    /// A related place, and what it shows.
    pub fn related(mut self, place: impl Into<Place>, text: impl Into<Message>) -> Self {
        let span = self.changes.original(place.into().0);
        self.finding.related.push(Label { span, text: Some(text.into()) });
        self
    }

    /// What to type instead, when it can be said better than the rule's own advice.
    pub fn help(mut self, text: impl Into<Message>) -> Self {
        self.finding.help = Some(text.into());
        self
    }

    /// No graver than this, for the milder of two faults of one rule, unless the configuration says how grave it is.
    pub fn at_most(mut self, severity: Severity) -> Self {
        if !self.chosen {
            self.finding.severity = self.finding.severity.min(severity);
        }
        self
    }

    /// The code of the thing the finding is about.
    pub fn subject(mut self, code: &str) -> Self {
        self.finding.subject = Some(code.to_owned());
        self
    }

    /// A fix that changes nothing of what the author means.
    pub fn safe_fix(self, title: impl Into<Message>, edits: Vec<Edit>) -> Self {
        self.fix(title, Safety::Safe, edits)
    }

    /// A fix that a person confirms.
    pub fn unsafe_fix(self, title: impl Into<Message>, edits: Vec<Edit>) -> Self {
        self.fix(title, Safety::Unsafe, edits)
    }

    /// A fix; left out when there is no edit, or when one touches text that was mended to be read.
    pub fn fix(mut self, title: impl Into<Message>, safety: Safety, edits: Vec<Edit>) -> Self {
        if edits.is_empty() {
            return self;
        }
        let edits = if self.changes.is_empty() { Some(edits) } else { self.changes.original_edits(&edits) };
        self.finding.fix = edits.map(|edits| Fix { title: title.into(), safety, edits, reencode: false });
        self
    }

    /// A fix in bytes of the original text.
    pub fn original_fix(mut self, title: impl Into<Message>, safety: Safety, edits: Vec<Edit>) -> Self {
        if !edits.is_empty() {
            self.finding.fix = Some(Fix { title: title.into(), safety, edits, reencode: false });
        }
        self
    }

    /// The fix that writes the whole file in UTF-8.
    pub fn reencode(mut self, title: impl Into<Message>) -> Self {
        let title = title.into();
        self.finding.fix = Some(Fix { title, safety: Safety::Unsafe, edits: Vec::new(), reencode: true });
        self
    }

    /// The characters at a place: for building edits.
    pub fn source(&self) -> &str {
        self.text
    }

    /// Files the finding.
    pub fn emit(self) {
        self.into.push(self.finding);
    }
}
