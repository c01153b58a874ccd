//! The text that stands for a finding's place: it goes with the thing, not with the line.

use super::{On, abridged, normalised};
use crate::analysis::Analysis;
use crate::findings::Finding;
use crate::model::code::{canonical, leading_code, looks_like_code};
use crate::model::reference::{Item, ItemKind, Meaning, Reference};
use crate::model::text::{Doc, Text};
use crate::model::{Framework, Thing};
use crate::rules::Family;
use crate::source::{Kind, NodeId, Span, scalar};

/// The place of a finding, told without numbers of lines.
pub struct Place {
    /// Code of the thing around; empty at the root.
    pub code: String,
    /// What the text was taken from.
    pub on: On,
    /// The text.
    pub text: String,
}

/// What a file says, ready to be asked what stands at a place.
pub struct Places<'a> {
    analysis: &'a Analysis,
    fw: &'a Framework,
    doc: Doc<'a>,
    /// Things by the place of their code.
    things: Vec<(Span, Thing)>,
    /// References by place.
    references: Vec<&'a Reference>,
}

/// Where in the tree a place is.
#[derive(Default)]
struct Spot {
    /// Innermost thing around, itself included.
    home: Option<Thing>,
    /// Last key of the format on the way: « critères », « jury ».
    key: Option<NodeId>,
    /// Last key of any kind inside the home, when it is not the home's own: what tells two groups apart.
    outer: Option<NodeId>,
    /// Value of the key the place is in.
    value: Option<NodeId>,
    /// The scalar the place is in; `None` between two.
    scalar: Option<NodeId>,
    /// True when that scalar is a key.
    is_key: bool,
}

impl<'a> Places<'a> {
    pub fn new(analysis: &'a Analysis) -> Self {
        let fw = &analysis.content.framework;
        let mut things: Vec<(Span, Thing)> = fw.things().map(|t| (fw.code_of(t).span, t)).collect();
        things.sort();
        let mut references: Vec<&Reference> = fw.references.iter().collect();
        references.sort_by_key(|r| r.span);
        Places { analysis, fw, doc: analysis.doc(), things, references }
    }

    /// The place of `finding`.
    pub fn of(&self, finding: &Finding) -> Place {
        let changes = &self.analysis.content.changes;
        let primary = finding.primary.span;
        let start = changes.mended(primary.start);
        let span = Span::new(start, changes.mended(primary.end).max(start));
        let spot = self.spot(span);
        let code = spot.home.map_or_else(String::new, |thing| self.code(thing));
        if self.is_of_the_file(finding, span) {
            let text = abridged(&normalised(&finding.message.fr));
            return Place { code: String::new(), on: On::File, text };
        }
        // What is wrong in the characters is known by the line they are on, however the rest was read.
        if finding.rule.family == Family::Src {
            let (on, text) = self.line(&spot, primary);
            return Place { code, on, text };
        }
        if let Some(link) = self.link(&spot, span) {
            return Place { code, on: On::Link, text: link };
        }
        let (on, text) = match spot.scalar {
            None => self.line(&spot, primary),
            Some(node) if spot.is_key => match spot.home.filter(|t| self.is_code_of(node, *t)) {
                Some(thing) => (On::Thing, self.name(thing)),
                None => (On::Thing, self.key(&spot, node)),
            },
            Some(node) => (On::Text, self.value(&spot, node)),
        };
        Place { code, on, text }
    }

    /// A finding that points at the head of the file for want of a better place: what stands there is not
    /// what it speaks of.
    fn is_of_the_file(&self, finding: &Finding, span: Span) -> bool {
        let reencodes = finding.fix.as_ref().is_some_and(|fix| fix.reencode);
        let head = self.fw.head;
        let at_head = span == head && !head.is_empty();
        let named = at_head && finding.message.fr.contains(head.of(self.doc.text));
        reencodes
            || finding.primary.span == Span::default()
            || (at_head && !named && finding.subject.is_none())
    }

    /// Goes down the tree to `span`.
    fn spot(&self, span: Span) -> Spot {
        let tree = self.doc.tree;
        let holds = |id: NodeId| {
            let node = tree.span(id);
            node.start <= span.start && span.end <= node.end
        };
        let mut spot = Spot::default();
        let Some(mut at) = tree.root() else { return spot };
        loop {
            let kind = tree.kind(at);
            if kind.is_scalar() {
                spot.scalar = Some(at);
                return spot;
            }
            if kind.is_map() {
                let Some((key, value)) = tree.pairs(at).find(|(k, v)| holds(*k) || holds(*v)) else {
                    return spot;
                };
                spot.value = holds(key).then_some(value);
                match self.thing_at(tree.span(key)) {
                    Some(thing) => (spot.home, spot.key, spot.outer) = (Some(thing), None, None),
                    None if !looks_like_code(tree.span(key).of(self.doc.text)) && !holds(key) => {
                        spot.key = Some(key);
                    }
                    None => {}
                }
                spot.is_key = holds(key);
                if !spot.is_key && self.thing_at(tree.span(key)).is_none() {
                    spot.outer = Some(key);
                }
                at = if spot.is_key { key } else { value };
            } else {
                spot.is_key = false;
                let Some(item) = tree.children(at).find(|item| holds(*item)) else { return spot };
                at = item;
            }
        }
    }

