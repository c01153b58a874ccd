//! What `--format` and `--output` ask for: which outputs of one run go where.

use super::args::{Mend, Options};
use super::collect::{Collected, Source, is_framework};
use crate::cli::Failure;
use crate::cli::discover::absolute;
use crate::lang::Lang;
use crate::render::output::{self, Output};
use crate::say;
use clap::ArgMatches;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// One output of a run.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Its format.
    pub output: &'static dyn Output,
    /// The file it goes to; `None`: the standard output.
    pub file: Option<PathBuf>,
}

/// The outputs asked for, that of the standard output first: there is always one.
pub fn read(matches: &ArgMatches, lang: Lang) -> Result<Vec<Wanted>, Failure> {
    let mut shown = matches.get_one::<String>("format").and_then(|name| output::find(name));
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    for word in matches.get_many::<String>("output").into_iter().flatten() {
        let (name, place) = word.split_once('=').unwrap_or((word, ""));
        let Some(output) = output::find(name.trim()) else { return Err(unknown(word, name, lang)) };
        let place = place.trim();
        match place {
            "" => return Err(no_place(word, name, lang)),
            "-" if shown.is_some() => return Err(two_shown(lang)),
            "-" => shown = Some(output),
            place => {
                let path = PathBuf::from(place);
                if is_framework(&path) {
                    return Err(over_a_source(&path, lang));
                }
                if !seen.insert(absolute(&path)) {
                    return Err(twice(place, lang));
                }
                files.push(Wanted { output, file: Some(path) });
            }
        }
    }
    let mut wanted = vec![Wanted { output: shown.unwrap_or(output::USUAL), file: None }];
    wanted.append(&mut files);
    Ok(wanted)
}

/// What outputs do not go with.
pub fn compatible(options: &Options, lang: Lang) -> Result<(), Failure> {
    let plain = options.outputs.iter().all(|wanted| wanted.output.for_people() && wanted.file.is_none());
    let name = options.outputs.first().map_or("", |wanted| wanted.output.name());
    let asked = if options.outputs.len() > 1 { "--output".to_owned() } else { format!("--format {name}") };
    if options.mend == Mend::Diff && !plain {
        return Err(Failure::new(
            "usage",
            say!(lang, "--diff et {asked} ne vont pas ensemble", "--diff and {asked} do not go together"),
        )
        .help(say!(
            lang,
            "lancez la commande deux fois ; les formats json et sarif donnent déjà les corrections de chaque signalement.",
            "run the command twice; the formats json and sarif already give the fix of each finding."
        )));
    }
    if options.watch && (!plain || options.mend == Mend::Diff) {
        return Err(Failure::new(
            "usage",
            say!(
                lang,
                "--watch ne va qu'avec les formats full, concise et grouped, sans --output ni --diff",
                "--watch only goes with the formats full, concise and grouped, without --output and --diff"
            ),
        )
        .help(say!(lang, "retirez l'une des deux options.", "remove one of the two options.")));
    }
    Ok(())
}

/// Refuses an output that would replace one of the files to check.
pub fn spare(wanted: &[Wanted], collected: &Collected, lang: Lang) -> Result<(), Failure> {
    for path in wanted.iter().filter_map(|one| one.file.as_deref()) {
        let Ok(real) = std::fs::canonicalize(path) else { continue };
        let same = |source: &Source| match source {
            Source::File(file) => std::fs::canonicalize(file).is_ok_and(|file| file == real),
            Source::Stdin(_) => false,
        };
        if collected.targets.iter().any(|target| same(&target.source)) {
            return Err(over_a_source(path, lang));
        }
    }
    Ok(())
}

fn unknown(word: &str, name: &str, lang: Lang) -> Failure {
    let near = output::names().min_by_key(|known| strsim::damerau_levenshtein(known, name)).unwrap_or("");
    let all = output::names().collect::<Vec<_>>().join(", ");
    if !word.contains('=') {
        return Failure::new(
            "usage",
            say!(
                lang,
                "« {word} » ne convient pas à --output : il manque le format",
                "“{word}” does not suit --output: the format is missing"
            ),
        )
        .help(say!(
            lang,
            "écrivez par exemple --output sarif={word} ; les formats : {all}.",
            "write for example --output sarif={word}; the formats: {all}."
        ));
    }
    Failure::new(
        "usage",
        say!(
            lang,
            "--output ne connaît pas le format « {name} »",
            "--output does not know the format “{name}”"
        ),
    )
    .help(say!(
        lang,
        "le plus proche est {near} ; les formats : {all}.",
        "the nearest is {near}; the formats: {all}."
    ))
}

fn no_place(word: &str, name: &str, lang: Lang) -> Failure {
    Failure::new(
        "usage",
        say!(
            lang,
            "« --output {word} » ne dit pas dans quel fichier écrire",
            "“--output {word}” does not say which file to write"
        ),
    )
    .help(say!(
        lang,
        "écrivez --output {name}=FICHIER, ou --output {name}=- pour la sortie standard.",
        "write --output {name}=FILE, or --output {name}=- for the standard output."
    ))
}

fn two_shown(lang: Lang) -> Failure {
    Failure::new(
        "usage",
        say!(
            lang,
            "deux formats sont demandés pour la sortie standard",
            "two formats are asked for on the standard output"
        ),
    )
    .help(say!(
        lang,
        "donnez un fichier à l'un d'eux : --output FORMAT=FICHIER.",
        "give a file to one of them: --output FORMAT=FILE."
    ))
}

fn twice(place: &str, lang: Lang) -> Failure {
    Failure::new(
        "usage",
        say!(
            lang,
            "« {place} » est demandé pour deux formats à la fois",
            "“{place}” is asked for with two formats at once"
        ),
    )
    .help(say!(lang, "donnez un fichier à chacun.", "give each a file of its own."))
}

fn over_a_source(path: &Path, lang: Lang) -> Failure {
    let shown = path.display();
    Failure::new(
        "usage",
        say!(
            lang,
            "« {shown} » est un référentiel : il ne sera pas remplacé par un rapport",
            "“{shown}” is a référentiel: it will not be replaced by a report"
        ),
    )
    .help(say!(lang, "donnez un autre nom au rapport.", "give the report another name."))
}
