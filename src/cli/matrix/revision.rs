//! The revision of the files, as git knows it.

use crate::cli::check::collect::{Source, Target};
use crate::cli::discover::absolute;
use crate::lang::Lang;
use crate::say;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The last revision that changed one of the files, and whether they changed since; `None` when they are in no
/// repository, or git is not there.
pub fn of(paths: &[PathBuf], targets: &[Target], lang: Lang) -> Option<String> {
    if targets.iter().any(|target| matches!(target.source, Source::Stdin(_))) {
        return None;
    }
    let here = [PathBuf::from(".")];
    let paths: Vec<PathBuf> =
        if paths.is_empty() { &here } else { paths }.iter().map(|p| absolute(p)).collect();
    let first = paths.first()?;
    let folder = if first.is_dir() { first.as_path() } else { first.parent()? };
    let last = git(folder, &["log", "-1", "--format=%h"], &paths).filter(|last| !last.is_empty())?;
    let changed = git(folder, &["status", "--porcelain", "--untracked-files=normal"], &paths)?;
    Some(match changed.is_empty() {
        true => last,
        false => say!(lang, "{last} et des changements", "{last} and changes"),
    })
}

fn git(folder: &Path, arguments: &[&str], paths: &[PathBuf]) -> Option<String> {
    let done = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .arg("--")
        .args(paths)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .env("GIT_OPTIONAL_LOCKS", "0")
        .output()
        .ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}
