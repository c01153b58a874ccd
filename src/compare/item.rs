//! The things of one document as one flat list, each with its words, its place, what it stands in and what it links to.

use super::Kind;
use super::fields::{self, Field};
use super::words::plain;
use crate::analysis::Analysis;
use crate::format::K;
use crate::format::table::{ACTIVITY, ASSESSMENT, BLOCK, COMPETENCY, CRITERION, DELIVERABLE};
use crate::model::reference::{Meaning, Reference};
use crate::model::text::{Doc, Text};
use crate::model::{Code, Criterion, Framework, Target, Thing};
use crate::source::{NodeId, Span};

/// What a thing stands in, or what a criterion is about, or a part of a link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Anchor {
    /// Index of an item.
    Item(usize),
    /// The same, as the first or last of a range.
    Until(usize),
    /// A word: « certification », a code that nothing bears.
    Word(String),
}

/// A link written with codes: what an épreuve evaluates, the competences an activity lists.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// Its key.
    pub name: &'static str,
    /// The expression, as written.
    pub text: String,
    /// Where, in the original text.
    pub span: Span,
    /// Its parts, ends of ranges one after the other.
    pub ends: Vec<Anchor>,
    /// All the items it stands for, in order, each once.
    pub all: Vec<usize>,
}

/// One thing.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub kind: Kind,
    /// Its code as written; empty when it has none.
    pub code: String,
    /// Its sentence or title, as [`plain`] has it; empty when it has none.
    pub text: String,
    /// Whole entry, in the original text.
    pub span: Span,
    /// Where it is cited: its code, else its sentence, in the original text.
    pub cited: u32,
    /// What it stands in.
    pub parent: Option<usize>,
    /// The bloc it belongs to.
    pub block: Option<usize>,
    /// What must stay the same for it not to have moved.
    pub anchors: Vec<Anchor>,
    pub links: Vec<Link>,
    pub fields: Vec<Field>,
}

/// Every thing of a document, kind by kind in document order.
pub(crate) struct Items {
    pub list: Vec<Item>,
    /// First item of each class, and the end of the last.
    starts: [usize; CLASSES + 1],
}

/// Classes of things that can be matched with one another.
pub(crate) const CLASSES: usize = 7;

impl Items {
    /// The items of a class, as a range.
    pub fn class(&self, class: usize) -> std::ops::Range<usize> {
        self.starts[class]..self.starts[class + 1]
    }

    /// The item of a thing.
    pub fn of(&self, thing: Thing) -> usize {
        let (class, index) = match thing {
            Thing::Block(i) => (0, i),
            Thing::Activity(i) => (1, i),
            Thing::Competency(i) => (2, i),
            Thing::Assessment(i) => (3, i),
            Thing::Deliverable(i) => (4, i),
        };
        self.starts[class] + index
    }

    /// Collects the things of a document.
    pub fn of_analysis(analysis: &Analysis) -> Items {
        let fw = &analysis.content.framework;
        let counts = [
            fw.blocks.len(),
            fw.activities.len(),
            fw.competencies.len(),
            fw.assessments.len(),
            fw.deliverables.len(),
            fw.criteria.len(),
            fw.qualities.iter().map(|list| list.items.len()).sum(),
        ];
        let mut starts = [0; CLASSES + 1];
        for (at, count) in counts.iter().enumerate() {
            starts[at + 1] = starts[at] + count;
        }
        let mut items = Items { list: Vec::with_capacity(starts[CLASSES]), starts };
        let from = Collector { analysis, fw, doc: analysis.doc() };
        for thing in fw.things() {
            let item = from.thing(thing, &items);
            items.list.push(item);
        }
        for criterion in &fw.criteria {
            let item = from.criterion(criterion, &items);
            items.list.push(item);
        }
        for list in &fw.qualities {
            let owner = items.of(list.owner);
            for text in &list.items {
                let span = analysis.content.changes.original(text.span);
                items.list.push(Item {
                    kind: Kind::Quality,
                    code: String::new(),
                    text: plain(&text.get(from.doc)),
                    span,
                    cited: span.start,
                    parent: Some(owner),
                    block: fw.block_of(list.owner).map(|b| items.of(Thing::Block(b))),
                    anchors: vec![Anchor::Item(owner)],
                    links: Vec::new(),
                    fields: Vec::new(),
                });
            }
        }
        items
    }
}

