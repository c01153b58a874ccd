//! What every view asks of a référentiel: texts, lines, states, and how a thing is shown in a cell.

use super::facts::{Facts, How};
use super::outline::{Section, outline};
use super::push_number;
use super::sheet::{Cell, Line, Words};
use super::state::{State, States};
use crate::analysis::Analysis;
use crate::format::Profile;
use crate::format::table::EXECUTIONS;
use crate::lang::Lang;
use crate::model::text::{Doc, Text};
use crate::model::{Assessment, Code, Framework, QualityList, Thing};
use crate::say;
use crate::source::{LineIndex, Span};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

/// A référentiel, ready to be laid out.
pub struct Reader<'a> {
    /// What is known of the file.
    pub analysis: &'a Analysis,
    /// The référentiel.
    pub fw: &'a Framework,
    /// The text that was read.
    pub doc: Doc<'a>,
    /// Language of the reader.
    pub lang: Lang,
    /// Its links.
    pub facts: Facts,
    /// Its blocs and what they hold.
    pub sections: Vec<Section>,
    /// True when there is too much to show all of it.
    pub cut: bool,
    /// State of each competence.
    pub states: States,
    /// The file, as rows cite it.
    path: &'a str,
    lines: LineIndex,
    by_subject: HashMap<&'a str, Vec<usize>>,
    /// Code and title of each thing, kind by kind.
    names: Names,
    /// The sentence of each criterion.
    criteria: Vec<Words>,
    /// Modalité, réalisation and durée of each épreuve.
    methods: Vec<Words>,
    /// The qualities of each list.
    qualities: Vec<Words>,
    /// What was last said of a link.
    last_how: RefCell<Option<(How, Words)>>,
}

