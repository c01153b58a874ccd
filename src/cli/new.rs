//! `referentiel new`: a référentiel to fill in.

use super::{Exit, Failure};
use crate::format::{Need, ROOT};
use crate::lang::Lang;
use crate::say;
use clap::{ArgMatches, Command};
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("new").about(say!(
        lang,
        "Prépare un référentiel à remplir",
        "Prepares a référentiel to fill in"
    ))
}

/// Writes the keys that a référentiel should have to `out`.
pub fn run(_matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    for key in ROOT.keys.iter().filter(|key| !matches!(key.need, Need::Optional)) {
        writeln!(out, "{}:  # {}", key.name, key.doc.get(lang))
            .map_err(|error| Failure::output(lang, &error))?;
    }
    Ok(Exit::Clean)
}
