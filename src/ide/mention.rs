//! Every code that stands in a file: where things are defined, and where they are referred to.

use super::path::touches;
use crate::model::reference::{ItemKind, Meaning};
use crate::model::{Framework, Thing};
use crate::source::Span;

/// How a code comes to stand where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is the key that defines the thing.
    Definition,
    /// It is part of a reference expression.
    Use {
        /// Index into [`Framework::references`].
        reference: usize,
        /// Index into the items of that reference.
        item: usize,
        /// True when it is one end of a range.
        range: bool,
        /// True for `bloc`, or a rank inside the bloc: what is written is not the code.
        indirect: bool,
    },
}

/// A code at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where, in the text that was read.
    pub span: Span,
    /// What it names; `None` when nothing bears it.
    pub thing: Option<Thing>,
    /// Definition or use.
    pub role: Role,
}

/// The codes of a file, in the order of the text.
#[derive(Debug, Default)]
pub struct Mentions {
    list: Vec<Mention>,
}

impl Mentions {
    /// Collects them.
    pub fn new(fw: &Framework) -> Self {
        let defined = fw.things().map(|thing| Mention {
            span: fw.code_of(thing).span,
            thing: Some(thing),
            role: Role::Definition,
        });
        let mut list: Vec<Mention> = defined.collect();
        for (reference, one) in fw.references.iter().enumerate() {
            for (index, item) in one.items.iter().enumerate() {
                let (first, last) = match item.meaning {
                    Meaning::Things(a, b) | Meaning::Reversed(a, b) | Meaning::Mixed(a, b) => {
                        (Some(a), Some(b))
                    }
                    Meaning::All | Meaning::NoBlock | Meaning::Unknown(_) => (None, None),
                };
                let mut push = |span: Span, thing, range, indirect| {
                    let role = Role::Use { reference, item: index, range, indirect };
                    list.push(Mention { span, thing, role });
                };
                match item.kind {
                    ItemKind::One(span) => push(span, first, false, item.by_position),
                    ItemKind::Range(from, to) => {
                        push(from, first, true, item.by_position);
                        push(to, last, true, item.by_position);
                    }
                    ItemKind::Block => push(item.span, first, false, true),
                    ItemKind::Certification => {}
                }
            }
        }
        list.retain(|one| !one.span.is_empty());
        list.sort_by_key(|one| (one.span.start, one.span.end));
        Mentions { list }
    }

    /// All of them.
    pub fn all(&self) -> &[Mention] {
        &self.list
    }

    /// The code at a byte of the text that was read, or just before it.
    pub fn at(&self, at: u32) -> Option<Mention> {
        let behind = self.list.partition_point(|one| one.span.start <= at);
        let near = self.list[..behind].iter().rev().take(2);
        near.copied().find(|one| touches(one.span, at))
    }

    /// Those whose place overlaps `span`, of the text that was read.
    pub fn within(&self, span: Span) -> &[Mention] {
        let from = self.list.partition_point(|one| one.span.end < span.start);
        let to = self.list.partition_point(|one| one.span.start <= span.end);
        self.list.get(from..to).unwrap_or(&[])
    }
}
