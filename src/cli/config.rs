//! `referentiel config show`: the values in force, and where each comes from.

use super::check::args;
use super::discover::{Discovery, absolute, near};
use super::{Exit, Failure, color, language};
use crate::config::house::Style;
use crate::config::{DEFAULT_FAIL_ON, From, Origin, keys};
use crate::docs::words;
use crate::findings::Severity;
use crate::lang::Lang;
use crate::rules::house::{Term, Topic};
use crate::say;
use crate::source::quote::quoted;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let show = Command::new("show")
        .about(say!(
            lang,
            "Montre les réglages en vigueur pour un fichier ou un dossier",
            "Shows the settings in force for a file or a folder"
        ))
        .arg(
            Arg::new("path")
                .value_parser(clap::value_parser!(PathBuf))
                .value_name(say!(lang, "CHEMIN", "PATH"))
                .help(say!(
                    lang,
                    "Fichier ou dossier (le dossier courant par défaut)",
                    "File or folder (the current folder by default)"
                )),
        )
        .arg(Arg::new("origin").long("origin").action(ArgAction::SetTrue).help(say!(
            lang,
            "Dit d'où vient chaque valeur",
            "Says where each value comes from"
        )));
    Command::new("config")
        .about(say!(lang, "Montre les réglages en vigueur", "Shows the settings in force"))
        .subcommand_required(true)
        .subcommand(args::add_rules(show, lang))
}

/// Writes the values to `out`, one a line, in the form of a configuration file.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let Some((_, matches)) = matches.subcommand() else { return Ok(Exit::Clean) };
    let layer = args::layer(matches, lang, language::forced(matches))?;
    let mut discovery = Discovery::new(lang, layer);
    let path = matches.get_one::<PathBuf>("path").map_or(Path::new("."), PathBuf::as_path);
    let found = if path.is_dir() { discovery.of_folder(&folder(path)) } else { discovery.of_file(path) };
    let failures = discovery.failures();
    for failure in &failures {
        failure.print(lang, color::stderr(args::choice(matches)));
    }
    let origin = matches.get_flag("origin");
    for (key, value, from) in values(&found.layer, lang) {
        let word = keys::word(key);
        let value = if value.is_empty() { value } else { format!(" {value}") };
        let line = if origin {
            format!("{word}:{value}  # {}\n", place(&from, lang))
        } else {
            format!("{word}:{value}\n")
        };
        out.write_all(line.as_bytes()).map_err(|error| Failure::output(lang, &error))?;
    }
    Ok(if failures.is_empty() { Exit::Clean } else { Exit::Failed })
}

fn folder(path: &Path) -> PathBuf {
    let inside = absolute(&path.join("x"));
    inside.parent().map_or_else(|| path.to_owned(), Path::to_owned)
}

fn values(layer: &crate::config::Layer, lang: Lang) -> Vec<(keys::Name, String, Vec<Origin>)> {
    let level = |severity: Severity| match severity {
        Severity::Off => say!(lang, "jamais", "never"),
        severity => words::severity(severity).get(lang).to_owned(),
    };
    let list = |all: &[From<String>]| {
        let words: Vec<String> = all.iter().map(|one| quote(&one.value)).collect();
        (format!("[{}]", words.join(", ")), all.iter().map(|one| one.origin.clone()).collect::<Vec<_>>())
    };
    fn one<T>(
        value: Option<&From<T>>,
        show: impl Fn(&T) -> String,
        default: String,
    ) -> (String, Vec<Origin>) {
        match value {
            Some(from) => (show(&from.value), vec![from.origin.clone()]),
            None => (default, vec![Origin::Default]),
        }
    }
    let severities = {
        let all: Vec<String> = layer
            .severities
            .iter()
            .map(|one| format!("{}: {}", one.value.0.code, words::severity(one.value.1).get(lang)))
            .collect();
        let text = if all.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", all.join(", ")) };
        (text, layer.severities.iter().map(|one| one.origin.clone()).collect())
    };
    let select = |all: &Vec<String>| {
        let words: Vec<String> =
            all.iter().map(|word| if word.is_empty() { "tout".to_owned() } else { word.clone() }).collect();
        if words == ["tout"] { "tout".to_owned() } else { format!("[{}]", words.join(", ")) }
    };
    // No value: each document says its own.
    let document = String::new();
    use keys::Name;
    [
        (Name::Profile, one(layer.profile.as_ref(), |p| p.id().to_owned(), document)),
        (Name::Select, one(layer.select.as_ref(), select, "tout".to_owned())),
        (Name::Ignore, list(&layer.ignore)),
        (Name::Severities, severities),
        (Name::FailOn, one(layer.fail_on.as_ref(), |l| level(*l), level(DEFAULT_FAIL_ON))),
        (Name::Exclude, list(&layer.exclude)),
        (Name::Lang, one(layer.lang.as_ref(), |l| l.code().to_owned(), lang.code().to_owned())),
        (Name::Hints, one(layer.hints.as_ref(), |h| yes(*h, lang), yes(false, lang))),
        (Name::Baseline, one(layer.baseline.as_ref(), |path| quote(path), String::new())),
        (Name::House, house(&layer.house)),
        (Name::Dictionary, list(&layer.house.dictionary)),
    ]
    .into_iter()
    .map(|(name, (value, mut origins))| {
        if origins.is_empty() {
            origins.push(Origin::Default);
        }
        origins.dedup();
        (name, value, origins)
    })
    .collect()
}

