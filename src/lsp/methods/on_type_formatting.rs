//! `textDocument/onTypeFormatting`

use crate::ide::on_type::after_newline;
use crate::lsp::cx::Cx;
use tower_lsp::ls_types::{DocumentOnTypeFormattingParams, TextEdit};

/// What Enter is followed by. Nothing for any other sign.
pub fn answer(cx: &Cx, params: DocumentOnTypeFormattingParams) -> Option<Vec<TextEdit>> {
    if params.ch != "\n" {
        return None;
    }
    let place = params.text_document_position;
    let file = cx.file(&place.text_document.uri)?;
    let edits = after_newline(&file, cx.offset(&file, place.position));
    (!edits.is_empty()).then(|| cx.text_edits(&file, &edits))
}
