//! The typed référentiel: things in document order, each with its place, and the
//! links between them. Indices (`usize`) point into the lists of [`Framework`].

pub mod code;
pub mod coverage;
pub mod home;
pub mod numbering;
pub mod problem;
pub mod prose;
pub mod read;
pub mod reference;
pub mod rename;
pub mod resolve;
pub mod text;

use crate::format::Profile;
use crate::source::{NodeId, Span};
use reference::Reference;
use std::ops::Range;
use text::Text;

pub use code::Code;
pub use problem::Problem;

/// A thing that a code names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// Index into [`Framework::blocks`].
    Block(usize),
    /// Index into [`Framework::activities`].
    Activity(usize),
    /// Index into [`Framework::competencies`].
    Competency(usize),
    /// Index into [`Framework::assessments`].
    Assessment(usize),
    /// Index into [`Framework::deliverables`].
    Deliverable(usize),
}

/// A word of a closed list, or a number, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it is written, quotes left out.
    pub span: Span,
    /// Index into the closed list, or the number itself; `None` when it is not one of them.
    pub value: Option<u32>,
}

/// Bloc.
#[derive(Debug)]
pub struct Block {
    /// Its code.
    pub code: Code,
    /// Title.
    pub title: Option<Text>,
    /// Code on the public sheet.
    pub official_code: Option<Text>,
    /// Validity, which a bloc should not have.
    pub validity: Option<Text>,
    /// Prerequisites.
    pub prerequisites: Option<Text>,
    /// Activities defined in it.
    pub activities: Range<usize>,
    /// Activities defined at the root that it lists.
    pub activity_refs: Option<usize>,
    /// Key of its section of activities.
    pub activities_key: Option<Span>,
    /// Competences defined in it, those of its activities and sub-competences included.
    pub competencies: Range<usize>,
    /// Competences defined at the root that it lists.
    pub competency_refs: Option<usize>,
    /// Assessments.
    pub assessments: Range<usize>,
    /// Criteria anywhere in it.
    pub criteria: Range<usize>,
    /// Its list of qualities, for the whole bloc.
    pub qualities: Option<usize>,
    /// Jury.
    pub jury: Option<Jury>,
    /// Whole entry, code included.
    pub span: Span,
}

/// Activité.
#[derive(Debug)]
pub struct Activity {
    /// Its code.
    pub code: Code,
    /// Bloc it is defined in; `None` at the root.
    pub block: Option<usize>,
    /// Title.
    pub title: Option<Text>,
    /// Competences defined in it, sub-competences included.
    pub competencies: Range<usize>,
    /// Competences defined elsewhere that it lists.
    pub competency_refs: Option<usize>,
    /// Whole entry, code included.
    pub span: Span,
}

/// Compétence or sous-compétence.
#[derive(Debug)]
pub struct Competency {
    /// Its code.
    pub code: Code,
    /// Bloc it is defined in.
    pub block: Option<usize>,
    /// Activity it is defined in.
    pub activity: Option<usize>,
    /// Competence it details, for a sub-competence.
    pub parent: Option<usize>,
    /// Its sub-competences (direct and below).
    pub subs: Range<usize>,
    /// The sentence.
    pub statement: Option<Text>,
    /// Whole entry, code included.
    pub span: Span,
}

/// Épreuve, or évaluation complémentaire.
#[derive(Debug)]
pub struct Assessment {
    /// Its code.
    pub code: Code,
    /// Bloc it belongs to; `None` at the root.
    pub block: Option<usize>,
    /// True for an évaluation complémentaire.
    pub is_final: bool,
    /// Title.
    pub title: Option<Text>,
    /// Modalité.
    pub method: Option<Text>,
    /// Modalités of its phases.
    pub phase_methods: Vec<Text>,
    /// What it evaluates: index into [`Framework::references`].
    pub evaluates: Option<usize>,
    /// Réalisation: index into [`crate::format::table::EXECUTIONS`].
    pub execution: Option<Word>,
    /// Réalisation of its phases.
    pub phase_executions: Vec<Word>,
    /// Contexte.
    pub context: Option<Text>,
    /// Consignes.
    pub instructions: Vec<Text>,
    /// Durée, of the whole or of a phase.
    pub duration: Option<Text>,
    /// Jury.
    pub jury: Option<Jury>,
    /// Justification.
    pub justification: Option<Text>,
    /// Its list of qualities.
    pub qualities: Option<usize>,
    /// Criteria written in it.
    pub criteria: Range<usize>,
    /// Deliverables written in it.
    pub deliverables: Range<usize>,
    /// Whole entry, code included.
    pub span: Span,
}

