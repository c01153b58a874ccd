//! The texts that are open, as the client has them.

use super::convert::{Encoding, Key, offset, path_of};
use crate::analysis::Analysis;
use crate::cli::check::collect::is_framework;
use crate::config::FILE_NAMES;
use crate::ide::File;
use crate::ide::facts::Facts;
use crate::source::LineIndex;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

/// The byte order mark.
const MARK: char = '\u{feff}';

/// A text at one version. It never changes: a change makes another.
#[derive(Debug)]
pub struct Doc {
    /// Its address, letter for letter as the client writes it.
    pub uri: Uri,
    /// What it is.
    pub key: Key,
    /// Where it is, when it is a file.
    pub path: Option<PathBuf>,
    /// Version, as the client counts.
    pub version: i32,
    /// The characters, a byte order mark left out.
    pub text: String,
    /// True when the client's text begins with a byte order mark.
    pub bom: bool,
    /// True for a référentiel; other texts are kept, and nothing is said of them.
    pub is_ours: bool,
    lines: Arc<LineIndex>,
    /// The bytes of a file of the disk, which may not be UTF-8; its text is then that of the analysis.
    raw: Option<Vec<u8>>,
    /// The analysis, made once, by whoever needs it first.
    checked: Mutex<Option<Arc<Checked>>>,
    /// The analysis of the version before, until this one has its own: most of the words are the same.
    older: Mutex<Option<Arc<Checked>>>,
}

/// A text that was analysed.
#[derive(Debug)]
pub struct Checked {
    /// The file.
    pub file: File,
    /// True when the analysis itself failed.
    pub failed: bool,
    facts: OnceLock<Arc<Facts>>,
}

impl Checked {
    /// An analysis, or what stands for one that failed.
    pub fn new(file: File, failed: bool) -> Self {
        Checked { file, failed, facts: OnceLock::new() }
    }

    /// What the text tells the others, collected once, when someone asks.
    pub fn facts(&self) -> Arc<Facts> {
        Arc::clone(self.facts.get_or_init(|| Arc::new(Facts::new(&self.file))))
    }
}

impl Doc {
    /// A text that was opened.
    pub fn open(item: TextDocumentItem) -> Self {
        let path = path_of(&item.uri);
        let named = match &path {
            Some(path) => is_framework(path),
            None => crate::cli::check::collect::ENDINGS.iter().any(|end| item.uri.as_str().ends_with(end)),
        };
        let is_ours = named || item.language_id == "referentiel";
        Doc {
            is_ours,
            path,
            key: Key::of_uri(&item.uri),
            ..Doc::with_text(item.uri, item.version, item.text)
        }
    }

    fn with_text(uri: Uri, version: i32, mut text: String) -> Self {
        let bom = text.starts_with(MARK);
        if bom {
            text.drain(..MARK.len_utf8());
        }
        let lines = Arc::new(LineIndex::new(&text));
        let key = Key::of_uri(&uri);
        let (checked, older) = (Mutex::new(None), Mutex::new(None));
        Doc { uri, key, path: None, version, text, bom, is_ours: false, lines, raw: None, checked, older }
    }

    /// A file of the disk, as its bytes are.
    pub fn on_disk(uri: Uri, bytes: Vec<u8>) -> Self {
        let path = path_of(&uri);
        Doc { path, is_ours: true, raw: Some(bytes), ..Doc::with_text(uri, 0, String::new()) }
    }

    /// The same text, not yet analysed.
    pub fn renewed(&self) -> Self {
        Doc {
            uri: self.uri.clone(),
            key: self.key.clone(),
            path: self.path.clone(),
            version: self.version,
            text: self.text.clone(),
            bom: self.bom,
            is_ours: self.is_ours,
            lines: Arc::clone(&self.lines),
            raw: self.raw.clone(),
            checked: Mutex::new(None),
            older: Mutex::new(self.ready().or_else(|| self.older())),
        }
    }

