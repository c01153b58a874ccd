//! The way from the root of a file to a place, each step with what it means for the format.

use super::File;
use super::due::{Due, KeyMeaning};
use crate::source::{NodeId, Span, scalar};

/// One step down.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Into an entry of a mapping.
    Entry {
        /// The mapping.
        map: NodeId,
        /// The key.
        key: NodeId,
        /// Its value.
        value: NodeId,
        /// What the key is.
        meaning: KeyMeaning,
        /// What is due as its value.
        due: Due,
    },
    /// Into an item of a list.
    Item {
        /// The list.
        list: NodeId,
        /// The item.
        item: NodeId,
        /// What is due as an item.
        due: Due,
    },
}

/// The steps to a place, and what stands there.
#[derive(Debug)]
pub struct Path {
    /// From the root down.
    pub steps: Vec<Step>,
    /// The last node that holds the place.
    pub node: Option<NodeId>,
    /// True when the place is in the key of the last step rather than in its value.
    pub on_key: bool,
    /// The place, in the text that was read.
    pub at: u32,
}

impl Path {
    /// What is due at the place: inside the last value, or among the keys around.
    pub fn due(&self) -> Due {
        match self.steps.last() {
            Some(Step::Entry { due, .. } | Step::Item { due, .. }) => *due,
            None => Due::root(),
        }
    }

    /// The key of the format that the place is in or behind, nearest first: its meaning, its node.
    pub fn key(&self) -> Option<(KeyMeaning, NodeId)> {
        self.steps.iter().rev().find_map(|step| match step {
            Step::Entry { meaning, key, .. } => Some((*meaning, *key)),
            Step::Item { .. } => None,
        })
    }
}

/// The way to the byte `at` of the text as typed.
pub fn path(file: &File, at: u32) -> Path {
    let (doc, at) = (file.doc(), file.read_at(at));
    let tree = doc.tree;
    let mut path = Path { steps: Vec::new(), node: tree.root(), on_key: false, at };
    let (Some(mut node), mut due) = (tree.root(), Due::root()) else { return path };
    loop {
        let kind = tree.kind(node);
        if kind.is_map() {
            let holds = |(key, _): &(NodeId, NodeId)| tree.span(*key).start <= at;
            let Some((key, value)) = tree.pairs(node).take_while(holds).last() else { return path };
            let key_node = tree.node(key);
            let written = scalar::decode(key_node.kind, key_node.span.of(doc.text));
            let (meaning, inside) =
                if key_node.kind.is_scalar() { due.key(&written) } else { (KeyMeaning::Unknown, Due::Free) };
            path.steps.push(Step::Entry { map: node, key, value, meaning, due: inside });
            path.on_key = at <= key_node.span.end;
            path.node = Some(if path.on_key { key } else { value });
            if path.on_key {
                return path;
            }
            (node, due) = (value, inside);
        } else if kind.is_seq() {
            let holds = |item: &NodeId| tree.span(*item).start <= at;
            let Some(item) = tree.children(node).take_while(holds).last() else { return path };
            due = due.item();
            path.steps.push(Step::Item { list: node, item, due });
            path.node = Some(item);
            node = item;
        } else {
            return path;
        }
    }
}

/// True when `span` holds `at` or ends there, as a cursor does behind a word.
pub fn touches(span: Span, at: u32) -> bool {
    span.start <= at && at <= span.end
}
