//! `completionItem/resolve`

use crate::ide::completion::resolve;
use crate::ide::hover::plain;
use crate::lsp::cx::Cx;
use serde::Deserialize;
use tower_lsp::ls_types::{CompletionItem, Documentation, MarkupContent, MarkupKind, Uri};

/// What an item carries from the list to its documentation.
#[derive(Deserialize)]
struct Data {
    uri: Uri,
    about: String,
}

/// An item with its documentation.
pub fn answer(cx: &Cx, mut item: CompletionItem) -> CompletionItem {
    if let Some(text) = item.data.as_ref().and_then(|data| told(cx, data)) {
        item.documentation = Some(markup(cx, &text));
    }
    item
}

fn told(cx: &Cx, data: &serde_json::Value) -> Option<String> {
    let Data { uri, about } = Data::deserialize(data).ok()?;
    let file = cx.file(&uri);
    let lang = file.as_ref().map_or(cx.lang, |file| cx.lang_of(file));
    resolve(file.as_deref(), &about, lang)
}

/// A text in Markdown, or without its marks for a client that shows none.
pub fn markup(cx: &Cx, text: &str) -> Documentation {
    if cx.abilities.markdown {
        Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: text.to_owned() })
    } else {
        Documentation::String(plain(text))
    }
}
