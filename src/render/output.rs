//! What an output format is, and all there are.

use super::tally::Tally;
use super::{Blocks, View, concise, full, github, gitlab, grouped, json, junit, sarif};
use crate::lang::Lang;
use std::fmt::Debug;

/// An output format: bytes before the first file, for each file, after the last one. It keeps no state:
/// files may be rendered side by side, and are written in order.
pub trait Output: Debug + Sync {
    /// Its name in `--format` and `--output`.
    fn name(&self) -> &'static str;

    /// Whether people read it: it then gets colours, closing lines, and a bound on how much is shown.
    fn for_people(&self) -> bool {
        false
    }

    /// Whether it holds hints even when they are not shown.
    fn every_hint(&self) -> bool {
        false
    }

    /// What stands before the first file.
    fn head(&self, _lang: Lang) -> Vec<u8> {
        Vec::new()
    }

    /// What stands before the first piece that is not empty, and between two of them.
    fn separators(&self) -> [&'static str; 2] {
        ["", ""]
    }

    /// The piece of one file: blocks, of which `limit` are rendered at most, or bytes without blocks.
    fn file(&self, view: &View<'_>, limit: usize) -> Blocks;

    /// What stands behind the last file.
    fn tail(&self, _end: &End<'_>) -> Vec<u8> {
        Vec::new()
    }
}

/// What could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// Kind of failure: `referentiel::unreadable`.
    pub code: String,
    /// What happened.
    pub message: String,
    /// The file it is about, from the current folder, with `/`.
    pub path: Option<String>,
}

/// How a run ended.
#[derive(Clone, Copy, Debug)]
pub struct End<'a> {
    /// What was found.
    pub tally: &'a Tally,
    /// What could not be done.
    pub undone: &'a [Undone],
    /// The exit code.
    pub exit: u8,
    /// Language of what is said.
    pub lang: Lang,
    /// Whether some file left a piece.
    pub some: bool,
}

/// Every format, the usual one first.
pub const ALL: [&dyn Output; 8] = [
    &full::Full,
    &concise::Concise,
    &grouped::Grouped,
    &json::Json,
    &sarif::Sarif,
    &github::GitHub,
    &gitlab::GitLab,
    &junit::JUnit,
];

/// The usual format.
pub const USUAL: &dyn Output = &full::Full;

/// The format of this name.
pub fn find(name: &str) -> Option<&'static dyn Output> {
    ALL.into_iter().find(|output| output.name() == name)
}

/// The names, as the command line takes them.
pub fn names() -> impl Iterator<Item = &'static str> {
    ALL.into_iter().map(Output::name)
}
