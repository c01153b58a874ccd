//! `referentiel.server.restart`: looks at everything again, configurations and baselines among it. No argument.

use crate::lsp::cx::Cx;
use serde_json::Value;
use tower_lsp::jsonrpc::Result;

pub fn run(cx: &Cx, _: &[Value]) -> Result<Value> {
    cx.state.start_over();
    Ok(Value::Null)
}
