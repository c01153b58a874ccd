//! What is where: for each entry the comments and blank lines that go with it, what the format means by it,
//! and whether it may change places.

use super::scan;
use crate::analysis::Analysis;
use crate::format::Shape;
use crate::ide::due::Due;
use crate::rules::registry::{self, Layout};
use crate::source::{Kind, LineIndex, NodeId, Span, Tree};
use std::collections::HashMap;
use std::ops::Range;

/// A blank line, or a comment that stands on a line of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trivia {
    /// The comment; empty for a blank line.
    pub span: Span,
    /// Blanks before it.
    pub column: usize,
}

impl Trivia {
    /// True for a blank line.
    pub fn is_blank(&self) -> bool {
        self.span.is_empty()
    }
}

/// A key that will be written otherwise: its place and its name.
pub(super) type Renames = HashMap<u32, (u32, &'static str)>;

/// What a key is to the order of its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// A key of the format, at this row of its section.
    Known(u16),
    /// A key that means nothing here: it stays by its neighbour.
    Unknown,
    /// A code, a name or a reference of the author: its place is meant.
    Authored,
}

/// The plan of a file.
pub(super) struct Plan<'a> {
    pub text: &'a str,
    pub tree: &'a Tree,
    pub renames: Renames,
    /// Lines up to this byte stay as they are: `%YAML`, `---`.
    pub prolog: usize,
    /// What follows this byte stays as it is: `...`.
    pub tail: usize,
    /// True when lists under a key stand further in than the key.
    pub dashes_in: bool,
    pub(super) trivia: Vec<Trivia>,
    pub(super) before: Vec<Range<u32>>,
    pub(super) inside: Vec<Range<u32>>,
    pub(super) foot: Vec<Range<u32>>,
    pub(super) dashes: Vec<u32>,
    pub(super) dues: Vec<Due>,
    pub(super) ranks: Vec<Rank>,
    /// Nodes that others refer to, or whose end depends on what follows: what holds them keeps its order.
    rigid: Vec<NodeId>,
    /// Mappings that are sentences with a colon in them.
    pub(super) raw: Vec<bool>,
}

/// The keys that the reading understood although they are spelt otherwise, in `plain`, whose lines are those
/// of the analysis with other ends.
pub(super) fn renames(analysis: &Analysis, plain: &str, lines: &LineIndex) -> Renames {
    let mut renames = Renames::new();
    let ours = analysis.text.len() == plain.len();
    let typed = (!ours).then(|| LineIndex::new(&analysis.text));
    let place = |at: u32| match &typed {
        None => at,
        Some(typed) => {
            let line = typed.line(at);
            lines.start(line) + (at - typed.start(line))
        }
    };
    for finding in analysis.findings.iter().filter(|f| registry::layout(f.rule) == Some(Layout::Spelling)) {
        let [edit] = finding.fix.as_ref().map_or(&[][..], |fix| &fix.edits) else { continue };
        let keys = crate::format::table::SECTIONS.iter().flat_map(|s| s.keys);
        if let Some(key) = keys.into_iter().find(|key| key.name == edit.text) {
            let start = place(edit.span.start);
            renames.insert(start, (start + edit.span.len(), key.name));
        }
    }
    renames
}

impl<'a> Plan<'a> {
    /// Reads the plan. On failure: the byte at which something is written in a way that has no layout here.
    pub fn new(text: &'a str, tree: &'a Tree, renames: Renames) -> Result<Self, u32> {
        let count = tree.nodes.len();
        let mut plan = Plan {
            text,
            tree,
            renames,
            prolog: 0,
            tail: text.len(),
            dashes_in: true,
            trivia: Vec::new(),
            before: vec![0..0; count],
            inside: vec![0..0; count],
            foot: vec![0..0; count + 1],
            dashes: vec![0; count],
            dues: vec![Due::Free; count],
            ranks: vec![Rank::Authored; count],
            rigid: Vec::new(),
            raw: vec![false; count],
        };
        plan.rigid = (0..count as NodeId).filter(|id| plan.is_rigid(*id)).collect();
        let mut plan = scan::scan(plan)?;
        plan.keep_twins();
        Ok(plan)
    }

    /// Two keys of a mapping that would be spelt the same stay as they are: one of them would be lost.
    fn keep_twins(&mut self) {
        if self.renames.is_empty() {
            return;
        }
        let (tree, text) = (self.tree, self.text);
        for map in (0..tree.nodes.len() as NodeId).filter(|id| tree.kind(*id).is_map()) {
            let keys = || tree.children(map).step_by(2).map(|key| tree.span(key));
            if !keys().any(|key| self.renames.contains_key(&key.start)) {
                continue;
            }
            let name = |key: Span| self.renames.get(&key.start).map_or(key.of(text), |(_, name)| name);
            let twins = keys().filter(|key| keys().filter(|other| name(*other) == name(*key)).count() > 1);
            for twin in twins.collect::<Vec<_>>() {
                self.renames.remove(&twin.start);
            }
        }
    }

