//! `referentiel config`: the values in force, and where each comes from.

use super::{Exit, Failure};
use crate::lang::Lang;
use crate::say;
use clap::{ArgMatches, Command};
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("config").about(say!(lang, "Montre la configuration", "Shows the configuration"))
}

/// Writes the values to `out`.
pub fn run(_matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    writeln!(out, "lang: {}", lang.code()).map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}
