//! Options of `referentiel matrix`.

use crate::cli::check::args::add_rules;
use crate::cli::{Failure, color, inputs};
use crate::format::spelling::fold;
use crate::lang::Lang;
use crate::matrix::View;
use crate::render::matrix::format::Format;
use crate::say;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::path::{Path, PathBuf};

/// Everything the options say, less the rules.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Name of the standard input.
    pub stdin_name: Option<PathBuf>,
    /// How the matrix is written.
    pub format: Format,
    /// The views asked for; none: those that suit the format.
    views: Option<Vec<View>>,
    /// Where it goes; `None`: the standard output.
    pub output: Option<PathBuf>,
    /// Only what is missing.
    pub gaps_only: bool,
    /// Coverage below which the command fails.
    pub min_coverage: Option<usize>,
    /// Between the cells of CSV.
    pub delimiter: char,
    /// Day to print.
    pub date: Option<String>,
    /// What is printed as revision: `auto`, nothing, or these words.
    pub revision: Revision,
    /// Files read at once; 0: as many as there are processors.
    pub jobs: usize,
    /// Whether to colour.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Where the printed revision comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revision {
    /// The last one of the files, from their repository.
    Auto,
    /// None is printed.
    No,
    /// These words.
    Words(String),
}

impl Options {
    /// The views to lay out.
    pub fn views(&self, several: bool) -> &[View] {
        self.views.as_deref().unwrap_or(self.format.views(several))
    }
}

/// Adds the arguments of `matrix` to `command`.
pub fn add(command: Command, lang: Lang) -> Command {
    let valued = |name: &'static str, value: String, help: String| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let command = command
        .arg(
            inputs::paths(
                say!(
                    lang,
                    "Fichiers ou dossiers (le dossier courant par défaut) ; « - » lit l'entrée standard",
                    "Files or folders (the current folder by default); “-” reads the standard input"
                ),
                lang,
            ),
        )
        .arg(valued("format", say!(lang, "FORMAT", "FORMAT"), say!(
            lang,
            "table (terminal, par défaut), markdown, html, csv, xlsx ou json ; sans cette option, la fin du nom donné à -o décide",
            "table (terminal, the default), markdown, html, csv, xlsx or json; without it, the ending of the name given to -o decides"
        )).value_parser(Format::NAMES.map(|(name, _)| name)).hide_possible_values(true))
        .arg(valued("view", say!(lang, "VUES", "VIEWS"), say!(
            lang,
            "tracabilite, officielle, couverture, criteres, grille, synthese, séparées par des virgules, ou toutes",
            "traceability, official, coverage, criteria, grid, summary, separated by commas, or all"
        )).action(ArgAction::Append).value_delimiter(','))
        .arg(valued("output", say!(lang, "FICHIER", "FILE"), say!(
            lang,
            "Fichier à écrire ; pour les pages HTML de plusieurs référentiels, un dossier",
            "File to write; for the HTML pages of several référentiels, a folder"
        )).short('o').value_parser(clap::value_parser!(PathBuf)))
        .arg(
            Arg::new("gaps")
                .long("lacunes")
                .visible_alias("gaps")
                .action(ArgAction::SetTrue)
                .help(say!(lang, "Ne garde que ce qui manque", "Keeps only what is missing")),
        )
        .arg(valued("min-coverage", say!(lang, "POURCENTAGE", "PERCENTAGE"), say!(
            lang,
            "Code de sortie 1 si un référentiel a moins de compétences couvertes (sur cent)",
            "Exit code 1 when a référentiel has fewer competences covered (in a hundred)"
        )).value_parser(clap::value_parser!(u8).range(0..=100)))
        .arg(valued("delimiter", say!(lang, "SIGNE", "SIGN"), say!(
            lang,
            "Séparateur des cellules en CSV (« ; » par défaut ; tab pour la tabulation)",
            "Separator of CSV cells (“;” by default; tab for the tab character)"
        )))
        .arg(valued("date", say!(lang, "DATE", "DATE"), say!(
            lang,
            "Imprime une date : celle qui est écrite, ou celle du jour sans rien (--date). Sans l'option, aucune",
            "Prints a date: the one given, or today's without any (--date). Without the option, none"
        )).num_args(0..=1).require_equals(true).default_missing_value("today"))
        .arg(valued("revision", say!(lang, "MOTS", "WORDS"), say!(
            lang,
            "Imprime cette révision (par défaut, la dernière de git pour ces fichiers ; aucune pour n'en rien dire)",
            "Prints this revision (by default, git's last one for these files; none to leave it out)"
        )))
        .arg(inputs::stdin_filename(lang))
        .arg(inputs::jobs(lang));
    add_rules(command, lang).mut_arg("fail-on", |arg| arg.hide(true))
}

