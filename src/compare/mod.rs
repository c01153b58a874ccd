//! Two versions of a référentiel compared in its own terms: what was added, removed, moved, reworded, renumbered.
//!
//! Things are matched by identity and likeness, never by line. Everything here treats both versions alike: the
//! comparison read backwards says the same with the sides exchanged.

mod coverage;
mod entries;
mod fields;
mod findings;
mod holder;
mod item;
mod kin;
mod likeness;
mod matching;
mod renumber;
pub mod touched;
pub mod words;

use crate::analysis::{Analysis, Counts};
use item::Items;
use likeness::Numbers;
use matching::{Matching, Words};

pub use coverage::{CoverageChange, CoverageSide};
pub use findings::{Found, RuleChange};
pub use words::{Mark, Piece};

/// Kind of a compared thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Bloc.
    Block,
    /// Activité.
    Activity,
    /// Compétence.
    Competency,
    /// Sous-compétence.
    SubCompetency,
    /// Épreuve.
    Assessment,
    /// Évaluation complémentaire.
    FinalAssessment,
    /// Livrable.
    Deliverable,
    /// Critère.
    Criterion,
    /// Qualité non observable.
    Quality,
}

impl Kind {
    /// Every kind, in the order of summaries.
    pub const ALL: [Kind; 9] = [
        Kind::Block,
        Kind::Activity,
        Kind::Competency,
        Kind::SubCompetency,
        Kind::Assessment,
        Kind::FinalAssessment,
        Kind::Deliverable,
        Kind::Criterion,
        Kind::Quality,
    ];

    /// Machine name: `block`, `activity`, `competency`, `sub_competency`, …
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Block => "block",
            Kind::Activity => "activity",
            Kind::Competency => "competency",
            Kind::SubCompetency => "sub_competency",
            Kind::Assessment => "assessment",
            Kind::FinalAssessment => "final_assessment",
            Kind::Deliverable => "deliverable",
            Kind::Criterion => "criterion",
            Kind::Quality => "quality",
        }
    }

    /// True for things that are recognised by what they hold as well as by their title.
    pub(crate) const fn holds_things(self) -> bool {
        matches!(self, Kind::Block | Kind::Activity | Kind::Assessment | Kind::FinalAssessment)
    }
}

/// A place in a version: one-based line and column, and bytes of the decoded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Byte of the decoded text.
    pub offset: u32,
}

/// A thing named: « compétence 1.1.1 ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it is; `None` for a word such as « certification ».
    pub kind: Option<Kind>,
    /// Its code, or the word.
    pub code: String,
    /// True for the end of a range.
    pub until: bool,
}

/// A thing as one version has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// What it is.
    pub kind: Kind,
    /// Its code, empty when it has none.
    pub code: String,
    /// Its sentence or title, empty when it has none.
    pub text: String,
    /// Where it is written.
    pub place: Place,
    /// What it stands in, or what a criterion is about.
    pub home: Vec<Name>,
}

/// The value of a key in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The key, keys below it joined by « › ».
    pub path: String,
    /// Before: text and place.
    pub old: Option<(String, Place)>,
    /// After: text and place.
    pub new: Option<(String, Place)>,
    /// The words, where both are there.
    pub words: Vec<Piece>,
}

/// How a code changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renumbered {
    /// By itself.
    Alone,
    /// Together with others: index into [`Comparison::series`].
    Series(usize),
}

/// Codes that changed together: « blocs 1 à 3 renumérotés en 2 à 4 ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What bears them.
    pub kind: Kind,
    /// First and last code before.
    pub old: (String, String),
    /// First and last code after.
    pub new: (String, String),
    /// How many things.
    pub count: usize,
    /// How many codes of things below changed with them.
    pub following: usize,
}

