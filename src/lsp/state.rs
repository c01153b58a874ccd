//! Everything the server knows, shared by its threads.

use super::analyst::Queue;
use super::convert::Key;
use super::diagnostics;
use super::documents::{Checked, Doc, Documents};
use super::methods::semantic_tokens::Given;
use super::pages::Pages;
use super::refresh::Refresh;
use super::replay::Answered;
use super::session::Session;
use super::settings::Settings;
use super::stdio::Outlet;
use super::workspace::{Report, Workspace};
use super::{Options, analyst};
use crate::config::read;
use crate::findings::baseline;
use crate::ide::File;
use crate::lang::Lang;
use crate::source::parse::MAX_BYTES;
use std::collections::BTreeSet;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use tokio::sync::watch;
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, TextDocumentItem, Uri};

/// Everything the server knows.
pub struct State {
    /// How it was started.
    pub options: Options,
    /// The open texts.
    pub documents: Documents,
    /// The files of the open folders, and the reports.
    pub workspace: Workspace,
    /// What waits to be analysed.
    pub queue: Queue,
    /// Requests on their way to the client.
    pub refresh: Refresh,
    /// The colours that the client has.
    pub tokens: Given,
    /// The pages of the rules.
    pub pages: Pages,
    /// How much was answered.
    pub answered: Answered,
    client: OnceLock<Client>,
    outlet: OnceLock<Outlet>,
    session: OnceLock<Session>,
    settings: RwLock<Arc<Settings>>,
    /// Grows each time that something was found to be otherwise.
    changes: watch::Sender<u64>,
    closing: watch::Sender<bool>,
    parent: watch::Sender<Option<u32>>,
    shut_down: AtomicBool,
    walks: AtomicUsize,
    /// Held by the walk whose files are being taken.
    turn: Mutex<()>,
    /// Walks that are not at their end.
    walking: AtomicUsize,
    /// Open documents of which something was said since they were opened.
    spoken: Mutex<BTreeSet<Key>>,
    runtime: tokio::runtime::Handle,
}

impl State {
    /// Before anything is known. Called in a runtime.
    pub fn new(options: Options) -> Arc<Self> {
        let lang = options.forced_lang.unwrap_or(options.lang);
        Arc::new(State {
            documents: Documents::default(),
            workspace: Workspace::new(lang),
            queue: Queue::default(),
            refresh: Refresh::default(),
            tokens: Given::default(),
            pages: Pages::new(options.cache.clone()),
            answered: Answered::default(),
            options,
            client: OnceLock::new(),
            outlet: OnceLock::new(),
            session: OnceLock::new(),
            settings: RwLock::default(),
            changes: watch::Sender::new(0),
            closing: watch::Sender::new(false),
            parent: watch::Sender::new(None),
            shut_down: AtomicBool::new(false),
            walks: AtomicUsize::new(0),
            turn: Mutex::default(),
            // The first walk is still to come.
            walking: AtomicUsize::new(1),
            spoken: Mutex::default(),
            runtime: tokio::runtime::Handle::current(),
        })
    }

    /// Keeps the way to the client.
    pub fn connect(&self, client: Client) {
        let _ = self.client.set(client);
    }

    /// Keeps the short way to the client.
    pub fn writes_to(&self, outlet: Outlet) {
        let _ = self.outlet.set(outlet);
    }

    /// The short way to the client.
    pub fn outlet(&self) -> Option<&Outlet> {
        self.outlet.get()
    }

    /// The way to the client.
    pub fn client(&self) -> Option<&Client> {
        self.client.get()
    }

    /// What was agreed on; `None` before `initialize`.
    pub fn session(&self) -> Option<&Session> {
        self.session.get()
    }

    /// Language of what is shown, where no configuration says otherwise.
    pub fn lang(&self) -> Lang {
        self.session().map_or(self.options.lang, |session| session.lang)
    }

    /// Language of what is shown about a file.
    pub fn lang_of(&self, path: Option<&Path>) -> Lang {
        match self.session() {
            Some(session) if !session.lang_is_forced => {
                self.workspace.found(path).settings.lang.unwrap_or(session.lang)
            }
            _ => self.lang(),
        }
    }

    /// The editor's settings.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Begins the session.
    pub fn begin(self: &Arc<Self>, session: Session, parent: Option<u32>) {
        tracing::info!(client = session.client, lang = session.lang.code(), "session begins");
        self.workspace.open(session.roots.clone());
        if let Some(pages) = session.options.get("rulePages").and_then(serde_json::Value::as_str) {
            self.pages.are_at(pages);
        }
        let settings = Settings::read(session.options.get("settings").unwrap_or(&session.options));
        let _ = self.session.set(session);
        self.take_settings(settings);
        if parent.is_some() {
            self.parent.send_replace(parent);
        }
        if let Err(error) = analyst::start(Arc::clone(self)) {
            tracing::error!("nothing can be analysed: {error}");
        }
    }

