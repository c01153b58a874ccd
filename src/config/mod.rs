//! Configuration: `referentiel.config.yaml` and the options that have the same say. Text in, values
//! out; whoever calls reads the files. Precedence: option, environment, nearest file, settings of an editor, default.

pub mod dictionary;
pub mod house;
pub mod keys;
pub mod read;
pub mod schema;
pub mod select;

use crate::analysis::RuleSet;
use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::{Lang, Message};
use crate::msg;
use crate::rules::{Example, Rule, registry};
use std::path::PathBuf;
use std::sync::Arc;

/// Names a configuration file may have; the first is the documented one.
pub const FILE_NAMES: [&str; 2] = ["referentiel.config.yaml", "referentiel.config.yml"];

/// Level from which findings make the command fail, unless said otherwise.
pub const DEFAULT_FAIL_ON: Severity = Severity::Warning;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An option of the command: `--select`.
    Flag(&'static str),
    /// A variable of the environment: `REFERENTIEL_LANG`.
    Variable(&'static str),
    /// A configuration file, and the line (from 1).
    File(Arc<PathBuf>, usize),
    /// Nobody said anything.
    Default,
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct From<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// What one source (the options, a file) says. Nothing said: `None`, or empty.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// Another configuration file to start from, relative to this one.
    pub extends: Option<From<String>>,
    /// Profile forced on every file.
    pub profile: Option<From<Profile>>,
    /// The only rules to run: prefixes of codes.
    pub select: Option<From<Vec<String>>>,
    /// Rules left out: prefixes of codes.
    pub ignore: Vec<From<String>>,
    /// Severities of single rules; later ones win.
    pub severities: Vec<From<(&'static Rule, Severity)>>,
    /// Level from which the command fails; `Off`: never.
    pub fail_on: Option<From<Severity>>,
    /// Files left out when folders are walked (as in a `.gitignore`), each relative to the folder of its file.
    pub exclude: Vec<From<String>>,
    /// Language of the messages.
    pub lang: Option<From<Lang>>,
    /// Whether hints are shown.
    pub hints: Option<From<bool>>,
    /// The baseline, relative to the folder of its file, or to the current one for an option; empty: none.
    pub baseline: Option<From<String>>,
    /// The style of the house.
    pub house: house::Style,
}

impl Layer {
    /// This layer where it speaks, `base` elsewhere. Lists of what is left out, and those of the house, are added up.
    #[must_use]
    pub fn over(mut self, mut base: Layer) -> Layer {
        base.ignore.append(&mut self.ignore);
        base.severities.append(&mut self.severities);
        base.exclude.append(&mut self.exclude);
        Layer {
            extends: None,
            profile: self.profile.or(base.profile),
            select: self.select.or(base.select),
            ignore: base.ignore,
            severities: base.severities,
            fail_on: self.fail_on.or(base.fail_on),
            exclude: base.exclude,
            lang: self.lang.or(base.lang),
            hints: self.hints.or(base.hints),
            baseline: self.baseline.or(base.baseline),
            house: self.house.over(base.house),
        }
    }

    /// The options over a file: `--select` also puts aside what the file leaves out.
    #[must_use]
    pub fn flags_over(self, mut file: Layer) -> Layer {
        if self.select.is_some() {
            file.ignore.clear();
        }
        self.over(file)
    }

    /// The values in force.
    pub fn settle(&self) -> Settings {
        let mut rules = RuleSet::new();
        rules.profile = self.profile.as_ref().map(|profile| profile.value);
        if let Some(select) = &self.select {
            // A rule that is off by default and asked for by its own code is meant to run.
            for rule in select.value.iter().filter_map(|code| registry::find(code)) {
                if Profile::ALL.iter().all(|profile| rule.severity.get(*profile) == Severity::Off) {
                    rules.set(rule, Severity::Info);
                }
            }
            rules.select(select.value.clone());
        }
        rules.ignore(self.ignore.iter().map(|one| one.value.clone()).collect());
        for one in &self.severities {
            rules.set(one.value.0, one.value.1);
        }
        rules.set_house(Arc::new(self.house.settle()));
        let fail_on = self.fail_on.as_ref().map_or(DEFAULT_FAIL_ON, |one| one.value);
        Settings {
            rules,
            fail_on,
            lang: self.lang.as_ref().map(|one| one.value),
            // What makes the command fail is shown.
            hints: fail_on == Severity::Hint || self.hints.as_ref().is_some_and(|one| one.value),
        }
    }
}

/// The values in force for a file.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The rules and their severities.
    pub rules: RuleSet,
    /// Level from which the command fails; `Off`: never.
    pub fail_on: Severity,
    /// Language of the messages, when something says it.
    pub lang: Option<Lang>,
    /// Whether hints are shown.
    pub hints: bool,
}

impl Settings {
    /// True when a finding of this severity makes the command fail.
    pub fn fails(&self, severity: Severity) -> bool {
        self.fail_on != Severity::Off && severity >= self.fail_on
    }
}

/// The rules under which an example of a rule is read: those of its configuration, the default ones without.
pub fn rules_of(example: &Example) -> RuleSet {
    if example.config.is_empty() {
        return RuleSet::new();
    }
    read::read(example.config, &Arc::default()).0.settle().rules
}

/// Reads a level for « fail on »: a severity, or never (`jamais`, `never`, `off`).
pub fn read_level(word: &str) -> Option<Severity> {
    match word.trim().to_lowercase().as_str() {
        "jamais" | "never" => Some(Severity::Off),
        _ => Severity::parse(word),
    }
}

/// What to say of a word that names no rule, and what to write instead.
pub fn unknown_rule(word: &str, near: Option<&str>) -> (Message, Option<Message>) {
    let help = match near {
        Some(near) => msg!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?"),
        None => {
            msg!("« referentiel rules » montre toutes les règles.", "“referentiel rules” lists every rule.")
        }
    };
    (msg!("« {word} » n'est pas une règle", "“{word}” is not a rule"), Some(help))
}
