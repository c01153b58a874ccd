//! Which files to check: those that are named, and those found in the folders that are named.

use crate::cli::Failure;
use crate::cli::discover::{Discovery, Found, absolute, near};
use crate::cli::reason::reason;
use crate::lang::Lang;
use crate::say;
use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Endings of the names of référentiels.
pub const ENDINGS: [&str; 2] = [".referentiel.yaml", ".referentiel.yml"];

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The standard input, under this name.
    Stdin(PathBuf),
    /// A file.
    File(PathBuf),
}

impl Source {
    /// Its path.
    pub fn path(&self) -> &Path {
        match self {
            Source::Stdin(path) | Source::File(path) => path,
        }
    }
}

/// One file to check.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where it is.
    pub source: Source,
    /// What is in force for it.
    pub found: Arc<Found>,
}

/// The files to check, in order of path, each once; and what could not be looked at.
#[derive(Debug, Default)]
pub struct Collected {
    /// The files.
    pub targets: Vec<Target>,
    /// What could not be looked at.
    pub failures: Vec<Failure>,
}

/// Looks at `paths`, or at the current folder when there is none. `stdin_name`: the name under which the
/// standard input is read.
pub fn collect(
    paths: &[PathBuf],
    stdin_name: Option<&Path>,
    discovery: &mut Discovery,
    lang: Lang,
) -> Collected {
    let mut walk = Walk { discovery, lang, sources: Vec::new(), several_names: false, failures: Vec::new() };
    let here = [PathBuf::from(".")];
    let paths = match (paths, stdin_name) {
        ([], Some(_)) => &[PathBuf::from("-")][..],
        ([], None) => &here,
        (paths, _) => paths,
    };
    walk.several_names = paths.len() > 1;
    for path in paths {
        if path.as_os_str() == "-" {
            let name = stdin_name.unwrap_or(Path::new("<stdin>")).to_owned();
            walk.sources.push((Source::Stdin(name), true));
        } else {
            walk.named(path);
        }
    }
    walk.finish()
}

struct Walk<'a> {
    discovery: &'a mut Discovery,
    lang: Lang,
    /// What was found, and whether it was named.
    sources: Vec<(Source, bool)>,
    /// Whether one file may have been met under several names.
    several_names: bool,
    failures: Vec<Failure>,
}

impl Walk<'_> {
    fn named(&mut self, path: &Path) {
        match std::fs::metadata(path) {
            Ok(data) if data.is_dir() => self.folder(path),
            Ok(_) => self.sources.push((Source::File(plain(path)), true)),
            Err(error) => self.failures.push(unreadable(self.lang, path, &error)),
        }
    }

    fn folder(&mut self, folder: &Path) {
        let walk = ignore::WalkBuilder::new(folder).require_git(false).build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let Some(kind) = entry.file_type() else { continue };
                    if kind.is_dir() || !is_framework(entry.path()) {
                        continue;
                    }
                    self.several_names |= kind.is_symlink();
                    match if kind.is_symlink() { std::fs::metadata(entry.path()).map(Some) } else { Ok(None) }
                    {
                        Ok(Some(data)) if data.is_dir() => {}
                        Ok(_) => self.sources.push((Source::File(plain(entry.path())), false)),
                        Err(error) => self.failures.push(unreadable(self.lang, entry.path(), &error)),
                    }
                }
                Err(error) => self.failures.push(walk_failure(self.lang, folder, error)),
            }
        }
    }

    fn finish(self) -> Collected {
        let Walk { discovery, mut sources, several_names, failures, .. } = self;
        // A file that was named as well as found is taken as named.
        sources.sort_by(|a, b| (a.0.path(), !a.1).cmp(&(b.0.path(), !b.1)));
        sources.dedup_by(|next, kept| next.0 == kept.0);
        let mut seen = HashSet::new();
        let mut targets = Vec::with_capacity(sources.len());
        for (source, named) in sources {
            if several_names
                && let Source::File(path) = &source
                && let Ok(real) = std::fs::canonicalize(path)
                && !seen.insert(real)
            {
                continue;
            }
            let found = discovery.of_file(source.path());
            if named || !found.excludes(&absolute(source.path())) {
                targets.push(Target { source, found });
            }
        }
        Collected { targets, failures }
    }
}

/// True when the name is that of a référentiel.
pub fn is_framework(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The path without its leading `./`, and without the detours of `..` when it ends in the current folder.
fn plain(path: &Path) -> PathBuf {
    if path.components().any(|part| part == Component::ParentDir) {
        let real = absolute(path);
        let short = near(&real);
        return if short == real { path.to_owned() } else { short.to_owned() };
    }
    path.components().skip_while(|part| *part == Component::CurDir).collect()
}

/// A file or folder that cannot be read.
pub fn unreadable(lang: Lang, path: &Path, error: &std::io::Error) -> Failure {
    let (shown, why) = (path.display(), reason(lang, error));
    let help = match error.kind() {
        std::io::ErrorKind::NotFound => say!(
            lang,
            "vérifiez l'orthographe du chemin ; un chemin avec des espaces s'écrit entre guillemets.",
            "check the spelling of the path; a path with spaces goes in quotes."
        ),
        _ => say!(
            lang,
            "vérifiez les droits du fichier ou du dossier.",
            "check the permissions of the file or folder."
        ),
    };
    Failure::new(
        "unreadable",
        say!(lang, "« {shown} » ne peut pas être lu : {why}", "“{shown}” cannot be read: {why}"),
    )
    .about(path)
    .help(help)
}

fn walk_failure(lang: Lang, folder: &Path, error: ignore::Error) -> Failure {
    let mut path = folder.to_owned();
    let mut inner = &error;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => {
                path.clone_from(at);
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            ignore::Error::Io(io) => return unreadable(lang, &plain(&path), io),
            other => return unreadable(lang, &path, &std::io::Error::other(other.to_string())),
        }
    }
}
