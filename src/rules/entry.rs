//! A key given a value where the tree says it belongs, however the entry around it is written: in lines or
//! between braces, with the key missing, or there without a value.

use super::Context;
use super::skeleton::{after, column};
use crate::findings::Edit;
use crate::format::spelling::fold;
use crate::model::Thing;
use crate::source::tree::Node;
use crate::source::{Kind, NodeId, Span};

/// What to write: a key and its value, in lines and between braces.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The key, quoted where it must be.
    pub key: &'a str,
    /// What follows `key:` in lines; further lines are indented from the key: ` bloc`, `\n  - à compléter`.
    pub lines: &'a str,
    /// The value between braces.
    pub flow: &'a str,
    /// Whether it comes before the keys that are there.
    pub first: bool,
}

/// Edits that give the entry of `thing` this key. Empty when the key has a value, or cannot be written there.
pub fn set_key(cx: &Context<'_>, thing: Thing, entry: Entry<'_>) -> Vec<Edit> {
    value_at(cx, cx.fw.code_of(thing).span).map_or_else(Vec::new, |value| {
        let code = cx.fw.code_of(thing);
        set_in(cx, value, column(cx.doc.text, code.span.start) - usize::from(code.quoted), entry)
    })
}

/// The value under the key `name` of the entry of `thing`.
pub fn value_of(cx: &Context<'_>, thing: Thing, name: &str) -> Option<NodeId> {
    let value = value_at(cx, cx.fw.code_of(thing).span)?;
    pair(cx, value, name).map(|(_, value)| value)
}

/// Edits that give the mapping `map` this key; `column` is that of the key it stands under.
pub fn set_in(cx: &Context<'_>, map: NodeId, column_of_key: usize, entry: Entry<'_>) -> Vec<Edit> {
    let (tree, text) = (cx.doc.tree, cx.doc.text);
    if let Some((key, value)) = pair(cx, map, entry.key) {
        return fill(cx, tree.kind(map), key, value, entry);
    }
    let Entry { key, lines, flow, first } = entry;
    let pairs = || tree.pairs(map);
    let spans = |(key, value): (NodeId, NodeId)| {
        let (key, value) = (tree.span(key), tree.span(value));
        Span::new(key.start, key.end.max(value.end))
    };
    let (Some(head), Some(tail)) = (pairs().next().map(spans), pairs().last().map(spans)) else {
        // Nothing under the code: between the braces that are there, or in lines below.
        let span = tree.span(map);
        return match tree.kind(map) {
            Kind::FlowMap => vec![Edit::replace(span, format!("{{ {key}: {flow} }}"))],
            _ if tree.is_empty(map) && !tree.node(map).props => {
                let pad = " ".repeat(column_of_key + 2);
                let above = Span::new(tree.span(map - 1).start, tree.span(map - 1).end);
                vec![after(text, above, &indented(&format!("{key}:{lines}"), &pad))]
            }
            _ => Vec::new(),
        };
    };
    match tree.kind(map) {
        Kind::Map => {
            let pad = " ".repeat(column(text, head.start));
            // A key that shares its line with something else, an anchor for instance, gives no column.
            let alone =
                text.get(..head.start as usize).is_some_and(|before| before.ends_with(&format!("\n{pad}")));
            match (alone, first) {
                (false, _) => Vec::new(),
                (true, true) => {
                    let own = indented(&format!("{key}:{lines}"), &pad);
                    vec![Edit::insert(head.start, format!("{}\n{pad}", own.trim_start_matches(' ')))]
                }
                (true, false) => vec![after(text, tail, &indented(&format!("{key}:{lines}"), &pad))],
            }
        }
        Kind::FlowMap if first => vec![Edit::insert(head.start, format!("{key}: {flow}, "))],
        Kind::FlowMap => vec![Edit::insert(tail.end, format!(", {key}: {flow}"))],
        _ => Vec::new(),
    }
}

/// The key is there: its value is written when it has none.
fn fill(cx: &Context<'_>, around: Kind, key: NodeId, value: NodeId, entry: Entry<'_>) -> Vec<Edit> {
    let (tree, text) = (cx.doc.tree, cx.doc.text);
    let empty = tree.is_empty(value)
        || (!tree.kind(value).is_scalar()
            && tree.kind(value) != Kind::Alias
            && tree.children(value).next().is_none());
    let key = tree.span(key);
    let colon = text.get(key.end as usize..).and_then(|rest| rest.find(':'));
    let (true, Some(colon)) = (empty && !tree.node(value).props, colon) else { return Vec::new() };
    let from = key.end + colon as u32 + 1;
    let to = if tree.is_empty(value) { from } else { tree.span(value).end.max(from) };
    let written = match around {
        Kind::FlowMap => format!(" {}", entry.flow),
        // Behind a list in brackets, and before a comment, stay on the line.
        _ if to > from || cx.doc.tree.comment_after(text, from).is_some() => format!(" {}", entry.flow),
        _ => {
            let pad = " ".repeat(column(text, key.start));
            let lines = indented(entry.lines, &pad);
            lines.strip_prefix(&pad).map_or(lines.clone(), str::to_owned)
        }
    };
    vec![Edit::replace(Span::new(from, to), written)]
}

fn indented(lines: &str, pad: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{pad}{line}") };
    lines.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The key and the value of a mapping whose key is spelt like `name`.
fn pair(cx: &Context<'_>, map: NodeId, name: &str) -> Option<(NodeId, NodeId)> {
    let tree = cx.doc.tree;
    let plain = |raw: &str| fold(raw.trim_matches(['"', '\'', '.', ':']));
    let wanted = plain(name);
    let mut pairs = tree.pairs(map);
    tree.kind(map).is_map().then(|| pairs.find(|(key, _)| plain(cx.written(tree.span(*key))) == wanted))?
}

/// The value whose key is written at `code`.
pub fn value_at(cx: &Context<'_>, code: Span) -> Option<NodeId> {
    let nodes = &cx.doc.tree.nodes;
    let from = nodes.partition_point(|node| node.span.start + 1 < code.start);
    let is_key =
        |node: &Node| node.kind.is_scalar() && node.span.start <= code.start && code.end <= node.span.end;
    let near = nodes[from..].iter().take_while(|node| node.span.start <= code.start);
    let key = from + near.enumerate().find(|(_, node)| is_key(node))?.0;
    (key + 1 < nodes.len()).then_some(key as NodeId + 1)
}
