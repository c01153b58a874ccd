//! One file: read, laid out, written or shown.

use super::args::{Mode, Options};
use crate::analysis::{Analysis, RuleSet, analyse};
use crate::cli::Failure;
use crate::cli::check::collect::{Source, Target, unreadable};
use crate::cli::check::{file::read, write};
use crate::findings::fix::{line_end, splice};
use crate::lang::Lang;
use crate::say;
use crate::tidy::{Refusal, tidy};
use similar::TextDiff;
use std::path::Path;

/// What became of a file.
#[derive(Debug)]
pub struct Outcome {
    /// Its path, as given.
    pub path: String,
    /// What became of it.
    pub state: State,
}

/// What became of a file.
#[derive(Debug)]
pub enum State {
    /// It was laid out already.
    Same,
    /// It was laid out, or is to be.
    Changed,
    /// What would change.
    Differs(String),
    /// The text of the standard input, laid out.
    Piped(Vec<u8>),
    /// It could not be laid out.
    Failed(Box<Failure>),
}

impl Outcome {
    /// A file that could not be laid out.
    pub fn failed(path: &Path, failure: Failure) -> Self {
        Outcome { path: path.display().to_string(), state: State::Failed(Box::new(failure)) }
    }
}

/// Lays `target` out.
pub fn lay_out(target: &Target, options: &Options, lang: Lang) -> Outcome {
    let path = target.source.path();
    match try_lay_out(target, options, lang) {
        Ok(state) => Outcome { path: path.display().to_string(), state },
        Err(failure) => Outcome::failed(path, failure),
    }
}

fn try_lay_out(target: &Target, options: &Options, lang: Lang) -> Result<State, Failure> {
    let path = target.source.path();
    let before = read(&target.source).map_err(|error| unreadable(lang, path, &error))?;
    // What is read the same must be so by every rule, whatever the configuration leaves out.
    let rules = RuleSet::new();
    let analysis = analyse(before.clone(), &rules);
    let edits =
        tidy(&analysis, &rules, &options.layout).map_err(|why| refused(path, &analysis, &why, lang))?;
    let stdin = matches!(target.source, Source::Stdin(_));
    if edits.is_empty() {
        return Ok(if stdin && options.mode == Mode::Write { State::Piped(before) } else { State::Same });
    }
    let text = splice(&analysis.text, &edits, line_end(&analysis.text));
    let after = (if analysis.bom { "\u{feff}" } else { "" }).to_owned() + &text;
    Ok(match options.mode {
        Mode::Check => State::Changed,
        Mode::Diff => {
            let shown = path.display().to_string();
            let diff = TextDiff::from_lines(analysis.text.as_str(), text.as_str());
            State::Differs(diff.unified_diff().context_radius(3).header(&shown, &shown).to_string())
        }
        Mode::Write if stdin => State::Piped(after.into_bytes()),
        Mode::Write => {
            write::replace(path, &before, after.as_bytes(), lang)?;
            State::Changed
        }
    })
}

fn refused(path: &Path, analysis: &Analysis, why: &Refusal, lang: Lang) -> Failure {
    let shown = path.display().to_string();
    let reason = why.message();
    let reason = reason.get(lang);
    let failure = Failure::new(
        "not-laid-out",
        say!(lang, "« {shown} » n'est pas mis en forme : {reason}", "“{shown}” is not laid out: {reason}"),
    )
    .about(path)
    .help(why.help().get(lang).to_owned());
    match why.place() {
        Some(place) if analysis.text.get(place.range()).is_some() => {
            failure.at(&shown, &analysis.text, place.range(), &say!(lang, "ici", "here"))
        }
        _ => failure,
    }
}
