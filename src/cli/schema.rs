//! `referentiel schema`: JSON Schema for editors.

use super::{Exit, Failure};
use crate::format::schema::schema;
use crate::lang::Lang;
use crate::say;
use clap::{ArgMatches, Command};
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("schema")
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
pub fn run(_matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    writeln!(out, "{:#}", schema(lang)).map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}
