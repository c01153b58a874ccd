//! Checks many files at once and shows them in order of path, holding the output of a few at a time.

use super::args::{Format, Mend, Options};
use super::collect::Target;
use super::file::{self, Outcome};
use crate::cli::{Exit, Failure, color};
use crate::lang::Lang;
use crate::render::tally::Tally;
use crate::render::{json, statistics, summary};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::collections::HashSet;
use std::io::{IsTerminal, Write};

/// Files in flight, for each worker.
const AHEAD: usize = 64;
/// From how many files on a progress bar is worth its place.
const LONG: usize = 200;

/// Shows outcomes one after the other.
pub struct Printer<'a> {
    options: &'a Options,
    out: &'a mut dyn Write,
    lang: Lang,
    color_errors: bool,
    remaining: usize,
    left_out: usize,
    explained: HashSet<&'static str>,
    tally: Tally,
    exit: Exit,
    undone: Vec<json::Undone>,
    langs: Option<Lang>,
    mixed: bool,
    started: bool,
    hints: bool,
}

impl<'a> Printer<'a> {
    /// Shows on `out`; failures on the standard error, coloured or not.
    pub fn new(options: &'a Options, out: &'a mut dyn Write, lang: Lang, choice: color::Choice) -> Self {
        Printer {
            options,
            out,
            lang,
            color_errors: color::stderr(choice),
            remaining: if options.format == Format::Json { usize::MAX } else { options.max_findings },
            left_out: 0,
            explained: HashSet::new(),
            tally: Tally::default(),
            exit: Exit::Clean,
            undone: Vec::new(),
            langs: None,
            mixed: false,
            started: false,
            hints: false,
        }
    }

    /// Tells a failure; the command goes on.
    pub fn fail(&mut self, failure: &Failure) -> Result<(), Failure> {
        self.exit = Exit::Failed;
        self.out.flush().map_err(|error| self.gone(&error))?;
        failure.print(self.lang, self.color_errors);
        if self.options.format == Format::Json {
            let message = failure.to_string();
            self.undone.push(json::Undone { code: failure.code_name(), message });
        }
        Ok(())
    }

    /// The output cannot be written: the verdict so far is kept.
    fn gone(&self, error: &std::io::Error) -> Failure {
        let failure = Failure::output(self.lang, error);
        if failure.is_silent() { failure.with_exit(self.exit) } else { failure }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        // The findings about a text that is written back to the standard output go beside it.
        if self.options.mend == Mend::Write && self.beside() {
            let _ = std::io::stderr().lock().write_all(bytes);
            return Ok(());
        }
        self.out.write_all(bytes).map_err(|error| self.gone(&error))
    }

    fn beside(&self) -> bool {
        self.options.stdin_name.is_some() || self.options.paths.iter().any(|path| path.as_os_str() == "-")
    }

    fn start(&mut self) -> Result<(), Failure> {
        if !self.started && self.options.format == Format::Json {
            let head = json::head(self.lang);
            self.write(head.as_bytes())?;
        }
        self.started = true;
        Ok(())
    }

    /// Shows what checking a file gave.
    pub fn show(&mut self, outcome: &Outcome, hints: bool) -> Result<(), Failure> {
        self.start()?;
        let first = self.tally.files == 0;
        self.tally.merge(&outcome.tally);
        self.hints |= hints;
        self.mixed |= self.langs.is_some_and(|lang| lang != outcome.lang);
        self.langs = Some(outcome.lang);
        if outcome.fails && self.exit == Exit::Clean {
            self.exit = Exit::Findings;
        }
        if let Some(mended) = &outcome.mended {
            self.out.write_all(mended).map_err(|error| self.gone(&error))?;
        }
        for failure in &outcome.failures {
            self.fail(failure)?;
        }
        self.write(&outcome.mends)?;
        let shown = outcome.blocks.blocks.len().min(self.remaining);
        for block in outcome.blocks.blocks.iter().take(shown) {
            let bytes = &outcome.blocks.bytes;
            let part = |range: std::ops::Range<usize>| bytes.get(range).unwrap_or_default();
            if self.explained.insert(block.rule.code) {
                self.write(part(block.range.clone()))?;
            } else {
                self.write(part(block.range.start..block.why.start))?;
                self.write(part(block.why.end..block.range.end))?;
            }
        }
        self.remaining -= shown;
        if self.options.mend != Mend::Diff && self.options.format != Format::Json {
            let all = outcome.tally.total() + if hints { outcome.tally.hints } else { 0 };
            self.left_out += all - shown.min(all);
        }
        if self.options.format == Format::Json && !outcome.rest.is_empty() {
            self.write(if first { b"\n" } else { b",\n" })?;
        }
        self.write(&outcome.rest)
    }

    /// Shows the closing lines and gives the verdict.
    pub fn finish(mut self) -> Result<Exit, Failure> {
        self.start()?;
        let lang = self.langs.filter(|_| !self.mixed).unwrap_or(self.lang);
        if self.options.format == Format::Json {
            let tail = json::tail(&self.tally, &self.undone, self.exit as u8);
            self.write(tail.as_bytes())?;
            return Ok(self.exit);
        }
        let mut text = String::new();
        if self.left_out > 0 {
            text.push_str(&summary::left_out(self.left_out, lang));
        }
        if self.options.statistics && self.tally.files > 0 {
            text.push_str(&statistics::totals(&self.tally, lang));
        }
        if !self.options.quiet && self.tally.files > 0 {
            text.push_str(&summary::render(&self.tally, self.hints, self.options.mend == Mend::Diff, lang));
        }
        if self.options.mend == Mend::Diff {
            // What is on the standard output can be given to `patch` as it is.
            let _ = std::io::stderr().lock().write_all(text.as_bytes());
        } else {
            self.write(text.as_bytes())?;
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
            let limit = printer.remaining;
            let outcomes: Vec<Outcome> =
                pool.install(|| chunk.par_iter().map(|one| file::check(one, options, lang, limit)).collect());
            // Taken one by one, so that each is freed as soon as it is shown.
            for (target, outcome) in chunk.iter().zip(outcomes) {
                show(target, &outcome, printer, bar.as_ref())?;
            }
        }
    } else {
        for target in targets {
            let outcome = file::check(target, options, lang, printer.remaining);
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
    let silent = outcome.blocks.blocks.is_empty() && outcome.failures.is_empty() && outcome.rest.is_empty();
    let elsewhere = !std::io::stdout().is_terminal() && outcome.failures.is_empty();
    if silent || elsewhere {
        return printer.show(outcome, hints);
    }
    // The bar makes way for what is written on the same terminal.
    bar.suspend(|| {
        printer.show(outcome, hints)?;
        printer.out.flush().map_err(|error| printer.gone(&error))
    })
}

fn progress(files: usize, options: &Options) -> Option<ProgressBar> {
    if files < LONG || options.quiet || !std::io::stderr().is_terminal() {
        return None;
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}").ok()?;
    Some(ProgressBar::new(files as u64).with_style(style))
}