/// Livrable.
#[derive(Debug)]
pub struct Deliverable {
    /// Its code.
    pub code: Code,
    /// Bloc it is in.
    pub block: Option<usize>,
    /// Assessment it is in.
    pub assessment: Option<usize>,
    /// Title.
    pub title: Option<Text>,
    /// Competences it shows.
    pub evaluates: Option<usize>,
    /// Whole entry.
    pub span: Span,
}

/// What a criterion is written under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Beside its thing.
    Thing(Thing),
    /// Under a reference expression: index into [`Framework::references`].
    Reference(usize),
    /// Directly under the `critères` of the root: nothing says what it evaluates.
    Nothing,
}

/// Critère.
#[derive(Debug)]
pub struct Criterion {
    /// The sentence; `None` when the author wrote none.
    pub text: Option<Text>,
    /// Its own code.
    pub code: Option<Code>,
    /// What it evaluates.
    pub target: Target,
    /// Its group: index into [`Framework::groups`].
    pub group: Option<usize>,
    /// Bloc it is in.
    pub block: Option<usize>,
    /// Assessment it is written in.
    pub assessment: Option<usize>,
    /// Whole item.
    pub span: Span,
}

/// Group of criteria: the sub-heading of the printed document.
#[derive(Debug)]
pub struct Group {
    /// Sub-heading.
    pub title: Option<Text>,
    /// What it evaluates.
    pub target: Target,
    /// Its criteria.
    pub criteria: Range<usize>,
    /// Where it is written.
    pub span: Span,
}

/// A list of qualités non observables.
#[derive(Debug)]
pub struct QualityList {
    /// Bloc or assessment that declares it.
    pub owner: Thing,
    /// The qualities.
    pub items: Vec<Text>,
    /// Its key.
    pub key: Span,
}

/// Jury, as far as it is written in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Jury {
    /// Its key.
    pub key: Span,
    /// Number of members.
    pub members: Option<Word>,
    /// Members from outside.
    pub external: Option<Word>,
    /// Professionals of the occupation.
    pub professionals: Option<Word>,
    /// Composition in words.
    pub text: Option<Text>,
}

/// Voie d'accès.
#[derive(Debug)]
pub struct AccessRoute {
    /// Its name, as written.
    pub name: Code,
    /// How the certification is obtained by it.
    pub text: Option<Text>,
    /// Conditions of access.
    pub prerequisites: Option<Text>,
    /// Jury.
    pub jury: Option<Jury>,
}

/// Handicap.
#[derive(Debug)]
pub struct Disability {
    /// Principles.
    pub text: Option<Text>,
    /// Referent.
    pub referent: Option<Text>,
    /// Accommodations.
    pub accommodations: Vec<Text>,
    /// Its key.
    pub key: Span,
}

/// Option: blocs to choose from.
#[derive(Debug)]
pub struct OptionRule {
    /// How many to choose.
    pub choose: Option<Word>,
    /// The blocs: index into [`Framework::references`].
    pub among: Option<usize>,
    /// Whole item.
    pub span: Span,
}

/// A template of `numérotation`.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// The pattern, as written.
    pub text: Text,
}

/// Declared numbering.
#[derive(Debug, Default)]
pub struct Numbering {
    /// Blocs.
    pub block: Option<Template>,
    /// Activities.
    pub activity: Option<Template>,
    /// Competences.
    pub competency: Option<Template>,
    /// Sub-competences.
    pub sub_competency: Option<Template>,
    /// Assessments.
    pub assessment: Option<Template>,
    /// Deliverables.
    pub deliverable: Option<Template>,
    /// `trous`: 0 forbidden, 1 allowed.
    pub gaps: Option<Word>,
}

