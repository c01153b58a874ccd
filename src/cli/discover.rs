//! Finds the configuration of each file: the nearest one upwards, looked for once per folder.

use super::Failure;
use super::reason::reason;
use crate::config::{FILE_NAMES, Layer, Origin, Settings, read};
use crate::lang::Lang;
use crate::say;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many configurations may start from one another.
const MAX_CHAIN: usize = 16;

/// The configuration in force in a folder.
#[derive(Debug)]
pub struct Found {
    /// What the options and the file say together.
    pub layer: Layer,
    /// The values in force.
    pub settings: Settings,
    /// The file, when there is one.
    pub path: Option<Arc<PathBuf>>,
    /// The baseline, from the root of the file system.
    pub baseline: Option<PathBuf>,
    excluded: Vec<(PathBuf, Gitignore)>,
}

impl Found {
    fn new(flags: &Layer, editor: &Layer, file: Option<(Arc<PathBuf>, Layer)>) -> Self {
        let (path, file) = file.map_or_else(Default::default, |(path, layer)| (Some(path), layer));
        let layer = flags.clone().flags_over(file.over(editor.clone()));
        let excluded = layer
            .exclude
            .iter()
            .filter_map(|one| {
                let Origin::File(path, _) = &one.origin else { return None };
                let base = path.parent()?;
                let mut globs = GitignoreBuilder::new("");
                globs.add_line(None, &one.value).ok()?;
                Some((base.to_owned(), globs.build().ok()?))
            })
            .collect();
        let baseline = layer.baseline.as_ref().filter(|one| !one.value.is_empty()).map(|one| {
            let base = match &one.origin {
                Origin::File(path, _) => path.parent().unwrap_or(Path::new("")),
                _ => Path::new(""),
            };
            absolute(&base.join(&one.value))
        });
        Found { settings: layer.settle(), layer, path, baseline, excluded }
    }

    /// True when the configuration leaves `file` (an absolute path) out of walks.
    pub fn excludes(&self, file: &Path) -> bool {
        self.excluded.iter().any(|(base, globs)| {
            file.strip_prefix(base)
                .is_ok_and(|inside| globs.matched_path_or_any_parents(inside, false).is_ignore())
        })
    }
}

/// Looks configurations up, and keeps what it found.
#[derive(Debug)]
pub struct Discovery {
    lang: Lang,
    flags: Layer,
    editor: Layer,
    /// Configurations whose text is another than that of the disk: an editor holds them.
    open: BTreeMap<PathBuf, Arc<str>>,
    folders: HashMap<PathBuf, Arc<Found>>,
    bare: Arc<Found>,
    failures: Vec<Failure>,
}

impl Discovery {
    /// `flags`: what the options of the command say.
    pub fn new(lang: Lang, flags: Layer) -> Self {
        Discovery::below(lang, flags, Layer::default())
    }

    /// The same, above the settings of an editor, which a configuration file overrules.
    pub fn below(lang: Lang, flags: Layer, editor: Layer) -> Self {
        let bare = Arc::new(Found::new(&flags, &editor, None));
        let (open, folders) = (BTreeMap::new(), HashMap::new());
        Discovery { lang, flags, editor, open, folders, bare, failures: Vec::new() }
    }

    /// The same, with the texts of configurations that an editor holds in place of those of the disk.
    #[must_use]
    pub fn with_open(self, open: BTreeMap<PathBuf, Arc<str>>) -> Self {
        Discovery { open, ..self }
    }

    /// The configuration of the file at `path`.
    pub fn of_file(&mut self, path: &Path) -> Arc<Found> {
        match absolute(path).parent() {
            Some(folder) => self.of_folder(folder),
            None => Arc::clone(&self.bare),
        }
    }

