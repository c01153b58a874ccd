//! `textDocument/didOpen`

use crate::lsp::state::State;
use std::sync::Arc;
use tower_lsp::ls_types::DidOpenTextDocumentParams;

/// The client's text speaks from now on.
pub fn apply(state: &Arc<State>, params: DidOpenTextDocumentParams) {
    state.opened(params.text_document);
}
