//! Checks one file: reads it, mends it if asked, renders what was found.

use super::args::{Mend, Options};
use super::collect::{Source, Target, unreadable};
use super::write;
use crate::analysis::{RuleSet, analyse};
use crate::cli::Failure;
use crate::cli::discover::near_for_programs;
use crate::cli::since;
use crate::config::Settings;
use crate::findings::{Finding, Severity, baseline, mend};
use crate::lang::Lang;
use crate::render::tally::Tally;
use crate::render::{Blocks, View, statistics, summary};
use crate::say;
use crate::source::LineIndex;
use crate::source::parse::MAX_BYTES;
use similar::TextDiff;
use std::cell::Cell;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What checking one file gave.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was mended, a line each, for people.
    pub mends: Vec<u8>,
    /// The findings, rendered for each output of the run.
    pub pieces: Vec<Blocks>,
    /// What follows them, for people: the counts of the file, its differences.
    pub rest: Vec<u8>,
    /// Counts of what was found; `files` is 0 when the file could not be read.
    pub tally: Tally,
    /// Whether something asks for attention.
    pub fails: bool,
    /// What could not be done.
    pub failures: Vec<Failure>,
    /// Language of its messages.
    pub lang: Lang,
    /// The mended text of the standard input.
    pub mended: Option<Vec<u8>>,
}

impl Outcome {
    /// True when it leaves nothing to show.
    pub fn is_silent(&self) -> bool {
        self.rest.is_empty() && self.mends.is_empty() && self.pieces.iter().all(|one| one.bytes.is_empty())
    }
}

/// Checks `target` and renders at most as many findings as `limits` says of each output. `lang`: the language when its configuration says none.
pub fn check(target: &Target, options: &Options, lang: Lang, limits: &[usize]) -> Outcome {
    let lang = target.found.settings.lang.unwrap_or(lang);
    let path = target.source.path();
    let bytes = match read(&target.source) {
        Ok(bytes) => bytes,
        Err(error) => {
            return Outcome { lang, failures: vec![unreadable(lang, path, &error)], ..Outcome::default() };
        }
    };
    guarded(path, lang, || examine(target, bytes, options, lang, limits)).unwrap_or_else(|failure| Outcome {
        lang,
        failures: vec![failure],
        ..Outcome::default()
    })
}

/// What `work` gives for a file: a fault of ours in one must not hide the others.
pub(in crate::cli) fn guarded<T>(path: &Path, lang: Lang, work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let shown = path.display();
        Failure::new(
            "internal",
            say!(
                lang,
                "« {shown} » a fait échouer le vérificateur lui-même",
                "“{shown}” made the checker itself fail"
            ),
        )
        .about(path)
        .help(say!(
            lang,
            "ce n'est pas votre faute : signalez-le, si possible avec le fichier.",
            "this is not your fault: please report it, with the file if you can."
        ))
    })
}

/// The bytes of a file, and one more than can be analysed at most.
pub(in crate::cli) fn read(source: &Source) -> std::io::Result<Vec<u8>> {
    // One byte more than can be read is enough to know that it is too much.
    let limit = MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    match source {
        Source::Stdin(_) => {
            std::io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
        }
        Source::File(path) => {
            let file = std::fs::File::open(path)?;
            let size = file.metadata().map_or(0, |data| data.len().min(limit));
            bytes.reserve_exact(usize::try_from(size).unwrap_or(0) + 1);
            file.take(limit).read_to_end(&mut bytes)?;
        }
    }
    Ok(bytes)
}

/// The rules that run: those that would only give hints are left out where none is shown.
pub fn rules(settings: &Settings, hints_too: bool) -> RuleSet {
    let mut rules = settings.rules.clone();
    if !settings.hints && !hints_too {
        rules.leave_out_hints();
    }
    rules
}

