//! `workspace/executeCommand`

use crate::lsp::commands;
use crate::lsp::cx::Cx;
use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::ExecuteCommandParams;

/// Runs a command by its name.
pub fn answer(cx: &Cx, params: ExecuteCommandParams) -> Result<Option<Value>> {
    commands::run(cx, &params.command, &params.arguments).map(|value| Some(value).filter(|v| !v.is_null()))
}
