//! From the tree to the typed référentiel, driven by the format's table. Nothing
//! stops it: what is not as it should be becomes a [`Problem`], and is kept.

mod assessments;
mod bind;
mod criteria;
mod sections;
mod strange;
mod things;
mod values;

use super::problem::ProblemKind;
use super::reference::CodeIndex;
use super::text::Doc;
use super::{Framework, Problem};
use crate::findings::Edit;
use crate::format::{ROOT, Section};
use crate::source::{Kind, NodeId, Span, Tree};
use bind::Stray;
use std::collections::{HashMap, HashSet};
pub use strange::{is_suspicious, strangeness};

/// How many nodes may be read through aliases in one file: far above any référentiel,
/// far below a blow-up.
const ALIAS_BUDGET: u32 = 200_000;

/// How many problems are kept for one file: what follows would say the same again.
const MAX_PROBLEMS: usize = 10_000;

/// Reads `tree`, whose characters are `text`: the référentiel, what was noticed, and its things by code.
pub fn read<'a>(text: &'a str, tree: &'a Tree) -> (Framework, Vec<Problem>, CodeIndex<'a>) {
    let mut reader = Reader::new(text, tree);
    reader.read_root();
    let index = CodeIndex::new(&reader.fw, text);
    super::resolve::resolve(&mut reader.fw, text, &index);
    (reader.fw, reader.problems, index)
}

struct Reader<'a> {
    doc: Doc<'a>,
    fw: Framework,
    problems: Vec<Problem>,
    /// Sections being read, outermost first.
    sections: Vec<&'static Section>,
    /// Entries found inside a section that belong to one around it.
    strays: Vec<Stray>,
    alias_left: u32,
    aliases_open: u32,
    /// The bloc, the activity and the assessment being read.
    block: Option<usize>,
    activity: Option<usize>,
    assessment: Option<usize>,
    names: Names<'a>,
    /// Keys understood so far.
    understood: u32,
}

/// Names of anchors and of the aliases that use them; empty in nearly every file.
#[derive(Default)]
struct Names<'a> {
    /// Nodes that bear each anchor, in document order.
    anchors: HashMap<&'a str, Vec<(NodeId, Span)>>,
    /// Names that an alias uses.
    used: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    fn new(text: &'a str, tree: &Tree) -> Self {
        let mut names = Names::default();
        if tree.properties.is_empty() {
            return names;
        }
        for property in tree.properties.iter().filter(|p| p.anchor) {
            let name = property.span.of(text).strip_prefix('&').unwrap_or("");
            names.anchors.entry(name).or_default().push((property.node, property.span));
        }
        let aliases = tree.nodes.iter().filter(|n| n.kind == Kind::Alias);
        names.used = aliases.filter_map(|n| n.span.of(text).strip_prefix('*')).collect();
        names
    }

    /// The last node before `node` that bears the anchor `name`, and the anchor's place.
    fn anchor(&self, name: &str, node: NodeId) -> Option<(NodeId, Span)> {
        let bearers = self.anchors.get(name)?;
        bearers[..bearers.partition_point(|(bearer, _)| *bearer < node)].last().copied()
    }
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, tree: &'a Tree) -> Self {
        Reader {
            doc: Doc { text, tree },
            fw: Framework::default(),
            problems: Vec::new(),
            sections: Vec::with_capacity(16),
            strays: Vec::new(),
            alias_left: ALIAS_BUDGET,
            aliases_open: 0,
            block: None,
            activity: None,
            assessment: None,
            names: Names::new(text, tree),
            understood: 0,
        }
    }

    fn tree(&self) -> &'a Tree {
        self.doc.tree
    }

    fn source(&self, span: Span) -> &'a str {
        span.of(self.doc.text)
    }

    fn problem(&mut self, kind: ProblemKind, span: Span) {
        self.problem_with(kind, span, None, Vec::new());
    }

    fn problem_with(&mut self, kind: ProblemKind, span: Span, related: Option<Span>, edits: Vec<Edit>) {
        if self.problems.len() >= MAX_PROBLEMS {
            return;
        }
        self.problems.push(Problem { kind, span, related, edits });
    }

    fn read_root(&mut self) {
        let root = self.tree().root().filter(|&r| self.tree().kind(r).is_map());
        if let Some(second) = self.tree().second_document {
            self.problem(ProblemKind::SecondDocument, second);
        }
        let Some(root) = root else {
            let span = self.tree().root().map_or(Span::default(), |r| self.tree().span(r));
            self.problem(ProblemKind::NoFramework, span);
            return;
        };
        self.fw.root = Some(root);
        self.fw.head = self.tree().children(root).next().map_or(Span::default(), |k| self.tree().span(k));
        let bound = self.bind(root, &ROOT, &[]);
        self.read_framework(bound);
    }

    /// The node an alias stands for, or the node itself. `None`: nothing to read there.
    fn follow(&mut self, node: NodeId) -> Option<NodeId> {
        if self.tree().kind(node) != Kind::Alias {
            return Some(node);
        }
        let span = self.tree().span(node);
        let name = self.source(span).strip_prefix('*').unwrap_or("");
        let Some((target, anchor)) = self.names.anchor(name, node) else {
            // A star before a text is the author's; nothing bears that name.
            if self.problems.last().is_none_or(|p| p.span != span) {
                let edits = crate::source::quote::quote(self.doc.text, span);
                self.problem_with(ProblemKind::SpecialTaken('*'), span, None, edits);
            }
            return None;
        };
        let size = self.tree().node(target).end - target;
        let cyclic = target <= node && node < self.tree().node(target).end;
        if cyclic || self.alias_left < size || self.aliases_open > 16 {
            self.problem_with(ProblemKind::AliasBounds, span, Some(anchor), Vec::new());
            self.alias_left = if cyclic { self.alias_left } else { 0 };
            return None;
        }
        self.alias_left -= size;
        Some(target)
    }
}