/// Reads the options of `matrix`.
pub fn options(matches: &ArgMatches, lang: Lang) -> Result<Options, Failure> {
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let output = matches.get_one::<PathBuf>("output").filter(|path| path.as_os_str() != "-").cloned();
    let named = word("format").and_then(|word| Format::NAMES.iter().find(|(name, _)| *name == word));
    let format = match (named, &output) {
        (Some((_, format)), _) => *format,
        (None, Some(path)) => match Format::of_file(path) {
            Some(format) => format,
            None if path.is_dir() || path.extension().is_none() => Format::Html,
            None => return Err(ending(path, lang)),
        },
        (None, None) => Format::Table,
    };
    let color = output.is_none() && color::stdout(crate::cli::check::args::choice(matches));
    Ok(Options {
        paths: inputs::given(matches),
        stdin_name: inputs::stdin_name(matches).map(Path::to_owned),
        format,
        views: views(matches, lang)?,
        gaps_only: matches.get_flag("gaps"),
        min_coverage: matches.get_one::<u8>("min-coverage").map(|rate| usize::from(*rate)),
        delimiter: delimiter(word("delimiter"), lang)?,
        date: word("date").map(|word| if word == "today" { super::today() } else { word.to_owned() }),
        revision: match word("revision") {
            None | Some("auto") => Revision::Auto,
            Some("aucune" | "none" | "") => Revision::No,
            Some(words) => Revision::Words(words.to_owned()),
        },
        jobs: matches.get_one::<usize>("jobs").copied().unwrap_or(0),
        color,
        width: if output.is_some() { 160 } else { width() },
        output,
    })
}

/// Columns of the terminal: what `COLUMNS` says, else what the terminal says, else a usual width.
fn width() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse::<usize>().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(140).clamp(20, 400)
}

fn views(matches: &ArgMatches, lang: Lang) -> Result<Option<Vec<View>>, Failure> {
    let Some(words) = matches.get_many::<String>("view") else { return Ok(None) };
    let mut views = Vec::new();
    for word in words.map(|word| word.trim()).filter(|word| !word.is_empty()) {
        match (fold(word).as_str(), View::parse(word)) {
            ("toutes" | "tout" | "all", _) => views.extend(View::ALL),
            (_, Some(view)) => views.push(view),
            (_, None) => {
                let known = View::ALL.map(View::id).join(", ");
                let failure = Failure::new(
                    "usage",
                    say!(lang, "« {word} » n'est pas une vue", "“{word}” is not a view"),
                );
                return Err(failure.help(say!(
                    lang,
                    "les vues sont : {known}, ou toutes.",
                    "the views are: {known}, or all."
                )));
            }
        }
    }
    let mut seen = Vec::new();
    views.retain(|view| {
        !seen.contains(view) && {
            seen.push(*view);
            true
        }
    });
    Ok((!views.is_empty()).then_some(views))
}

fn delimiter(word: Option<&str>, lang: Lang) -> Result<char, Failure> {
    let Some(word) = word else { return Ok(';') };
    let mut chars = word.chars();
    match (word, chars.next(), chars.next()) {
        ("tab" | "\\t" | "\t", ..) => Ok('\t'),
        (_, Some(sign), None) if !sign.is_alphanumeric() && !sign.is_control() && sign != '"' => Ok(sign),
        _ => Err(Failure::new(
            "usage",
            say!(lang, "« {word} » ne peut pas séparer les cellules", "“{word}” cannot separate cells"),
        )
        .help(say!(
            lang,
            "écrivez un seul signe, par exemple --delimiter , ou --delimiter tab.",
            "write a single sign, for example --delimiter , or --delimiter tab."
        ))),
    }
}

fn ending(path: &Path, lang: Lang) -> Failure {
    let shown = path.display();
    Failure::new(
        "usage",
        say!(
            lang,
            "la fin du nom « {shown} » ne dit pas sous quelle forme l'écrire",
            "the ending of “{shown}” does not say how to write it"
        ),
    )
    .help(say!(
        lang,
        "ajoutez --format markdown, html, csv, xlsx ou json, ou donnez un nom en .md, .html, .csv, .xlsx ou .json.",
        "add --format markdown, html, csv, xlsx or json, or give a name in .md, .html, .csv, .xlsx or .json."
    ))
}
