//! The sections of the root and those shared by several things.

use super::Reader;
use super::bind::{Bound, Entry};
use crate::format::{K, Key, Profile, ROOT, Section, Shape};
use crate::model::problem::ProblemKind;
use crate::model::reference::Owner;
use crate::model::text::Text;
use crate::model::{
    AccessRoute, Disability, Identifier, Jury, OptionRule, QualityList, Template, Thing, Word,
};
use crate::source::NodeId;

/// What a phase of an assessment says.
pub(super) struct Phase {
    pub method: Option<Text>,
    pub duration: Option<Text>,
    pub execution: Option<Word>,
}

impl Reader<'_> {
    pub(super) fn read_framework(&mut self, mut bound: Bound) {
        self.enter(&ROOT);
        self.read_identity(&bound);
        for (entry, key) in bound.all(K::Blocks) {
            self.read_blocks(entry, key);
        }
        self.adopt(&mut bound);
        for (entry, key) in bound.all(K::Activities) {
            self.read_activities(entry, key, Owner::Other);
        }
        self.adopt(&mut bound);
        for (entry, key) in bound.all(K::Competencies) {
            self.read_competencies(entry, key, Owner::Other);
        }
        self.adopt(&mut bound);
        for (entry, key) in bound.all(K::Deliverables) {
            self.read_deliverables(entry, key);
        }
        for (entry, key) in bound.all(K::Assessments) {
            self.read_assessments(entry, key, false);
        }
        self.adopt(&mut bound);
        for (entry, key) in bound.all(K::FinalAssessments) {
            self.read_assessments(entry, key, true);
        }
        self.adopt(&mut bound);
        if let Some((entry, key)) = bound.get(K::Options) {
            self.read_options(entry, key);
        }
        if let Some((entry, key)) = bound.get(K::AccessRoutes) {
            self.read_access(entry, key);
        }
        self.fw.award = self.text(&bound, K::Award);
        if let Some((entry, key)) = bound.get(K::Disability) {
            self.read_disability(entry, key);
        }
        if let Some((entry, key)) = bound.get(K::Correspondences) {
            self.read_correspondences(entry, key);
        }
        self.fw.prerequisites = self.text(&bound, K::Prerequisites);
        self.fw.jury = self.read_jury(&bound);
        if let Some((entry, key)) = bound.get(K::Glossary) {
            self.read_glossary(entry, key);
        }
        self.leave();
    }

    fn read_identity(&mut self, bound: &Bound) {
        self.fw.title = self.text(bound, K::Title);
        self.fw.register = self.closed_word(bound, K::Register);
        self.fw.profile_word = self.closed_word(bound, K::Profile);
        let by_register = match self.fw.register.and_then(|w| w.value) {
            Some(1) => Profile::Rs,
            _ => Profile::Rncp,
        };
        let declared = self.fw.profile_word.and_then(|w| w.value);
        self.fw.profile = declared.map_or(by_register, |at| Profile::ALL[at as usize]);
        self.fw.level = bound.get(K::Level).and_then(|(entry, key)| match key.shape {
            Shape::Number(low, high) => self.number(entry, key, low, high),
            _ => None,
        });
        self.fw.awarding_bodies =
            bound.get(K::AwardingBodies).map(|(entry, _)| self.sentences(entry.value)).unwrap_or_default();
        self.fw.version = self.text(bound, K::Version);
        self.fw.context = self.text(bound, K::Context);
        if let Some((entry, key)) = bound.get(K::Codes)
            && let Some(inner) = self.section(entry, key)
        {
            for k in [K::Sheet, K::Nsf, K::Rome, K::Formacode, K::Siret] {
                self.read_identifiers(&inner, k);
            }
        }
        if let Some((entry, key)) = bound.get(K::Numbering)
            && let Some(inner) = self.section(entry, key)
        {
            self.fw.numbering.block = self.template(&inner, K::SchemeBlock);
            self.fw.numbering.activity = self.template(&inner, K::SchemeActivity);
            self.fw.numbering.competency = self.template(&inner, K::SchemeCompetency);
            self.fw.numbering.sub_competency = self.template(&inner, K::SchemeSubCompetency);
            self.fw.numbering.assessment = self.template(&inner, K::SchemeAssessment);
            self.fw.numbering.deliverable = self.template(&inner, K::SchemeDeliverable);
            self.fw.numbering.gaps = self.closed_word(&inner, K::Gaps);
        }
    }

    fn closed_word(&mut self, bound: &Bound, k: K) -> Option<Word> {
        let (entry, key) = bound.get(k)?;
        let Shape::Word(list) = key.shape else { return None };
        self.word(entry, key, list)
    }

    fn template(&mut self, bound: &Bound, k: K) -> Option<Template> {
        let text = self.text(bound, k)?;
        // `{n}` without quotes is, for YAML, a mapping; the characters are what counts.
        self.problems
            .retain(|p| !(matches!(p.kind, ProblemKind::ColonInItem) && p.related == Some(text.span)));
        Some(Template { text })
    }

    /// The mapping of a section that has keys of its own.
    fn section(&mut self, entry: Entry, key: &'static Key) -> Option<Bound> {
        let (Shape::Section(section) | Shape::SectionOrSentence(section)) = key.shape else { return None };
        let node = self.mapping(entry, key)?;
        self.enter(section);
        let bound = self.bind(node, section, &[]);
        self.leave();
        Some(bound)
    }

    fn read_identifiers(&mut self, bound: &Bound, kind: K) {
        let Some((entry, _)) = bound.get(kind) else { return };
        for text in self.sentences(entry.value) {
            self.fw.identifiers.push(Identifier { kind, text });
        }
    }

    /// A section whose short form is a sentence: its keys, or the sentence alone.
    fn section_or_text(&mut self, node: NodeId, section: &'static Section) -> (Bound, Option<Text>) {
        let Some(target) = self.follow(node) else { return (Bound::empty(section), None) };
        if self.tree().kind(target).is_map() && self.has_known_key(target, section) {
            self.enter(section);
            let bound = self.bind(target, section, &[]);
            self.leave();
            return (bound, None);
        }
        let text = self.sentence(target);
        (Bound::empty(section), text)
    }

    pub(super) fn read_jury(&mut self, bound: &Bound) -> Option<Jury> {
        let (entry, key) = bound.get(K::Jury)?;
        let Shape::SectionOrSentence(section) = key.shape else { return None };
        let (inner, text) = self.section_or_text(entry.value, section);
        let number = |reader: &mut Self, k: K| {
            let (entry, key) = inner.get(k)?;
            let Shape::Number(low, high) = key.shape else { return None };
            reader.number(entry, key, low, high)
        };
        let members = number(self, K::Members);
        let external = number(self, K::External);
        let professionals = number(self, K::Professionals);
        let text = text.or_else(|| self.text(&inner, K::Text));
        Some(Jury { key: self.tree().span(entry.key), members, external, professionals, text })
    }

    pub(super) fn read_qualities(&mut self, bound: &Bound, owner: Thing) -> Option<usize> {
        let (entry, _) = bound.get(K::Qualities)?;
        let items = self.sentences(entry.value);
        if items.is_empty() {
            return None;
        }
        let key = self.tree().span(entry.key);
        self.fw.qualities.push(QualityList { owner, items, key });
        Some(self.fw.qualities.len() - 1)
    }

    pub(super) fn read_phases(&mut self, entry: Entry, key: &'static Key) -> Vec<Phase> {
        let Shape::Items(section) = key.shape else { return Vec::new() };
        let Some(node) = self.follow(entry.value) else { return Vec::new() };
        let items: Vec<NodeId> =
            if self.tree().kind(node).is_seq() { self.tree().children(node).collect() } else { vec![node] };
        let mut phases = Vec::new();
        for item in items {
            let (bound, method) = self.section_or_text(item, section);
            self.text(&bound, K::Title);
            self.text(&bound, K::Context);
            if let Some((entry, _)) = bound.get(K::Instructions) {
                self.sentences(entry.value);
            }
            let method = method.or_else(|| self.text(&bound, K::Method));
            let duration = self.text(&bound, K::Duration);
            let execution = bound.get(K::Execution).and_then(|(entry, key)| self.execution(entry, key));
            phases.push(Phase { method, duration, execution });
        }
        phases
    }

    fn read_options(&mut self, entry: Entry, key: &'static Key) {
        let Shape::Sections(section) = key.shape else { return };
        let Some(node) = self.follow(entry.value) else { return };
        let items: Vec<NodeId> = match self.tree().kind(node) {
            kind if kind.is_seq() => self.tree().children(node).collect(),
            kind if kind.is_map() => vec![node],
            _ => {
                self.problem(ProblemKind::WrongShape(key), self.tree().span(entry.key));
                return;
            }
        };
        for item in items {
            if !self.tree().kind(item).is_map() {
                self.problem(ProblemKind::WrongShape(key), self.tree().span(item));
                continue;
            }
            let bound = self.bind(item, section, &[]);
            let index = self.fw.options.len();
            self.text(&bound, K::Title);
            let choose = bound.get(K::Choose).and_then(|(entry, key)| match key.shape {
                Shape::Number(low, high) => self.number(entry, key, low, high),
                _ => None,
            });
            let among =
                bound.get(K::Among).and_then(|(entry, _)| self.reference(entry.value, Owner::Option(index)));
            self.fw.options.push(OptionRule { choose, among, span: self.tree().span(item) });
        }
    }

    fn read_access(&mut self, entry: Entry, key: &'static Key) {
        self.fw.access_key = Some(self.tree().span(entry.key));
        let Shape::Named(section) = key.shape else { return };
        let Some(node) = self.mapping(entry, key) else { return };
        let tree = self.tree();
        for (name, value) in tree.pairs(node) {
            let (bound, text) = self.section_or_text(value, section);
            let text = text.or_else(|| self.text(&bound, K::Text));
            let prerequisites = self.text(&bound, K::Prerequisites);
            let jury = self.read_jury(&bound);
            self.fw.access_routes.push(AccessRoute { name: self.name(name), text, prerequisites, jury });
        }
    }

    fn read_disability(&mut self, entry: Entry, key: &'static Key) {
        let Shape::SectionOrSentence(section) = key.shape else { return };
        let (bound, text) = self.section_or_text(entry.value, section);
        let text = text.or_else(|| self.text(&bound, K::Text));
        let referent = self.text(&bound, K::Referent);
        let accommodations =
            bound.get(K::Accommodations).map(|(entry, _)| self.sentences(entry.value)).unwrap_or_default();
        if text.is_none() && referent.is_none() && accommodations.is_empty() {
            return;
        }
        self.fw.disability =
            Some(Disability { text, referent, accommodations, key: self.tree().span(entry.key) });
    }

    fn read_correspondences(&mut self, entry: Entry, key: &'static Key) {
        let Shape::Items(section) = key.shape else { return };
        let Some(node) = self.follow(entry.value) else { return };
        let items: Vec<NodeId> =
            if self.tree().kind(node).is_seq() { self.tree().children(node).collect() } else { vec![node] };
        for item in items {
            let (bound, _) = self.section_or_text(item, section);
            for k in [K::Certification, K::Kind, K::Text] {
                self.text(&bound, k);
            }
            if let Some((entry, _)) = bound.get(K::Among) {
                self.reference(entry.value, Owner::Other);
            }
            self.fw.correspondences += 1;
        }
    }

    fn read_glossary(&mut self, entry: Entry, key: &'static Key) {
        let Shape::Named(section) = key.shape else { return };
        let Some(node) = self.mapping(entry, key) else { return };
        let tree = self.tree();
        for (name, value) in tree.pairs(node) {
            let (bound, text) = self.section_or_text(value, section);
            let _ = text.or_else(|| self.text(&bound, K::Text));
            self.fw.glossary.push(self.name(name));
        }
    }
}
