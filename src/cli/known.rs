//! The baselines in force: which file each is, what it holds, and under what name it knows a file.

use super::Failure;
use super::check::collect::{Source, Target};
use super::discover::{absolute, near};
use super::reason::reason;
use crate::findings::baseline::{Baseline, Broken, Entry, parse};
use crate::lang::Lang;
use crate::say;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// A baseline and where it is.
#[derive(Debug)]
pub struct Known {
    /// Its folder, links followed.
    folder: PathBuf,
    /// What it holds.
    pub baseline: Baseline,
    /// What is written in the file, to see whether it changed.
    pub text: String,
}

impl Known {
    /// The baseline at `path`, which need not exist, holding nothing.
    pub fn empty(path: &Path) -> Self {
        let folder = real(path.parent().unwrap_or(Path::new("")));
        Known { folder, baseline: Baseline::default(), text: String::new() }
    }

    /// Reads the baseline at `path`; `None` when there is no such file.
    pub fn read(path: &Path, lang: Lang) -> Result<Option<Self>, Failure> {
        let shown = near(path).display().to_string();
        let text = match std::fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                let why = reason(lang, &error);
                return Err(Failure::new(
                    "baseline-unreadable",
                    say!(
                        lang,
                        "la référence « {shown} » ne peut pas être lue : {why}",
                        "the baseline “{shown}” cannot be read: {why}"
                    ),
                )
                .help(say!(
                    lang,
                    "vérifiez le chemin et les droits du fichier.",
                    "check the path and the permissions of the file."
                )));
            }
        };
        let baseline = parse(&text).map_err(|broken| broken_baseline(&shown, &text, &broken, lang))?;
        Ok(Some(Known { baseline, text, ..Known::empty(path) }))
    }

    /// The name under which the baseline knows the file at `path`.
    pub fn name(&self, path: &Path) -> String {
        let path = absolute(path);
        let folder = real(path.parent().unwrap_or(Path::new("")));
        let file = path.file_name().map(PathBuf::from).unwrap_or_default();
        relative(&folder.join(file), &self.folder)
    }

    /// For each file of `checked` that is not known and seems to be a known one under another name, that
    /// name: a file that is no more and was called the same in another folder, or the only one of its folder.
    pub fn moved(&self, checked: &BTreeSet<String>) -> BTreeMap<String, String> {
        let gone = |name: &&String| self.folder.join(name.as_str()).symlink_metadata().is_err();
        let gone: Vec<&String> = self.baseline.files.keys().filter(gone).collect();
        let new: Vec<&String> =
            checked.iter().filter(|name| !self.baseline.files.contains_key(*name)).collect();
        let mut moved = BTreeMap::new();
        // Two that could be meant are as good as none.
        let mut pair = |like: fn(&str) -> &str| {
            let same =
                |list: &[&String], name: &str| list.iter().filter(|one| like(one) == like(name)).count();
            for name in &new {
                let found = gone.iter().find(|old| like(old) == like(name));
                if let Some(old) = found.filter(|_| same(&gone, name) == 1 && same(&new, name) == 1) {
                    moved.entry((*name).clone()).or_insert_with(|| (*old).clone());
                }
            }
        };
        pair(|name| name.rsplit_once('/').map_or(name, |(_, file)| file));
        pair(|name| name.rsplit_once('/').map_or("", |(folder, _)| folder));
        // One name is that of one file.
        let mut taken = BTreeSet::new();
        moved.retain(|_, old| taken.insert(old.clone()));
        moved
    }

    /// Names of the files that are known, were not checked, and are no more, in one of `folders`.
    pub fn gone(&self, checked: &BTreeSet<String>, folders: &[PathBuf]) -> Vec<String> {
        let gone = |name: &&String| {
            let path = self.folder.join(name.as_str());
            let exists = path.symlink_metadata().is_ok();
            // What is gone cannot be asked for its real name: `..` is undone by hand.
            let path = plain(&path);
            !checked.contains(*name) && !exists && folders.iter().any(|folder| path.starts_with(folder))
        };
        self.baseline.files.keys().filter(gone).cloned().collect()
    }
}

/// The real path of a folder, as far as it can be told.
fn real(folder: &Path) -> PathBuf {
    std::fs::canonicalize(folder).unwrap_or_else(|_| absolute(folder))
}

fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut all, part| {
        if part == Component::ParentDir {
            all.pop();
        } else {
            all.push(part);
        }
        all
    })
}

/// `path` seen from `folder`, with `/` on every system.
fn relative(path: &Path, folder: &Path) -> String {
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return path.to_string_lossy().replace('\\', "/");
    }
    let up = folder.components().skip(shared).map(|_| "..".into());
    let down = path.components().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The baselines of the files to check, read once each.
#[derive(Debug, Default)]
pub struct Baselines {
    known: BTreeMap<PathBuf, Known>,
    /// For each baseline, the files that were moved, and the name they are known under.
    moved: BTreeMap<PathBuf, BTreeMap<String, String>>,
}

