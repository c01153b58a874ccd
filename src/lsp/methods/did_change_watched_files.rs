//! `workspace/didChangeWatchedFiles`

use crate::lsp::convert::{Key, path_of};
use crate::lsp::state::State;
use crate::lsp::workspace::{FileRole, role};
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::ls_types::{DidChangeWatchedFilesParams, FileChangeType};

/// Follows what happens on the disk.
pub fn apply(state: &Arc<State>, params: DidChangeWatchedFilesParams) {
    changed(state, params.changes.into_iter().filter_map(|one| Some((path_of(&one.uri)?, one.typ))));
}

/// Follows what happened to these files.
pub fn changed(state: &Arc<State>, changes: impl IntoIterator<Item = (PathBuf, FileChangeType)>) {
    let (mut walk, mut start_over) = (false, false);
    for (path, change) in changes {
        match (role(&path), change) {
            (FileRole::Rules, _) => start_over = true,
            (_, FileChangeType::DELETED) => {
                // A folder may have gone with all that was in it.
                state.queue.gone(state.workspace.remove_below(&path));
                walk = true;
            }
            (FileRole::Framework, FileChangeType::CHANGED)
                if state.workspace.is_member(&Key::of_path(&path)) =>
            {
                state.queue.file(path);
            }
            // Whether a new file is one of those to check is for the walk to say.
            _ => walk = true,
        }
    }
    if start_over {
        state.start_over();
    } else if walk {
        state.walk();
    }
}
