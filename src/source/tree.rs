//! The syntax tree: an arena in document order, byte spans, comments beside it.

use super::Span;

/// Index of a node in [`Tree::nodes`].
pub type NodeId = u32;

/// What a node is and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Unquoted text, possibly on several lines; empty for « nothing written ».
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
    /// `*name`
    Alias,
    /// Mapping in lines.
    Map,
    /// `{…}`, or the pair `[a: b]` inside a list.
    FlowMap,
    /// List in lines.
    Seq,
    /// `[…]`
    FlowSeq,
}

impl Kind {
    /// True for the five ways to write a text.
    pub const fn is_scalar(self) -> bool {
        matches!(self, Kind::Plain | Kind::Single | Kind::Double | Kind::Literal | Kind::Folded)
    }

    /// True for mappings.
    pub const fn is_map(self) -> bool {
        matches!(self, Kind::Map | Kind::FlowMap)
    }

    /// True for lists.
    pub const fn is_seq(self) -> bool {
        matches!(self, Kind::Seq | Kind::FlowSeq)
    }
}

/// One node. Children follow their parent; `end` is one past the last descendant.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Bytes of the node; quotes and brackets included, anchors and tags not.
    pub span: Span,
    /// Index one past the subtree.
    pub end: NodeId,
    /// What it is.
    pub kind: Kind,
    /// True when an anchor or a tag stands before it.
    pub props: bool,
}

/// An anchor `&name` or a tag `!name` and the node that bears it.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// The node.
    pub node: NodeId,
    /// Bytes of the anchor with its `&`, or of the tag with its `!`.
    pub span: Span,
    /// True for an anchor.
    pub anchor: bool,
}

/// The tree of the first document of a stream.
#[derive(Debug, Default)]
pub struct Tree {
    /// Nodes in document order; the root is node 0.
    pub nodes: Vec<Node>,
    /// Comments, `#` included, in document order.
    pub comments: Vec<Span>,
    /// Anchors and tags, in document order.
    pub properties: Vec<Property>,
    /// Header (`>-`) of each block text, in document order, with its node.
    pub headers: Vec<(NodeId, Span)>,
    /// Where a second document begins.
    pub second_document: Option<Span>,
}

impl Tree {
    /// The node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// Kind of a node.
    pub fn kind(&self, id: NodeId) -> Kind {
        self.node(id).kind
    }

    /// Span of a node.
    pub fn span(&self, id: NodeId) -> Span {
        self.node(id).span
    }

    /// The root, when the document has one.
    pub fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(0)
    }

    /// Items of a list, or keys and values of a mapping in turn.
    pub fn children(&self, id: NodeId) -> Children<'_> {
        let node = self.node(id);
        Children { tree: self, next: id + 1, end: if node.kind.is_scalar() { id + 1 } else { node.end } }
    }

    /// Keys and values of a mapping.
    pub fn pairs(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let mut children = self.children(id);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// Nothing written: `clé:` without value, or an empty list item.
    pub fn is_empty(&self, id: NodeId) -> bool {
        let node = self.node(id);
        node.kind == Kind::Plain && node.span.is_empty()
    }

    /// Anchors and tags of a node.
    pub fn properties_of(&self, id: NodeId) -> impl Iterator<Item = &Property> + '_ {
        let from = self.properties.partition_point(|p| p.node < id);
        self.properties[from..].iter().take_while(move |p| p.node == id)
    }

    /// Header of a block text (`>-`).
    pub fn header(&self, id: NodeId) -> Option<Span> {
        let at = self.headers.binary_search_by_key(&id, |(node, _)| *node).ok()?;
        Some(self.headers[at].1)
    }

    /// The comment that begins on the line between `from` and the next line end, if any.
    pub fn comment_after(&self, text: &str, from: u32) -> Option<Span> {
        let next = self.comments[self.comments.partition_point(|c| c.start < from)..].first()?;
        let between = text.get(from as usize..next.start as usize)?;
        between.bytes().all(|b| b == b' ' || b == b'\t').then_some(*next)
    }
}

/// Iterator over the children of a node.
pub struct Children<'a> {
    tree: &'a Tree,
    next: NodeId,
    end: NodeId,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.next >= self.end {
            return None;
        }
        let id = self.next;
        self.next = self.tree.node(id).end;
        Some(id)
    }
}
