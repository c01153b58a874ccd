//! The one parse: events of the YAML parser become the arena tree. No other
//! module names the parser, so that it can be replaced in this file alone.

use super::tree::{Kind, Node, Property, Tree};
use super::{NodeId, Span};
use oneyaml_core::{Settings, code};
use oneyaml_syntax::event::{Event, EventKind, ScalarStyle, TriviaKind};
use oneyaml_syntax::parser::events_with;

/// Greatest depth of nesting read. A référentiel needs about fifteen levels.
pub const MAX_DEPTH: usize = 128;

/// Greatest size of a file, in bytes.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// Where and why the YAML parser stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The parser's own place for the error.
    pub span: Span,
    /// Places it relates to: where a quote or a bracket was opened.
    pub related: Vec<Span>,
    /// True when the nesting is deeper than [`MAX_DEPTH`].
    pub too_deep: bool,
}

const SETTINGS: Settings = Settings::new().max_depth(MAX_DEPTH);

/// Reads `text` up to its first syntax error; the tree is well formed all the same.
pub fn parse(text: &str) -> (Tree, Option<SyntaxError>) {
    match super::fast::read(text) {
        Some(tree) => (tree, None),
        None => parse_slowly(text),
    }
}

/// The same by the YAML parser alone.
pub fn parse_slowly(text: &str) -> (Tree, Option<SyntaxError>) {
    let mut builder = Builder::with_capacity(text.len());
    let mut error = None;
    for sourced in events_with(text, &SETTINGS) {
        let event = sourced.event();
        match event.kind() {
            EventKind::Error(_) => {
                if error.is_none() {
                    error = read_error(event);
                }
            }
            EventKind::DocumentStart { .. } if builder.documents > 0 => {
                builder.tree.second_document = Some(span(event));
                break;
            }
            kind => builder.add(kind, span(event)),
        }
    }
    (builder.tree, error)
}

/// The first syntax error of `text`, without building anything.
pub fn first_error(text: &str) -> Option<SyntaxError> {
    let mut documents = 0;
    for sourced in events_with(text, &SETTINGS) {
        let event = sourced.event();
        match event.kind() {
            EventKind::Error(_) => return read_error(event),
            EventKind::DocumentStart { .. } if documents > 0 => return None,
            EventKind::DocumentStart { .. } => documents += 1,
            _ => {}
        }
    }
    None
}

/// Counts the events of `text`: the floor that benchmarks compare with.
pub fn drain(text: &str) -> usize {
    events_with(text, &SETTINGS).count()
}

fn span(event: &Event<'_>) -> Span {
    let span = event.span();
    Span::new(span.start as u32, span.end as u32)
}

fn read_error(event: &Event<'_>) -> Option<SyntaxError> {
    let diagnostic = event.diagnostic()?;
    let convert = |s: oneyaml_core::Span| Span::new(s.start as u32, s.end as u32);
    Some(SyntaxError {
        span: convert(diagnostic.primary.span),
        related: diagnostic.secondary.iter().map(|label| convert(label.span)).collect(),
        too_deep: diagnostic.code == code::DEPTH_LIMIT_EXCEEDED,
    })
}

struct Builder {
    tree: Tree,
    open: Vec<NodeId>,
    /// Properties and block headers read before their node.
    pending: Vec<(Span, bool)>,
    header: Option<Span>,
    documents: u32,
}

impl Builder {
    fn with_capacity(bytes: usize) -> Self {
        // One node for about 28 bytes in the référentiels measured.
        let tree = Tree { nodes: Vec::with_capacity(bytes / 28 + 8), ..Tree::default() };
        Builder { tree, open: Vec::with_capacity(32), pending: Vec::new(), header: None, documents: 0 }
    }

    fn add(&mut self, kind: &EventKind, span: Span) {
        match kind {
            EventKind::DocumentStart { .. } => self.documents += 1,
            EventKind::MappingStart { style, .. } => {
                let block = matches!(style, oneyaml_syntax::event::CollectionStyle::Block);
                self.start(if block { Kind::Map } else { Kind::FlowMap }, span);
            }
            EventKind::SequenceStart { style, .. } => {
                let block = matches!(style, oneyaml_syntax::event::CollectionStyle::Block);
                self.start(if block { Kind::Seq } else { Kind::FlowSeq }, span);
            }
            EventKind::MappingEnd | EventKind::SequenceEnd => self.finish(span.end),
            EventKind::Scalar { style, .. } => {
                let kind = match style {
                    ScalarStyle::SingleQuoted => Kind::Single,
                    ScalarStyle::DoubleQuoted => Kind::Double,
                    ScalarStyle::Literal => Kind::Literal,
                    ScalarStyle::Folded => Kind::Folded,
                    _ => Kind::Plain,
                };
                self.leaf(kind, span);
            }
            EventKind::Alias => self.leaf(Kind::Alias, span),
            EventKind::Trivia(TriviaKind::Comment) => self.tree.comments.push(span),
            EventKind::Trivia(TriviaKind::Anchor) => self.pending.push((span, true)),
            EventKind::Trivia(TriviaKind::Tag) => self.pending.push((span, false)),
            EventKind::Trivia(TriviaKind::BlockScalarHeader) => self.header = Some(span),
            _ => {}
        }
    }

    fn leaf(&mut self, kind: Kind, span: Span) {
        let id = self.push(kind, span);
        self.tree.nodes[id as usize].end = id + 1;
    }

    fn start(&mut self, kind: Kind, span: Span) {
        let id = self.push(kind, span);
        self.open.push(id);
    }

    fn push(&mut self, kind: Kind, span: Span) -> NodeId {
        let id = self.tree.nodes.len() as NodeId;
        let props = !self.pending.is_empty();
        for (span, anchor) in self.pending.drain(..) {
            self.tree.properties.push(Property { node: id, span, anchor });
        }
        if let Some(header) = self.header.take()
            && matches!(kind, Kind::Literal | Kind::Folded)
        {
            self.tree.headers.push((id, header));
        }
        self.tree.nodes.push(Node { span, end: id + 1, kind, props });
        id
    }

    fn finish(&mut self, end: u32) {
        if let Some(id) = self.open.pop() {
            let after = self.tree.nodes.len() as NodeId;
            let node = &mut self.tree.nodes[id as usize];
            node.end = after;
            node.span.end = end;
        }
    }
}
