//! `referentiel schema`: JSON Schema for editors.

use super::{Exit, Failure};
use crate::config;
use crate::format::schema::schema;
use crate::lang::Lang;
use crate::say;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("schema")
        .arg(Arg::new("config").long("config").action(ArgAction::SetTrue).help(say!(
            lang,
            "Affiche plutôt le schéma de la configuration",
            "Prints the schema of the configuration instead"
        )))
        .about(say!(lang, "Affiche le schéma JSON du format", "Prints the JSON Schema of the format"))
        .after_help(say!(
            lang,
            "Pour un éditeur : referentiel schema > referentiel.schema.json, puis en tête du document :\n  \
             # yaml-language-server: $schema=referentiel.schema.json",
            "For an editor: referentiel schema > referentiel.schema.json, then at the head of the document:\n  \
             # yaml-language-server: $schema=referentiel.schema.json"
        ))
}

/// Writes the schema to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let schema = if matches.get_flag("config") { config::schema::schema(lang) } else { schema(lang) };
    writeln!(out, "{schema:#}").map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}
