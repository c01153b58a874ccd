//! The source format as one declarative table. The reader, the JSON Schema and
//! the documentation are driven by it.

pub mod schema;
pub mod spelling;
pub mod table;

use crate::lang::{Both, Lang};

pub use table::ROOT;

/// Profile: which absence is a fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// RNCP on request (private titles, CQP).
    #[default]
    Rncp,
    /// RNCP by law (State diplomas).
    RncpDroit,
    /// Titres professionnels.
    Tp,
    /// Répertoire spécifique.
    Rs,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Profile; 4] = [Profile::Rncp, Profile::RncpDroit, Profile::Tp, Profile::Rs];

    /// The word written after `profil:`.
    pub const fn id(self) -> &'static str {
        match self {
            Profile::Rncp => "rncp",
            Profile::RncpDroit => "rncp-droit",
            Profile::Tp => "tp",
            Profile::Rs => "rs",
        }
    }

    /// Reads [`Profile::id`], case-insensitively.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Profile::ALL.into_iter().find(|p| p.id() == word)
    }
}

/// Every key of the format, by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is documented by its row of the table")]
pub enum K {
    Title,
    Register,
    Profile,
    Level,
    AwardingBodies,
    Version,
    Codes,
    Sheet,
    Nsf,
    Rome,
    Formacode,
    Siret,
    Numbering,
    SchemeBlock,
    SchemeActivity,
    SchemeCompetency,
    SchemeSubCompetency,
    SchemeAssessment,
    SchemeDeliverable,
    Gaps,
    Context,
    Blocks,
    OfficialCode,
    Validity,
    Activities,
    Operations,
    Competencies,
    SubCompetencies,
    Statement,
    Criteria,
    Criterion,
    Group,
    Code,
    Weight,
    Indicators,
    Assessments,
    Method,
    Evaluates,
    Execution,
    Instructions,
    Deliverables,
    Duration,
    Phases,
    Jury,
    Members,
    External,
    Professionals,
    Qualities,
    Options,
    Choose,
    Among,
    FinalAssessments,
    Justification,
    AccessRoutes,
    Text,
    Award,
    Disability,
    Referent,
    Accommodations,
    Correspondences,
    Prerequisites,
    Glossary,
    Annexes,
    Kind,
    Certification,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A sentence; a list of sentences is read too.
    Sentence,
    /// A sentence, or a mapping that says more.
    SentenceOr(&'static Section),
    /// A list of sentences; one alone is read too.
    Sentences,
    /// A list of items, each a sentence or a mapping; one alone is read too.
    Items(&'static Section),
    /// One word of a closed list.
    Word(&'static [&'static str]),
    /// A whole number between two bounds, both included.
    Number(u32, u32),
    /// Short words that identify something elsewhere: NSF, ROME, fiche…
    Identifiers,
    /// A mapping from codes of the author to things.
    Coded(&'static Section),
    /// The same, or a list of codes defined elsewhere.
    CodedOrReferences(&'static Section),
    /// A mapping from names of the author to sentences or mappings.
    Named(&'static Section),
    /// A mapping with these keys.
    Section(&'static Section),
    /// A mapping with these keys, or a sentence.
    SectionOrSentence(&'static Section),
    /// A list of mappings with these keys.
    Sections(&'static Section),
    /// A reference expression: `1.1 à 1.3`.
    References,
    /// Criteria: a list, or a mapping from reference expressions to criteria.
    Criteria(&'static Section),
    /// A numbering template: `{bloc}.{n}`.
    Template,
    /// Anything: never validated.
    Free,
}

/// Whether a key is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Its section makes no sense without it.
    Required,
    /// A complete référentiel has it (a rule may say so, by profile).
    Expected,
    /// As the author likes.
    Optional,
}

/// One key of a section.
#[derive(Debug)]
pub struct Key {
    /// Its meaning.
    pub k: K,
    /// As an author writes it.
    pub name: &'static str,
    /// Other words that are understood, and reported softly.
    pub aliases: &'static [&'static str],
    /// What its value may be.
    pub shape: Shape,
    /// Whether it is due.
    pub need: Need,
    /// One line for help and documentation.
    pub doc: Both,
}

/// A mapping with known keys.
#[derive(Debug)]
pub struct Section {
    /// Name for messages, with its article: « un bloc ».
    pub name: Both,
    /// Name in the JSON Schema.
    pub id: &'static str,
    /// Its keys, in the order of the documentation.
    pub keys: &'static [Key],
    /// True when the whole thing may be written as one sentence.
    pub short: bool,
}

impl Section {
    /// Its name without the article, with a capital: « Bloc ».
    pub fn title(&self, lang: Lang) -> String {
        let name = self.name.get(lang);
        let bare =
            ["un ", "une ", "la ", "le ", "a ", "an ", "the "].iter().find_map(|a| name.strip_prefix(a));
        let mut letters = bare.unwrap_or(name).chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
    }

    /// The key with this meaning.
    pub fn key(&self, k: K) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.k == k)
    }
}