/// A thing that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is, in the new version if it is there.
    pub kind: Kind,
    /// Before; `None` for what was added.
    pub old: Option<Face>,
    /// After; `None` for what was removed.
    pub new: Option<Face>,
    /// It stands elsewhere.
    pub moved: bool,
    /// It says something else.
    pub reworded: bool,
    /// Its code changed.
    pub renumbered: Option<Renumbered>,
    /// The words of its sentence, when it was reworded.
    pub words: Vec<Piece>,
    /// Its other keys that changed.
    pub fields: Vec<FieldChange>,
    /// Things of the other version that say much of the same: what an added one comes from, where a removed one went.
    pub kin: Vec<Face>,
    /// Index into [`Comparison::sections`].
    pub section: usize,
}

impl Entry {
    /// True when there is no more to say than that its code changed with those of its series.
    pub fn is_told_by_series(&self) -> bool {
        matches!(self.renumbered, Some(Renumbered::Series(_)))
            && !self.moved
            && !self.reworded
            && self.fields.is_empty()
    }

    /// The newest face there is.
    pub fn face(&self) -> Option<&Face> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

/// A bloc in both versions, under which entries are told; neither for what stands in no bloc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Before.
    pub old: Option<Face>,
    /// After.
    pub new: Option<Face>,
}

/// One version, in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What it defines.
    pub counts: Counts,
    /// False when the file had to be mended to be read, or could not be read in full.
    pub whole: bool,
    /// Title of the certification.
    pub title: String,
}

/// What changed from one version to another.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Before.
    pub old: Version,
    /// After.
    pub new: Version,
    /// True when the texts are the same, white space, comments and order of keys included.
    pub same_text: bool,
    /// Keys of the whole document.
    pub facts: Vec<FieldChange>,
    /// Codes that changed together.
    pub series: Vec<Series>,
    /// The blocs the entries are in, in the order of the document.
    pub sections: Vec<Section>,
    /// Things that changed, in the order of the document.
    pub entries: Vec<Entry>,
    /// What is evaluated, before and after.
    pub coverage: CoverageChange,
    /// Findings by rule, where something changed.
    pub findings: Vec<RuleChange>,
}

impl Comparison {
    /// True when the référentiel says the same in both versions.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.entries.is_empty()
    }

    /// How many entries of `kind` were added, removed, moved, reworded, renumbered, changed in their keys only.
    pub fn tally(&self, kind: Kind) -> Tally {
        let mut tally = Tally::default();
        for entry in self.entries.iter().filter(|entry| entry.kind == kind) {
            match (&entry.old, &entry.new) {
                (None, _) => tally.added += 1,
                (_, None) => tally.removed += 1,
                _ => {
                    tally.moved += usize::from(entry.moved);
                    tally.reworded += usize::from(entry.reworded);
                    tally.renumbered += usize::from(entry.renumbered.is_some());
                    tally.changed += usize::from(!entry.fields.is_empty());
                }
            }
        }
        tally
    }
}

/// Entries of one kind, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// In the new version only.
    pub added: usize,
    /// In the old version only.
    pub removed: usize,
    /// Standing elsewhere.
    pub moved: usize,
    /// Saying something else.
    pub reworded: usize,
    /// Under another code.
    pub renumbered: usize,
    /// With other keys changed.
    pub changed: usize,
}

/// Both documents as lists of things, and who is who.
pub(crate) struct Pairing<'a> {
    pub old: Side<'a>,
    pub new: Side<'a>,
    pub matching: Matching,
}

/// One document, its things and their words.
pub(crate) struct Side<'a> {
    pub analysis: &'a Analysis,
    pub items: Items,
    pub words: Words,
}

impl<'a> Pairing<'a> {
    pub fn new(old: &'a Analysis, new: &'a Analysis) -> Self {
        let mut numbers = Numbers::default();
        let mut side = |analysis: &'a Analysis| {
            let items = Items::of_analysis(analysis);
            let words = Words::new(&items, &mut numbers);
            Side { analysis, items, words }
        };
        let (old, new) = (side(old), side(new));
        let matching = matching::matched(&old.items, &new.items, &old.words, &new.words, numbers.len());
        Pairing { old, new, matching }
    }
}

/// Compares two versions of a référentiel.
pub fn compare(old: &Analysis, new: &Analysis) -> Comparison {
    entries::comparison(&Pairing::new(old, new))
}
