//! `referentiel server`: the language server, for editors.

use super::{Exit, Failure, language};
use crate::lang::Lang;
use crate::lsp::{self, Options};
use crate::say;
use clap::{Arg, ArgMatches, Command, ValueHint, builder::PathBufValueParser};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// Describes the command.
pub fn command(lang: Lang) -> Command {
    let file = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(say!(lang, "FICHIER", "FILE"))
            .value_parser(PathBufValueParser::new())
            .value_hint(ValueHint::FilePath)
    };
    Command::new("server")
        .about(say!(
            lang,
            "Sert les éditeurs par le protocole LSP, sur l'entrée et la sortie standard",
            "Serves editors by the protocol LSP, on the standard input and output"
        ))
        .after_help(say!(
            lang,
            "C'est l'éditeur qui lance cette commande : voir docs/serveur.md.\nCodes de sortie : 0 après la demande d'arrêt de l'éditeur, 1 sans elle, 2 si le serveur n'a pas pu commencer.",
            "The editor starts this command: see docs/serveur.md.\nExit codes: 0 after the editor asked for the end, 1 without it, 2 if the server could not begin."
        ))
        .arg(
            Arg::new("log")
                .long("log")
                .value_name(say!(lang, "FILTRE", "FILTER"))
                .help(say!(
                    lang,
                    "Ce qui est écrit au journal : error, warn, info, debug, trace, ou par partie (referentiel=debug) ; sinon la variable REFERENTIEL_LOG",
                    "What goes to the log: error, warn, info, debug, trace, or part by part (referentiel=debug); otherwise the variable REFERENTIEL_LOG"
                )),
        )
        .arg(file("log-file").help(say!(
            lang,
            "Écrit le journal dans ce fichier plutôt que sur la sortie d'erreur",
            "Writes the log to this file rather than to the standard error"
        )))
        .arg(file("record").conflicts_with("replay").help(say!(
            lang,
            "Garde dans ce fichier ce que l'éditeur envoie, textes compris, pour signaler un défaut",
            "Keeps in this file what the editor sends, texts included, to report a defect"
        )))
        .arg(file("replay").help(say!(
            lang,
            "Rejoue ce qui a été gardé par --record, au lieu de lire l'entrée standard",
            "Plays back what --record kept, instead of reading the standard input"
        )))
        // Editors add it without being asked.
        .arg(Arg::new("stdio").long("stdio").action(clap::ArgAction::SetTrue).hide(true))
}

/// Runs the command.
pub fn run(matches: &ArgMatches, lang: Lang, _out: &mut dyn Write) -> Result<Exit, Failure> {
    if std::io::stdin().is_terminal() && !matches.contains_id("replay") {
        let hint = say!(
            lang,
            "Le serveur attend un éditeur sur l'entrée standard ; c'est l'éditeur qui le lance (docs/serveur.md). Ctrl-C pour arrêter.",
            "The server waits for an editor on the standard input; the editor starts it (docs/server.md). Ctrl-C to stop."
        );
        let _ = writeln!(std::io::stderr(), "{hint}");
    }
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let filter = matches.get_one::<String>("log").cloned();
    let options = Options {
        forced_lang: language::forced(matches).map(|_| lang),
        lang,
        log: filter.or_else(|| std::env::var("REFERENTIEL_LOG").ok().filter(|filter| !filter.is_empty())),
        log_file: path("log-file"),
        record: path("record"),
        replay: path("replay"),
        cache: cache(),
        ..Options::default()
    };
    match lsp::run(options) {
        Ok(0) => Ok(Exit::Clean),
        Ok(_) => Ok(Exit::Findings),
        Err(error) => Err(Failure::new(
            "server",
            say!(lang, "le serveur n'a pas pu commencer : {error}", "the server could not begin: {error}"),
        )
        .help(say!(
            lang,
            "vérifiez les fichiers de --log-file, --record et --replay, et le filtre de --log.",
            "check the files of --log-file, --record and --replay, and the filter of --log."
        ))),
    }
}

/// The folder of what may be written again at any time, as each system has it.
fn cache() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let own = folder("XDG_CACHE_HOME").or_else(|| folder("LOCALAPPDATA"));
    let own = own.or_else(|| {
        let home = folder("HOME")?;
        Some(if cfg!(target_os = "macos") { home.join("Library/Caches") } else { home.join(".cache") })
    })?;
    Some(own.join("referentiel").join(env!("CARGO_PKG_VERSION")))
}