    fn thing_at(&self, key: Span) -> Option<Thing> {
        // The span of a code leaves the quotes of its key out.
        let near = self.things.partition_point(|(code, _)| code.start < key.start);
        let (code, thing) = self.things.get(near)?;
        (code.end <= key.end && !key.is_empty()).then_some(*thing)
    }

    fn is_code_of(&self, key: NodeId, thing: Thing) -> bool {
        let (key, code) = (self.doc.tree.span(key), self.fw.code_of(thing).span);
        key.start <= code.start && code.end <= key.end
    }

    fn code(&self, thing: Thing) -> String {
        canonical(self.fw.code_of(thing).span.of(self.doc.text)).into_owned()
    }

    /// The thing's own words: its title or sentence; of an assessment without title, its modalité. A thing
    /// without words has those of what it holds.
    fn name(&self, thing: Thing) -> String {
        let text: Option<Text> = match thing {
            Thing::Block(i) => self.fw.blocks.get(i).and_then(|b| b.title),
            Thing::Activity(i) => self.fw.activities.get(i).and_then(|a| a.title),
            Thing::Competency(i) => self.fw.competencies.get(i).and_then(|c| c.statement),
            Thing::Assessment(i) => self.fw.assessments.get(i).and_then(|a| a.title.or(a.method)),
            Thing::Deliverable(i) => self.fw.deliverables.get(i).and_then(|d| d.title),
        };
        let name = text.map(|text| normalised(&text.get(self.doc))).unwrap_or_default();
        if !name.is_empty() {
            return abridged(&name);
        }
        let of = |text: Option<Text>| text.map(|text| abridged(&normalised(&text.get(self.doc))));
        let held = match thing {
            Thing::Block(i) => self.fw.blocks.get(i).and_then(|b| {
                let activities = self.fw.activities.get(b.activities.clone()).unwrap_or_default();
                let competencies = self.fw.competencies.get(b.competencies.clone()).unwrap_or_default();
                let assessments = self.fw.assessments.get(b.assessments.clone()).unwrap_or_default();
                let mut titles = activities.iter().map(|a| a.title);
                let mut statements = competencies.iter().map(|c| c.statement);
                let mut methods = assessments.iter().map(|a| a.title.or(a.method));
                titles.find_map(of).or_else(|| statements.find_map(of)).or_else(|| methods.find_map(of))
            }),
            Thing::Activity(i) => self.fw.activities.get(i).and_then(|a| {
                self.fw.competencies.get(a.competencies.clone())?.iter().find_map(|c| of(c.statement))
            }),
            Thing::Competency(i) => self.fw.competencies.get(i).and_then(|c| {
                self.fw.competencies.get(c.subs.clone())?.iter().find_map(|sub| of(sub.statement))
            }),
            Thing::Assessment(i) => self.fw.assessments.get(i).and_then(|a| {
                let criteria = self.fw.criteria.get(a.criteria.clone()).unwrap_or_default();
                of(a.context)
                    .or_else(|| a.instructions.iter().find_map(|text| of(Some(*text))))
                    .or_else(|| criteria.iter().find_map(|c| of(c.text)))
            }),
            Thing::Deliverable(_) => None,
        };
        held.unwrap_or_default()
    }

