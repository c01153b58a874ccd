//! `referentiel fmt`: lays files out.

mod args;
mod file;

use super::check::{self, collect, file::guarded};
use super::discover::Discovery;
use super::{Exit, Failure, color, language};
use crate::config::{From, Layer};
use crate::lang::Lang;
use crate::say;
use args::{Mode, Options};
use clap::{ArgMatches, Command};
use collect::Target;
use file::{Outcome, State};
use rayon::prelude::*;
use std::io::Write;

/// Files in flight, for each worker.
const AHEAD: usize = 32;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("fmt")
        .about(say!(
            lang,
            "Met les fichiers en forme : retraits, ordre et écriture des clés, largeur des textes",
            "Lays files out: indentation, order and spelling of keys, width of texts"
        ))
        .after_help(say!(
            lang,
            "Les textes, les codes, leur ordre et les commentaires ne changent jamais. Un fichier qui ne se lit \
             pas sûrement est laissé tel quel.\n\n\
             Code de sortie : 0 les fichiers sont en forme, 1 avec --check ou --diff au moins un ne l'est pas, \
             2 un fichier au moins n'a pas pu l'être.\n\n\
             Exemples :\n  \
             referentiel fmt                        tout le dossier courant\n  \
             referentiel fmt mon.referentiel.yaml   un seul fichier\n  \
             referentiel fmt --diff                 montre ce qui changerait\n  \
             referentiel fmt --check                pour l'intégration continue",
            "Texts, codes, their order and comments never change. A file that cannot be read surely is left as \
             it is.\n\n\
             Exit code: 0 the files are laid out, 1 with --check or --diff at least one is not, 2 at least one \
             file could not be.\n\n\
             Examples:\n  \
             referentiel fmt                        the whole current folder\n  \
             referentiel fmt my.referentiel.yaml    a single file\n  \
             referentiel fmt --diff                 shows what would change\n  \
             referentiel fmt --check                for continuous integration"
        ));
    args::add(command, lang)
}

/// Lays the files out, and says on `out` which ones changed.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let options = args::options(matches, lang)?;
    let layer = Layer {
        lang: language::forced(matches).map(|origin| From { value: lang, origin }),
        ..Layer::default()
    };
    let choice =
        matches.get_one::<String>("color").map_or(color::Choice::Auto, |word| color::Choice::parse(word));
    let mut discovery = Discovery::new(lang, layer);
    let collected = collect::collect(&options.paths, options.stdin_name.as_deref(), &mut discovery, lang);
    let mut failures = discovery.failures();
    failures.extend(collected.failures);
    if collected.targets.is_empty() && failures.is_empty() {
        failures.push(check::nothing(&options.paths, lang));
    }
    let mut report = Report { out, lang, mode: options.mode, piped: false, changed: 0, same: 0 };
    each(&collected.targets, &options, lang, &mut |outcome: Outcome| {
        failures.extend(report.show(outcome)?);
        Ok(())
    })?;
    if !options.quiet {
        report.summary()?;
    }
    report.out.flush().map_err(|error| Failure::output(lang, &error))?;
    for failure in &failures {
        failure.print(lang, color::stderr(choice));
    }
    Ok(match (failures.is_empty(), options.mode != Mode::Write && report.changed > 0) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Clean,
    })
}

/// Takes the files, several at once, and hands over what they gave in order.
fn each(
    targets: &[Target],
    options: &Options,
    lang: Lang,
    take: &mut dyn FnMut(Outcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let one = |target: &Target| {
        let lang = target.found.settings.lang.unwrap_or(lang);
        let path = target.source.path();
        guarded(path, lang, || file::lay_out(target, options, lang))
            .unwrap_or_else(|failure| Outcome::failed(path, failure))
    };
    let threads = match options.jobs {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs,
    }
    .min(targets.len());
    match rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build() {
        Ok(pool) if threads > 1 => {
            for part in targets.chunks(threads * AHEAD) {
                let outcomes: Vec<Outcome> = pool.install(|| part.par_iter().map(one).collect());
                outcomes.into_iter().try_for_each(&mut *take)?;
            }
            Ok(())
        }
        _ => targets.iter().map(one).try_for_each(take),
    }
}

/// What is told, and counted.
struct Report<'a> {
    out: &'a mut dyn Write,
    lang: Lang,
    mode: Mode,
    /// True when the text itself went out: nothing else may.
    piped: bool,
    changed: usize,
    same: usize,
}

impl Report<'_> {
    /// Shows one file; gives what could not be done.
    fn show(&mut self, outcome: Outcome) -> Result<Option<Failure>, Failure> {
        let path = &outcome.path;
        let shown = match outcome.state {
            State::Failed(failure) => return Ok(Some(*failure)),
            State::Same => {
                self.same += 1;
                return Ok(None);
            }
            State::Piped(text) => {
                self.piped = true;
                text
            }
            State::Differs(diff) => {
                self.changed += 1;
                diff.into_bytes()
            }
            State::Changed => {
                self.changed += 1;
                let told = match self.mode {
                    Mode::Write => say!(self.lang, "{path}\u{a0}: mis en forme\n", "{path}: laid out\n"),
                    _ => say!(self.lang, "{path}\u{a0}: à mettre en forme\n", "{path}: to be laid out\n"),
                };
                told.into_bytes()
            }
        };
        self.out.write_all(&shown).map_err(|error| Failure::output(self.lang, &error))?;
        Ok(None)
    }

    fn summary(&mut self) -> Result<(), Failure> {
        let (changed, all) = (self.changed, self.changed + self.same);
        if self.piped || all == 0 || self.mode == Mode::Diff {
            return Ok(());
        }
        let s = if changed > 1 { "s" } else { "" };
        let lang = self.lang;
        let told = match (self.mode, changed) {
            (_, 0) if all == 1 => {
                say!(lang, "1 fichier\u{a0}: déjà en forme.\n", "1 file: laid out already.\n")
            }
            (_, 0) => {
                say!(lang, "{all} fichiers\u{a0}: déjà en forme.\n", "{all} files: laid out already.\n")
            }
            (Mode::Write, _) => {
                say!(
                    lang,
                    "{changed} fichier{s} mis en forme, sur {all}.\n",
                    "{changed} file{s} laid out, of {all}.\n"
                )
            }
            _ => say!(
                lang,
                "{changed} fichier{s} à mettre en forme, sur {all}\u{a0}: lancez « referentiel fmt ».\n",
                "{changed} file{s} to lay out, of {all}: run “referentiel fmt”.\n"
            ),
        };
        self.out.write_all(told.as_bytes()).map_err(|error| Failure::output(lang, &error))
    }
}
