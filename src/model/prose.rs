//! The texts of a référentiel, each with what it is in the document and its words: made once for all the rules that
//! are about wording.

use super::Framework;
use super::text::{Doc, Form, Text};
use crate::source::{Kind, NodeId, Span, scalar};
use crate::text::{Marks, Parts, Quoting, Tags, Word, parts, scan, words::Scan};
use std::borrow::Cow;
use std::ops::Range;

/// What stands where the author has something to write; a rule speaks of it until it is replaced, and it has no words.
pub const PLACEHOLDER: &str = "à compléter";

/// What a text is in the document; indices point into the lists of [`Framework`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Statement of a competence or sub-competence.
    Competency(usize),
    /// Criterion.
    Criterion(usize),
    /// Title of the certification.
    Title,
    /// Title of a bloc.
    Block(usize),
    /// Title of an activity.
    Activity(usize),
    /// Sub-heading of a group of criteria.
    Group(usize),
    /// Title of an épreuve.
    AssessmentTitle(usize),
    /// Modalité of an épreuve or of one of its phases.
    Method(usize),
    /// Context of an épreuve.
    AssessmentContext(usize),
    /// Consigne of an épreuve.
    Instruction(usize),
    /// Justification of an évaluation complémentaire.
    Justification(usize),
    /// Title of a deliverable.
    Deliverable(usize),
    /// A quality; index of its list.
    Quality(usize),
    /// A voie d'accès, its conditions included.
    Route(usize),
    /// Context of the certification.
    Context,
    /// Handicap, prérequis, délivrance, jury: anything else that is written in sentences.
    Other,
}

/// A text: its characters, what it shows, its words.
#[derive(Clone, Debug)]
pub struct Unit {
    /// What it is.
    pub role: Role,
    /// The value that holds it; for an item of a list, the item.
    pub text: Text,
    /// Its characters in the document, quotes left out.
    pub span: Span,
    /// All that its words are.
    pub tags: Tags,
    /// What it shows beyond its words.
    pub marks: Marks,
    /// The roots of its words, a bit each: [`Word::head`].
    pub heads: u64,
    /// Number of words, elisions counted with what they lean on.
    pub length: u32,
    quoting: Quoting,
    /// Index into [`Prose::decoded`], for a text with escapes: its words have no places of their own.
    decoded: Option<u32>,
    words: Range<u32>,
}

impl Unit {
    /// True when places inside the text can be pointed at and mended.
    pub const fn is_exact(&self) -> bool {
        self.decoded.is_none()
    }

    /// The place of bytes of the text: the whole text when it is written with escapes.
    pub fn place(&self, bytes: Range<usize>) -> Span {
        match self.decoded {
            Some(_) => self.text.span,
            None => {
                let at = |byte: usize| (self.span.start + byte as u32).min(self.span.end);
                Span::new(at(bytes.start), at(bytes.end))
            }
        }
    }

    /// The place of words, from the first to the last.
    pub fn place_of(&self, first: &Word, last: &Word) -> Span {
        self.place(first.start as usize..last.end as usize)
    }

    /// How an apostrophe is written in it: twice between single quotes.
    pub const fn apostrophe(&self) -> &'static str {
        match self.quoting {
            Quoting::Plain => "'",
            Quoting::Single => "''",
        }
    }
}

/// Above this many bytes, words are not kept but read again when a rule asks for them.
const KEPT: usize = 2_000_000;

/// The texts of a document, competences first, then criteria, then the others in the order of the model.
#[derive(Debug, Default)]
pub struct Prose {
    units: Vec<Unit>,
    words: Vec<Word>,
    decoded: Vec<String>,
    competencies: usize,
    criteria: usize,
    kept: bool,
}

