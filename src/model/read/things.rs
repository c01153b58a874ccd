//! Blocs, activités, compétences, livrables.

use super::Reader;
use super::bind::{Bound, Entry};
use crate::format::table::{ACTIVITY, BLOCK, COMPETENCY};
use crate::format::{K, Key, Section, Shape};
use crate::model::code::looks_like_code;
use crate::model::problem::ProblemKind;
use crate::model::reference::Owner;
use crate::model::text::Text;
use crate::model::{Activity, Block, Code, Competency, Deliverable, Thing};
use crate::source::{NodeId, Span, scalar};

/// Sections within sections: a référentiel has five.
const MAX_SECTIONS: usize = 64;

/// One coded entry: its code, its value, and entries beside it that belong in it.
pub(super) struct Coded {
    pub key: NodeId,
    value: NodeId,
    misplaced: Vec<Entry>,
}

impl Reader<'_> {
    /// The entries of a mapping from codes to things of `section`.
    pub(super) fn coded(&mut self, node: NodeId, key: &'static Key, section: &'static Section) -> Vec<Coded> {
        let tree = self.tree();
        // Aliases can chain sections deeper than any file nests them.
        if self.sections.len() > MAX_SECTIONS {
            self.problem(ProblemKind::AliasBounds, tree.span(node));
            return Vec::new();
        }
        if tree.kind(node).is_seq() {
            return self.coded_list(node, key, section);
        }
        if !tree.kind(node).is_map() {
            if !tree.is_empty(node) {
                self.problem(ProblemKind::WrongShape(key), tree.span(node));
            }
            return Vec::new();
        }
        let mut found: Vec<Coded> = Vec::with_capacity(8);
        for (key, value) in tree.pairs(node) {
            self.coded_entry(Entry { key, value }, section, &mut found);
        }
        found
    }

    fn coded_entry(&mut self, entry: Entry, section: &'static Section, found: &mut Vec<Coded>) {
        let raw = self.source(self.tree().span(entry.key));
        if raw == "<<" {
            self.problem(ProblemKind::MergeKey, self.tree().span(entry.key));
            if let Some(target) = self.follow(entry.value).filter(|t| self.tree().kind(*t).is_map()) {
                let tree = self.tree();
                for (key, value) in tree.pairs(target) {
                    found.push(Coded { key, value, misplaced: Vec::new() });
                }
            }
            return;
        }
        // A word among codes is a key that lost its indentation, down or up.
        if !raw.starts_with(|c: char| c.is_ascii_digit()) && !looks_like_code(raw) {
            let written = scalar::decode(self.tree().kind(entry.key), raw).into_owned();
            let known = crate::format::spelling::find(section, &written);
            use crate::format::spelling::Match::{Exact, Variant};
            if let (Exact(_) | Variant(_), Some(previous)) = (known, found.last_mut()) {
                previous.misplaced.push(entry);
                return;
            }
            if self.belongs_around(&written, entry) {
                return;
            }
            if crate::format::table::leading_key(&written) == Some(written.len()) {
                self.problem(ProblemKind::OutOfPlace, self.tree().span(entry.key));
                return;
            }
        }
        found.push(Coded { key: entry.key, value: entry.value, misplaced: Vec::new() });
    }

    /// `- 1.1: …`: a list of one-entry mappings is understood, and reported.
    fn coded_list(&mut self, node: NodeId, key: &'static Key, section: &'static Section) -> Vec<Coded> {
        self.problem(ProblemKind::WrongShape(key), self.tree().span(node));
        let tree = self.tree();
        let mut found = Vec::new();
        for item in tree.children(node).filter(|i| tree.kind(*i).is_map()) {
            for (key, value) in tree.pairs(item) {
                self.coded_entry(Entry { key, value }, section, &mut found);
            }
        }
        found
    }

    /// Text of the sentence under `k`.
    pub(super) fn text(&mut self, bound: &Bound, k: K) -> Option<Text> {
        let (entry, _) = bound.get(k)?;
        self.sentence(entry.value)
    }

    /// Binds the value of a coded thing; a sentence alone is its `short` key.
    pub(super) fn bind_thing(
        &mut self,
        coded: &Coded,
        section: &'static Section,
        short: K,
    ) -> (Bound, Option<Text>) {
        let node = self.follow(coded.value);
        let Some(node) = node else { return (Bound::empty(section), None) };
        if self.tree().kind(node).is_map() {
            // A mapping of which no key is known is a sentence with a colon in it.
            if section.short && coded.misplaced.is_empty() && !self.has_known_key(node, section) {
                let text = self.raw_sentence(node);
                return (Bound::empty(section), Some(text));
            }
            let mut bound = self.bind(node, section, &coded.misplaced);
            self.adopt(&mut bound);
            let text = self.text(&bound, short);
            return (bound, text);
        }
        let bound = self.bind(node, section, &coded.misplaced);
        let text = if self.tree().is_empty(node) && !self.tree().node(node).props {
            if section.short && coded.misplaced.is_empty() {
                self.problem(ProblemKind::EmptyKey, self.tree().span(coded.key));
            }
            self.text(&bound, short)
        } else {
            if !section.short
                && let Some(key) = section.key(short)
            {
                self.problem(ProblemKind::WrongShape(key), self.tree().span(coded.key));
            }
            self.sentence(node)
        };
        (bound, text)
    }

    pub(super) fn has_known_key(&self, node: NodeId, section: &'static Section) -> bool {
        use crate::format::spelling::{Match, find};
        let tree = self.tree();
        let known = |key: NodeId| {
            let raw = self.source(tree.span(key));
            raw == "<<" || !matches!(find(section, raw), Match::Unknown)
        };
        let around = |key: NodeId| {
            let raw = self.source(tree.span(key));
            self.sections.iter().any(|s| s.keys.iter().any(|k| k.name == raw))
        };
        let children = tree.children(node).step_by(2);
        children.into_iter().any(|key| known(key) || around(key))
    }

    pub(super) fn whole(&self, coded: &Coded) -> Span {
        let start = self.tree().span(coded.key).start;
        Span::new(start, self.tree().span(coded.value).end.max(self.tree().span(coded.key).end))
    }

    pub(super) fn read_blocks(&mut self, entry: Entry, key: &'static Key) {
        self.fw.blocks_key = Some(self.tree().span(entry.key));
        let Some(node) = self.follow(entry.value) else { return };
        for coded in self.coded(node, key, &BLOCK) {
            self.read_block(&coded);
        }
    }

    fn read_block(&mut self, coded: &Coded) {
        let code = self.code(coded.key);
        let (mut bound, title) = self.bind_thing(coded, &BLOCK, K::Title);
        let index = self.fw.blocks.len();
        let empty = |at: usize| at..at;
        self.fw.blocks.push(Block {
            code,
            title,
            official_code: None,
            validity: None,
            prerequisites: None,
            activities: empty(self.fw.activities.len()),
            activity_refs: None,
            activities_key: None,
            competencies: empty(self.fw.competencies.len()),
            competency_refs: None,
            assessments: empty(self.fw.assessments.len()),
            criteria: empty(self.fw.criteria.len()),
            qualities: None,
            jury: None,
            span: self.whole(coded),
        });
        self.block = Some(index);
        self.enter(&BLOCK);
        let official_code = bound.get(K::OfficialCode).and_then(|(entry, _)| self.sentence(entry.value));
        let validity = self.text(&bound, K::Validity);
        let prerequisites = self.text(&bound, K::Prerequisites);
        self.text(&bound, K::Context);
        let mut activity_refs = None;
        let mut activities_key = None;
        for (entry, key) in bound.all(K::Activities) {
            activities_key = Some(self.tree().span(entry.key));
            activity_refs = activity_refs.or(self.read_activities(entry, key, Owner::BlockActivities(index)));
        }
        self.adopt(&mut bound);
        let activities_end = self.fw.activities.len();
        let mut competency_refs = None;
        for (entry, key) in bound.all(K::Competencies) {
            competency_refs =
                competency_refs.or(self.read_competencies(entry, key, Owner::BlockCompetencies(index)));
        }
        self.adopt(&mut bound);
        for (entry, key) in bound.all(K::Deliverables) {
            self.read_deliverables(entry, key);
        }
        for (entry, key) in bound.all(K::Assessments) {
            self.read_assessments(entry, key, false);
        }
        self.adopt(&mut bound);
        let qualities = self.read_qualities(&bound, Thing::Block(index));
        let jury = self.read_jury(&bound);
        self.leave();
        self.block = None;
        let ends = (self.fw.competencies.len(), self.fw.assessments.len(), self.fw.criteria.len());
        let block = &mut self.fw.blocks[index];
        block.official_code = official_code;
        block.validity = validity;
        block.prerequisites = prerequisites;
        block.activities.end = activities_end;
        block.activity_refs = activity_refs;
        block.activities_key = activities_key;
        block.competency_refs = competency_refs;
        block.competencies.end = ends.0;
        block.assessments.end = ends.1;
        block.criteria.end = ends.2;
        block.qualities = qualities;
        block.jury = jury;
    }

    /// Activities defined here, or the index of the reference to those defined elsewhere.
    pub(super) fn read_activities(&mut self, entry: Entry, key: &'static Key, owner: Owner) -> Option<usize> {
        let node = self.follow(entry.value)?;
        if self.is_reference_list(node, key) {
            return self.reference(node, owner);
        }
        for coded in self.coded(node, key, &ACTIVITY) {
            self.read_activity(&coded);
        }
        None
    }

    fn read_activity(&mut self, coded: &Coded) {
        let code = self.code(coded.key);
        let (mut bound, title) = self.bind_thing(coded, &ACTIVITY, K::Title);
        let index = self.fw.activities.len();
        let from = self.fw.competencies.len();
        let block = self.block;
        let span = self.whole(coded);
        self.fw.activities.push(Activity {
            code,
            block,
            title,
            competencies: from..from,
            competency_refs: None,
            span,
        });
        let outer = self.activity.replace(index);
        self.enter(&ACTIVITY);
        if let Some((entry, _)) = bound.get(K::Operations) {
            self.sentences(entry.value);
        }
        self.text(&bound, K::Context);
        let mut refs = None;
        for (entry, key) in bound.all(K::Competencies) {
            refs = refs.or(self.read_competencies(entry, key, Owner::ActivityCompetencies(index)));
        }
        self.adopt(&mut bound);
        for (entry, _) in bound.all(K::Criteria) {
            self.read_criteria(entry.value, crate::model::Target::Thing(Thing::Activity(index)));
        }
        self.leave();
        self.activity = outer;
        let end = self.fw.competencies.len();
        let activity = &mut self.fw.activities[index];
        activity.competencies.end = end;
        activity.competency_refs = refs;
    }

    /// Competences defined here, or the index of the reference to those defined elsewhere.
    pub(super) fn read_competencies(
        &mut self,
        entry: Entry,
        key: &'static Key,
        owner: Owner,
    ) -> Option<usize> {
        let node = self.follow(entry.value)?;
        if self.is_reference_list(node, key) {
            return self.reference(node, owner);
        }
        for coded in self.coded(node, key, &COMPETENCY) {
            self.read_competency(&coded, None);
        }
        None
    }

    fn read_competency(&mut self, coded: &Coded, parent: Option<usize>) {
        let code = self.code(coded.key);
        let (mut bound, statement) = self.bind_thing(coded, &COMPETENCY, K::Statement);
        let index = self.fw.competencies.len();
        let span = self.whole(coded);
        let (block, activity) = (self.block, self.activity);
        let subs = index + 1..index + 1;
        self.fw.competencies.push(Competency { code, block, activity, parent, subs, statement, span });
        self.enter(&COMPETENCY);
        for (entry, _) in bound.all(K::Criteria) {
            self.read_criteria(entry.value, crate::model::Target::Thing(Thing::Competency(index)));
        }
        if let Some((entry, _)) = bound.get(K::Indicators) {
            self.sentences(entry.value);
        }
        self.text(&bound, K::Context);
        if let Some((entry, key)) = bound.get(K::SubCompetencies)
            && let Some(node) = self.follow(entry.value)
        {
            for coded in self.coded(node, key, &COMPETENCY) {
                self.read_competency(&coded, Some(index));
            }
        }
        self.adopt(&mut bound);
        self.leave();
        self.fw.competencies[index].subs.end = self.fw.competencies.len();
    }

    /// `[C1, C2]` or `C1 à C3` where things may be defined or referred to.
    fn is_reference_list(&self, node: NodeId, key: &'static Key) -> bool {
        if !matches!(key.shape, Shape::CodedOrReferences(_)) {
            return false;
        }
        let tree = self.tree();
        let refers = |id: NodeId| {
            let data = tree.node(id);
            data.kind.is_scalar() && !data.span.is_empty() && {
                let raw = self.source(scalar::inner_span(data.kind, data.span));
                raw.split([',', ' ']).next().is_some_and(looks_like_code) && raw.len() < 200
            }
        };
        let kind = tree.kind(node);
        (kind.is_seq() && tree.children(node).all(refers) && tree.children(node).next().is_some())
            || (kind.is_scalar() && refers(node))
    }

    pub(super) fn read_deliverables(&mut self, entry: Entry, key: &'static Key) {
        let Shape::Coded(section) = key.shape else { return };
        let Some(node) = self.follow(entry.value) else { return };
        for coded in self.coded(node, key, section) {
            let code = self.code(coded.key);
            let (bound, title) = self.bind_thing(&coded, section, K::Title);
            let index = self.fw.deliverables.len();
            let span = self.whole(&coded);
            let (block, assessment) = (self.block, self.assessment);
            self.fw.deliverables.push(Deliverable { code, block, assessment, title, evaluates: None, span });
            let evaluates =
                bound.get(K::Evaluates).and_then(|(e, _)| self.reference(e.value, Owner::Deliverable(index)));
            self.fw.deliverables[index].evaluates = evaluates;
            for (entry, _) in bound.all(K::Criteria) {
                self.read_criteria(entry.value, crate::model::Target::Thing(Thing::Deliverable(index)));
            }
        }
    }

    /// The span of a code, for things that are named and not coded.
    pub(super) fn name(&self, key: NodeId) -> Code {
        let data = self.tree().node(key);
        Code {
            span: scalar::inner_span(data.kind, data.span),
            quoted: data.kind != crate::source::Kind::Plain,
        }
    }
}
