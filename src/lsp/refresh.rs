//! What the server asks of the client of its own accord, never waited for: at most one request to look again is
//! on its way, and at most one more waits behind it.

use super::state::State;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tower_lsp::ls_types::notification::Progress as ProgressNotification;
use tower_lsp::ls_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressEnd, WorkDoneProgressReport,
};

const IDLE: u8 = 0;
const SENT: u8 = 1;
const SENT_AND_WANTED: u8 = 2;

/// A client that does not answer is not waited for longer.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// Requests on their way to the client.
#[derive(Debug, Default)]
pub struct Refresh {
    diagnostics: AtomicU8,
    views: AtomicU8,
    bar: Mutex<Option<ProgressToken>>,
    bar_ready: AtomicBool,
    shown: AtomicUsize,
}

impl Refresh {
    /// Asks the client to ask for diagnostics again, if it can.
    pub fn diagnostics(&self, state: &Arc<State>) {
        if state.session().is_some_and(|session| session.abilities.diagnostic_refresh) {
            send(
                state,
                |state| &state.refresh.diagnostics,
                |state| {
                    Box::pin(async move {
                        if let Some(client) = state.client() {
                            let _ = client.workspace_diagnostic_refresh().await;
                        }
                    })
                },
            );
        }
    }

    /// Asks the client to ask again for what it shows in the text: lenses, hints, colours.
    pub fn views(&self, state: &Arc<State>) {
        send(
            state,
            |state| &state.refresh.views,
            |state| {
                Box::pin(async move {
                    let (Some(client), Some(session)) = (state.client(), state.session()) else { return };
                    if session.abilities.lens_refresh {
                        let _ = client.code_lens_refresh().await;
                    }
                    if session.abilities.hint_refresh {
                        let _ = client.inlay_hint_refresh().await;
                    }
                    if session.abilities.tokens_refresh {
                        let _ = client.semantic_tokens_refresh().await;
                    }
                })
            },
        );
    }

    /// Opens a progress bar for a walk, if the client can show one.
    pub fn begin(&self, state: &Arc<State>, number: usize) {
        if !state.session().is_some_and(|session| session.abilities.progress) {
            return;
        }
        let token = ProgressToken::String(format!("referentiel/analyse/{number}"));
        *self.bar.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.clone());
        self.bar_ready.store(false, Ordering::Release);
        let state = Arc::clone(state);
        state.clone().spawn(async move {
            let Some(client) = state.client() else { return };
            let created = tokio::time::timeout(PATIENCE, client.create_work_done_progress(token)).await;
            if matches!(created, Ok(Ok(()))) {
                let title =
                    crate::say!(state.lang(), "Vérification des référentiels", "Checking référentiels");
                state.refresh.shown.store(0, Ordering::Release);
                state.refresh.bar_ready.store(true, Ordering::Release);
                state.refresh.show(
                    &state,
                    WorkDoneProgress::Begin(WorkDoneProgressBegin {
                        title,
                        cancellable: Some(false),
                        message: None,
                        percentage: Some(0),
                    }),
                );
            }
        });
    }

    /// Says how far the walk is.
    pub fn progress(&self, state: &Arc<State>, done: usize, total: usize) {
        if !self.bar_ready.load(Ordering::Acquire) || total == 0 {
            return;
        }
        if done >= total {
            self.end(state);
            return;
        }
        let percentage = done * 100 / total;
        if percentage >= self.shown.load(Ordering::Acquire) + 5 {
            self.shown.store(percentage, Ordering::Release);
            self.show(
                state,
                WorkDoneProgress::Report(WorkDoneProgressReport {
                    cancellable: Some(false),
                    message: Some(format!("{done}/{total}")),
                    percentage: u32::try_from(percentage).ok(),
                }),
            );
        }
    }

    /// Closes the progress bar, if one is open.
    pub fn end(&self, state: &Arc<State>) {
        if self.bar_ready.swap(false, Ordering::AcqRel) {
            self.show(state, WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
        }
    }

    fn show(&self, state: &Arc<State>, value: WorkDoneProgress) {
        let token = self.bar.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (Some(token), Some(client)) = (token, state.client().cloned()) else { return };
        state.spawn(async move {
            let value = ProgressParamsValue::WorkDone(value);
            client.send_notification::<ProgressNotification>(ProgressParams { token, value }).await;
        });
    }
}

type Request = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

/// Sends a request unless one is on its way; one that is asked for meanwhile is sent after it, once.
fn send(state: &Arc<State>, slot: fn(&State) -> &AtomicU8, request: fn(Arc<State>) -> Request) {
    let place = slot(state);
    if place.compare_exchange(IDLE, SENT, Ordering::AcqRel, Ordering::Acquire).is_err() {
        place.store(SENT_AND_WANTED, Ordering::Release);
        return;
    }
    let state = Arc::clone(state);
    state.clone().spawn(async move {
        loop {
            let _ = tokio::time::timeout(PATIENCE, request(Arc::clone(&state))).await;
            let place = slot(&state);
            if place.compare_exchange(SENT, IDLE, Ordering::AcqRel, Ordering::Acquire).is_ok() {
                return;
            }
            place.store(SENT, Ordering::Release);
        }
    });
}