impl Prose {
    /// Reads every text of `fw`. What has not changed since `before`, the texts of an older version, is taken from there.
    pub fn new(fw: &Framework, doc: Doc<'_>, before: Option<(&Prose, Doc<'_>)>) -> Self {
        let kept = doc.text.len() <= KEPT;
        let before = before.filter(|(old, _)| kept && old.kept);
        let mut prose = Prose { kept, ..Prose::default() };
        if kept {
            // About what is written in a référentiel; growing would copy them several times.
            prose.words.reserve(doc.text.len() / 9);
            prose.units.reserve(fw.competencies.len() + fw.criteria.len() + 4 * fw.assessments.len() + 32);
        }
        let mut reader = Reader { doc, prose, before, next: 0, missed: 0 };
        reader.read(fw);
        reader.prose
    }

    /// Every text.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Statements of competences.
    pub fn competencies(&self) -> &[Unit] {
        self.units.get(..self.competencies).unwrap_or(&[])
    }

    /// Criteria.
    pub fn criteria(&self) -> &[Unit] {
        self.units.get(self.competencies..self.competencies + self.criteria).unwrap_or(&[])
    }

    /// The characters of a text: as written (a folded text keeps its lines), escapes undone.
    pub fn chars<'a>(&'a self, unit: &Unit, doc: Doc<'a>) -> &'a str {
        match unit.decoded.and_then(|at| self.decoded.get(at as usize)) {
            Some(decoded) => decoded,
            None => unit.span.of(doc.text),
        }
    }

    /// The parts of a competence's sentence, in indices of its words.
    pub fn parts(&self, unit: &Unit, doc: Doc<'_>) -> Parts {
        parts(self.chars(unit, doc), &self.words(unit, doc))
    }

    /// The words of a text, with places in [`Prose::chars`].
    pub fn words<'a>(&'a self, unit: &Unit, doc: Doc<'a>) -> Cow<'a, [Word]> {
        if self.kept {
            let range = unit.words.start as usize..unit.words.end as usize;
            return Cow::Borrowed(self.words.get(range).unwrap_or(&[]));
        }
        let mut words = Vec::new();
        scan(self.chars(unit, doc), unit.quoting, &mut words);
        Cow::Owned(words)
    }
}

/// How many texts ahead one is looked for at most: after more changes than that, the texts are read anew.
const FAR: usize = 32;

struct Reader<'a> {
    doc: Doc<'a>,
    prose: Prose,
    before: Option<(&'a Prose, Doc<'a>)>,
    /// Where in the texts of the older version the next one is looked for first.
    next: usize,
    /// How many texts in a row were not found there.
    missed: usize,
}

