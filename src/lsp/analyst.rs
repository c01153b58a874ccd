//! One thread that analyses what changed: open texts first, the latest of each only, then the files of the
//! disk. It is the only one that publishes.

use super::convert::{Key, path_of};
use super::state::State;
use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// What waits to be done.
#[derive(Debug, Default)]
struct Jobs {
    /// Open texts that changed, the latest last.
    texts: Vec<Key>,
    /// Files of the disk that changed.
    files: BTreeSet<PathBuf>,
    /// Files of the disk that a walk found, in order.
    walked: VecDeque<PathBuf>,
    /// How many files the walk gave.
    total: usize,
    /// Documents of which nothing is to be said any more.
    gone: BTreeSet<Key>,
    /// True while the thread works on something that was taken from here.
    working: bool,
    stop: bool,
}

impl Jobs {
    fn waits_for_nothing(&self) -> bool {
        self.texts.is_empty() && self.files.is_empty() && self.walked.is_empty() && self.gone.is_empty()
    }
}

enum Job {
    Text(Key),
    Gone(Key),
    File(PathBuf),
    /// A file of a walk: how many are left, of how many.
    Walked(PathBuf, usize, usize),
}

/// The queue of the thread.
#[derive(Debug, Default)]
pub struct Queue {
    jobs: Mutex<Jobs>,
    wake: Condvar,
}

impl Queue {
    fn add(&self, change: impl FnOnce(&mut Jobs)) {
        change(&mut self.jobs.lock().unwrap_or_else(PoisonError::into_inner));
        self.wake.notify_one();
    }

    /// An open text changed.
    pub fn text(&self, key: &Key) {
        self.add(|jobs| {
            jobs.texts.retain(|one| one != key);
            jobs.texts.push(key.clone());
        });
    }

    /// A file of the disk changed.
    pub fn file(&self, path: PathBuf) {
        self.add(|jobs| {
            jobs.files.insert(path);
        });
    }

    /// A walk found these files to look at; what an earlier one found and still waits is among them.
    pub fn walked(&self, paths: Vec<PathBuf>) {
        self.add(|jobs| {
            let waiting: BTreeSet<PathBuf> = jobs.walked.drain(..).chain(paths).collect();
            jobs.total = waiting.len();
            jobs.walked = waiting.into_iter().collect();
        });
    }

    /// Nothing more is to be said of these documents.
    pub fn gone(&self, keys: impl IntoIterator<Item = Key>) {
        self.add(|jobs| jobs.gone.extend(keys));
    }

    /// True when nothing waits and nothing is being done.
    pub fn is_idle(&self) -> bool {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        !jobs.working && jobs.waits_for_nothing()
    }

    /// What was taken last is done. True when nothing else waits.
    fn done(&self) -> bool {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.working = false;
        jobs.waits_for_nothing()
    }

    /// Ends the thread.
    pub fn stop(&self) {
        self.add(|jobs| jobs.stop = true);
    }

    /// The next thing to do; `None`: nothing more, ever.
    fn next(&self) -> Option<Job> {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if jobs.stop {
                return None;
            }
            jobs.working = true;
            // The text that was typed in last is the one that is looked at.
            if let Some(key) = jobs.texts.pop() {
                return Some(Job::Text(key));
            }
            if let Some(key) = jobs.gone.pop_first() {
                return Some(Job::Gone(key));
            }
            if let Some(path) = jobs.files.pop_first() {
                return Some(Job::File(path));
            }
            if let Some(path) = jobs.walked.pop_front() {
                return Some(Job::Walked(path, jobs.walked.len(), jobs.total));
            }
            jobs.working = false;
            jobs = self.wake.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Starts the thread. It ends with [`Queue::stop`].
pub fn start(state: Arc<State>) -> std::io::Result<()> {
    let work = move || {
        while let Some(job) = state.queue.next() {
            // A fault of ours in one document must not end the work on the others.
            let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&state, job)));
            if done.is_err() {
                tracing::error!("a job failed");
            }
            if state.queue.done() {
                state.idle();
            }
        }
    };
    std::thread::Builder::new().name("analyst".to_owned()).spawn(work).map(drop)
}

fn work(state: &Arc<State>, job: Job) {
    match job {
        Job::Text(key) => text(state, &key),
        Job::Gone(key) => gone(state, &key),
        Job::File(path) => file(state, path),
        Job::Walked(path, left, total) => {
            file(state, path);
            state.refresh.progress(state, total - left, total);
            if left == 0 {
                state.walked();
            }
        }
    }
}

fn text(state: &Arc<State>, key: &Key) {
    let Some(doc) = state.documents.get(key) else { return };
    let current = || state.documents.is_current(&doc);
    let Some(items) = state.said(&doc, &current) else { return };
    if !current() {
        return;
    }
    let first = state.first_words(key);
    let (report, changed) = state.workspace.report(key, &doc.uri, Some(doc.version), items);
    if changed || first {
        state.tell(&report);
    }
}

fn gone(state: &Arc<State>, key: &Key) {
    // It may have come back meanwhile.
    if state.documents.get(key).is_some() || state.workspace.is_member(key) {
        return;
    }
    silence(state, key);
}

/// Takes back what was said of a document.
fn silence(state: &Arc<State>, key: &Key) {
    if let Some(mut report) = state.workspace.forget(key)
        && !report.items.is_empty()
    {
        report.items = Arc::default();
        report.version = None;
        state.tell(&report);
    }
}

/// Looks at a file of the disk, unless its text is open: then the text speaks.
fn file(state: &Arc<State>, path: PathBuf) {
    let key = Key::of_path(&path);
    if state.documents.get(&key).is_some() {
        return;
    }
    if !state.workspace.is_member(&key) {
        return gone(state, &key);
    }
    state.workspace.note(&key);
    let Some(uri) = state.workspace.uri(&key, &path) else { return };
    debug_assert_eq!(path_of(&uri).map(|path| Key::of_path(&path)), Some(key.clone()));
    let Some(doc) = state.on_disk(&path, uri) else { return silence(state, &key) };
    let Some(checked) = state.checked(&doc) else { return };
    let items = state.diagnostics(&doc, &checked);
    // The text may have been opened meanwhile.
    if state.documents.get(&key).is_some() {
        return;
    }
    let (report, changed) = state.workspace.report(&key, &doc.uri, None, items);
    state.workspace.keep_facts(&key, checked.facts());
    if changed {
        state.tell(&report);
    }
}
