//! `referentiel measure`: how often rules speak on a corpus, and how often they are right.

use super::check::args::prefix;
use super::check::collect::unreadable;
use super::{Exit, Failure};
use crate::format::Profile;
use crate::format::spelling::fold;
use crate::lang::Lang;
use crate::measure::{Corpus, HeldOut, Labels, corpus, measure, verdicts};
use crate::render::measure::{self as shown, Columns};
use crate::render::words::list;
use crate::rules::measured::{Kind, rules as measurable};
use crate::rules::{Rule, registry};
use crate::say;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    let file = |name: &'static str, help: String| {
        let value = say!(lang, "FICHIER", "FILE");
        Arg::new(name).long(name).value_name(value).value_parser(clap::value_parser!(PathBuf)).help(help)
    };
    let word = |name: &'static str, value: String, words: &[&'static str], help: String| {
        let arg = Arg::new(name).long(name).value_name(value).hide_possible_values(true);
        arg.value_parser(clap::builder::PossibleValuesParser::new(words)).help(help)
    };
    Command::new("measure")
        .about(say!(
            lang,
            "Mesure des règles sur un corpus de textes",
            "Measures rules on a corpus of texts"
        ))
        .arg(
            Arg::new("files")
                .required(true)
                .num_args(1..)
                .value_name(say!(lang, "FICHIERS", "FILES"))
                .value_parser(clap::value_parser!(PathBuf))
                .help(say!(
                    lang,
                    "Fichiers du corpus : sur chaque ligne profil, code, texte et source, séparés par des tabulations",
                    "Files of the corpus: on each line profile, code, text and source, separated by tabs"
                )),
        )
        .arg(word("kind", say!(lang, "SORTE", "KIND"), &Kind::ALL.map(Kind::id), say!(
            lang,
            "Ce que sont les textes : sentences (énoncés de compétences), criteria (critères) ou modalites ; sans l'option, le nom du fichier le dit",
            "What the texts are: sentences (statements of competences), criteria or modalites; without it, the name of the file says"
        )))
        .arg(
            Arg::new("rules")
                .long("rules")
                .value_name(say!(lang, "RÈGLES", "RULES"))
                .value_delimiter(',')
                .action(ArgAction::Append)
                .help(say!(
                    lang,
                    "Codes ou familles, séparés par des virgules (par défaut, les règles d'écriture)",
                    "Codes or families, separated by commas (by default, the rules about wording)"
                )),
        )
        .arg(file("labels", say!(
            lang,
            "Verdicts d'un lecteur : fichier, ligne, code, règle, et oui (la faute y est), non ou ?",
            "Verdicts of a reader: file, line, code, rule, and oui (the fault is there), non (it is not) or ?"
        )))
        .arg(file("held-out", say!(
            lang,
            "Lignes mises à part, comptées séparément : fichier, première et dernière ligne",
            "Lines kept aside, counted separately: file, first and last line"
        )))
        .arg(word("format", "FORMAT".to_owned(), &["text", "markdown", "json"], say!(
            lang,
            "text (par défaut), markdown ou json",
            "text (by default), markdown or json"
        )))
        .arg(Arg::new("list").long("list").action(ArgAction::SetTrue).help(say!(
            lang,
            "Montre aussi chaque texte signalé ou manqué, avec le verdict",
            "Also shows each text that is flagged or missed, with the verdict"
        )))
        .after_help(say!(
            lang,
            "Les règles demandées sont toutes en marche, quelle que soit leur gravité.\nExemple : referentiel measure corpus/sentences.tsv --labels verdicts.tsv --rules RED --list",
            "The rules asked for are all on, whatever their severity.\nExample: referentiel measure corpus/sentences.tsv --labels verdicts.tsv --rules RED --list"
        ))
}

/// Writes the measure to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let kind = matches.get_one::<String>("kind").and_then(|word| Kind::parse(word));
    let mut files: Vec<Corpus> = Vec::new();
    for path in matches.get_many::<PathBuf>("files").into_iter().flatten() {
        let file = read_corpus(path, kind, lang)?;
        if files.iter().any(|other| other.name == file.name) {
            let name = &file.name;
            return Err(Failure::new(
                "usage",
                say!(
                    lang,
                    "deux fichiers du corpus s'appellent « {name} »",
                    "two files of the corpus are called “{name}”"
                ),
            )
            .help(say!(
                lang,
                "les verdicts nomment un fichier sans son dossier : donnez un autre nom à l'un des deux.",
                "verdicts name a file without its folder: give one of them another name."
            )));
        }
        files.push(file);
    }
    let labels = match matches.get_one::<PathBuf>("labels") {
        None => Labels::default(),
        Some(path) => {
            let labels =
                Labels::read(&read(path, lang)?).map_err(|broken| no_verdicts(path, broken, lang))?;
            for file in &files {
                labels.fit(file).map_err(|broken| no_verdicts(path, broken, lang))?;
            }
            labels
        }
    };
    let held = match matches.get_one::<PathBuf>("held-out") {
        None => HeldOut::default(),
        Some(path) => HeldOut::read(&read(path, lang)?).map_err(|broken| no_verdicts(path, broken, lang))?,
    };
    let rules = rules(matches, lang)?;
    let measure = measure(&files, &rules, &labels, &held);
    let columns = Columns {
        verdicts: matches.contains_id("labels"),
        sets: matches.contains_id("held-out"),
        page: false,
    };
    let flags = matches.get_flag("list");
    let listed = || if flags { format!("\n{}", shown::list(&measure.flags, lang)) } else { String::new() };
    let text = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => format!("{:#}\n", shown::json(&measure, columns, flags)),
        Some("markdown") => shown::markdown(&measure.figures, columns, lang) + &listed(),
        _ => shown::text(&measure.figures, columns, lang) + &listed(),
    };
    out.write_all(text.as_bytes()).map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}