impl<'a> Reader<'a> {
    /// Prepares `analysis`, of the file shown as `path`.
    pub fn new(analysis: &'a Analysis, path: &'a str, lang: Lang) -> Self {
        let fw = &analysis.content.framework;
        let facts = Facts::new(fw, analysis.profile != Profile::Rncp);
        let (sections, cut) = outline(fw, &analysis.content.coverage, &facts);
        let mut by_subject: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, finding) in analysis.findings.iter().enumerate() {
            if let Some(subject) = &finding.subject {
                by_subject.entry(subject).or_default().push(index);
            }
        }
        let doc = analysis.doc();
        let listed = |list: &QualityList| {
            let items: Vec<_> = list.items.iter().map(|item| item.get(doc)).collect();
            Words::from(items.join(" ; "))
        };
        Reader {
            last_how: RefCell::new(None),
            methods: fw.assessments.iter().map(|own| method(own, doc).into()).collect(),
            qualities: fw.qualities.iter().map(listed).collect(),
            names: Names::new(fw, doc),
            criteria: fw
                .criteria
                .iter()
                .map(|one| one.text.map_or_else(Words::default, |text| text.get(doc).into()))
                .collect(),
            analysis,
            fw,
            doc,
            lang,
            cut: cut || facts.cut,
            facts,
            sections,
            states: States::new(analysis),
            path,
            lines: LineIndex::new(&analysis.text),
            by_subject,
        }
    }

    /// A text, decoded; empty when there is none.
    pub fn text(&self, text: Option<Text>) -> String {
        text.map_or_else(String::new, |text| text.get(self.doc).into_owned())
    }

    /// One-based line of the file where `span`, of the text that was read, begins.
    pub fn line(&self, span: Span) -> usize {
        self.line_at(self.analysis.content.changes.original(span).start)
    }

    /// The line where a thing is defined.
    pub fn line_of(&self, thing: Thing) -> usize {
        self.line(self.fw.code_of(thing).span)
    }

    /// One-based line of a place of the original file.
    pub fn line_at(&self, offset: u32) -> usize {
        self.lines.line(offset) + 1
    }

    /// The raw code of a thing.
    pub fn code(&self, thing: Thing) -> &'a str {
        self.fw.code_of(thing).span.of(self.doc.text)
    }

    /// The title or sentence of a thing.
    pub fn title(&self, thing: Thing) -> Words {
        self.names.of(thing).1.clone()
    }

    /// The code of a thing, to be put in a cell.
    pub fn code_words(&self, thing: Thing) -> Words {
        self.names.of(thing).0.clone()
    }

    /// Code and title of a thing, leading to it. A title that is missing is said to be.
    pub fn named(&self, thing: Thing) -> Line {
        let text = self.title(thing);
        let note = if text.is_empty() { self.untitled(thing).into() } else { Words::default() };
        Line { text, note, ..self.coded(thing) }
    }

    fn untitled(&self, thing: Thing) -> String {
        match thing {
            Thing::Competency(_) => say!(self.lang, "sans énoncé", "no statement"),
            _ => say!(self.lang, "sans intitulé", "no title"),
        }
    }

    /// The code of a thing alone, leading to it.
    pub fn coded(&self, thing: Thing) -> Line {
        Line { thing: Some(thing), code: self.code_words(thing), ..Line::default() }
    }

    /// A cell that cites a line of the file.
    pub fn place(&self, line: usize) -> Cell {
        let mut text = String::with_capacity(self.path.len() + 8);
        text.push_str(self.path);
        text.push(':');
        push_number(&mut text, line);
        Cell::text(text)
    }

    /// The thing of this code that a place of the original file is about: the one defined there, else the first.
    pub fn thing_at(&self, code: &str, start: u32) -> Option<Thing> {
        let changes = &self.analysis.content.changes;
        let here = |thing: &Thing| changes.original(self.fw.code_of(*thing).span).start == start;
        let mut things = self.fw.things().filter(|thing| self.code(*thing) == code);
        let first = things.next()?;
        Some(if here(&first) { first } else { things.find(here).unwrap_or(first) })
    }

    /// Findings about the thing of this code.
    pub fn findings_about(&self, thing: Thing) -> Vec<usize> {
        if self.by_subject.is_empty() {
            return Vec::new();
        }
        self.by_subject.get(self.code(thing)).cloned().unwrap_or_default()
    }

    /// Findings that begin within `span` of the text that was read, in order.
    pub fn findings_within(&self, span: Span) -> Vec<usize> {
        let span = self.analysis.content.changes.original(span);
        let starts = |at: usize| self.analysis.findings[at].primary.span.start;
        let all = &self.analysis.findings;
        let from = all.partition_point(|finding| finding.primary.span.start < span.start);
        (from..all.len()).take_while(|at| starts(*at) < span.end).collect()
    }

    /// How a link gets there, in words; empty for a direct one.
    pub fn how(&self, how: How) -> String {
        let lang = self.lang;
        match how {
            How::Direct => String::new(),
            How::Range => say!(lang, "par une plage", "through a range"),
            How::Activity(index) => {
                let code = self.code(Thing::Activity(index));
                say!(lang, "par l'activité {code}", "through activity {code}")
            }
            How::Deliverable(index) => {
                let code = self.code(Thing::Deliverable(index));
                say!(lang, "par le livrable {code}", "through deliverable {code}")
            }
            How::Block(index) => {
                let code = self.code(Thing::Block(index));
                say!(lang, "par le bloc {code}", "through bloc {code}")
            }
            How::Assessment(index) => {
                let code = self.code(Thing::Assessment(index));
                say!(lang, "par l'épreuve {code}", "through assessment {code}")
            }
            How::Parts => say!(lang, "par ses sous-compétences", "through its sub-competences"),
            How::Everything => say!(lang, "avec toute la certification", "with the whole certification"),
        }
    }

    /// A criterion: its own code, if it has one, and its sentence.
    pub fn criterion(&self, index: usize) -> Line {
        let criterion = &self.fw.criteria[index];
        let code = criterion.code.map_or_else(Words::default, |code| code.span.of(self.doc.text).into());
        Line { code, text: self.criteria[index].clone(), ..Line::default() }
    }

    /// The cell of a criterion.
    pub fn sentence(&self, index: usize) -> Cell {
        match self.criteria[index].is_empty() {
            true => Cell::missing(say!(self.lang, "critère sans texte", "criterion without text")),
            false => Cell::of(vec![self.criterion(index)]),
        }
    }

    /// The same, to be put in a cell; the links of a row, and those of the next, mostly get there alike.
    pub fn how_words(&self, how: How) -> Words {
        let mut last = self.last_how.borrow_mut();
        match &*last {
            Some((same, words)) if *same == how => words.clone(),
            _ => {
                let words = Words::from(self.how(how));
                *last = Some((how, words.clone()));
                words
            }
        }
    }

    /// How a criterion gets to a competence: through its group before anything else.
    pub fn criterion_how(&self, criterion: usize, how: How) -> String {
        let group = self.fw.criteria[criterion].group.and_then(|group| self.fw.groups[group].title);
        match (how, group) {
            (How::Direct, _) | (_, None) => self.how(how),
            (_, Some(title)) => {
                let title = title.get(self.doc);
                say!(self.lang, "par le groupe «\u{a0}{title}\u{a0}»", "through the group “{title}”")
            }
        }
    }

    /// Modalité, réalisation and durée of an épreuve, as far as it says them.
    pub fn method(&self, assessment: usize) -> Words {
        self.methods[assessment].clone()
    }

    /// The cell of a state.
    pub fn state(&self, state: &State) -> Cell {
        Cell { state: Some(state.clone()), gap: state.is_gap(), ..Cell::text(state.word(self.lang)) }
    }

    /// The list of qualities of an épreuve: its own, else that of its bloc.
    pub fn qualities(&self, assessment: usize) -> Option<usize> {
        let own = &self.fw.assessments[assessment];
        own.qualities.or_else(|| own.block.and_then(|block| self.fw.blocks[block].qualities))
    }

    /// The qualities of a list, in its order.
    pub fn quality_words(&self, list: usize) -> Words {
        self.qualities[list].clone()
    }
}

