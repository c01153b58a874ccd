//! Checks many files at once and shows them in order of path, holding the output of a few at a time.

use super::args::{Mend, Options};
use super::collect::Target;
use super::draft::Draft;
use super::file::{self, Outcome};
use super::sink::{Closing, Sink};
use crate::cli::discover::near_for_programs;
use crate::cli::{Exit, Failure, color};
use crate::findings::baseline::Entry;
use crate::lang::Lang;
use crate::render::output::{End, Undone};
use crate::render::summary;
use crate::render::tally::Tally;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::io::{IsTerminal, Write};

/// Files in flight, for each worker.
const AHEAD: usize = 64;
/// From how many files on a progress bar is worth its place.
const LONG: usize = 200;

/// Where an output goes.
enum To {
    /// The standard output.
    Out,
    /// A report.
    File(Draft),
    /// A report that could not be written; that was said.
    Lost,
}

/// Shows outcomes one after the other, on every output of the run.
pub struct Printer<'a> {
    options: &'a Options,
    out: &'a mut dyn Write,
    lang: Lang,
    color_errors: bool,
    /// The outputs in the order of the options.
    sinks: Vec<(Sink, To)>,
    /// Whether the reader of `out` has gone, while files still wait for their report.
    gone: bool,
    tally: Tally,
    exit: Exit,
    undone: Vec<Undone>,
    langs: Option<Lang>,
    mixed: bool,
    hints: bool,
}

impl<'a> Printer<'a> {
    /// Shows on `out`, and in the files of the options; failures on the standard error, coloured or not.
    pub fn new(
        options: &'a Options,
        out: &'a mut dyn Write,
        lang: Lang,
        choice: color::Choice,
    ) -> Result<Self, Failure> {
        let mut sinks = Vec::with_capacity(options.outputs.len());
        for wanted in &options.outputs {
            let to = match &wanted.file {
                Some(path) => To::File(Draft::new(path, lang)?),
                None => To::Out,
            };
            sinks.push((Sink::new(wanted, options.max_findings), to));
        }
        Ok(Printer {
            options,
            out,
            lang,
            color_errors: color::stderr(choice),
            sinks,
            gone: false,
            tally: Tally::default(),
            exit: Exit::Clean,
            undone: Vec::new(),
            langs: None,
            mixed: false,
            hints: false,
        })
    }

    /// Tells a failure; the command goes on.
    pub fn fail(&mut self, failure: &Failure) -> Result<(), Failure> {
        self.exit = Exit::Failed;
        self.flush()?;
        failure.print(self.lang, self.color_errors);
        let (code, message) = (failure.code_name(), failure.to_string());
        let path = failure.path().map(|path| near_for_programs(path).into_owned());
        self.undone.push(Undone { code, message, path });
        Ok(())
    }

    /// How many findings each output may still show.
    fn limits(&self) -> Vec<usize> {
        self.sinks.iter().map(|(sink, _)| sink.remaining()).collect()
    }

    fn flush(&mut self) -> Result<(), Failure> {
        let flushed = if self.gone { Ok(()) } else { self.out.flush() };
        self.sent(flushed)
    }

