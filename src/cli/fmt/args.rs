//! What `fmt` is asked.

use crate::cli::{Failure, inputs};
use crate::lang::Lang;
use crate::say;
use crate::tidy::{self, MAX_INDENT, MIN_WIDTH};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::path::{Path, PathBuf};

/// What is done with a file that is not laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is written.
    Write,
    /// It is named.
    Check,
    /// What would change is shown.
    Diff,
}

/// What `fmt` is asked.
#[derive(Debug)]
pub struct Options {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Name of the standard input.
    pub stdin_name: Option<PathBuf>,
    /// What is done.
    pub mode: Mode,
    /// How files are laid out.
    pub layout: tidy::Options,
    /// No summary.
    pub quiet: bool,
    /// Files taken at once; 0: as many as there are processors.
    pub jobs: usize,
}

/// Adds the arguments of `fmt` to `command`.
pub fn add(command: Command, lang: Lang) -> Command {
    let flag =
        |name: &'static str, help: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    let number = |name: &'static str, help: String| {
        Arg::new(name)
            .long(name)
            .value_name(say!(lang, "NOMBRE", "NUMBER"))
            .value_parser(inputs::number(lang))
            .help(help)
    };
    command
        .arg(inputs::paths(
            say!(
                lang,
                "Fichiers ou dossiers à mettre en forme (le dossier courant par défaut) ; « - » lit l'entrée standard et écrit sur la sortie",
                "Files or folders to lay out (the current folder by default); “-” reads the standard input and writes to the output"
            ),
            lang,
        ))
        .arg(flag("check", say!(
            lang,
            "N'écrit rien : nomme les fichiers qui changeraient",
            "Writes nothing: names the files that would change"
        )))
        .arg(flag("diff", say!(
            lang,
            "N'écrit rien : montre ce qui changerait",
            "Writes nothing: shows what would change"
        )))
        .arg(number("indent", say!(
            lang,
            "Espaces par niveau, de 1 à 8 (2 par défaut)",
            "Spaces per level, from 1 to 8 (2 by default)"
        )))
        .arg(number("width", say!(
            lang,
            "Largeur d'un texte avant qu'il passe à la ligne, 40 au moins (100 par défaut)",
            "Width of a text before it goes on the next line, at least 40 (100 by default)"
        )))
        .arg(flag("quiet", say!(lang, "Ne montre pas le bilan", "Does not show the summary")).short('q'))
        .arg(inputs::stdin_filename(lang))
        .arg(inputs::jobs(lang))
}

/// Reads the options of `fmt`.
pub fn options(matches: &ArgMatches, lang: Lang) -> Result<Options, Failure> {
    let usual = tidy::Options::default();
    let number = |name: &str| matches.get_one::<usize>(name).copied();
    let layout = tidy::Options {
        indent: number("indent").unwrap_or(usual.indent),
        width: number("width").unwrap_or(usual.width),
    };
    if !(1..=MAX_INDENT).contains(&layout.indent) {
        let given = layout.indent;
        return Err(refused(
            say!(lang, "{given} ne convient pas à --indent", "{given} does not suit --indent"),
            say!(lang, "écrivez un nombre de 1 à {MAX_INDENT}.", "write a number from 1 to {MAX_INDENT}."),
        ));
    }
    if layout.width < MIN_WIDTH {
        let given = layout.width;
        return Err(refused(
            say!(lang, "{given} ne convient pas à --width", "{given} does not suit --width"),
            say!(lang, "écrivez un nombre à partir de {MIN_WIDTH}.", "write a number from {MIN_WIDTH} on."),
        ));
    }
    let paths = inputs::given(matches);
    let stdin = paths.iter().any(|path| path.as_os_str() == "-");
    let stdin_name = inputs::stdin_name(matches).map(Path::to_owned);
    if stdin_name.is_some() && !paths.is_empty() && !stdin {
        return Err(refused(
            say!(
                lang,
                "--stdin-filename nomme l'entrée standard, mais ce sont des fichiers qui sont mis en forme",
                "--stdin-filename names the standard input, but it is files that are laid out"
            ),
            say!(lang, "ajoutez « - » aux chemins.", "add “-” to the paths."),
        ));
    }
    if stdin && paths.len() > 1 {
        return Err(refused(
            say!(
                lang,
                "l'entrée standard ne se met pas en forme avec d'autres fichiers",
                "the standard input is not laid out along with other files"
            ),
            say!(lang, "lancez deux fois la commande.", "run the command twice."),
        ));
    }
    Ok(Options {
        paths,
        stdin_name,
        mode: match (matches.get_flag("diff"), matches.get_flag("check")) {
            (true, _) => Mode::Diff,
            (false, true) => Mode::Check,
            (false, false) => Mode::Write,
        },
        layout,
        quiet: matches.get_flag("quiet"),
        jobs: number("jobs").unwrap_or(0),
    })
}

fn refused(message: String, help: String) -> Failure {
    Failure::new("usage", message).help(help)
}