/// The style of the house between braces, and where its parts come from.
fn house(style: &Style) -> (String, Vec<Origin>) {
    use keys::Name;
    let pairs = |all: &[(Name, Option<String>)]| {
        let said = all.iter().filter_map(|(name, value)| Some((keys::word(*name), value.as_ref()?)));
        let all: Vec<String> = said.map(|(word, value)| format!("{word}: {value}")).collect();
        if all.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", all.join(", ")) }
    };
    let list = |all: Vec<String>| (!all.is_empty()).then(|| format!("[{}]", all.join(", ")));
    let text = |text: &String| quote(text);
    let term = |one: &From<Term>| {
        let Term { avoid, prefer, reason } = &one.value;
        let prefer = (Name::Prefer, prefer.as_ref().map(text));
        pairs(&[(Name::Avoid, Some(quote(avoid))), prefer, (Name::Reason, reason.as_ref().map(text))])
    };
    let topic = |one: &From<Topic>| {
        let Topic { name, words, profiles, reason } = &one.value;
        pairs(&[
            (Name::Topic, Some(quote(name))),
            (Name::Words, list(words.iter().map(text).collect())),
            (Name::Profiles, list(profiles.iter().map(|one| one.id().to_owned()).collect())),
            (Name::Reason, reason.as_ref().map(text)),
        ])
    };
    let length = |one: &Option<From<u32>>| one.as_ref().map(|one| one.value.to_string());
    let (competency, criterion) = (&style.competency_words, &style.criterion_words);
    let lengths = pairs(&[(Name::Competency, length(competency)), (Name::Criterion, length(criterion))]);
    let house = pairs(&[
        (Name::Terms, list(style.terms.iter().map(term).collect())),
        (Name::WeakVerbs, list(style.weak_verbs.iter().map(|one| quote(&one.value)).collect())),
        (Name::Lengths, (competency.is_some() || criterion.is_some()).then_some(lengths)),
        (Name::Topics, list(style.topics.iter().map(topic).collect())),
    ]);
    let origins = style.terms.iter().map(|one| &one.origin);
    let origins = origins
        .chain(style.weak_verbs.iter().map(|one| &one.origin))
        .chain([competency, criterion].into_iter().flatten().map(|one| &one.origin))
        .chain(style.topics.iter().map(|one| &one.origin));
    (house, origins.cloned().collect())
}

fn yes(truth: bool, lang: Lang) -> String {
    if truth { say!(lang, "oui", "yes") } else { say!(lang, "non", "no") }
}

/// As YAML reads it back: quoted unless it is a word, which YAML has no other use for.
fn quote(word: &str) -> String {
    let taken = ["null", "true", "false"].iter().any(|one| word.eq_ignore_ascii_case(one));
    let is_word = !word.is_empty() && !taken && word.chars().all(char::is_alphabetic);
    if is_word { word.to_owned() } else { quoted(word) }
}

fn place(origins: &[Origin], lang: Lang) -> String {
    let words: Vec<String> = origins
        .iter()
        .map(|origin| match origin {
            Origin::Flag(name) => say!(lang, "option {name}", "option {name}"),
            Origin::Variable(name) => say!(lang, "variable {name}", "variable {name}"),
            Origin::File(path, line) => format!("{}:{line}", near(path).display()),
            Origin::Default => say!(lang, "par défaut", "default"),
        })
        .collect();
    words.join(", ")
}