    /// The configuration of an absolute folder.
    pub fn of_folder(&mut self, folder: &Path) -> Arc<Found> {
        if let Some(found) = self.folders.get(folder) {
            return Arc::clone(found);
        }
        let is_there = |path: &PathBuf| self.open.contains_key(path) || exists(path);
        let found = match FILE_NAMES.iter().map(|name| folder.join(name)).find(is_there) {
            Some(path) => {
                let path = Arc::new(path);
                let layer = self.load(&path, MAX_CHAIN, None);
                Arc::new(Found::new(&self.flags, &self.editor, Some((path, layer))))
            }
            None => match folder.parent() {
                Some(parent) => self.of_folder(parent),
                None => Arc::clone(&self.bare),
            },
        };
        self.folders.insert(folder.to_owned(), Arc::clone(&found));
        found
    }

    /// What was wrong with the configurations met since the last call.
    pub fn failures(&mut self) -> Vec<Failure> {
        std::mem::take(&mut self.failures)
    }

    fn text(&self, path: &Path) -> std::io::Result<String> {
        match self.open.get(path) {
            Some(text) => Ok(text.to_string()),
            None => Ok(String::from_utf8_lossy(&std::fs::read(path)?).into_owned()),
        }
    }

    /// Reads a configuration and those it starts from; keeps what could be understood.
    fn load(&mut self, path: &Arc<PathBuf>, left: usize, asked: Option<&Origin>) -> Layer {
        let lang = self.lang;
        let shown = near(path).display().to_string();
        let text = match self.text(path) {
            Ok(text) => text,
            Err(error) => {
                let why = reason(lang, &error);
                let help = match asked {
                    Some(Origin::File(by, line)) => {
                        let by = near(by).display();
                        say!(lang, "elle est demandée par {by}:{line}.", "{by}:{line} asks for it.")
                    }
                    _ => say!(
                        lang,
                        "vérifiez le chemin et les droits du fichier.",
                        "check the path and the permissions of the file."
                    ),
                };
                self.failures.push(
                    Failure::new(
                        "config-unreadable",
                        say!(
                            lang,
                            "la configuration {shown} ne peut pas être lue : {why}",
                            "the configuration {shown} cannot be read: {why}"
                        ),
                    )
                    .help(help),
                );
                return Layer::default();
            }
        };
        let text = text.trim_start_matches('\u{feff}');
        let (mut layer, problems) = read::read(text, path);
        for problem in problems {
            let label = say!(lang, "ici", "here");
            let failure = Failure::new("config", problem.message.get(lang).to_owned()).at(
                &shown,
                text,
                problem.range,
                &label,
            );
            self.failures.push(match problem.help {
                Some(help) => failure.help(help.get(lang).to_owned()),
                None => failure,
            });
        }
        let Some(base) = layer.extends.take() else { return layer };
        if left == 0 {
            self.failures.push(Failure::new(
                "config-cycle",
                say!(
                    lang,
                    "la configuration {shown} part d'elle-même, ou d'une suite trop longue d'autres",
                    "the configuration {shown} starts from itself, or from too long a chain of others"
                ),
            ));
            return layer;
        }
        let path = absolute(&path.parent().unwrap_or(Path::new("")).join(&base.value));
        let base = self.load(&Arc::new(path), left - 1, Some(&base.origin));
        layer.over(base)
    }
}

/// True for a broken link too: reading it will tell what is wrong.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The path from the current folder, when it is inside.
pub fn near(path: &Path) -> &Path {
    std::env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

/// The path from the current folder when it is inside, with `/` between folders.
pub fn near_for_programs(path: &Path) -> Cow<'_, str> {
    // A path that is not absolute starts from the current folder as it is.
    let path = if path.is_absolute() { near(path) } else { path };
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text } else { text.replace(std::path::MAIN_SEPARATOR, "/").into() }
}

/// The path from the root of the file system, `..` followed as the system follows them.
pub fn absolute(path: &Path) -> PathBuf {
    let dots = path.components().any(|part| part == std::path::Component::ParentDir);
    match (dots, path.parent(), path.file_name()) {
        (true, Some(parent), Some(name)) => match std::fs::canonicalize(parent) {
            Ok(parent) => parent.join(name),
            Err(_) => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
        },
        _ => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}
