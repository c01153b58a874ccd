//! Épreuves and évaluations complémentaires.

use super::Reader;
use super::bind::Entry;
use super::things::Coded;
use crate::format::table::ASSESSMENT;
use crate::format::{K, Key, Shape};
use crate::model::reference::Owner;
use crate::model::{Assessment, Thing};

impl Reader<'_> {
    pub(super) fn read_assessments(&mut self, entry: Entry, key: &'static Key, is_final: bool) {
        let Some(node) = self.follow(entry.value) else { return };
        // `épreuves:` with the keys of one épreuve right below: the code was forgotten.
        for coded in self.coded(node, key, &ASSESSMENT) {
            self.read_assessment(&coded, is_final);
        }
    }

    fn read_assessment(&mut self, coded: &Coded, is_final: bool) {
        let code = self.code(coded.key);
        let (mut bound, method) = self.bind_thing(coded, &ASSESSMENT, K::Method);
        let index = self.fw.assessments.len();
        let (criteria, deliverables) = (self.fw.criteria.len(), self.fw.deliverables.len());
        self.fw.assessments.push(Assessment {
            code,
            block: self.block,
            is_final,
            title: None,
            method,
            phase_methods: Vec::new(),
            evaluates: None,
            execution: None,
            phase_executions: Vec::new(),
            context: None,
            instructions: Vec::new(),
            duration: None,
            jury: None,
            justification: None,
            qualities: None,
            criteria: criteria..criteria,
            deliverables: deliverables..deliverables,
            span: self.whole(coded),
        });
        self.assessment = Some(index);
        self.enter(&ASSESSMENT);
        let title = self.text(&bound, K::Title);
        let evaluates = bound
            .get(K::Evaluates)
            .and_then(|(entry, _)| self.reference(entry.value, Owner::Evaluates(index)));
        let execution = bound.get(K::Execution).and_then(|(entry, key)| self.execution(entry, key));
        let context = self.text(&bound, K::Context);
        let instructions =
            bound.get(K::Instructions).map(|(entry, _)| self.sentences(entry.value)).unwrap_or_default();
        for (entry, key) in bound.all(K::Deliverables) {
            self.read_deliverables(entry, key);
        }
        let deliverables_end = self.fw.deliverables.len();
        let mut duration = self.text(&bound, K::Duration);
        let mut phase_methods = Vec::new();
        let mut phase_executions = Vec::new();
        if let Some((entry, key)) = bound.get(K::Phases) {
            let phases = self.read_phases(entry, key);
            for phase in phases {
                duration = duration.or(phase.duration);
                phase_methods.extend(phase.method);
                phase_executions.extend(phase.execution);
            }
        }
        let jury = self.read_jury(&bound);
        let justification = self.text(&bound, K::Justification);
        for (entry, _) in bound.all(K::Criteria) {
            self.read_criteria(entry.value, crate::model::Target::Thing(Thing::Assessment(index)));
        }
        self.adopt(&mut bound);
        let qualities = self.read_qualities(&bound, Thing::Assessment(index));
        self.leave();
        self.assessment = None;
        let criteria_end = self.fw.criteria.len();
        let assessment = &mut self.fw.assessments[index];
        assessment.title = title;
        assessment.evaluates = evaluates;
        assessment.execution = execution;
        assessment.phase_executions = phase_executions;
        assessment.phase_methods = phase_methods;
        assessment.context = context;
        assessment.instructions = instructions;
        assessment.duration = duration;
        assessment.jury = jury;
        assessment.justification = justification;
        assessment.qualities = qualities;
        assessment.criteria.end = criteria_end;
        assessment.deliverables.end = deliverables_end;
    }

    pub(super) fn execution(&mut self, entry: Entry, key: &'static Key) -> Option<crate::model::Word> {
        let Shape::Word(list) = key.shape else { return None };
        self.word(entry, key, list)
    }
}