fn examine(target: &Target, bytes: Vec<u8>, options: &Options, lang: Lang, limits: &[usize]) -> Outcome {
    let settings = &target.found.settings;
    let rules = rules(settings, options.every_hint());
    let entries = options.baselines.entries(target);
    let mut outcome = Outcome { lang, ..Outcome::default() };
    let before = match options.since.as_ref().map(|since| since.before(target, &rules)).transpose() {
        Ok(before) => before.flatten(),
        Err(failure) => {
            outcome.failures.push(failure);
            return outcome;
        }
    };
    let aside = Cell::new(0);
    // What is not to be shown goes here, and nowhere else.
    let analyse = |bytes: Vec<u8>| {
        let mut analysis = analyse(bytes, &rules);
        // Judged on all the findings, before the baseline takes any.
        let unconcerned = before.as_ref().map(|before| since::unconcerned(before, &analysis));
        if let Some(entries) = entries {
            baseline::apply(&mut analysis, entries, &rules);
        }
        if let Some(unconcerned) = unconcerned {
            let shows = |one: &Finding| settings.hints || one.severity > Severity::Hint;
            let count = |all: &[Finding]| all.iter().filter(|one| shows(one)).count();
            let all = count(&analysis.findings);
            analysis.findings.retain(|finding| !unconcerned.contains(&since::name(finding)));
            aside.set(all - count(&analysis.findings));
        }
        analysis
    };
    let shown = target.source.path().display().to_string();
    let (analysis, done) = if options.mend == Mend::No {
        (analyse(bytes), Vec::new())
    } else {
        let mended = mend::mend(bytes.clone(), &analyse, options.unsafe_too, settings.hints);
        if mended.given_up {
            outcome.failures.push(given_up(&shown, lang));
        }
        // What could not be written is not mended: the findings are those of the file as it is.
        if deliver(&mended, &bytes, target, options, &shown, &mut outcome) {
            (mended.analysis, mended.done)
        } else {
            (analyse(bytes), Vec::new())
        }
    };
    let applied = done.len();
    let tally = &mut outcome.tally;
    tally.files = 1;
    tally.mended = applied;
    tally.files_mended = usize::from(applied > 0);
    tally.suppressed = analysis.suppressed;
    tally.counts = analysis.counts;
    for finding in &analysis.findings {
        tally.add(finding, settings.hints);
        outcome.fails |= settings.fails(finding.severity);
    }
    let shows = |finding: &&Finding| settings.hints || finding.severity > Severity::Hint;
    tally.baseline = entries.is_some();
    tally.since = options.since.is_some();
    tally.aside = aside.get();
    tally.known = analysis.held.known.iter().filter(shows).count();
    tally.obsolete = analysis.held.obsolete.iter().map(|entry| (shown.clone(), entry.clone())).collect();
    outcome.fails |= options.strict_baseline && !tally.obsolete.is_empty();
    tally.files_with_findings = usize::from(tally.total() > 0);
    outcome.fails |= options.mend == Mend::Diff && applied > 0;
    if options.mend == Mend::Diff {
        return outcome;
    }
    let lines = LineIndex::new(&analysis.text);
    // People read the path as they gave it.
    let near = match options.outputs.iter().all(|wanted| wanted.output.for_people()) {
        true => shown.as_str().into(),
        false => near_for_programs(target.source.path()),
    };
    let view = View {
        path: &shown,
        near: &near,
        analysis: &analysis,
        lines: &lines,
        lang,
        color: false,
        hints: settings.hints,
        width: options.width,
        fail_on: settings.fail_on,
        silenced: options.silenced,
        done: &done,
    };
    outcome.pieces.reserve_exact(options.outputs.len());
    for (wanted, limit) in options.outputs.iter().zip(limits) {
        let view = View { color: options.color && wanted.file.is_none(), ..view };
        outcome.pieces.push(wanted.output.file(&view, *limit));
    }
    outcome.mends = summary::mends(&shown, &done, lang).into_bytes();
    if options.statistics {
        let counts = statistics::counts(&analysis.counts, lang);
        outcome.rest = say!(lang, "{shown}\u{a0}: {counts}.\n", "{shown}: {counts}.\n").into_bytes();
    }
    outcome
}

/// Writes, shows or hands over the mended text. False when it could not be written.
fn deliver(
    mended: &mend::Mended,
    before: &[u8],
    target: &Target,
    options: &Options,
    shown: &str,
    outcome: &mut Outcome,
) -> bool {
    let lang = outcome.lang;
    let stdin = matches!(target.source, Source::Stdin(_));
    let Some(after) = &mended.bytes else {
        if stdin && options.mend == Mend::Write {
            outcome.mended = Some(before.to_vec());
        }
        return true;
    };
    match (options.mend, stdin) {
        (Mend::Diff, _) => {
            let old = crate::source::decode::decode(before.to_vec()).text;
            let diff = TextDiff::from_lines(old.as_str(), mended.analysis.text.as_str());
            let header = diff.unified_diff().context_radius(3).header(shown, shown).to_string();
            outcome.rest = header.into_bytes();
            true
        }
        (Mend::Write, true) => {
            outcome.mended = Some(after.clone());
            true
        }
        (Mend::Write, false) => match write::replace(target.source.path(), before, after, lang) {
            Ok(()) => true,
            Err(failure) => {
                outcome.failures.push(failure);
                false
            }
        },
        (Mend::No, _) => true,
    }
}

fn given_up(shown: &str, lang: Lang) -> Failure {
    Failure::new(
        "fix-given-up",
        say!(
            lang,
            "des corrections de « {shown} » n'ont pas été faites : le fichier se serait moins bien lu ensuite",
            "some fixes of “{shown}” were not applied: the file would have been read less well afterwards"
        ),
    )
    .help(say!(
        lang,
        "faites-les à la main, ou une à une avec --select.",
        "make them by hand, or one by one with --select."
    ))
}
