//! `initialized`

use crate::config::FILE_NAMES;
use crate::lsp::refresh::PATIENCE;
use crate::lsp::settings::Settings;
use crate::lsp::state::State;
use serde_json::{Value, json};
use std::sync::Arc;
use tower_lsp::ls_types::{ConfigurationItem, Registration};

/// What is looked at on the disk.
const WATCHED: &[&str] =
    &["**/*.referentiel.yaml", "**/*.referentiel.yml", "**/.gitignore", "**/.ignore", "**/*.json"];

/// Registers what can only be registered now, asks for the settings, and begins to look at the folders.
pub fn apply(state: &Arc<State>) {
    register(state);
    if state.session().is_some_and(|session| session.abilities.configuration) {
        pull_settings(state, false);
    } else {
        state.walk();
    }
}

fn register(state: &Arc<State>) {
    let Some(session) = state.session() else { return };
    let mut wanted = Vec::new();
    if session.abilities.watched_files {
        let globs = WATCHED.iter().map(|glob| (*glob).to_owned());
        let globs = globs.chain(FILE_NAMES.iter().map(|name| format!("**/{name}")));
        let watchers: Vec<Value> = globs.map(|glob| json!({ "globPattern": glob })).collect();
        wanted.push(Registration {
            id: "referentiel/fichiers".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({ "watchers": watchers })),
        });
    }
    if session.abilities.configuration_changes {
        wanted.push(Registration {
            id: "referentiel/reglages".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": "referentiel" })),
        });
    }
    let Some(client) = state.client().cloned().filter(|_| !wanted.is_empty()) else { return };
    state.spawn(async move {
        if let Err(error) = client.register_capability(wanted).await {
            tracing::warn!("the client registers nothing: {error}");
        }
    });
}

/// Asks for the settings; then looks at everything with them. Where they do not come in time, everything is looked
/// at without them, and again if they come. `again`: everything was looked at before.
pub fn pull_settings(state: &Arc<State>, again: bool) {
    let state = Arc::clone(state);
    state.clone().spawn(async move {
        let Some(client) = state.client() else { return };
        let item = ConfigurationItem { scope_uri: None, section: Some("referentiel".to_owned()) };
        let mut asked = std::pin::pin!(client.configuration(vec![item]));
        let mut looked = again;
        let given = match tokio::time::timeout(PATIENCE, &mut asked).await {
            Ok(given) => given,
            Err(_) => {
                tracing::warn!("the client does not give its settings");
                if !looked {
                    state.walk();
                    looked = true;
                }
                asked.await
            }
        };
        let section =
            given.ok().and_then(|values| values.into_iter().next()).filter(|value| !value.is_null());
        match section {
            Some(section) => {
                state.take_settings(Settings::read(&section));
                state.start_over();
            }
            None if looked => {}
            None => state.walk(),
        }
    });
}