    /// Writes to the standard output.
    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        // The findings about a text that is written back to the standard output go beside it.
        if self.options.mend == Mend::Write && self.options.reads_stdin() {
            let _ = std::io::stderr().lock().write_all(bytes);
            return Ok(());
        }
        let written = if self.gone || bytes.is_empty() { Ok(()) } else { self.out.write_all(bytes) };
        self.sent(written)
    }

    /// When the output cannot be written, the verdict so far is kept; when its reader has gone, the files
    /// still get their reports.
    fn sent(&mut self, result: std::io::Result<()>) -> Result<(), Failure> {
        let Err(error) = result else { return Ok(()) };
        let failure = Failure::output(self.lang, &error);
        if !failure.is_silent() {
            return Err(failure);
        }
        if self.sinks.len() < 2 {
            return Err(failure.with_exit(self.exit));
        }
        self.gone = true;
        Ok(())
    }

    /// Shows what checking a file gave.
    pub fn show(&mut self, outcome: &Outcome, hints: bool) -> Result<(), Failure> {
        self.tally.merge(&outcome.tally);
        self.hints |= hints;
        self.mixed |= self.langs.is_some_and(|lang| lang != outcome.lang);
        self.langs = Some(outcome.lang);
        if outcome.fails && self.exit == Exit::Clean {
            self.exit = Exit::Findings;
        }
        if let Some(mended) = &outcome.mended {
            let written = if self.gone { Ok(()) } else { self.out.write_all(mended) };
            self.sent(written)?;
        }
        for failure in &outcome.failures {
            self.fail(failure)?;
        }
        let all = outcome.tally.total() + if hints { outcome.tally.hints } else { 0 };
        let mut bytes = Vec::new();
        for at in 0..self.sinks.len() {
            let (lang, Some((sink, to))) = (self.lang, self.sinks.get_mut(at)) else { continue };
            bytes.clear();
            sink.file(lang, outcome, outcome.pieces.get(at), all, &mut bytes);
            match to {
                To::Out => self.write(&bytes)?,
                To::File(draft) => {
                    if let Err(failure) = draft.write(&bytes, lang) {
                        *to = To::Lost;
                        self.fail(&failure)?;
                    }
                }
                To::Lost => {}
            }
        }
        Ok(())
    }

    /// Takes in how many files are what they were in the revision asked for, and were not looked at.
    pub fn unchanged(&mut self, files: usize) {
        self.tally.since = true;
        self.tally.unchanged += files;
    }

    /// Takes in entries of the baseline about files that are no more.
    pub fn obsolete(&mut self, entries: Vec<(String, Entry)>) {
        if self.options.strict_baseline && !entries.is_empty() && self.exit == Exit::Clean {
            self.exit = Exit::Findings;
        }
        self.tally.obsolete.extend(entries);
    }

    /// Shows the closing lines, puts the reports in their places, and gives the verdict.
    pub fn finish(mut self) -> Result<Exit, Failure> {
        let lang = self.langs.filter(|_| !self.mixed).unwrap_or(self.lang);
        let closing = Closing {
            statistics: self.options.statistics,
            quiet: self.options.quiet,
            hints: self.hints,
            strict: self.options.strict_baseline,
            only_shown: self.options.mend == Mend::Diff,
        };
        if closing.strict && !self.sinks.iter().any(|(sink, _)| sink.is_for_people()) {
            // A program's output has no place for them, and a person wonders why the command fails.
            let _ = std::io::stderr().lock().write_all(summary::obsolete(&self.tally, lang).as_bytes());
        }
        // The standard output comes last: it can still tell of a report that could not be written.
        for (mut sink, to) in std::mem::take(&mut self.sinks).into_iter().rev() {
            let (tally, undone, exit) = (&self.tally, self.undone.as_slice(), self.exit as u8);
            let end = End { tally, undone, exit, lang, some: false };
            let mut bytes = Vec::new();
            sink.finish(self.lang, &end, closing, &mut bytes);
            match to {
                To::Lost => {}
                To::File(mut draft) => {
                    let put = draft.write(&bytes, self.lang).and_then(|()| draft.finish(self.lang));
                    if let Err(failure) = put {
                        self.fail(&failure)?;
                    }
                }
                To::Out if closing.only_shown => {
                    // What is on the standard output can be given to `patch` as it is.
                    let _ = std::io::stderr().lock().write_all(&bytes);
                }
                To::Out => self.write(&bytes)?,
            }
        }
        Ok(self.exit)
    }
}

/// Checks `targets` and shows each in its turn.
pub fn run(
    targets: &[Target],
    options: &Options,
    lang: Lang,
    printer: &mut Printer<'_>,
) -> Result<(), Failure> {
    let threads = match options.jobs {
        // Counting the processors takes several reads: a file alone needs none of them.
        0 if targets.len() < 2 => 1,
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs,
    }
    .min(targets.len());
    let bar = progress(targets.len(), options);
    if threads > 1
        && let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(threads).build()
    {
        for chunk in targets.chunks(threads * AHEAD) {
            let limits = printer.limits();
            let outcomes: Vec<Outcome> = pool
                .install(|| chunk.par_iter().map(|one| file::check(one, options, lang, &limits)).collect());
            // Taken one by one, so that each is freed as soon as it is shown.
            for (target, outcome) in chunk.iter().zip(outcomes) {
                show(target, &outcome, printer, bar.as_ref())?;
            }
        }
    } else {
        for target in targets {
            let outcome = file::check(target, options, lang, &printer.limits());
            show(target, &outcome, printer, bar.as_ref())?;
        }
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    Ok(())
}

fn show(
    target: &Target,
    outcome: &Outcome,
    printer: &mut Printer<'_>,
    bar: Option<&ProgressBar>,
) -> Result<(), Failure> {
    let hints = target.found.settings.hints;
    let Some(bar) = bar else { return printer.show(outcome, hints) };
    bar.inc(1);
    let silent = outcome.is_silent() && outcome.failures.is_empty();
    let elsewhere = !std::io::stdout().is_terminal() && outcome.failures.is_empty();
    if silent || elsewhere {
        return printer.show(outcome, hints);
    }
    // The bar makes way for what is written on the same terminal.
    bar.suspend(|| {
        printer.show(outcome, hints)?;
        printer.flush()
    })
}

fn progress(files: usize, options: &Options) -> Option<ProgressBar> {
    if files < LONG || options.quiet || !std::io::stderr().is_terminal() {
        return None;
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}").ok()?;
    Some(ProgressBar::new(files as u64).with_style(style))
}