impl Baselines {
    /// Reads the baselines that `targets` name. One that is missing is a failure: an empty one would show
    /// everything as new.
    pub fn of(targets: &[Target], lang: Lang) -> Result<Self, Failure> {
        let mut known = BTreeMap::new();
        for path in targets.iter().filter_map(|target| target.found.baseline.as_ref()) {
            if !known.contains_key(path) {
                let read = Known::read(path, lang)?.ok_or_else(|| missing(path, lang))?;
                known.insert(path.clone(), read);
            }
        }
        let moved = known
            .iter()
            .map(|(path, one): (&PathBuf, &Known)| (path.clone(), one.moved(&names(path, one, targets))));
        let moved = moved.collect();
        Ok(Baselines { known, moved })
    }

    /// What is known of a target; `None` when no baseline is in force for it.
    pub fn entries(&self, target: &Target) -> Option<&[Entry]> {
        let path = target.found.baseline.as_ref()?;
        let known = self.known.get(path)?;
        let name = known.name(target.source.path());
        let before = self.moved.get(path).and_then(|moved| moved.get(&name));
        Some(known.baseline.of(before.unwrap_or(&name)))
    }

    /// Entries of files that are no more in the folders that were checked, with the path of each file.
    pub fn gone(&self, targets: &[Target], paths: &[PathBuf]) -> Vec<(String, Entry)> {
        let folders = checked_folders(paths);
        let mut gone = Vec::new();
        for (path, known) in &self.known {
            let mut checked = names(path, known, targets);
            checked.extend(self.moved.get(path).into_iter().flat_map(BTreeMap::values).cloned());
            for name in known.gone(&checked, &folders) {
                let path = plain(&known.folder.join(&name));
                let shown = near(&path).display().to_string();
                gone.extend(known.baseline.of(&name).iter().map(|entry| (shown.clone(), entry.clone())));
            }
        }
        gone
    }
}

/// The names of the files among `targets` for which the baseline at `path` is in force.
fn names(path: &Path, known: &Known, targets: &[Target]) -> BTreeSet<String> {
    let mine = targets.iter().filter(|target| target.found.baseline.as_deref() == Some(path));
    let files = mine.filter(|target| matches!(target.source, Source::File(_)));
    files.map(|target| known.name(target.source.path())).collect()
}

/// The folders among `paths`, links followed; the current one when no path is named.
pub fn checked_folders(paths: &[PathBuf]) -> Vec<PathBuf> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here[..] } else { paths };
    paths.iter().filter(|path| path.is_dir()).map(|path| real(path)).collect()
}

/// A baseline that is asked for and is not there.
pub fn missing(path: &Path, lang: Lang) -> Failure {
    let shown = near(path).display();
    Failure::new(
        "baseline-missing",
        say!(lang, "la référence « {shown} » n'existe pas", "there is no baseline “{shown}”"),
    )
    .help(say!(
        lang,
        "vérifiez le chemin, ou créez-la : referentiel baseline update --baseline {shown}",
        "check the path, or create it: referentiel baseline update --baseline {shown}"
    ))
}

fn broken_baseline(shown: &str, text: &str, broken: &Broken, lang: Lang) -> Failure {
    let failure = |message: String| Failure::new("baseline", message);
    let again = say!(
        lang,
        "reprenez-la d'une version précédente, ou supprimez-la et refaites-la : referentiel baseline update --baseline {shown}",
        "take it again from an earlier version, or delete it and make it anew: referentiel baseline update --baseline {shown}"
    );
    match broken {
        Broken::Conflict(line) => failure(say!(
            lang,
            "la référence « {shown} » porte à la ligne {line} les marques d'une fusion inachevée",
            "the baseline “{shown}” holds on line {line} the marks of an unfinished merge"
        ))
        .help(say!(
            lang,
            "gardez les lignes des deux côtés en retirant les marques (une virgule entre les entrées), puis : referentiel baseline update --prune --baseline {shown}",
            "keep the lines of both sides without the marks (a comma between entries), then: referentiel baseline update --prune --baseline {shown}"
        )),
        Broken::Json(line, column) => {
            let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
            let at = (start + column.saturating_sub(1)).min(text.len());
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            failure(say!(
                lang,
                "la référence « {shown} » est abîmée : ce n'est plus du JSON à la ligne {line}",
                "the baseline “{shown}” is damaged: it is no longer JSON on line {line}"
            ))
            .at(shown, text, at..at, &say!(lang, "ici", "here"))
            .help(again)
        }
        Broken::Newer(version) => failure(say!(
            lang,
            "la référence « {shown} » est d'une version plus récente ({version}) que celle que ce vérificateur connaît",
            "the baseline “{shown}” is of a later version ({version}) than this checker knows"
        ))
        .help(say!(lang, "mettez referentiel à jour.", "update referentiel.")),
        Broken::Shape(what) => failure(say!(
            lang,
            "la référence « {shown} » n'est pas une référence : « {what} » manque ou ne convient pas",
            "the baseline “{shown}” is no baseline: “{what}” is missing or does not suit"
        ))
        .help(again),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_folder_of_the_baseline() {
        for (path, folder, expected) in [
            ("/a/b/c.yaml", "/a", "b/c.yaml"),
            ("/a/c.yaml", "/a", "c.yaml"),
            ("/a/c.yaml", "/a/d/e", "../../c.yaml"),
            ("/a/b c/é.yaml", "/a/d", "../b c/é.yaml"),
        ] {
            assert_eq!(relative(Path::new(path), Path::new(folder)), expected);
            assert_eq!(plain(&Path::new(folder).join(expected)), Path::new(path));
        }
    }
}
