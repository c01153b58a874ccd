//! `referentiel check`: checks files.

pub mod args;
mod batch;
pub mod collect;
pub mod draft;
pub mod file;
mod outputs;
mod sink;
mod watch;
pub mod write;

use super::discover::Discovery;
use super::known::Baselines;
use super::since::Since;
use super::{Exit, Failure, language};
use crate::lang::Lang;
use crate::say;
use args::Options;
use batch::Printer;
use clap::{ArgMatches, Command};
use collect::Collected;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("check")
        .about(say!(lang, "Vérifie des fichiers *.referentiel.yaml", "Checks *.referentiel.yaml files"))
        .after_help(say!(
            lang,
            "Code de sortie : 0 rien à signaler, 1 au moins un signalement à partir de --fail-on, \
             2 la vérification n'a pas pu se faire entièrement.\n\n\
             Exemples :\n  \
             referentiel check                        tout le dossier courant\n  \
             referentiel check mon.referentiel.yaml   un seul fichier\n  \
             referentiel check --diff                 montre les corrections sans les faire\n  \
             referentiel check --fix                  fait les corrections sûres\n  \
             referentiel check --output sarif=r.sarif écrit aussi un rapport pour une forge\n  \
             referentiel explain NUM001               explique une règle",
            "Exit code: 0 nothing to report, 1 at least one finding at or above --fail-on, \
             2 the check could not be done in full.\n\n\
             Examples:\n  \
             referentiel check                        the whole current folder\n  \
             referentiel check my.referentiel.yaml    a single file\n  \
             referentiel check --diff                 shows the fixes without applying them\n  \
             referentiel check --fix                  applies the safe fixes\n  \
             referentiel check --output sarif=r.sarif also writes a report for a forge\n  \
             referentiel explain NUM001               explains a rule"
        ));
    args::add(command, lang)
}

/// Checks the files and writes what it finds to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut options = args::options(matches, lang)?;
    let layer = args::layer(matches, lang, language::forced(matches))?;
    let choice = args::choice(matches);
    if options.watch {
        return watch::run(&options, &layer, choice, lang, out);
    }
    let mut discovery = Discovery::new(lang, layer);
    let collected = collect::collect(&options.paths, options.stdin_name.as_deref(), &mut discovery, lang);
    outputs::spare(&options.outputs, &collected, lang)?;
    options.baselines = Baselines::of(&collected.targets, lang).map(Arc::new)?;
    if let Some(revision) = &options.since_revision {
        options.since = Some(Arc::new(Since::of(revision, &collected.targets, lang)?));
    }
    let mut printer = Printer::new(&options, out, lang, choice)?;
    for failure in discovery.failures() {
        printer.fail(&failure)?;
    }
    all(&collected, &options, lang, &mut printer)?;
    printer.finish()
}

/// Checks what was collected, and tells what could not be.
fn all(
    collected: &Collected,
    options: &Options,
    lang: Lang,
    printer: &mut Printer<'_>,
) -> Result<(), Failure> {
    for failure in &collected.failures {
        printer.fail(failure)?;
    }
    if collected.targets.is_empty() && collected.failures.is_empty() {
        printer.fail(&nothing(&options.paths, lang))?;
    }
    match &options.since {
        None => batch::run(&collected.targets, options, lang, printer)?,
        Some(since) => {
            let (same, other): (Vec<_>, Vec<_>) =
                collected.targets.iter().cloned().partition(|target| since.is_same(target));
            printer.unchanged(same.len());
            batch::run(&other, options, lang, printer)?;
        }
    }
    printer.obsolete(options.baselines.gone(&collected.targets, &options.paths));
    Ok(())
}

/// Nothing to check is no good news: the folder may be the wrong one.
pub(super) fn nothing(paths: &[PathBuf], lang: Lang) -> Failure {
    let mut places: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    if places.is_empty() {
        places.push(say!(lang, "le dossier courant", "the current folder"));
    }
    let places = places.join(", ");
    Failure::new(
        "nothing-to-check",
        say!(
            lang,
            "aucun fichier *.referentiel.yaml ou *.referentiel.yml à vérifier dans {places}",
            "no *.referentiel.yaml or *.referentiel.yml file to check in {places}"
        ),
    )
    .help(say!(
        lang,
        "vérifiez le dossier et le nom des fichiers ; un fichier d'un autre nom se vérifie en l'écrivant : referentiel check mon-fichier.yaml. Les fichiers qu'un .gitignore ou la configuration laisse de côté ne sont pas pris.",
        "check the folder and the names of the files; a file of another name is checked by writing it: referentiel check my-file.yaml. Files that a .gitignore or the configuration leaves out are not taken."
    ))
}
