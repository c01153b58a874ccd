//! `referentiel completions SHELL`: completion of the command line itself.

use super::{Exit, Failure};
use crate::lang::Lang;
use crate::say;
use clap::builder::EnumValueParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("completions")
        .about(say!(
            lang,
            "Affiche de quoi compléter les commandes dans un interpréteur (bash, zsh, fish…)",
            "Prints what completes the commands in a shell (bash, zsh, fish…)"
        ))
        .arg(
            Arg::new("shell")
                .required(true)
                .value_name(say!(lang, "INTERPRÉTEUR", "SHELL"))
                .value_parser(EnumValueParser::<Shell>::new())
                .hide_possible_values(true)
                .help("bash, elvish, fish, powershell, zsh"),
        )
}

/// Writes the script to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut super::command(lang), "referentiel", &mut script);
    }
    out.write_all(&script).map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}
