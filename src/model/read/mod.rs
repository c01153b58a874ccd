//! From the tree to the typed référentiel, driven by the format's table. Nothing
//! stops it: what is not as it should be becomes a [`Problem`], and is kept.

mod bind;
mod criteria;
mod sections;
mod things;
mod values;

use super::problem::ProblemKind;
use super::text::Doc;
use super::{Framework, Problem};
use crate::findings::Edit;
use crate::format::{ROOT, Section};
use crate::source::{NodeId, Span, Tree};
use bind::Stray;

/// How many nodes may be read through aliases in one file: far above any référentiel,
/// far below a blow-up.
const ALIAS_BUDGET: u32 = 200_000;

/// Reads `tree`, whose characters are `text`.
pub fn read(text: &str, tree: &Tree) -> (Framework, Vec<Problem>) {
    let mut reader = Reader {
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
    };
    reader.read_root();
    super::reference::resolve(&mut reader.fw, reader.doc);
    (reader.fw, reader.problems)
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
}

impl<'a> Reader<'a> {
    fn tree(&self) -> &'a Tree {
        self.doc.tree
    }

    fn source(&self, span: Span) -> &'a str {
        span.of(self.doc.text)
    }

    fn problem(&mut self, kind: ProblemKind, span: Span) {
        self.problems.push(Problem { kind, span, related: None, edits: Vec::new() });
    }

    fn problem_with(&mut self, kind: ProblemKind, span: Span, related: Option<Span>, edits: Vec<Edit>) {
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
        if self.tree().kind(node) != crate::source::Kind::Alias {
            return Some(node);
        }
        let span = self.tree().span(node);
        let name = self.source(span).strip_prefix('*').unwrap_or("");
        let before = self.tree().properties.partition_point(|p| p.node < node);
        let anchor = self.tree().properties[..before]
            .iter()
            .rev()
            .find(|p| p.anchor && self.source(p.span).strip_prefix('&') == Some(name))?;
        let target = anchor.node;
        let size = self.tree().node(target).end - target;
        let cyclic = target <= node && node < self.tree().node(target).end;
        if cyclic || self.alias_left < size || self.aliases_open > 16 {
            self.problem_with(ProblemKind::AliasBounds, span, Some(anchor.span), Vec::new());
            self.alias_left = if cyclic { self.alias_left } else { 0 };
            return None;
        }
        self.alias_left -= size;
        Some(target)
    }
}
