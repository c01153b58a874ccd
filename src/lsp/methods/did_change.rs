//! `textDocument/didChange`

use crate::lsp::convert::Key;
use crate::lsp::state::State;
use std::sync::Arc;
use tower_lsp::ls_types::DidChangeTextDocumentParams;

/// Changes the text, in the order of the changes. Versions are not contiguous: none is waited for.
pub fn apply(state: &Arc<State>, params: DidChangeTextDocumentParams) {
    let key = Key::of_uri(&params.text_document.uri);
    let Some(session) = state.session() else { return };
    let Some(doc) = state.documents.get(&key) else {
        return tracing::warn!("a change of {}, which is not open", params.text_document.uri.as_str());
    };
    let next = doc.changed(params.text_document.version, params.content_changes, session.encoding);
    let next = state.documents.put(next);
    state.configured(&next, Some(&next.text));
    state.queue.text(&key);
}
