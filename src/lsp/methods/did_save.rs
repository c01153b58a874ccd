//! `textDocument/didSave`

use super::did_change_watched_files::changed;
use crate::lsp::convert::path_of;
use crate::lsp::state::State;
use std::sync::Arc;
use tower_lsp::ls_types::{DidSaveTextDocumentParams, FileChangeType};

/// Where the client does not watch files, what it saves is all that is known of the disk.
pub fn apply(state: &Arc<State>, params: DidSaveTextDocumentParams) {
    let watches = state.session().is_some_and(|session| session.abilities.watched_files);
    if !watches && let Some(path) = path_of(&params.text_document.uri) {
        changed(state, [(path, FileChangeType::CHANGED)]);
    }
}
