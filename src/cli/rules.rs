//! `referentiel rules`: the list of rules.

use super::{Exit, Failure};
use crate::lang::Lang;
use crate::rules::registry;
use crate::say;
use clap::{ArgMatches, Command};
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("rules").about(say!(lang, "Liste les règles", "Lists the rules"))
}

/// Writes the list to `out`.
pub fn run(_matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    for rule in registry::RULES {
        writeln!(out, "{}  {}", rule.code, rule.title.get(lang))
            .map_err(|error| Failure::output(lang, &error))?;
    }
    Ok(Exit::Clean)
}