    /// Puts the editor's settings in force; what depends on them is to be looked at again.
    pub fn take_settings(&self, settings: Settings) {
        self.workspace.forget_configurations(Some(settings.layer.clone()));
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(settings);
    }

    /// Looks at everything again: configurations, open texts, files.
    pub fn start_over(self: &Arc<Self>) {
        self.workspace.forget_configurations(None);
        for key in self.documents.renew() {
            self.queue.text(&key);
        }
        self.walk();
        self.refresh.views(self);
    }

    /// The open text of a configuration changed, or is closed (`None`): what it says is in force at once, for open
    /// texts and for the files there are. Which files there are is for the disk to say.
    pub fn configured(self: &Arc<Self>, doc: &Doc, text: Option<&str>) {
        let Some(path) = doc.path.as_deref().filter(|_| doc.is_configuration()) else { return };
        // In the middle of a word, what was last readable stays in force.
        if text.is_some_and(|text| !read::is_readable(text)) || !self.workspace.configure(path, text) {
            return;
        }
        self.workspace.forget_configurations(None);
        for key in self.documents.renew() {
            self.queue.text(&key);
        }
        for path in self.workspace.members() {
            self.queue.file(path);
        }
        self.refresh.diagnostics(self);
        self.refresh.views(self);
    }

    /// Walks the folders on a thread of its own, then has what changed looked at.
    pub fn walk(self: &Arc<Self>) {
        // The first walk was counted before it began.
        let number = self.walks.fetch_add(1, Ordering::AcqRel) + 1;
        if number > 1 {
            self.walking.fetch_add(1, Ordering::AcqRel);
        }
        let state = Arc::clone(self);
        let walk = move || {
            state.take_walk(number);
            state.walking.fetch_sub(1, Ordering::AcqRel);
            state.idle();
        };
        if let Err(error) = std::thread::Builder::new().name("walk".to_owned()).spawn(walk) {
            tracing::error!("folders cannot be walked: {error}");
            self.walking.fetch_sub(1, Ordering::AcqRel);
        }
    }

