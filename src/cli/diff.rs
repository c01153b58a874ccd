//! `referentiel diff`: what changed between two versions of a référentiel.

use super::check::collect::unreadable;
use super::check::draft::Draft;
use super::discover::Discovery;
use super::git::{Git, Origin};
use super::{Exit, Failure, color, language};
use crate::analysis::analyse;
use crate::compare::compare;
use crate::config::{From, Layer, Origin as ValueOrigin};
use crate::format::Profile;
use crate::lang::Lang;
use crate::render::compare::{View, html, json, markdown, text};
use crate::say;
use crate::source::parse::MAX_BYTES;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let version = |name: &'static str, value: String, help: String| {
        Arg::new(name).value_parser(clap::value_parser!(OsString)).value_name(value).help(help)
    };
    Command::new("diff")
        .about(say!(
            lang,
            "Compare deux versions d'un référentiel : le tableau comparatif",
            "Compares two versions of a référentiel"
        ))
        .arg(
            version("old", say!(lang, "AVANT", "OLD"), say!(
                lang,
                "Version d'avant : un fichier, « - » (l'entrée standard) ou RÉVISION:chemin d'un dépôt git",
                "The old version: a file, “-” (the standard input) or REVISION:path of a git repository"
            ))
            .required(true),
        )
        .arg(version("new", say!(lang, "APRÈS", "NEW"), say!(
            lang,
            "Version d'après. Sans elle : le fichier AVANT, comparé à sa version du dernier commit (HEAD) ; ou, si AVANT est RÉVISION:chemin, le fichier à ce chemin",
            "The new version. Without it: the file OLD, compared with the last commit's (HEAD); or, when OLD is REVISION:path, the file at that path"
        )))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "markdown", "html", "json"])
                .hide_possible_values(true)
                .help(say!(
                    lang,
                    "text (par défaut), markdown (pour une relecture), html (une page à imprimer) ou json",
                    "text (the default), markdown (for a review), html (a page to print) or json"
                )),
        )
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name(say!(lang, "FICHIER", "FILE"))
                .value_parser(clap::value_parser!(PathBuf))
                .help(say!(
                    lang,
                    "Écrit dans ce fichier, entier ou pas du tout ; .html, .md ou .json donnent le format si --format ne le dit pas",
                    "Writes to this file, whole or not at all; .html, .md or .json give the format when --format does not"
                )),
        )
        .arg(Arg::new("detail").long("detail").action(ArgAction::SetTrue).help(say!(
            lang,
            "En format text, montre un à un les codes renumérotés ensemble",
            "In the format text, shows one by one the codes that were renumbered together"
        )))
        .arg(
            Arg::new("profile")
                .long("profile")
                .value_name(say!(lang, "PROFIL", "PROFILE"))
                .value_parser(Profile::ALL.map(Profile::id))
                .hide_possible_values(true)
                .help(say!(
                    lang,
                    "Impose un profil aux deux versions : rncp, rncp-droit, tp ou rs",
                    "Forces a profile on both versions: rncp, rncp-droit, tp or rs"
                )),
        )
        .after_help(say!(
            lang,
            "Code de sortie : 0 aucune différence, 1 au moins une, 2 la comparaison n'a pas pu se faire.\n\n\
             Exemples :\n  \
             referentiel diff ancien.yaml nouveau.yaml\n  \
             referentiel diff mon.referentiel.yaml                      depuis le dernier commit\n  \
             referentiel diff main:mon.referentiel.yaml                 depuis la branche main\n  \
             referentiel diff v1:mon.yaml v2:mon.yaml -o tableau.html   le tableau à joindre au dossier",
            "Exit code: 0 no difference, 1 at least one, 2 the comparison could not be done.\n\n\
             Examples:\n  \
             referentiel diff old.yaml new.yaml\n  \
             referentiel diff my.referentiel.yaml                       since the last commit\n  \
             referentiel diff main:my.referentiel.yaml                  since the branch main\n  \
             referentiel diff v1:my.yaml v2:my.yaml -o comparison.html  the table to file"
        ))
}

