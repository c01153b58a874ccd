//! The arguments that every command about files takes: which files, and how many at once.

use crate::lang::Lang;
use crate::say;
use clap::{Arg, ArgAction, ArgMatches};
use std::path::{Path, PathBuf};

/// Files and folders, under the name `paths`.
pub fn paths(help: String, lang: Lang) -> Arg {
    Arg::new("paths")
        .action(ArgAction::Append)
        .num_args(0..)
        .value_parser(clap::value_parser!(PathBuf))
        .value_name(say!(lang, "CHEMINS", "PATHS"))
        .help(help)
}

/// What [`paths`] was given.
pub fn given(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>("paths").into_iter().flatten().cloned().collect()
}

/// The name of the standard input.
pub fn stdin_filename(lang: Lang) -> Arg {
    Arg::new("stdin-filename")
        .long("stdin-filename")
        .value_name(say!(lang, "CHEMIN", "PATH"))
        .value_parser(clap::value_parser!(PathBuf))
        .help(say!(
            lang,
            "Nom du fichier lu sur l'entrée standard",
            "Name of the file read from the standard input"
        ))
}

/// What [`stdin_filename`] was given.
pub fn stdin_name(matches: &ArgMatches) -> Option<&Path> {
    matches.get_one::<PathBuf>("stdin-filename").map(PathBuf::as_path)
}

/// Files taken at once.
pub fn jobs(lang: Lang) -> Arg {
    Arg::new("jobs")
        .long("jobs")
        .short('j')
        .value_name(say!(lang, "NOMBRE", "NUMBER"))
        .value_parser(number(lang))
        .help(say!(
            lang,
            "Nombre de fichiers traités en même temps (par défaut : autant que de processeurs)",
            "Files taken at once (by default: as many as there are processors)"
        ))
}

/// Reads a whole number.
pub fn number(lang: Lang) -> impl Fn(&str) -> Result<usize, String> + Clone {
    move |text| {
        let number = text.trim().parse::<usize>();
        number.map_err(|_| say!(lang, "un nombre entier est attendu.", "a whole number is expected."))
    }
}
