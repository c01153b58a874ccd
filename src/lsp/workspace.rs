//! The files of the open folders: which there are, what is in force for each, what was found in each.

use super::convert::{Key, uri_of};
use crate::cli::check::collect::{collect, is_framework};
use crate::cli::discover::{Discovery, Found};
use crate::cli::known::Known;
use crate::config::{FILE_NAMES, Layer};
use crate::findings::baseline::Entry as KnownFinding;
use crate::ide::facts::Facts;
use crate::lang::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use tower_lsp::ls_types::{Diagnostic, Uri};

/// What was last found in a document.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its address.
    pub uri: Uri,
    /// Version of the open text; `None`: the file on the disk.
    pub version: Option<i32>,
    /// Grows each time that the diagnostics change.
    pub id: u64,
    /// The diagnostics.
    pub items: Arc<Vec<Diagnostic>>,
    /// What the others need to know of it.
    pub facts: Arc<Facts>,
}

/// A file and what tells whether it changed.
#[derive(Clone, Debug)]
struct Member {
    path: PathBuf,
    stamp: Option<(SystemTime, u64)>,
}

/// The files of the open folders.
#[derive(Debug)]
pub struct Workspace {
    lang: Lang,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    roots: Vec<PathBuf>,
    editor: Layer,
    /// Configurations that are open, as they were last readable; the disk's speak for the others.
    configurations: BTreeMap<PathBuf, Arc<str>>,
    discovery: Discovery,
    baselines: BTreeMap<PathBuf, Option<Arc<Known>>>,
    members: BTreeMap<Key, Member>,
    reports: BTreeMap<Key, Report>,
    ids: u64,
}

impl Inner {
    fn discover(&self, lang: Lang) -> Discovery {
        Discovery::below(lang, Layer::default(), self.editor.clone()).with_open(self.configurations.clone())
    }
}

impl Workspace {
    /// No folder yet. `lang`: the language of what is told of configurations.
    pub fn new(lang: Lang) -> Self {
        let editor = Layer::default();
        Workspace {
            lang,
            inner: Mutex::new(Inner {
                roots: Vec::new(),
                discovery: Discovery::below(lang, Layer::default(), editor.clone()),
                editor,
                configurations: BTreeMap::new(),
                baselines: BTreeMap::new(),
                members: BTreeMap::new(),
                reports: BTreeMap::new(),
                ids: 0,
            }),
        }
    }

    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens these folders. The home folder and the root of the file system are never walked.
    pub fn open(&self, roots: Vec<PathBuf>) {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
        let walked = |root: &PathBuf| {
            let refused = root.parent().is_none() || home.as_ref() == Some(root);
            if refused {
                tracing::warn!(
                    "{} is too wide to be looked through: only open files are checked",
                    root.display()
                );
            }
            !refused
        };
        self.inner().roots = roots.into_iter().filter(walked).collect();
    }

    /// Adds and removes folders.
    pub fn change_folders(&self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        let mut roots = self.inner().roots.clone();
        roots.retain(|root| !removed.contains(root));
        roots.extend(added);
        roots.dedup();
        self.open(roots);
    }

    /// Forgets configurations and baselines: they will be read again. `editor`: what the editor's settings say.
    pub fn forget_configurations(&self, editor: Option<Layer>) {
        let mut inner = self.inner();
        if let Some(layer) = editor {
            inner.editor = layer;
        }
        inner.discovery = inner.discover(self.lang);
        inner.baselines.clear();
        for member in inner.members.values_mut() {
            member.stamp = None;
        }
    }

    /// Takes the open text of the configuration at `path`; `None`: that of the disk speaks again. True when what
    /// is in force may be other than before.
    pub fn configure(&self, path: &Path, open: Option<&str>) -> bool {
        let on_disk = || std::fs::read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let mut inner = self.inner();
        let before = match inner.configurations.get(path) {
            Some(text) => Some(text.to_string()),
            None => on_disk(),
        };
        let after = match open {
            Some(text) => {
                inner.configurations.insert(path.to_owned(), text.into());
                Some(text.to_owned())
            }
            None => {
                inner.configurations.remove(path);
                on_disk()
            }
        };
        let plain = |text: Option<String>| text.map(|text| text.trim_start_matches('\u{feff}').to_owned());
        plain(before) != plain(after)
    }

    /// The configuration that is in force for the file at `path`, or where the first one would be: at the root of
    /// the open folder that holds the file, or beside it.
    pub fn configuration_of(&self, path: &Path) -> PathBuf {
        if let Some(found) = &self.found(Some(path)).path {
            return found.to_path_buf();
        }
        let inner = self.inner();
        let root = inner
            .roots
            .iter()
            .filter(|root| path.starts_with(root))
            .max_by_key(|root| root.as_os_str().len());
        let folder = root.map(PathBuf::as_path).or(path.parent()).unwrap_or(Path::new(""));
        folder.join(FILE_NAMES[0])
    }

    /// The files that a walk found.
    pub fn members(&self) -> Vec<PathBuf> {
        self.inner().members.values().map(|member| member.path.clone()).collect()
    }

    /// What is in force for the file at `path`, or for a text that is no file.
    pub fn found(&self, path: Option<&Path>) -> Arc<Found> {
        let mut inner = self.inner();
        let found = match path {
            Some(path) => inner.discovery.of_file(path),
            None => {
                let folder = inner.roots.first().cloned().unwrap_or_default();
                inner.discovery.of_folder(&folder)
            }
        };
        for failure in inner.discovery.failures() {
            tracing::warn!("{failure}");
        }
        found
    }

