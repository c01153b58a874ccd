//! `textDocument/formatting`

use crate::ide::formatting::formatting;
use crate::lsp::cx::Cx;
use crate::tidy::Options;
use tower_lsp::ls_types::{DocumentFormattingParams, TextEdit};

/// The edits that lay the file out as `referentiel fmt` does, whatever indentation the editor would choose:
/// a file has one layout. `null` where it cannot be read surely.
pub fn answer(cx: &Cx, params: DocumentFormattingParams) -> Option<Vec<TextEdit>> {
    let file = cx.file(&params.text_document.uri)?;
    match formatting(&file, &Options::default()) {
        Ok(edits) => Some(cx.text_edits(&file, &edits)),
        Err(refusal) => {
            tracing::info!("{} is not laid out: {}", file.uri().as_str(), refusal.message().get(cx.lang));
            None
        }
    }
}