/// A version, read.
struct Version {
    name: String,
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Compares the two versions and writes what changed to `out`, or to the file asked for.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let (old, new) = origins(matches);
    if old == Origin::Stdin && new == Origin::Stdin {
        let message = say!(
            lang,
            "les deux versions viennent de l'entrée standard",
            "both versions come from the standard input"
        );
        return Err(Failure::new("usage", message).help(say!(
            lang,
            "donnez un fichier pour l'une des deux.",
            "give a file for one of the two."
        )));
    }
    let (old, new) = (read(old, lang)?, read(new, lang)?);
    let mut layer = Layer {
        lang: language::forced(matches).map(|origin| From { value: lang, origin }),
        ..Layer::default()
    };
    if let Some(value) = matches.get_one::<String>("profile").and_then(|word| Profile::parse(word)) {
        layer.profile = Some(From { value, origin: ValueOrigin::Flag("--profile") });
    }
    // One configuration for both: what it changes is no difference between the versions.
    let mut discovery = Discovery::new(lang, layer);
    let found = discovery.of_file(&new.path);
    let choice =
        matches.get_one::<String>("color").map_or(color::Choice::Auto, |word| color::Choice::parse(word));
    let failures = discovery.failures();
    for failure in &failures {
        failure.print(lang, color::stderr(choice));
    }
    let lang = found.settings.lang.unwrap_or(lang);
    let mut rules = found.settings.rules.clone();
    rules.leave_out_hints();
    let (before, after) = (analyse(old.bytes, &rules), analyse(new.bytes, &rules));
    let comparison = compare(&before, &after);
    let file = matches.get_one::<PathBuf>("output").filter(|path| path.as_os_str() != "-");
    let view = View {
        comparison: &comparison,
        old_name: &old.name,
        new_name: &new.name,
        lang,
        color: file.is_none() && color::stdout(choice),
        detail: matches.get_flag("detail"),
    };
    let asked = matches.get_one::<String>("format").map(String::as_str);
    let page = match asked.unwrap_or_else(|| format_of(file)) {
        "markdown" => markdown::render(&view),
        "html" => html::render(&view),
        "json" => json::render(&view),
        _ => text::render(&view),
    };
    match file {
        Some(path) => {
            let mut draft = Draft::new(path, lang)?;
            draft.write(page.as_bytes(), lang)?;
            draft.finish(lang)?;
        }
        None => out.write_all(page.as_bytes()).map_err(|error| Failure::output(lang, &error))?,
    }
    Ok(match (failures.is_empty(), comparison.is_empty()) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Clean,
        (true, false) => Exit::Findings,
    })
}

fn format_of(file: Option<&PathBuf>) -> &'static str {
    let ending = file.and_then(|path| path.extension()).map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => "html",
        Some("md" | "markdown") => "markdown",
        Some("json") => "json",
        _ => "text",
    }
}

/// The two versions; what is left out is the last commit, or the file as it is.
fn origins(matches: &ArgMatches) -> (Origin, Origin) {
    let origin = |name: &str| matches.get_one::<OsString>(name).map(|word| Origin::read(word));
    let old = origin("old").unwrap_or(Origin::Stdin);
    match (origin("new"), old) {
        (Some(new), old) => (old, new),
        (None, Origin::Revision(revision, path)) => {
            let now = Origin::File(path.clone());
            (Origin::Revision(revision, path), now)
        }
        (None, Origin::File(path)) => (Origin::Revision("HEAD".to_owned(), path.clone()), Origin::File(path)),
        (None, Origin::Stdin) => (Origin::Stdin, Origin::Stdin),
    }
}

fn read(origin: Origin, lang: Lang) -> Result<Version, Failure> {
    // One byte more than can be read is enough to know that it is too much.
    let limit = MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    match origin {
        Origin::Stdin => {
            let path = PathBuf::from("<stdin>");
            let read = std::io::stdin().lock().take(limit).read_to_end(&mut bytes);
            read.map_err(|error| unreadable(lang, &path, &error))?;
            Ok(Version { name: "<stdin>".to_owned(), path, bytes })
        }
        Origin::File(path) => {
            let read = std::fs::File::open(&path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
            read.map_err(|error| unreadable(lang, &path, &error))?;
            Ok(Version { name: path.display().to_string(), path, bytes })
        }
        Origin::Revision(revision, path) => {
            let bytes = of_revision(&revision, &path, lang)?;
            Ok(Version { name: format!("{revision}:{}", path.display()), path, bytes })
        }
    }
}

fn of_revision(revision: &str, path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    // An absolute path is asked from where it is: the repository may be another than the current folder's.
    let (folder, inside) = match (path.is_absolute(), path.parent(), path.file_name()) {
        (true, Some(parent), Some(name)) => (parent, Path::new(name)),
        _ => (Path::new("."), path),
    };
    let git = Git::new(folder, lang);
    let commit = if revision.is_empty() { String::new() } else { git.commit(revision)? };
    if let Some(bytes) = git.file(&commit, inside)? {
        return Ok(bytes);
    }
    let shown = path.display();
    let message = if revision.is_empty() {
        say!(lang, "« {shown} » n'est pas suivi par git", "git does not follow “{shown}”")
    } else {
        say!(
            lang,
            "« {shown} » n'existe pas dans la révision « {revision} »",
            "“{shown}” is not in the revision “{revision}”"
        )
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Err(Failure::new("git-absent", message).help(say!(
        lang,
        "le chemin s'écrit depuis le dossier courant ou depuis la racine du dépôt ; si le fichier a changé de nom, « git log --follow {name} » montre l'ancien.",
        "the path is written from the current folder or from the root of the repository; when the file was renamed, “git log --follow {name}” shows its old name."
    )))
}
