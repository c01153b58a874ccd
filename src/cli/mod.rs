//! The command line: one file per command. Only this folder prints and exits.

pub mod baseline;
pub mod check;
pub mod color;
pub mod completions;
pub mod config;
mod dictionary;
pub mod diff;
pub mod discover;
pub mod explain;
pub mod failure;
pub mod fmt;
pub mod git;
pub mod inputs;
pub mod known;
pub mod language;
pub mod matrix;
pub mod measure;
pub mod new;
pub mod paint;
pub mod reason;
pub mod rules;
pub mod schema;
pub mod server;
pub mod since;
pub mod usage;

use crate::lang::Lang;
use crate::say;
use clap::{Arg, ArgMatches, Command};
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

pub use failure::Failure;

/// How a command ended. The numbers are the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// The work was done and nothing asks for attention.
    Clean = 0,
    /// The work was done and there is something at or above the level asked for.
    Findings = 1,
    /// The work could not be done, wholly or in part.
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// A command: how it is described and how it runs.
struct Verb {
    name: &'static str,
    command: fn(Lang) -> Command,
    run: fn(&ArgMatches, Lang, &mut dyn Write) -> Result<Exit, Failure>,
}

const VERBS: &[Verb] = &[
    Verb { name: "check", command: check::command, run: check::run },
    Verb { name: "fmt", command: fmt::command, run: fmt::run },
    Verb { name: "baseline", command: baseline::command, run: baseline::run },
    Verb { name: "matrix", command: matrix::command, run: matrix::run },
    Verb { name: "diff", command: diff::command, run: diff::run },
    Verb { name: "explain", command: explain::command, run: explain::run },
    Verb { name: "rules", command: rules::command, run: rules::run },
    Verb { name: "measure", command: measure::command, run: measure::run },
    Verb { name: "new", command: new::command, run: new::run },
    Verb { name: "schema", command: schema::command, run: schema::run },
    Verb { name: "dictionary", command: dictionary::command, run: dictionary::run },
    Verb { name: "config", command: config::command, run: config::run },
    Verb { name: "server", command: server::command, run: server::run },
    Verb { name: "completions", command: completions::command, run: completions::run },
];

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let lang = language::decide(&args, |name| std::env::var(name).ok());
    // Not locked: the language server writes to it from another thread.
    let mut out = std::io::BufWriter::new(std::io::stdout());
    let done = run(&args, lang, &mut out);
    let flushed = out.flush().map_err(|error| Failure::output(lang, &error));
    let outcome = match (done, flushed) {
        // The reader of the output has gone: the verdict stands.
        (Ok(exit), Err(failure)) if failure.is_silent() => Ok(exit),
        (done, flushed) => done.and_then(|exit| flushed.map(|()| exit)),
    };
    // What could not be written must not be tried again when the buffer goes.
    drop(out.into_parts());
    match outcome {
        Ok(exit) => exit.into(),
        Err(failure) => {
            failure.print(lang, color::stderr(color::Choice::peek(&args)));
            failure.exit().into()
        }
    }
}

/// Runs `args` (the name of the program first), with what it shows in `lang` on `out`.
pub fn run(args: &[OsString], lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let args = usage::help_last(args);
    // The other commands cost time to describe, and are only looked at when none is named outright.
    let named = args.get(1).and_then(|word| VERBS.iter().find(|verb| word == verb.name));
    let tree = tree(lang, named.map_or(VERBS, std::slice::from_ref));
    match tree.try_get_matches_from(&args) {
        Ok(matches) => {
            let found = matches.subcommand().and_then(|(name, rest)| {
                VERBS.iter().find(|verb| verb.name == name).map(|verb| (verb, rest))
            });
            match found {
                Some((verb, rest)) => (verb.run)(rest, lang, out),
                None => Ok(Exit::Clean),
            }
        }
        Err(error) => usage::answer(&error, lang, color::stdout(color::Choice::peek(&args)), out),
    }
}

/// The whole command tree, in one language.
pub fn command(lang: Lang) -> Command {
    tree(lang, VERBS)
}

fn tree(lang: Lang, verbs: &[Verb]) -> Command {
    let root = Command::new("referentiel")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say!(
            lang,
            "Vérifie les référentiels de certification (RNCP, RS) écrits en YAML.",
            "Checks French certification standards (référentiels RNCP, RS) written in YAML."
        ))
        .after_help(say!(
            lang,
            "Aide d'une commande : referentiel check --help",
            "Help about a command: referentiel check --help"
        ))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .display_order(1001)
                .action(clap::ArgAction::Version)
                .help(say!(lang, "Affiche la version", "Prints the version")),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .display_order(900)
                .global(true)
                .value_name(say!(lang, "LANGUE", "LANGUAGE"))
                .value_parser(["fr", "en"])
                .hide_possible_values(true)
                .help(say!(
                    lang,
                    "Langue : fr ou en (sinon la variable REFERENTIEL_LANG, la langue du système, le français)",
                    "Language: fr or en (otherwise the variable REFERENTIEL_LANG, the system's, French)"
                )),
        )
        .arg(
            Arg::new("color")
                .long("color")
                .display_order(901)
                .global(true)
                .value_name(say!(lang, "QUAND", "WHEN"))
                .value_parser(["auto", "always", "never"])
                .default_value("auto")
                .hide_default_value(true)
                .hide_possible_values(true)
                .help(say!(
                    lang,
                    "Couleurs : auto (dans un terminal seulement), always (toujours) ou never (jamais)",
                    "Colours: auto (in a terminal only), always or never"
                )),
        )
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true);
    usage::dress(verbs.iter().fold(root, |root, verb| root.subcommand((verb.command)(lang))), lang)
}