impl Reader<'_> {
    fn read(&mut self, fw: &Framework) {
        for (at, competency) in fw.competencies.iter().enumerate() {
            self.add(Role::Competency(at), competency.statement);
        }
        self.prose.competencies = self.prose.units.len();
        for (at, criterion) in fw.criteria.iter().enumerate() {
            self.add(Role::Criterion(at), criterion.text);
        }
        self.prose.criteria = self.prose.units.len() - self.prose.competencies;
        self.add(Role::Title, fw.title);
        self.add(Role::Context, fw.context);
        for (at, block) in fw.blocks.iter().enumerate() {
            self.add(Role::Block(at), block.title);
            self.add(Role::Other, block.prerequisites);
        }
        for (at, activity) in fw.activities.iter().enumerate() {
            self.add(Role::Activity(at), activity.title);
        }
        for (at, group) in fw.groups.iter().enumerate() {
            self.add(Role::Group(at), group.title);
        }
        for (at, assessment) in fw.assessments.iter().enumerate() {
            self.add(Role::AssessmentTitle(at), assessment.title);
            for method in assessment.method.iter().chain(&assessment.phase_methods) {
                self.add(Role::Method(at), Some(*method));
            }
            self.add(Role::AssessmentContext(at), assessment.context);
            for instruction in &assessment.instructions {
                self.add(Role::Instruction(at), Some(*instruction));
            }
            self.add(Role::Justification(at), assessment.justification);
            self.add(Role::Other, assessment.jury.and_then(|jury| jury.text));
        }
        for (at, deliverable) in fw.deliverables.iter().enumerate() {
            self.add(Role::Deliverable(at), deliverable.title);
        }
        for (at, list) in fw.qualities.iter().enumerate() {
            for item in &list.items {
                self.add(Role::Quality(at), Some(*item));
            }
        }
        for (at, route) in fw.access_routes.iter().enumerate() {
            self.add(Role::Route(at), route.text);
            self.add(Role::Route(at), route.prerequisites);
            self.add(Role::Other, route.jury.and_then(|jury| jury.text));
        }
        if let Some(disability) = &fw.disability {
            for text in [disability.text, disability.referent].into_iter().flatten() {
                self.add(Role::Other, Some(text));
            }
            for text in &disability.accommodations {
                self.add(Role::Other, Some(*text));
            }
        }
        for text in [fw.award, fw.prerequisites, fw.jury.and_then(|jury| jury.text)] {
            self.add(Role::Other, text);
        }
    }

    fn add(&mut self, role: Role, text: Option<Text>) {
        let Some(text) = text else { return };
        match text.form {
            Form::Scalar => self.scalar(role, text, self.doc.tree.kind(text.node)),
            Form::Raw => self.scalar(role, text, Kind::Plain),
            Form::List => {
                let items: Vec<NodeId> = self.doc.tree.children(text.node).collect();
                for node in items {
                    let kind = self.doc.tree.kind(node);
                    if kind.is_scalar() {
                        let item = Text { span: self.doc.tree.span(node), node, form: Form::Scalar };
                        self.scalar(role, item, kind);
                    }
                }
            }
        }
    }

    fn scalar(&mut self, role: Role, text: Text, kind: Kind) {
        let quoting = match kind {
            Kind::Alias => return,
            Kind::Single => Quoting::Single,
            _ => Quoting::Plain,
        };
        let inner = scalar::inner_span(kind, text.span);
        let raw = inner.of(self.doc.text);
        let lead = raw.len() - raw.trim_start().len();
        let start = inner.start + lead as u32;
        let span = Span::new(start, start + raw.trim().len() as u32);
        let escaped =
            kind == Kind::Double && memchr::memchr(b'\\', span.of(self.doc.text).as_bytes()).is_some();
        let decoded = escaped.then(|| {
            self.prose.decoded.push(text.get(self.doc).into_owned());
            self.prose.decoded.len() as u32 - 1
        });
        let mut unit = Unit {
            role,
            text,
            span,
            tags: Tags::NONE,
            marks: Marks::NONE,
            heads: 0,
            length: 0,
            quoting,
            decoded,
            words: 0..0,
        };
        if !self.known(&mut unit) {
            self.scan(&mut unit);
        }
        self.prose.units.push(unit);
    }

    fn scan(&mut self, unit: &mut Unit) {
        let Prose { words, decoded, kept, .. } = &mut self.prose;
        let first = words.len();
        let text = match unit.decoded.and_then(|at| decoded.get(at as usize)) {
            Some(decoded) => decoded.as_str(),
            None => unit.span.of(self.doc.text),
        };
        let Scan { tags, marks, heads } = scan(text, unit.quoting, words);
        (unit.tags, unit.marks, unit.heads) = (tags, marks, heads);
        if matches!(unit.role, Role::Competency(_)) {
            unit.marks |= parts(text, words.get(first..).unwrap_or(&[])).marks();
        }
        unit.length =
            words.get(first..).unwrap_or(&[]).iter().filter(|w| !w.is(Tags::ELISION)).count() as u32;
        if *kept {
            unit.words = first as u32..words.len() as u32;
        } else {
            words.truncate(first);
        }
    }

    /// Takes what is known of the same text from the older version. Texts come in the same order there, but for the few
    /// that were put in or taken out.
    fn known(&mut self, unit: &mut Unit) -> bool {
        let Some((before, doc)) = self.before.filter(|_| unit.decoded.is_none()) else { return false };
        let raw = unit.span.of(self.doc.text);
        let same = |old: &Unit| {
            std::mem::discriminant(&old.role) == std::mem::discriminant(&unit.role)
                && old.decoded.is_none()
                && old.quoting == unit.quoting
                && old.span.of(doc.text) == raw
        };
        let ahead = before.units.iter().enumerate().skip(self.next).take(3 + self.missed);
        let Some((at, old)) = ahead.into_iter().find(|(_, old)| same(old)) else {
            self.missed = (self.missed + 1).min(FAR);
            return false;
        };
        (self.next, self.missed) = (at + 1, 0);
        let first = self.prose.words.len() as u32;
        let range = old.words.start as usize..old.words.end as usize;
        self.prose.words.extend_from_slice(before.words.get(range).unwrap_or(&[]));
        (unit.tags, unit.marks, unit.heads, unit.length) = (old.tags, old.marks, old.heads, old.length);
        unit.words = first..self.prose.words.len() as u32;
        true
    }
}
