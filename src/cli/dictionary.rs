//! `referentiel dictionary`: words added to the dictionary of the configuration.

use super::check::write;
use super::discover::{Discovery, absolute, near};
use super::reason::reason;
use super::{Exit, Failure, color, new};
use crate::config::{FILE_NAMES, Layer, dictionary};
use crate::lang::Lang;
use crate::say;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::io::Write;
use std::path::Path;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let name = FILE_NAMES[0];
    Command::new("dictionary")
        .about(say!(
            lang,
            "Ajoute des mots au dictionnaire de la configuration",
            "Adds words to the dictionary of the configuration"
        ))
        .arg(
            Arg::new("words")
                .required(true)
                .num_args(1..)
                .action(ArgAction::Append)
                .value_name(say!(lang, "MOT", "WORD"))
                .help(say!(
                    lang,
                    "Mots justes, à ne plus signaler comme inconnus",
                    "Words that are right, not to report as unknown any more"
                )),
        )
        .after_help(say!(
            lang,
            "La configuration est la plus proche du dossier courant, en remontant ; sans elle, un fichier {name} y \
             est créé. Ses commentaires et sa mise en forme restent.",
            "The configuration is the nearest one upwards from the current folder; without any, a file {name} is \
             created there. Its comments and its layout stay."
        ))
}

/// Adds the words, and says on `out` where they went.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let here = absolute(Path::new("x")).parent().map(Path::to_path_buf).unwrap_or_default();
    let mut discovery = Discovery::new(lang, Layer::default());
    let found = discovery.of_folder(&here);
    let failures = discovery.failures();
    for failure in &failures {
        failure.print(lang, color::stderr(color::Choice::Auto));
    }
    let there = found.path.as_ref().map(|path| path.to_path_buf());
    let path = there.clone().unwrap_or_else(|| here.join(FILE_NAMES[0]));
    let shown = near(&path).display().to_string();
    let before = match &there {
        Some(path) => std::fs::read(path).map_err(|error| unreadable(&shown, &error, lang))?,
        None => Vec::new(),
    };
    let Ok(text) = String::from_utf8(before.clone()) else {
        return Err(refused(say!(lang, "{shown} n'est pas en UTF-8", "{shown} is not in UTF-8")));
    };
    let bare = text.trim_start_matches('\u{feff}');
    let mut after = bare.to_owned();
    let mut lines = String::new();
    let words = matches.get_many::<String>("words").into_iter().flatten();
    for word in words.flat_map(|word| word.split_whitespace()) {
        let edits = match found.settings.rules.house().knows(word) {
            true => Vec::new(),
            false => dictionary::add(&after, word).map_err(|why| refused(why.get(lang).to_owned()))?,
        };
        lines += &match edits.is_empty() {
            true => say!(lang, "« {word} » y est déjà\n", "“{word}” is there already\n"),
            false => say!(lang, "« {word} » est ajouté à {shown}\n", "“{word}” is added to {shown}\n"),
        };
        after = dictionary::applied(&after, &edits);
    }
    if after != bare {
        let mark = text.get(..text.len() - bare.len()).unwrap_or("");
        save(&path, there.is_some(), &before, &format!("{mark}{after}"), lang)?;
    }
    out.write_all(lines.as_bytes()).map_err(|error| Failure::output(lang, &error))?;
    Ok(if failures.is_empty() { Exit::Clean } else { Exit::Failed })
}

fn save(path: &Path, there: bool, before: &[u8], after: &str, lang: Lang) -> Result<(), Failure> {
    if there {
        return write::replace(path, before, after.as_bytes(), lang);
    }
    let shown = near(path).display().to_string();
    new::create(path, after, false).map_err(|error| {
        let why = reason(lang, &error);
        Failure::new(
            "unwritable",
            say!(lang, "« {shown} » ne peut pas être créé : {why}", "“{shown}” cannot be created: {why}"),
        )
    })
}

fn unreadable(shown: &str, error: &std::io::Error, lang: Lang) -> Failure {
    let why = reason(lang, error);
    Failure::new(
        "config-unreadable",
        say!(
            lang,
            "la configuration {shown} ne peut pas être lue : {why}",
            "the configuration {shown} cannot be read: {why}"
        ),
    )
}

fn refused(why: String) -> Failure {
    Failure::new("dictionary", why)
}
