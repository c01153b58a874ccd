//! `initialize`

use crate::lsp::capabilities;
use crate::lsp::session::Session;
use crate::lsp::state::State;
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::ls_types::{InitializeParams, InitializeResult, ServerInfo};

/// Settles what the session is, and says what is offered.
pub fn answer(state: &Arc<State>, params: InitializeParams) -> InitializeResult {
    // Two capabilities bear other names in the types than in the protocol: serialised again, both are there.
    let raw = serde_json::to_value(&params).unwrap_or(Value::Null);
    let session = Session::new(&params, &raw, &state.options);
    let capabilities = capabilities::offered(&session);
    state.begin(session, params.process_id);
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo {
            name: "referentiel".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        offset_encoding: None,
    }
}
