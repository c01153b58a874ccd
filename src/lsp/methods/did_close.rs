//! `textDocument/didClose`

use crate::lsp::convert::Key;
use crate::lsp::state::State;
use std::sync::Arc;
use tower_lsp::ls_types::DidCloseTextDocumentParams;

/// The file of the disk speaks again.
pub fn apply(state: &Arc<State>, params: DidCloseTextDocumentParams) {
    state.closed(&Key::of_uri(&params.text_document.uri));
}