    fn take_walk(self: &Arc<Self>, number: usize) {
        let walked = if self.settings().workspace { self.workspace.walk() } else { Vec::new() };
        // One walk after the other, and a later one sees more.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if self.walks.load(Ordering::Acquire) != number || self.is_closing() {
            return;
        }
        let (changed, gone) = self.workspace.take(walked);
        tracing::info!(files = changed.len(), gone = gone.len(), "folders walked");
        self.queue.gone(gone);
        if changed.is_empty() {
            return self.walked();
        }
        self.refresh.begin(self, number);
        self.queue.walked(changed);
    }

    /// What the last walk found was looked at: a client that asks is to ask again.
    pub fn walked(self: &Arc<Self>) {
        self.refresh.end(self);
        self.refresh.diagnostics(self);
    }

    /// Nothing waits to be analysed: who waited for that looks again.
    pub fn idle(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    /// True when nothing is left to be looked at.
    pub fn is_settled(&self) -> bool {
        self.walking.load(Ordering::Acquire) == 0 && self.queue.is_idle()
    }

    /// The analysis of a text; `None` when it is not a référentiel.
    pub fn checked(&self, doc: &Doc) -> Option<Arc<Checked>> {
        self.checked_while(doc, &|| true)
    }

    /// The same as long as `go_on` says yes; `None` once it said no.
    pub fn checked_while(&self, doc: &Doc, go_on: &dyn Fn() -> bool) -> Option<Arc<Checked>> {
        if !doc.is_ours {
            return None;
        }
        doc.checked(|| self.examine(doc, go_on))
    }

    fn examine(&self, doc: &Doc, go_on: &dyn Fn() -> bool) -> Option<Checked> {
        let path = doc.path.as_deref();
        let found = self.workspace.found(path);
        let rules = &found.settings.rules;
        let examine = self.options.examine;
        let analysed = catch_unwind(AssertUnwindSafe(|| {
            let older = doc.older();
            let older = older.as_ref().map(|older| &older.file.analysis);
            let mut analysis = examine(doc.bytes(), rules, older, go_on)?;
            if let Some(entries) = path.and_then(|path| self.workspace.known(&found, path)) {
                baseline::apply(&mut analysis, &entries, rules);
            }
            Some(analysis)
        }));
        match analysed {
            Ok(analysis) => analysis.map(|analysis| Checked::new(doc.file(analysis), false)),
            Err(_) => {
                tracing::error!("the analysis of {} failed", doc.uri.as_str());
                // Its lines still have places.
                let mut blank = crate::analysis::analyse(Vec::new(), rules);
                blank.findings.clear();
                blank.text.clone_from(&doc.text);
                Some(Checked::new(File::new(blank), true))
            }
        }
    }

    /// The diagnostics of a text.
    pub fn diagnostics(&self, doc: &Doc, checked: &Checked) -> Vec<Diagnostic> {
        let Some(session) = self.session() else { return Vec::new() };
        let lang = self.lang_of(doc.path.as_deref());
        diagnostics::of(checked, &doc.uri, doc.bom, session, lang, &|rule| self.pages.of(rule, lang))
    }

    /// What is to be said of an open text; `None` for what is not ours, or once `go_on` said no.
    pub fn said(&self, doc: &Doc, go_on: &dyn Fn() -> bool) -> Option<Vec<Diagnostic>> {
        if doc.is_configuration() {
            let lang = self.lang_of(doc.path.as_deref());
            return Some(diagnostics::of_configuration(doc, self.session()?, lang));
        }
        let checked = self.checked_while(doc, go_on)?;
        Some(self.diagnostics(doc, &checked))
    }

    /// The text of a file of the disk; `None` when it cannot be read.
    pub fn on_disk(&self, path: &Path, uri: Uri) -> Option<Arc<Doc>> {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path).ok()?;
        file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).ok()?;
        // What is not UTF-8 is told by the analysis, from the bytes; the client would show it decoded.
        Some(Arc::new(Doc::on_disk(uri, bytes)))
    }

    /// True the first time that something is said of an open document.
    pub fn first_words(&self, key: &Key) -> bool {
        self.spoken.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone())
    }

    /// Tells the client of a report: pushes it, or has the client ask.
    pub fn tell(self: &Arc<Self>, report: &Report) {
        self.changes.send_modify(|count| *count += 1);
        let Some(session) = self.session() else { return };
        if session.abilities.pull_diagnostics {
            // Of open texts the client asks by itself, and of all files once when the first walk is done.
            if report.version.is_none() && self.walking.load(Ordering::Acquire) == 0 {
                self.refresh.diagnostics(self);
            }
            return;
        }
        if let Some(outlet) = self.outlet.get() {
            outlet.publish(&report.uri, &report.items, report.version);
        }
    }

    /// Opens a text.
    pub fn opened(self: &Arc<Self>, item: TextDocumentItem) {
        let doc = self.documents.put(Doc::open(item));
        self.configured(&doc, Some(&doc.text));
        self.spoken.lock().unwrap_or_else(PoisonError::into_inner).remove(&doc.key);
        self.queue.text(&doc.key);
    }

    /// Closes a text: the file of the disk speaks again, if there is one.
    pub fn closed(self: &Arc<Self>, key: &Key) {
        let Some(doc) = self.documents.remove(key) else { return };
        self.configured(&doc, None);
        self.spoken.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
        match doc.path.clone().filter(|_| self.workspace.is_member(key)) {
            Some(path) => self.queue.file(path),
            None => self.queue.gone([key.clone()]),
        }
    }

    /// Follows what changes.
    pub fn watch_changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Resolves when the server closes.
    pub async fn closing(&self) {
        let _ = self.closing.subscribe().wait_for(|closing| *closing).await;
    }

    /// True when the server closes.
    pub fn is_closing(&self) -> bool {
        *self.closing.borrow()
    }

    /// Closes: nothing waits any longer.
    pub fn close(&self) {
        self.closing.send_replace(true);
        self.queue.stop();
    }

    /// The client asked for the end.
    pub fn shut_down(&self) {
        self.shut_down.store(true, Ordering::Release);
        self.closing.send_replace(true);
    }

    /// 0 after `shutdown`, else 1.
    pub fn exit_code(&self) -> u8 {
        u8::from(!self.shut_down.load(Ordering::Acquire))
    }

    /// The client's process, once it is known.
    pub async fn parent(&self) -> u32 {
        let mut told = self.parent.subscribe();
        match told.wait_for(Option::is_some).await.ok().and_then(|pid| *pid) {
            Some(pid) => pid,
            None => std::future::pending().await,
        }
    }

    /// Has something done that nobody waits for.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.runtime.spawn(work);
    }
}