struct Collector<'a> {
    analysis: &'a Analysis,
    fw: &'a Framework,
    doc: Doc<'a>,
}

impl Collector<'_> {
    fn original(&self, span: Span) -> Span {
        self.analysis.content.changes.original(span)
    }

    fn thing(&self, thing: Thing, items: &Items) -> Item {
        let fw = self.fw;
        let coverage = &self.analysis.content.coverage;
        let home = coverage.home_of(fw, thing);
        let (kind, title, span, section, own) = match thing {
            Thing::Block(i) => (Kind::Block, fw.blocks[i].title, fw.blocks[i].span, &BLOCK, K::Title),
            Thing::Activity(i) => {
                (Kind::Activity, fw.activities[i].title, fw.activities[i].span, &ACTIVITY, K::Title)
            }
            Thing::Competency(i) => {
                let one = &fw.competencies[i];
                let kind = if one.parent.is_some() { Kind::SubCompetency } else { Kind::Competency };
                (kind, one.statement, one.span, &COMPETENCY, K::Statement)
            }
            Thing::Assessment(i) => {
                let one = &fw.assessments[i];
                let kind = if one.is_final { Kind::FinalAssessment } else { Kind::Assessment };
                (kind, one.title, one.span, &ASSESSMENT, K::Title)
            }
            Thing::Deliverable(i) => {
                let one = &fw.deliverables[i];
                (Kind::Deliverable, one.title, one.span, &DELIVERABLE, K::Title)
            }
        };
        let parent = match thing {
            Thing::Block(_) => None,
            Thing::Competency(i) => {
                let one = &fw.competencies[i];
                let above = one.parent.map(Thing::Competency).or(one.activity.map(Thing::Activity));
                above.or(home.map(Thing::Block))
            }
            Thing::Deliverable(i) => fw.deliverables[i].assessment.map(Thing::Assessment),
            _ => home.map(Thing::Block),
        };
        let parent = parent.or(home.map(Thing::Block).filter(|b| *b != thing)).map(|t| items.of(t));
        let code = fw.code_of(thing);
        Item {
            kind,
            code: code.span.of(self.doc.text).trim().to_owned(),
            text: self.text(title),
            span: self.original(span),
            cited: self.original(code.span).start,
            parent,
            block: home.map(|b| items.of(Thing::Block(b))),
            anchors: parent.map(Anchor::Item).into_iter().collect(),
            links: self.links(thing, items),
            fields: self
                .value_after(span.start)
                .map_or_else(Vec::new, |node| fields::of(self.doc, node, section, &[own])),
        }
    }

    fn text(&self, text: Option<Text>) -> String {
        text.map(|text| plain(&text.get(self.doc))).unwrap_or_default()
    }

    fn criterion(&self, criterion: &Criterion, items: &Items) -> Item {
        let fw = self.fw;
        let mut anchors: Vec<Anchor> =
            criterion.assessment.map(|a| Anchor::Item(items.of(Thing::Assessment(a)))).into_iter().collect();
        let mut parent = criterion.assessment.map(|a| items.of(Thing::Assessment(a)));
        match criterion.target {
            Target::Thing(thing) => {
                anchors.push(Anchor::Item(items.of(thing)));
                parent = Some(items.of(thing));
            }
            Target::Reference(reference) => {
                let ends = ends(self.doc.text, &fw.references[reference], items);
                if let Some(Anchor::Item(first)) = ends.first() {
                    parent = Some(*first);
                }
                anchors.extend(ends);
            }
            Target::Nothing => {}
        }
        anchors.sort_unstable();
        anchors.dedup();
        let span = self.original(criterion.span);
        let mut fields = self.node_at(criterion.span).map_or_else(Vec::new, |node| {
            fields::of(self.doc, node, &CRITERION, &[K::Criterion, K::Code, K::Group])
        });
        if let Some(title) = criterion.group.and_then(|g| fw.groups.get(g)).and_then(|group| group.title) {
            fields.push(Field { path: "groupe".to_owned(), text: self.text(Some(title)), span: title.span });
        }
        let code = criterion.code.map(|code: Code| code.span.of(self.doc.text).trim().to_owned());
        Item {
            kind: Kind::Criterion,
            code: code.unwrap_or_default(),
            text: self.text(criterion.text),
            span,
            cited: span.start,
            parent,
            block: criterion.block.map(|b| items.of(Thing::Block(b))),
            anchors,
            links: Vec::new(),
            fields,
        }
    }

    fn links(&self, thing: Thing, items: &Items) -> Vec<Link> {
        let fw = self.fw;
        let found: [(&'static str, Option<usize>); 2] = match thing {
            Thing::Block(i) => {
                [("activités", fw.blocks[i].activity_refs), ("compétences", fw.blocks[i].competency_refs)]
            }
            Thing::Activity(i) => [("compétences", fw.activities[i].competency_refs), ("", None)],
            Thing::Assessment(i) => [("évalue", fw.assessments[i].evaluates), ("", None)],
            Thing::Deliverable(i) => [("évalue", fw.deliverables[i].evaluates), ("", None)],
            Thing::Competency(_) => return Vec::new(),
        };
        let link = |(name, reference): (&'static str, Option<usize>)| {
            let reference = fw.references.get(reference?)?;
            Some(Link {
                name,
                text: plain(reference.span.of(self.doc.text)),
                span: self.original(reference.span),
                ends: ends(self.doc.text, reference, items),
                all: all(reference, items),
            })
        };
        found.into_iter().filter_map(link).collect()
    }

    /// The value of the mapping entry whose key begins at `start`.
    fn value_after(&self, start: u32) -> Option<NodeId> {
        let nodes = &self.doc.tree.nodes;
        let from = nodes.partition_point(|node| node.span.start < start);
        let same = nodes.get(from..)?.iter().take_while(|node| node.span.start == start);
        let key = from + same.clone().position(|node| node.kind.is_scalar())?;
        let value = nodes.get(key)?.end;
        ((value as usize) < nodes.len()).then_some(value)
    }

    fn node_at(&self, span: Span) -> Option<NodeId> {
        let nodes = &self.doc.tree.nodes;
        let from = nodes.partition_point(|node| node.span.start < span.start);
        let same = nodes.get(from..)?.iter().take_while(|node| node.span.start == span.start);
        let at = same.clone().position(|node| node.span == span && node.kind.is_map())?;
        NodeId::try_from(from + at).ok()
    }
}

/// The parts of a reference: single things, both ends of ranges, and what stands for no thing, as written.
fn ends(text: &str, reference: &Reference, items: &Items) -> Vec<Anchor> {
    let mut found = Vec::with_capacity(reference.items.len());
    for item in &reference.items {
        match item.meaning {
            Meaning::Things(first, last) | Meaning::Reversed(last, first) => {
                found.push(Anchor::Item(items.of(first)));
                if first != last {
                    found.push(Anchor::Until(items.of(last)));
                }
            }
            Meaning::All => found.push(Anchor::Word("certification".to_owned())),
            Meaning::NoBlock => found.push(Anchor::Word("bloc".to_owned())),
            Meaning::Unknown(_) | Meaning::Mixed(..) => {
                found.push(Anchor::Word(plain(item.span.of(text))));
            }
        }
    }
    found
}

fn all(reference: &Reference, items: &Items) -> Vec<usize> {
    let mut found: Vec<usize> =
        reference.ranges().flat_map(|(first, last)| items.of(first)..=items.of(last)).collect();
    found.sort_unstable();
    found.dedup();
    found
}