/// Code and title of every thing, decoded once.
struct Names {
    blocks: Vec<(Words, Words)>,
    activities: Vec<(Words, Words)>,
    competencies: Vec<(Words, Words)>,
    assessments: Vec<(Words, Words)>,
    deliverables: Vec<(Words, Words)>,
}

impl Names {
    fn new(fw: &Framework, doc: Doc<'_>) -> Self {
        let name = |code: Code, title: Option<Text>| {
            let title = title.map_or_else(Words::default, |title| Words::from(title.get(doc)));
            (Words::from(code.span.of(doc.text)), title)
        };
        Names {
            blocks: fw.blocks.iter().map(|one| name(one.code, one.title)).collect(),
            activities: fw.activities.iter().map(|one| name(one.code, one.title)).collect(),
            competencies: fw.competencies.iter().map(|one| name(one.code, one.statement)).collect(),
            assessments: fw.assessments.iter().map(|one| name(one.code, one.title)).collect(),
            deliverables: fw.deliverables.iter().map(|one| name(one.code, one.title)).collect(),
        }
    }

    fn of(&self, thing: Thing) -> &(Words, Words) {
        match thing {
            Thing::Block(index) => &self.blocks[index],
            Thing::Activity(index) => &self.activities[index],
            Thing::Competency(index) => &self.competencies[index],
            Thing::Assessment(index) => &self.assessments[index],
            Thing::Deliverable(index) => &self.deliverables[index],
        }
    }
}

/// What an épreuve says of its modalité, its réalisation and its durée.
fn method(own: &Assessment, doc: Doc<'_>) -> String {
    let mut parts: Vec<Cow<'_, str>> = own.method.iter().map(|text| text.get(doc)).collect();
    parts.extend(own.phase_methods.iter().map(|text| text.get(doc)));
    for word in own.execution.iter().chain(&own.phase_executions) {
        let listed = word.value.and_then(|at| EXECUTIONS.get(at as usize));
        parts.push(Cow::Borrowed(listed.copied().unwrap_or_else(|| word.span.of(doc.text))));
    }
    parts.extend(own.duration.iter().map(|text| text.get(doc)));
    parts.retain(|part| !part.is_empty());
    parts.dedup();
    parts.join(" · ")
}