/// An official identifier, as written.
#[derive(Clone, Copy, Debug)]
pub struct Identifier {
    /// Which nomenclature.
    pub kind: crate::format::K,
    /// The characters.
    pub text: Text,
}

/// A référentiel, as far as it could be read.
#[derive(Debug, Default)]
pub struct Framework {
    /// Title.
    pub title: Option<Text>,
    /// Répertoire: index into [`crate::format::table::REGISTERS`].
    pub register: Option<Word>,
    /// Profil, as written.
    pub profile_word: Option<Word>,
    /// Profile in force.
    pub profile: Profile,
    /// Niveau.
    pub level: Option<Word>,
    /// Certificateurs.
    pub awarding_bodies: Vec<Text>,
    /// Version or date.
    pub version: Option<Text>,
    /// Fiche, NSF, ROME, Formacode, SIRET.
    pub identifiers: Vec<Identifier>,
    /// Declared numbering.
    pub numbering: Numbering,
    /// Contexte.
    pub context: Option<Text>,
    /// Blocs.
    pub blocks: Vec<Block>,
    /// Key `blocs`.
    pub blocks_key: Option<Span>,
    /// Activities, those of the root last.
    pub activities: Vec<Activity>,
    /// Competences, parents before their sub-competences.
    pub competencies: Vec<Competency>,
    /// Assessments.
    pub assessments: Vec<Assessment>,
    /// Deliverables.
    pub deliverables: Vec<Deliverable>,
    /// Criteria.
    pub criteria: Vec<Criterion>,
    /// Groups of criteria.
    pub groups: Vec<Group>,
    /// Lists of qualities.
    pub qualities: Vec<QualityList>,
    /// Reference expressions, resolved.
    pub references: Vec<Reference>,
    /// Options.
    pub options: Vec<OptionRule>,
    /// Voies d'accès.
    pub access_routes: Vec<AccessRoute>,
    /// Key of `voies d'accès`.
    pub access_key: Option<Span>,
    /// Délivrance.
    pub award: Option<Text>,
    /// Handicap.
    pub disability: Option<Disability>,
    /// Correspondances: how many.
    pub correspondences: usize,
    /// Prérequis.
    pub prerequisites: Option<Text>,
    /// Jury of the certification.
    pub jury: Option<Jury>,
    /// Glossary terms.
    pub glossary: Vec<Code>,
    /// The mapping of the whole file.
    pub root: Option<NodeId>,
    /// Where a thing of the whole file is pointed at: its first key.
    pub head: Span,
}

impl Framework {
    /// The code of a thing.
    pub fn code_of(&self, thing: Thing) -> Code {
        match thing {
            Thing::Block(i) => self.blocks[i].code,
            Thing::Activity(i) => self.activities[i].code,
            Thing::Competency(i) => self.competencies[i].code,
            Thing::Assessment(i) => self.assessments[i].code,
            Thing::Deliverable(i) => self.deliverables[i].code,
        }
    }

    /// The bloc a thing is in (a bloc is in itself).
    pub fn block_of(&self, thing: Thing) -> Option<usize> {
        match thing {
            Thing::Block(i) => Some(i),
            Thing::Activity(i) => self.activities[i].block,
            Thing::Competency(i) => self.competencies[i].block,
            Thing::Assessment(i) => self.assessments[i].block,
            Thing::Deliverable(i) => self.deliverables[i].block,
        }
    }

    /// Every coded thing, kind by kind.
    pub fn things(&self) -> impl Iterator<Item = Thing> + '_ {
        let blocks = (0..self.blocks.len()).map(Thing::Block);
        let activities = (0..self.activities.len()).map(Thing::Activity);
        let competencies = (0..self.competencies.len()).map(Thing::Competency);
        let assessments = (0..self.assessments.len()).map(Thing::Assessment);
        let deliverables = (0..self.deliverables.len()).map(Thing::Deliverable);
        blocks.chain(activities).chain(competencies).chain(assessments).chain(deliverables)
    }
}