/// The rules that `--rules` names; without it, those that a corpus can measure.
fn rules(matches: &ArgMatches, lang: Lang) -> Result<Vec<&'static Rule>, Failure> {
    let Some(words) = matches.get_many::<String>("rules") else { return Ok(measurable().collect()) };
    let words = words.map(|word| word.trim()).filter(|word| !word.is_empty());
    let starts: Vec<String> =
        words.map(|word| prefix(word, "--rules", lang)).collect::<Result<_, Failure>>()?;
    let asked = |rule: &&'static Rule| starts.iter().any(|start| rule.code.starts_with(start.as_str()));
    Ok(registry::RULES.iter().copied().filter(asked).collect())
}

fn read(path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| unreadable(lang, path, &error))
}

/// What labels call a file: its name without folder nor ending.
fn stem(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read_corpus(path: &Path, kind: Option<Kind>, lang: Lang) -> Result<Corpus, Failure> {
    let name = stem(path);
    let folded = fold(&name);
    let kind = kind.or_else(|| Kind::ALL.into_iter().find(|kind| folded.contains(kind.id())));
    let Some(kind) = kind else {
        let (shown, kinds) = (path.display(), Kind::ALL.map(Kind::id).join(", "));
        return Err(Failure::new(
            "usage",
            say!(
                lang,
                "le nom de « {shown} » ne dit pas ce que sont ses textes",
                "the name of “{shown}” does not say what its texts are"
            ),
        )
        .help(say!(
            lang,
            "ajoutez --kind ({kinds}), ou mettez l'un de ces mots dans le nom.",
            "add --kind ({kinds}), or put one of these words in the name."
        )));
    };
    corpus::read(&name, kind, &read(path, lang)?).map_err(|broken| no_corpus(path, &broken, lang))
}

fn no_corpus(path: &Path, broken: &corpus::Broken, lang: Lang) -> Failure {
    use corpus::Broken;
    let shown = path.display();
    let message = match broken {
        Broken::Empty => say!(lang, "« {shown} » ne contient aucun texte", "“{shown}” holds no text"),
        Broken::Encoding(line) => return not_utf8(path, *line, lang),
        Broken::Columns(line, columns) => say!(
            lang,
            "« {shown} », ligne {line} : {columns} colonnes au lieu de 4",
            "“{shown}”, line {line}: {columns} columns instead of 4"
        ),
        Broken::Profile(line, word) => say!(
            lang,
            "« {shown} », ligne {line} : « {word} » n'est pas un profil",
            "“{shown}”, line {line}: “{word}” is not a profile"
        ),
        Broken::NoText(line) => {
            say!(
                lang,
                "« {shown} », ligne {line} : le texte manque",
                "“{shown}”, line {line}: the text is missing"
            )
        }
    };
    let profiles = list(lang, &Profile::ALL.map(|profile| profile.id().to_owned()));
    Failure::new("corpus", message).about(path).help(say!(
        lang,
        "une ligne d'un corpus est : profil, code, texte, source, séparés par des tabulations ; les profils sont {profiles}.",
        "a line of a corpus is: profile, code, text, source, separated by tabs; the profiles are {profiles}."
    ))
}

fn not_utf8(path: &Path, line: usize, lang: Lang) -> Failure {
    let shown = path.display();
    Failure::new(
        "corpus",
        say!(
            lang,
            "« {shown} », ligne {line} : des caractères illisibles (le fichier n'est pas en UTF-8)",
            "“{shown}”, line {line}: unreadable characters (the file is not UTF-8)"
        ),
    )
    .about(path)
    .help(say!(lang, "enregistrez le fichier en UTF-8.", "save the file as UTF-8."))
}

fn no_verdicts(path: &Path, broken: verdicts::Broken, lang: Lang) -> Failure {
    use verdicts::Broken;
    let shown = path.display();
    let (line, what) = match broken {
        Broken::Encoding(line) => return not_utf8(path, line, lang),
        Broken::Columns(line, has, due) => {
            (line, say!(lang, "{has} colonnes au lieu de {due}", "{has} columns instead of {due}"))
        }
        Broken::Number(line, word) => (
            line,
            say!(lang, "« {word} » n'est pas un numéro de ligne", "“{word}” is not the number of a line"),
        ),
        Broken::Rule(line, word) => {
            (line, say!(lang, "« {word} » n'est pas une règle", "“{word}” is not a rule"))
        }
        Broken::Verdict(line, word) => (
            line,
            say!(
                lang,
                "« {word} » n'est pas un verdict (oui, non ou ?)",
                "“{word}” is not a verdict (oui, non or ?)"
            ),
        ),
        Broken::Twice(line, first) => (
            line,
            say!(
                lang,
                "la ligne {first} juge déjà ce texte et cette règle",
                "line {first} already judges this text and rule"
            ),
        ),
        Broken::Moved(line) => (
            line,
            say!(
                lang,
                "le corpus n'a pas cette ligne, ou porte un autre code",
                "the corpus has no such line, or another code stands there"
            ),
        ),
    };
    Failure::new("labels", say!(lang, "« {shown} », ligne {line} : {what}", "“{shown}”, line {line}: {what}"))
        .about(path)
        .help(say!(
            lang,
            "« referentiel measure --help » dit ce que contient ce fichier.",
            "“referentiel measure --help” says what this file holds."
        ))
}