    fn is_rigid(&self, id: NodeId) -> bool {
        let node = self.tree.node(id);
        node.props || node.kind == Kind::Alias || self.keeps_end(id)
    }

    /// True for a block text that keeps the blank lines behind it: `|+`.
    pub fn keeps_end(&self, id: NodeId) -> bool {
        matches!(self.tree.kind(id), Kind::Literal | Kind::Folded)
            && self.tree.header(id).is_some_and(|h| h.of(self.text).contains('+'))
    }

    /// True when something in `node` must keep its place among the rest.
    pub fn holds_rigid(&self, node: NodeId) -> bool {
        let end = self.tree.node(node).end;
        let from = self.rigid.partition_point(|id| *id < node);
        self.rigid.get(from).is_some_and(|id| *id < end)
    }

    /// Where a node begins, its anchor or tag included.
    pub fn start(&self, id: NodeId) -> usize {
        let node = self.tree.node(id);
        let first = node.props.then(|| self.tree.properties_of(id).next()).flatten();
        first.map_or(node.span.start, |p| p.span.start) as usize
    }

    /// Where the last anchor or tag of a node ends.
    pub fn props_end(&self, id: NodeId) -> Option<usize> {
        self.tree
            .node(id)
            .props
            .then(|| self.tree.properties_of(id).last())
            .flatten()
            .map(|p| p.span.end as usize)
    }

    /// The dash of an item.
    pub fn dash(&self, item: NodeId) -> usize {
        self.dashes.get(item as usize).map_or(0, |at| *at as usize)
    }

    /// Lines above a key or a dash.
    pub fn before(&self, id: NodeId) -> &[Trivia] {
        self.lines(self.before.get(id as usize))
    }

    /// Lines between a key or a dash and its value.
    pub fn inside(&self, id: NodeId) -> &[Trivia] {
        self.lines(self.inside.get(id as usize))
    }

    /// Lines below the last entry of a collection.
    pub fn foot(&self, id: NodeId) -> &[Trivia] {
        self.lines(self.foot.get(id as usize))
    }

    /// Lines at the end of the file.
    pub fn last(&self) -> &[Trivia] {
        self.lines(self.foot.last())
    }

    fn lines(&self, range: Option<&Range<u32>>) -> &[Trivia] {
        let range = range.map_or(0..0, |r| r.start as usize..r.end as usize);
        self.trivia.get(range).unwrap_or(&[])
    }

    /// What is due at a value or an item.
    pub fn due(&self, id: NodeId) -> Due {
        self.dues.get(id as usize).copied().unwrap_or(Due::Free)
    }

    /// What a key is to the order of its section.
    pub fn rank(&self, id: NodeId) -> Rank {
        self.ranks.get(id as usize).copied().unwrap_or(Rank::Authored)
    }

    /// True for a mapping that is a sentence with a colon in it: its characters are the text.
    pub fn is_raw(&self, id: NodeId) -> bool {
        self.raw.get(id as usize).copied().unwrap_or(false)
    }

    /// Bytes between the beginning of its line and `at`.
    pub fn column(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or(&[]);
        before.len() - memchr::memrchr(b'\n', before).map_or(0, |end| end + 1)
    }

    /// True when there is no line end between two bytes.
    pub fn one_line(&self, from: usize, to: usize) -> bool {
        !self.text.as_bytes().get(from..to).unwrap_or(&[]).contains(&b'\n')
    }

    /// The lines of a block text: from where to where, and the byte its header ends at.
    pub fn body(&self, id: NodeId) -> (Range<usize>, usize) {
        let span = self.tree.span(id);
        let header = self.tree.header(id).map_or(span.start as usize, |h| h.end as usize);
        let rest = self.text.get(header..).unwrap_or("");
        let start = rest.find('\n').map_or(self.text.len(), |end| header + end + 1);
        let mut end = (span.end as usize).max(start);
        if !self.text[..end].ends_with('\n') {
            end = self.text[end..].find('\n').map_or(self.text.len(), |more| end + more + 1);
        }
        while self.keeps_end(id) && end < self.text.len() {
            let line = self.text[end..].split_inclusive('\n').next().unwrap_or("");
            if !line.trim().is_empty() {
                break;
            }
            end += line.len();
        }
        (start..end, header)
    }
}

/// True where a sentence is due.
pub(super) fn takes_sentence(due: Due) -> bool {
    match due {
        Due::Value(key) => matches!(key.shape, Shape::Sentence | Shape::Sentences),
        Due::Section(_) | Due::List(_) | Due::Criteria(_) => true,
        Due::Coded(..) | Due::Named(..) | Due::Free => false,
    }
}
