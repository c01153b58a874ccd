//! `referentiel/text`: the text as the server has it, to see whether it is the editor's.

use crate::lsp::cx::Cx;
use tower_lsp::ls_types::TextDocumentIdentifier;

/// Which text.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// Its address.
    pub text_document: TextDocumentIdentifier,
}

/// The text; `null` when it is not open.
pub fn answer(cx: &Cx, params: Params) -> Option<String> {
    cx.doc(&params.text_document.uri).map(|doc| doc.text.clone())
}
