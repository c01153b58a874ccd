//! An entry added to a section that is already there.

use crate::findings::Edit;
use crate::rules::Context;
use crate::source::{Kind, Span};

/// Edits that add `name: value` after the last entry of the section of the root whose key is at
/// `section`, in the file's own indentation. `value` holds no `"`, and neither `: ` nor ` #`. Empty when that
/// section is not a mapping written there.
pub(super) fn entry(cx: &Context<'_>, section: Span, name: &str, value: &str) -> Vec<Edit> {
    let (tree, text) = (cx.doc.tree, cx.doc.text);
    let found = cx.fw.root.and_then(|root| tree.pairs(root).find(|(key, _)| tree.span(*key) == section));
    let Some((_, map)) = found else { return Vec::new() };
    let (Some((first, _)), Some((last_key, last))) = (tree.pairs(map).next(), tree.pairs(map).last()) else {
        return Vec::new();
    };
    let end = tree.span(last_key).end.max(tree.span(last).end) as usize;
    match tree.kind(map) {
        Kind::Map => {
            let start = tree.span(first).start as usize;
            let line = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
            let indent = &text[line..start];
            if !indent.bytes().all(|b| b == b' ') {
                return Vec::new();
            }
            let written = text[..end].trim_end().len();
            let stop = text[written..].find(['\n', '\r']).map_or(text.len(), |at| written + at);
            vec![Edit::insert(stop as u32, format!("\n{indent}{name}: {value}"))]
        }
        Kind::FlowMap if text[..tree.span(map).end as usize].ends_with('}') => {
            vec![Edit::insert(end as u32, format!(", {name}: \"{value}\""))]
        }
        _ => Vec::new(),
    }
}