    /// The names of all things, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.things.iter().map(|(_, thing)| self.name(*thing)).collect();
        names.sort();
        names
    }

    fn read(&self, node: NodeId) -> String {
        let node = self.doc.tree.node(node);
        let kind = if node.kind.is_scalar() { node.kind } else { Kind::Plain };
        abridged(&normalised(&scalar::decode(kind, node.span.of(self.doc.text))))
    }

    /// A key of the format, or one that is none: what it is given, and where it stands.
    fn key(&self, spot: &Spot, key: NodeId) -> String {
        let mut text = self.read(key);
        if let Some(value) = spot.value.filter(|value| self.doc.tree.kind(*value).is_scalar()) {
            let value = self.read(value);
            if !value.is_empty() {
                text = format!("{text}: {value}");
            }
        }
        self.of_thing(spot, &self.of_outer(spot, &text))
    }

    /// `text` and the key around it: two groups of one assessment have the same keys.
    fn of_outer(&self, spot: &Spot, text: &str) -> String {
        let Some(outer) = spot.outer else { return text.to_owned() };
        let pointed = self.pointed_at(self.doc.tree.span(outer));
        let outer = pointed.unwrap_or_else(|| self.read(outer));
        abridged(&format!("{text} < {outer}"))
    }

    /// `text` and the thing it is written in.
    fn of_thing(&self, spot: &Spot, text: &str) -> String {
        match spot.home.map(|thing| self.name(thing)) {
            Some(name) if name.is_empty() => format!("{text} · …"),
            Some(name) => format!("{text} · {name}"),
            None => text.to_owned(),
        }
    }

    /// A sentence stands for itself; a word or a number needs its key.
    fn value(&self, spot: &Spot, node: NodeId) -> String {
        let text = self.read(node);
        match spot.key {
            Some(key) if text.split(' ').count() < 4 => {
                let key = self.read(key);
                self.of_thing(spot, &format!("{key}: {text}"))
            }
            _ => text,
        }
    }

    /// A link is known by what it points at: codes change when a bloc comes before.
    fn link(&self, spot: &Spot, span: Span) -> Option<String> {
        let parts = self.pointed_at(span)?;
        let key = spot.key.map(|key| format!("{}: ", self.read(key))).unwrap_or_default();
        Some(self.of_thing(spot, &abridged(&format!("{key}{parts}"))))
    }

    /// What the reference around `span`, or the parts of it that `span` touches, points at.
    fn pointed_at(&self, span: Span) -> Option<String> {
        let near = self.references.partition_point(|r| r.span.start <= span.start);
        let reference = self.references.get(near.checked_sub(1)?)?;
        if span.end > reference.span.end {
            return None;
        }
        let touched = |item: &Span| item.start < span.end.max(span.start + 1) && span.start < item.end;
        let some = reference.items.iter().any(|item| touched(&item.span));
        let items = reference.items.iter().filter(|item| !some || touched(&item.span));
        let part = |item: &Item| match item.meaning {
            Meaning::Things(from, to) if from == to => self.pointed(from),
            Meaning::Things(from, to) => format!("{} à {}", self.pointed(from), self.pointed(to)),
            Meaning::Reversed(from, to) | Meaning::Mixed(from, to) => {
                format!("{} > {}", self.pointed(from), self.pointed(to))
            }
            Meaning::All => "certification".to_owned(),
            Meaning::NoBlock => "bloc".to_owned(),
            Meaning::Unknown(_) if matches!(item.kind, ItemKind::Block) => "bloc".to_owned(),
            Meaning::Unknown(span) => self.relative(span.of(self.doc.text), reference.block),
        };
        Some(items.map(part).collect::<Vec<_>>().join(", "))
    }

    fn pointed(&self, thing: Thing) -> String {
        let name = self.name(thing);
        if name.is_empty() {
            return self.relative(self.fw.code_of(thing).span.of(self.doc.text), self.fw.block_of(thing));
        }
        name
    }

    /// The code as seen from its bloc: `2.4` in bloc 2 is `~.4`, as `1.4` was when the bloc was the first.
    fn relative(&self, written: &str, block: Option<usize>) -> String {
        let written = canonical(written).into_owned();
        let bloc = block.map(|block| self.code(Thing::Block(block))).unwrap_or_default();
        match written.strip_prefix(bloc.as_str()) {
            Some(rest) if !bloc.is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("~{rest}")
            }
            _ => written,
        }
    }

    /// The line the finding begins on, without its dash and its code.
    fn line(&self, spot: &Spot, primary: Span) -> (On, String) {
        let text = &self.analysis.text;
        let at = (primary.start as usize).min(text.len());
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(at..).unwrap_or(""));
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = after.find('\n').map_or(text.len(), |length| at + length);
        let mut line = text.get(start..end).unwrap_or("").trim();
        while let Some(rest) = line.strip_prefix("- ") {
            line = rest.trim_start();
        }
        if let Some(code) = leading_code(line) {
            line = line[code..].trim_start_matches(['.', ':', ' ']);
        }
        let text = abridged(&normalised(line));
        match text.strip_suffix(':') {
            Some(key) => (On::Thing, self.of_thing(spot, &self.of_outer(spot, key))),
            None if text.is_empty() => {
                (On::Thing, spot.home.map_or_else(String::new, |thing| self.name(thing)))
            }
            None => (On::Text, text),
        }
    }
}
