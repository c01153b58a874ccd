//! Criteria: lists, groups, and mappings from what they evaluate.

use super::Reader;
use super::bind::Entry;
use crate::format::K;
use crate::format::table::{CRITERION, leading_key};
use crate::model::code::looks_like_code;
use crate::model::problem::ProblemKind;
use crate::model::reference::Owner;
use crate::model::text::{Form, Text};
use crate::model::{Code, Criterion, Group, Target, Thing};
use crate::source::{Kind, NodeId, Span, scalar};

impl Reader<'_> {
    /// Criteria written at `node`, all about `target`.
    pub(super) fn read_criteria(&mut self, node: NodeId, target: Target) {
        self.criteria_at(node, target, None);
    }

    fn criteria_at(&mut self, node: NodeId, target: Target, group: Option<usize>) {
        let Some(target_node) = self.follow(node) else { return };
        let aliased = target_node != node;
        if aliased {
            if self.aliases_open > 8 {
                return;
            }
            self.aliases_open += 1;
        }
        let tree = self.tree();
        match tree.kind(target_node) {
            kind if kind.is_seq() => {
                self.check_commas(target_node);
                for item in tree.children(target_node) {
                    self.criterion(item, target, group);
                }
            }
            kind if kind.is_map() => self.criteria_map(target_node, target, group),
            _ if tree.is_empty(target_node) => {}
            _ => self.criterion(target_node, target, group),
        }
        if aliased {
            self.aliases_open -= 1;
        }
    }

    /// A group, a criterion in its long form, or criteria by what they evaluate.
    fn criteria_map(&mut self, node: NodeId, target: Target, group: Option<usize>) {
        let tree = self.tree();
        let first = tree.children(node).next();
        let codes = first.is_some_and(|key| self.starts_like_reference(key));
        if !codes && self.has_criterion_key(node) {
            self.criterion_map(node, target, group);
            return;
        }
        for (key, value) in tree.pairs(node) {
            let span = tree.span(key);
            // `CE1: Le budget est chiffré`: beside its thing, a code is the criterion's own.
            let beside = matches!(
                target,
                Target::Thing(Thing::Competency(_) | Thing::Activity(_) | Thing::Deliverable(_))
            );
            if beside {
                let code = looks_like_code(self.source(span)).then(|| self.name(key));
                let from = self.fw.criteria.len();
                self.criteria_at(value, target, group);
                if let (Some(code), Some(criterion)) = (code, self.fw.criteria.get_mut(from)) {
                    criterion.code = Some(code);
                }
                continue;
            }
            if !self.starts_like_reference(key) && self.stray_key(Entry { key, value }) {
                continue;
            }
            let owner = self.assessment.map_or(Owner::Other, Owner::CriteriaKey);
            let under = match self.reference(key, owner) {
                Some(reference) => Target::Reference(reference),
                None => target,
            };
            self.criteria_at(value, under, group);
        }
    }

    /// A key of the format among those that say what is evaluated: it was indented too far.
    fn stray_key(&mut self, entry: Entry) -> bool {
        let written = self.source(self.tree().span(entry.key)).to_owned();
        if leading_key(&written) != Some(written.len()) {
            return false;
        }
        if !self.belongs_around(&written, entry) {
            self.problem(ProblemKind::OutOfPlace, self.tree().span(entry.key));
        }
        true
    }

    fn starts_like_reference(&self, key: NodeId) -> bool {
        let data = self.tree().node(key);
        let raw = self.source(scalar::inner_span(data.kind, data.span));
        let first = raw.split([' ', ',']).next().unwrap_or("");
        data.kind.is_scalar() && (looks_like_code(first) || matches!(first, "bloc" | "certification"))
    }

    fn has_criterion_key(&self, node: NodeId) -> bool {
        let tree = self.tree();
        tree.children(node).step_by(2).any(|key| {
            let raw = self.source(tree.span(key));
            CRITERION.keys.iter().any(|k| k.name == raw)
                || !matches!(
                    crate::format::spelling::find(&CRITERION, raw),
                    crate::format::spelling::Match::Unknown
                )
        })
    }

    /// One item: a sentence, a long form, a group, or a sentence with a colon.
    fn criterion(&mut self, item: NodeId, target: Target, group: Option<usize>) {
        let tree = self.tree();
        let Some(node) = self.follow(item) else {
            let text = self.sentence(item);
            let span = tree.span(item);
            self.push(text, None, target, group, span);
            return;
        };
        let span = tree.span(node);
        match tree.kind(node) {
            kind if kind.is_map() => {
                if self.has_criterion_key(node) {
                    self.criterion_map(node, target, group);
                } else {
                    let text = self.raw_sentence(node);
                    self.push(Some(text), None, target, group, span);
                }
            }
            kind if kind.is_seq() => self.criteria_at(node, target, group),
            _ if self.says_nothing(node) => self.empty_item(node),
            kind => {
                let before = self.problems.len();
                let text = self.sentence(node);
                let glued = self.problems[before..].iter().any(|p| matches!(p.kind, ProblemKind::DashGlued));
                if glued && kind == Kind::Plain {
                    self.glued_criteria(node, target, group);
                } else {
                    self.push(text, None, target, group, span);
                }
            }
        }
    }

    /// `-Le premier` over `-Le second`, which YAML folds into one text: a criterion a line.
    fn glued_criteria(&mut self, node: NodeId, target: Target, group: Option<usize>) {
        let whole = self.tree().span(node);
        let source = self.source(whole);
        let mut at = whole.start;
        for line in source.split_inclusive('\n') {
            let body = line.trim();
            let start = at + (line.len() - line.trim_start().len()) as u32;
            at += line.len() as u32;
            let span = Span::new(start, start + body.len() as u32);
            let dash = u32::from(body.starts_with('-'));
            if dash == 1 || self.fw.criteria.is_empty() {
                let text = Text { span: Span::new(span.start + dash, span.end), node, form: Form::Raw };
                self.push(Some(text), None, target, group, span);
            }
        }
    }

    fn criterion_map(&mut self, node: NodeId, target: Target, group: Option<usize>) {
        let bound = self.bind(node, &CRITERION, &[]);
        let span = self.tree().span(node);
        if let Some((entry, _)) = bound.get(K::Indicators) {
            self.sentences(entry.value);
        }
        let code = bound.get(K::Code).and_then(|(entry, _)| self.own_code(entry));
        let inner = bound.get(K::Criteria);
        let title = bound.get(K::Group);
        if inner.is_none() && title.is_none() {
            let text = self.text(&bound, K::Criterion);
            self.push(text, code, target, group, span);
            return;
        }
        if let Some((entry, _)) = bound.get(K::Criterion) {
            let text = self.sentence(entry.value);
            self.push(text, code, target, group, span);
        }
        let title_text = title.and_then(|(entry, _)| self.sentence(entry.value));
        let index = self.fw.groups.len();
        let from = self.fw.criteria.len();
        let place = title.map_or(span, |(entry, _)| self.tree().span(entry.key));
        self.fw.groups.push(Group { title: title_text, target, criteria: from..from, span: place });
        if let Some((entry, _)) = inner {
            self.criteria_at(entry.value, target, Some(index));
        }
        self.fw.groups[index].criteria.end = self.fw.criteria.len();
    }

    fn own_code(&mut self, entry: Entry) -> Option<Code> {
        let node = self.follow(entry.value)?;
        let data = self.tree().node(node);
        (data.kind.is_scalar() && !data.span.is_empty()).then(|| self.name(node))
    }

    fn push(
        &mut self,
        text: Option<Text>,
        code: Option<Code>,
        target: Target,
        group: Option<usize>,
        span: Span,
    ) {
        let (block, assessment) = (self.block, self.assessment);
        self.fw.criteria.push(Criterion { text, code, target, group, block, assessment, span });
    }
}
