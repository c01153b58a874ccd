//! The revision of the files, as git knows it.

use crate::cli::check::collect::{Source, Target};
use crate::cli::discover::absolute;
use crate::cli::git::Git;
use crate::lang::Lang;
use crate::say;
use std::path::PathBuf;

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
    let (last, changed) = Git::new(folder, lang).last_change(&paths)?;
    Some(match changed {
        false => last,
        true => say!(lang, "{last} et des changements", "{last} and changes"),
    })
}
