//! `textDocument/hover`

use super::elsewhere::Elsewhere;
use crate::ide::hover::hover;
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

/// What is known of what stands there.
pub fn answer(cx: &Cx, params: HoverParams) -> Option<Hover> {
    let at = params.text_document_position_params;
    let file = cx.file(&at.text_document.uri)?;
    let elsewhere = Elsewhere::new(cx, &file);
    let found = hover(&file, cx.offset(&file, at.position), cx.lang_of(&file), &elsewhere.facts())?;
    let (kind, value) = match cx.abilities.markdown {
        true => (MarkupKind::Markdown, found.markdown.clone()),
        false => (MarkupKind::PlainText, found.plain()),
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(cx.range(&file, found.span)),
    })
}
