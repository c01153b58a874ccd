//! `completionItem/resolve`

use crate::ide::completion::resolve;
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{CompletionItem, Documentation, MarkupContent, MarkupKind};

/// An item with its documentation.
pub fn answer(cx: &Cx, mut item: CompletionItem) -> CompletionItem {
    let told = item.data.as_ref().and_then(|data| resolve(data.as_str()?, cx.lang));
    if let Some(text) = told {
        item.documentation = Some(markup(cx, text));
    }
    item
}

/// A text in Markdown, for a client that shows it so or as it is.
pub fn markup(cx: &Cx, value: String) -> Documentation {
    if cx.abilities.markdown {
        Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
    } else {
        Documentation::String(value)
    }
}