    /// The findings of the file at `path` that are known already, as its baseline says.
    pub fn known(&self, found: &Found, path: &Path) -> Option<Vec<KnownFinding>> {
        let baseline = found.baseline.as_ref()?;
        let lang = self.lang;
        let mut inner = self.inner();
        let known =
            inner.baselines.entry(baseline.clone()).or_insert_with(|| match Known::read(baseline, lang) {
                Ok(known) => known.map(Arc::new),
                Err(failure) => {
                    tracing::warn!("{failure}");
                    None
                }
            });
        let known = Arc::clone(known.as_ref()?);
        let names: BTreeSet<String> = inner.members.values().map(|one| known.name(&one.path)).collect();
        drop(inner);
        let name = known.name(path);
        let moved =
            if known.baseline.files.contains_key(&name) { None } else { known.moved(&names).remove(&name) };
        Some(known.baseline.of(moved.as_deref().unwrap_or(&name)).to_vec())
    }

    /// Walks the folders: the référentiels in them, as `check` finds them. Takes its time; holds nothing.
    pub fn walk(&self) -> Vec<PathBuf> {
        let (roots, mut discovery) = {
            let inner = self.inner();
            (inner.roots.clone(), inner.discover(self.lang))
        };
        if roots.is_empty() {
            return Vec::new();
        }
        let collected = collect(&roots, None, &mut discovery, self.lang);
        for failure in collected.failures {
            tracing::warn!("{failure}");
        }
        collected.targets.into_iter().map(|target| target.source.path().to_owned()).collect()
    }

    /// Takes what a walk found for the files there are. Gives those to look at, and the keys of those that are
    /// no more.
    pub fn take(&self, walked: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<Key>) {
        let mut inner = self.inner();
        let mut before = std::mem::take(&mut inner.members);
        let mut changed = Vec::new();
        for path in walked {
            let key = Key::of_path(&path);
            let stamp = stamp(&path);
            let known = before.remove(&key).and_then(|member| member.stamp);
            if known.is_none() || known != stamp {
                changed.push(path.clone());
            }
            inner.members.insert(key, Member { path, stamp });
        }
        (changed, before.into_keys().collect())
    }

    /// True for a file that a walk found.
    pub fn is_member(&self, key: &Key) -> bool {
        self.inner().members.contains_key(key)
    }

    /// Notes that a file is about to be read.
    pub fn note(&self, key: &Key) {
        if let Some(member) = self.inner().members.get_mut(key) {
            member.stamp = stamp(&member.path);
        }
    }

    /// The files at `path` or below it, which is no more.
    pub fn remove_below(&self, path: &Path) -> Vec<Key> {
        let mut inner = self.inner();
        let gone: Vec<Key> = inner
            .members
            .iter()
            .filter(|(_, member)| member.path.starts_with(path))
            .map(|(key, _)| key.clone())
            .collect();
        for key in &gone {
            inner.members.remove(key);
        }
        gone
    }

    /// Keeps what a document tells the others.
    pub fn keep_facts(&self, key: &Key, facts: Arc<Facts>) {
        if let Some(report) = self.inner().reports.get_mut(key) {
            report.facts = facts;
        }
    }

    /// Keeps what was found in a document. Gives its report, and whether the diagnostics are others than before.
    pub fn report(
        &self,
        key: &Key,
        uri: &Uri,
        version: Option<i32>,
        items: Vec<Diagnostic>,
    ) -> (Report, bool) {
        let mut inner = self.inner();
        let before = inner.reports.get(key).cloned();
        let same = before.as_ref().filter(|before| *before.items == items);
        let (id, items, changed) = match same {
            Some(before) => (before.id, Arc::clone(&before.items), false),
            None => {
                inner.ids += 1;
                (inner.ids, Arc::new(items), before.is_some())
            }
        };
        let changed = changed || (before.is_none() && !items.is_empty());
        let facts = before.map(|before| before.facts).unwrap_or_default();
        let report = Report { uri: uri.clone(), version, id, items, facts };
        inner.reports.insert(key.clone(), report.clone());
        (report, changed)
    }

    /// Forgets a document; gives its last report.
    pub fn forget(&self, key: &Key) -> Option<Report> {
        self.inner().reports.remove(key)
    }

    /// The path from the open folder that holds it, with `/`; the whole path elsewhere.
    pub fn near(&self, path: &Path) -> String {
        let inner = self.inner();
        let inside = inner.roots.iter().find_map(|root| path.strip_prefix(root).ok()).unwrap_or(path);
        inside.to_string_lossy().replace('\\', "/")
    }

    /// The address under which a document was last spoken of.
    pub fn uri(&self, key: &Key, path: &Path) -> Option<Uri> {
        self.inner().reports.get(key).map(|report| report.uri.clone()).or_else(|| uri_of(path))
    }

    /// Every report, in the order of the keys.
    pub fn reports(&self) -> Vec<(Key, Report)> {
        self.inner().reports.iter().map(|(key, report)| (key.clone(), report.clone())).collect()
    }
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let data = std::fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}

/// What a file of the disk is to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRole {
    /// A référentiel.
    Framework,
    /// What decides how files are checked, or which are: a configuration, a baseline, a list of what is ignored.
    Rules,
    /// Nothing to us, unless it is a folder.
    Other,
}

/// What the file at `path` is to the server.
pub fn role(path: &Path) -> FileRole {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if is_framework(path) {
        FileRole::Framework
    } else if FILE_NAMES.contains(&&*name)
        || matches!(&*name, ".gitignore" | ".ignore")
        || path.extension().is_some_and(|end| end == "json")
    {
        FileRole::Rules
    } else {
        FileRole::Other
    }
}
