//! What the server asks of the client of its own accord, never waited for: at most one request to look again is
//! on its way, and at most one more waits behind it.

use super::state::State;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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
    bar: Mutex<Bar>,
    shown: AtomicUsize,
}

/// The progress bar of the walk under way.
#[derive(Debug, Default)]
struct Bar {
    /// None once the walk ended, even where the client has not opened the bar yet.
    token: Option<ProgressToken>,
    open: bool,
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
        self.end(state);
        let token = ProgressToken::String(format!("referentiel/analyse/{number}"));
        *self.bar() = Bar { token: Some(token.clone()), open: false };
        self.shown.store(0, Ordering::Release);
        let state = Arc::clone(state);
        state.clone().spawn(async move {
            let Some(client) = state.client() else { return };
            let created =
                tokio::time::timeout(PATIENCE, client.create_work_done_progress(token.clone())).await;
            // A short walk has ended by now: no bar is opened for it.
            if !matches!(created, Ok(Ok(()))) || state.refresh.bar().token.as_ref() != Some(&token) {
                return;
            }
            let title = crate::say!(state.lang(), "Vérification des référentiels", "Checking référentiels");
            let begin =
                WorkDoneProgressBegin { title, cancellable: Some(false), message: None, percentage: Some(0) };
            tell(&state, token.clone(), WorkDoneProgress::Begin(begin)).await;
            let ended = {
                let mut bar = state.refresh.bar();
                let mine = bar.token.as_ref() == Some(&token);
                bar.open |= mine;
                !mine
            };
            if ended {
                tell(&state, token, WorkDoneProgress::End(WorkDoneProgressEnd { message: None })).await;
            }
        });
    }

    /// Says how far the walk is.
    pub fn progress(&self, state: &Arc<State>, done: usize, total: usize) {
        if total == 0 {
            return;
        }
        if done >= total {
            self.end(state);
            return;
        }
        let token = {
            let bar = self.bar();
            bar.token.clone().filter(|_| bar.open)
        };
        let Some(token) = token else { return };
        let percentage = done * 100 / total;
        if percentage >= self.shown.load(Ordering::Acquire) + 5 {
            self.shown.store(percentage, Ordering::Release);
            show(
                state,
                token,
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
        let bar = std::mem::take(&mut *self.bar());
        if let (Some(token), true) = (bar.token, bar.open) {
            show(state, token, WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
        }
    }

    fn bar(&self) -> MutexGuard<'_, Bar> {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn show(state: &Arc<State>, token: ProgressToken, value: WorkDoneProgress) {
    let state = Arc::clone(state);
    state.clone().spawn(async move { tell(&state, token, value).await });
}

async fn tell(state: &State, token: ProgressToken, value: WorkDoneProgress) {
    if let Some(client) = state.client() {
        let value = ProgressParamsValue::WorkDone(value);
        client.send_notification::<ProgressNotification>(ProgressParams { token, value }).await;
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
