//! Playing a recording back. The client of the recording waited for answers before it went on; so does this.

use super::state::State;
use serde_json::Value;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How many messages were answered, or taken note of.
#[derive(Debug, Default)]
pub struct Answered {
    count: Mutex<usize>,
    more: Condvar,
}

impl Answered {
    /// One more.
    pub fn add(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.more.notify_all();
    }

    /// Waits until `count` are, or the time is over.
    fn wait(&self, count: usize, patience: Duration) {
        let held = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = self.more.wait_timeout_while(held, patience, |answered| *answered < count);
    }
}

/// What sees each message before it goes on: in a recording, it waits for the answer to the one before. Some
/// requests are answered only when something else happens: only `initialize` is waited for long.
pub fn pace(state: &Arc<State>) -> impl FnMut(&[u8]) + Send + 'static {
    let replayed = state.options.replay.is_some().then(|| Arc::clone(state));
    let (mut asked, mut patience) = (0, Duration::ZERO);
    move |message| {
        let Some(state) = &replayed else { return };
        state.answered.wait(asked, patience);
        let body = message.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |at| at + 4);
        let method = serde_json::from_slice::<Value>(message.get(body..).unwrap_or(&[])).ok();
        let method = method.as_ref().and_then(|message| message.get("method")?.as_str()).unwrap_or("");
        if method == "shutdown" {
            settle(state);
        }
        // Answers of the client belong to no one here.
        asked += usize::from(!method.is_empty());
        patience =
            Duration::from_millis(if matches!(method, "initialize" | "shutdown") { 10_000 } else { 100 });
    }
}

/// Waits until what was typed is analysed: the client of the recording saw it.
fn settle(state: &State) {
    let end = std::time::Instant::now() + Duration::from_secs(10);
    while !state.queue.is_idle() && std::time::Instant::now() < end {
        std::thread::sleep(Duration::from_millis(5));
    }
}
