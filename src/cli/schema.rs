//! `referentiel schema`: JSON Schema for editors.

use super::{Exit, Failure};
use crate::format::ROOT;
use crate::lang::Lang;
use crate::say;
use clap::{ArgMatches, Command};
use serde_json::{Map, Value, json};
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("schema").about(say!(
        lang,
        "Affiche le schéma JSON du format",
        "Prints the JSON Schema of the format"
    ))
}

/// Writes the schema to `out`.
pub fn run(_matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let keys: Map<String, Value> = ROOT
        .keys
        .iter()
        .map(|key| (key.name.to_owned(), json!({ "description": key.doc.get(lang) })))
        .collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": keys
    });
    writeln!(out, "{schema:#}").map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}
