//! `workspace/didChangeWorkspaceFolders`

use crate::lsp::convert::path_of;
use crate::lsp::state::State;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::ls_types::{DidChangeWorkspaceFoldersParams, WorkspaceFolder};

/// Folders were opened or closed.
pub fn apply(state: &Arc<State>, params: &DidChangeWorkspaceFoldersParams) {
    let paths = |folders: &[WorkspaceFolder]| -> Vec<PathBuf> {
        folders.iter().filter_map(|folder| path_of(&folder.uri)).collect()
    };
    state.workspace.change_folders(paths(&params.event.added), &paths(&params.event.removed));
    state.walk();
}
