//! What stands between the transport and the methods.
//!
//! The transport runs handlers concurrently: a handler that waits before it changes a text would change it out of
//! order, and a panic in one would end the server. So texts, files and settings change here, at once, in the order of the wire; each
//! request takes the texts with it as they stand when it arrives; and a panic becomes an error that the client sees.

use super::methods::{
    did_change, did_change_configuration, did_change_watched_files, did_change_workspace_folders, did_close,
    did_open, did_save,
};
use super::state::State;
use super::{cx, documents, quick};
use futures::FutureExt;
use futures::future::BoxFuture;
use serde::de::DeserializeOwned;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::Service;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

/// The guard around a service.
pub struct Guard<S> {
    inner: S,
    state: Arc<State>,
}

impl<S> Guard<S> {
    /// Guards `inner`.
    pub fn new(inner: S, state: Arc<State>) -> Self {
        Guard { inner, state }
    }

    /// Applies a change of texts; gives the request back when it is none.
    fn apply(&self, request: Request) -> Option<Request> {
        let change: fn(&Arc<State>, serde_json::Value) = match request.method() {
            "textDocument/didOpen" => |state, params| read(params, |params| did_open::apply(state, params)),
            "textDocument/didChange" => {
                |state, params| read(params, |params| did_change::apply(state, params))
            }
            "textDocument/didClose" => |state, params| read(params, |params| did_close::apply(state, params)),
            "textDocument/didSave" => |state, params| read(params, |params| did_save::apply(state, params)),
            "workspace/didChangeWatchedFiles" => {
                |state, params| read(params, |params| did_change_watched_files::apply(state, params))
            }
            "workspace/didChangeConfiguration" => {
                |state, params| read(params, |params| did_change_configuration::apply(state, &params))
            }
            "workspace/didChangeWorkspaceFolders" => {
                |state, params| read(params, |params| did_change_workspace_folders::apply(state, &params))
            }
            _ => return Some(request),
        };
        let (_, _, params) = request.into_parts();
        // Before `initialize`, nothing is agreed on.
        if self.state.session().is_some() {
            change(&self.state, params.unwrap_or_default());
        }
        self.state.answered.add();
        None
    }
}

fn read<P: DeserializeOwned>(params: serde_json::Value, apply: impl FnOnce(P)) {
    match serde_json::from_value(params) {
        Ok(params) => apply(params),
        Err(error) => tracing::warn!("a notification is not understood: {error}"),
    }
}

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Option<Response>, S::Error>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        tracing::debug!(method = request.method(), "received");
        let Some(request) = self.apply(request) else { return Box::pin(async { Ok(None) }) };
        if quick::answered(&self.state, &request) {
            self.state.answered.add();
            return Box::pin(async { Ok(None) });
        }
        let id = request.id().cloned();
        let method = request.method().to_owned();
        let open: documents::Open = self.state.documents.snapshot();
        let answer = cx::with_texts(open, self.inner.call(request));
        let state = Arc::clone(&self.state);
        Box::pin(async move {
            let answer = AssertUnwindSafe(answer).catch_unwind().await;
            state.answered.add();
            match answer {
                Ok(answer) => answer,
                Err(_) => {
                    tracing::error!("{method} failed");
                    Ok(id.map(|id| failed(id, &method)))
                }
            }
        })
    }
}

fn failed(id: Id, method: &str) -> Response {
    Response::from_error(id, internal(method))
}

/// What a method that failed answers.
pub fn internal(method: &str) -> Error {
    Error {
        code: ErrorCode::InternalError,
        message: format!("{method}: the server failed; please report it, with a recording if you can").into(),
        data: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::Options;

    /// A service whose methods all fail.
    struct Faulty;

    impl Service<Request> for Faulty {
        type Response = Option<Response>;
        type Error = std::convert::Infallible;
        type Future = BoxFuture<'static, Result<Option<Response>, Self::Error>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Request) -> Self::Future {
            Box::pin(async { std::panic::panic_any("a fault of ours") })
        }
    }

    #[tokio::test]
    async fn a_method_that_fails_is_answered() {
        let mut guard = Guard::new(Faulty, State::new(Options::default()));
        let answer = guard.call(Request::build("textDocument/hover").id(7).finish()).await;
        let answer = answer.expect("no error of the transport").expect("an answer");
        assert_eq!(answer.id(), &Id::Number(7));
        assert_eq!(answer.error().expect("an error").code, ErrorCode::InternalError);
        let nothing = guard.call(Request::build("$/inconnu").finish()).await;
        assert!(nothing.expect("no error of the transport").is_none(), "nobody waits for an answer");
    }
}
