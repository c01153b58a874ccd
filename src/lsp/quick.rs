//! Answers that cost next to nothing, given on the spot: what an author waits for at each letter. A small text that
//! was analysed is asked on the thread that read the request, and the answer goes straight to the writer. Everything
//! else, and everything that might take time, goes the usual way.

use super::backend::About;
use super::cx::Cx;
use super::methods;
use super::state::State;
use super::stdio::Outlet;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tower_lsp::jsonrpc::{Id, Request};

/// Answers `request` if that can be done at once. True when it is answered.
pub fn answered(state: &Arc<State>, request: &Request) -> bool {
    let (Some(id), Some(outlet)) = (request.id(), state.outlet()) else { return false };
    if state.session().is_none() || state.is_closing() {
        return false;
    }
    match request.method() {
        "textDocument/hover" => at_once(state, request, id, outlet, methods::hover::answer),
        "textDocument/completion" => at_once(state, request, id, outlet, methods::completion::answer),
        "textDocument/definition" => at_once(state, request, id, outlet, methods::definition::answer),
        "textDocument/documentHighlight" => {
            at_once(state, request, id, outlet, methods::document_highlight::answer)
        }
        _ => false,
    }
}

fn at_once<P: About + DeserializeOwned, R: Serialize>(
    state: &Arc<State>,
    request: &Request,
    id: &Id,
    outlet: &Outlet,
    answer: fn(&Cx, P) -> R,
) -> bool {
    // What is not understood is refused the usual way.
    let Some(params) = request.params().and_then(|params| P::deserialize(params).ok()) else { return false };
    let cx = Cx::now(state);
    if !cx.is_quick(params.uri()) {
        return false;
    }
    // So is what fails.
    match catch_unwind(AssertUnwindSafe(|| answer(&cx, params))) {
        Ok(result) => outlet.answer(id, &result),
        Err(_) => false,
    }
}
