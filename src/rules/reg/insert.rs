//! An entry or an item added to what is already there.

use crate::findings::Edit;
use crate::model::text::Text;
use crate::rules::Context;
use crate::rules::skeleton::{PLACEHOLDER, after, column};
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
    let (first, last_key) = (tree.span(first), tree.span(last_key));
    let whole = Span::new(last_key.start, last_key.end.max(tree.span(last).end));
    match tree.kind(map) {
        Kind::Map => {
            let indent = " ".repeat(column(text, first.start));
            // A key that shares its line with something else, an anchor for instance, gives no column.
            let alone = text
                .get(..first.start as usize)
                .is_some_and(|before| before.ends_with(&format!("\n{indent}")));
            if alone { vec![after(text, whole, &format!("{indent}{name}: {value}"))] } else { Vec::new() }
        }
        Kind::FlowMap if tree.span(map).of(text).ends_with('}') => {
            vec![Edit::insert(whole.end, format!(", {name}: \"{value}\""))]
        }
        _ => Vec::new(),
    }
}

/// Edits that add to the list `items` one more that is still to be written, with what it may be. Empty when
/// they are not written as a list.
pub(super) fn item(cx: &Context<'_>, items: &[Text], hint: &str) -> Vec<Edit> {
    let text = cx.doc.text;
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return Vec::new() };
    let before = text.get(..first.span.start as usize).unwrap_or("");
    if before.trim_end().ends_with('[') {
        return vec![Edit::insert(last.span.end, format!(", \"{PLACEHOLDER} ({hint})\""))];
    }
    let Some(head) = before.rsplit(['\n', '\r']).next().filter(|head| head.trim() == "-") else {
        return Vec::new();
    };
    vec![after(text, last.span, &format!("{head}{PLACEHOLDER} ({hint})"))]
}