    /// The analysis of the version before, as long as this one has none.
    pub fn older(&self) -> Option<Arc<Checked>> {
        self.older.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The text after `changes`, in their order.
    pub fn changed(
        &self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Self {
        let mut next = Doc { version, ..self.renewed() };
        for change in changes {
            next.apply(change, encoding);
        }
        next
    }

    fn apply(&mut self, change: TextDocumentContentChangeEvent, encoding: Encoding) {
        let Some(range) = change.range else {
            let whole = Doc::with_text(self.uri.clone(), self.version, change.text);
            (self.text, self.bom, self.lines) = (whole.text, whole.bom, whole.lines);
            return;
        };
        // The client counts the mark, and may take it away or put one there.
        if self.bom {
            self.text.insert(0, MARK);
            self.lines = Arc::new(LineIndex::new(&self.text));
            self.bom = false;
        }
        let at = |position| offset(&self.text, &self.lines, position, encoding) as usize;
        let (start, end) = (at(range.start), at(range.end));
        self.text.replace_range(start.min(end)..end.max(start), &change.text);
        self.set_mark_aside();
        self.lines = Arc::new(LineIndex::new(&self.text));
    }

    fn set_mark_aside(&mut self) {
        if self.text.starts_with(MARK) {
            self.text.drain(..MARK.len_utf8());
            self.bom = true;
        }
    }

    /// True for a configuration file.
    pub fn is_configuration(&self) -> bool {
        let name = self.path.as_deref().and_then(std::path::Path::file_name);
        name.is_some_and(|name| FILE_NAMES.iter().any(|known| name == *known))
    }

    /// Its lines.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// An analysis of this text, ready for questions.
    pub fn file(&self, analysis: Analysis) -> File {
        // What is read of bytes, or of a text too long, may be another text.
        if self.raw.is_some() || analysis.text.len() != self.text.len() {
            return File::new(analysis);
        }
        File::with_lines(analysis, Arc::clone(&self.lines))
    }

    /// The analysis, when it was made.
    pub fn ready(&self) -> Option<Arc<Checked>> {
        self.checked.try_lock().ok()?.clone()
    }

    /// The analysis, made by `examine` unless it was made already. Who comes second waits for the first.
    pub fn checked(&self, examine: impl FnOnce() -> Option<Checked>) -> Option<Arc<Checked>> {
        let mut slot = self.checked.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.is_none() {
            *slot = examine().map(Arc::new);
            if slot.is_some() {
                *self.older.lock().unwrap_or_else(PoisonError::into_inner) = None;
            }
        }
        slot.clone()
    }

    /// The bytes that are analysed.
    pub fn bytes(&self) -> Vec<u8> {
        if let Some(raw) = &self.raw {
            return raw.clone();
        }
        let mark = if self.bom { "\u{feff}" } else { "" };
        [mark.as_bytes(), self.text.as_bytes()].concat()
    }
}

/// The open texts at one moment.
pub type Open = Arc<BTreeMap<Key, Arc<Doc>>>;

/// The open texts.
#[derive(Debug, Default)]
pub struct Documents {
    open: Mutex<Open>,
}

impl Documents {
    /// As they are now.
    pub fn snapshot(&self) -> Open {
        Arc::clone(&self.open.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The text with this key, as it is now.
    pub fn get(&self, key: &Key) -> Option<Arc<Doc>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// True when `doc` is still what its document says.
    pub fn is_current(&self, doc: &Arc<Doc>) -> bool {
        self.get(&doc.key).is_some_and(|now| Arc::ptr_eq(&now, doc))
    }

    /// Replaces a text, or opens it.
    pub fn put(&self, doc: Doc) -> Arc<Doc> {
        let doc = Arc::new(doc);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut open).insert(doc.key.clone(), Arc::clone(&doc));
        doc
    }

    /// Forgets every analysis: what they depend on has changed. Gives the keys.
    pub fn renew(&self) -> Vec<Key> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        for doc in Arc::make_mut(&mut open).values_mut() {
            *doc = Arc::new(doc.renewed());
        }
        open.keys().cloned().collect()
    }

    /// Closes a text.
    pub fn remove(&self, key: &Key) -> Option<Arc<Doc>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut open).remove(key)
    }
}
