//! `workspace/didChangeConfiguration`

use super::initialized::pull_settings;
use crate::lsp::settings::Settings;
use crate::lsp::state::State;
use std::sync::Arc;
use tower_lsp::ls_types::DidChangeConfigurationParams;

/// The editor's settings changed: they are asked for, or taken from the message where it holds them.
pub fn apply(state: &Arc<State>, params: &DidChangeConfigurationParams) {
    if state.session().is_some_and(|session| session.abilities.configuration) {
        pull_settings(state, true);
    } else if let Some(section) = params.settings.get("referentiel") {
        state.take_settings(Settings::read(section));
        state.start_over();
    }
}
