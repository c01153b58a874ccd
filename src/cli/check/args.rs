//! The arguments of `check`, and those it shares with `config show`.

use super::outputs::{self, Wanted};
use crate::cli::known::Baselines;
use crate::cli::since::Since;
use crate::cli::{Failure, color, inputs};
use crate::config::{From, Layer, Origin, read_level, select, unknown_rule};
use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::{Lang, Message};
use crate::render::output;
use crate::rules::registry;
use crate::say;
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to do with fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Nothing.
    No,
    /// Write them to the files.
    Write,
    /// Show what would be written.
    Diff,
}

/// Everything the options say, less the rules.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Name under which the standard input is checked.
    pub stdin_name: Option<PathBuf>,
    /// How findings are written, and where: the standard output first.
    pub outputs: Vec<Wanted>,
    /// What to do with fixes.
    pub mend: Mend,
    /// Whether fixes to confirm are applied too.
    pub unsafe_too: bool,
    /// Whether counts are shown.
    pub statistics: bool,
    /// Whether to keep watching.
    pub watch: bool,
    /// Whether to say nothing but the findings.
    pub quiet: bool,
    /// Files checked at once; 0: as many as there are processors.
    pub jobs: usize,
    /// Findings shown at most.
    pub max_findings: usize,
    /// Whether reports hold what a comment silenced, where they can say so.
    pub silenced: bool,
    /// Whether to colour the output.
    pub color: bool,
    /// Characters shown of a line of a file, at most.
    pub width: usize,
    /// Findings that are known already.
    pub baselines: Arc<Baselines>,
    /// Whether an entry of the baseline that is of no use any more is a fault.
    pub strict_baseline: bool,
    /// The revision that only what changed since is looked at.
    pub since_revision: Option<String>,
    /// What the files were in it.
    pub since: Option<Arc<Since>>,
}

impl Options {
    /// Whether one of the outputs holds hints even when they are not shown.
    pub fn every_hint(&self) -> bool {
        self.outputs.iter().any(|wanted| wanted.output.every_hint())
    }

    /// Whether the standard input is one of the files.
    pub fn reads_stdin(&self) -> bool {
        self.stdin_name.is_some() || self.paths.iter().any(|path| path.as_os_str() == "-")
    }
}

fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn valued(name: &'static str, value: String, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// Adds the arguments of `check` to `command`.
pub fn add(command: Command, lang: Lang) -> Command {
    let command = command
        .arg(
            inputs::paths(
                say!(
                    lang,
                    "Fichiers ou dossiers à vérifier (le dossier courant par défaut) ; « - » lit l'entrée standard",
                    "Files or folders to check (the current folder by default); “-” reads the standard input"
                ),
                lang,
            ),
        )
        .arg(valued("format", say!(lang, "FORMAT", "FORMAT"), say!(
            lang,
            "Ce qui est affiché : full (avec les lignes du fichier, par défaut), concise (une ligne par signalement), grouped (par fichier), json, sarif, github, gitlab ou junit",
            "What is shown: full (with the lines of the file, the default), concise (one line a finding), grouped (by file), json, sarif, github, gitlab or junit"
        )).value_parser(PossibleValuesParser::new(output::names())).hide_possible_values(true))
        .arg(valued("output", say!(lang, "FORMAT=FICHIER", "FORMAT=FILE"), say!(
            lang,
            "Écrit aussi un rapport dans un fichier, au format dit (« - » : à la place de ce qui est affiché) ; peut se répéter",
            "Also writes a report to a file, in the format named (“-”: instead of what is shown); may be repeated"
        )).action(ArgAction::Append))
        .arg(flag("fix", say!(
            lang,
            "Corrige ce qui peut l'être sans rien changer au sens",
            "Mends what can be mended without changing the meaning"
        )))
        .arg(flag("diff", say!(
            lang,
            "Montre ce que --fix changerait, sans rien écrire",
            "Shows what --fix would change, and writes nothing"
        )).conflicts_with("fix"))
        .arg(flag("unsafe-fixes", say!(
            lang,
            "Avec --fix ou --diff : applique aussi les corrections qu'une personne devrait relire",
            "With --fix or --diff: also applies the fixes that a person should read over"
        )));
    add_rules(command, lang)
        .arg(baseline(say!(
            lang,
            "Laisse de côté les signalements déjà connus, notés dans ce fichier par « referentiel baseline update »",
            "Leaves out the findings already known, noted in this file by “referentiel baseline update”"
        ), lang))
        .arg(flag("no-baseline", say!(
            lang,
            "Montre aussi les signalements déjà connus, quoi que dise la configuration",
            "Shows the findings already known too, whatever the configuration says"
        )).conflicts_with_all(["baseline", "strict-baseline"]))
        .arg(flag("strict-baseline", say!(
            lang,
            "Fait une faute de ce que la référence note encore et qui n'est plus signalé, et le montre",
            "Makes a fault of what the baseline still notes and is no longer found, and shows it"
        )))
        .arg(valued("since", say!(lang, "RÉVISION", "REVISION"), say!(
            lang,
            "Ne signale que ce qui touche aux changements faits depuis cette révision git (main... : depuis que la branche a quitté main)",
            "Reports only what has to do with the changes made since this git revision (main...: since the branch left main)"
        )).allow_hyphen_values(true))
        .arg(flag("hints", say!(lang, "Montre aussi les indices", "Shows hints too")))
        .arg(valued("max-findings", say!(lang, "NOMBRE", "NUMBER"), say!(
            lang,
            "Nombre de signalements montrés au plus (1000 par défaut ; 0 : tous)",
            "Findings shown at most (1000 by default; 0: all)"
        )).value_parser(inputs::number(lang)))
        .arg(flag("no-suppressed", say!(
            lang,
            "Laisse hors du rapport SARIF les signalements mis en sourdine, que GitHub montrerait comme ouverts",
            "Leaves suppressed findings out of the SARIF report: GitHub would show them as open"
        )))
        .arg(flag("statistics", say!(
            lang,
            "Compte les blocs, activités, compétences, critères, épreuves…, et les signalements par règle",
            "Counts blocs, activities, competences, criteria, assessments…, and findings by rule"
        )))
        .arg(flag("quiet", say!(
            lang,
            "Ne montre que les signalements",
            "Shows the findings and nothing else"
        )).short('q'))
        .arg(inputs::stdin_filename(lang))
        .arg(inputs::jobs(lang))
        .arg(flag("watch", say!(
            lang,
            "Reste à l'affût et vérifie de nouveau ce qui change (Ctrl-C pour finir)",
            "Keeps watching and checks again what changes (Ctrl-C to end)"
        )))
}

/// `--baseline FILE`.
pub fn baseline(help: String, lang: Lang) -> Arg {
    valued("baseline", say!(lang, "FICHIER", "FILE"), help).value_parser(NonEmptyStringValueParser::new())
}

/// Adds the options that a configuration file can also set.
pub fn add_rules(command: Command, lang: Lang) -> Command {
    let rules = || say!(lang, "RÈGLES", "RULES");
    let list = |arg: Arg| arg.action(ArgAction::Append).value_delimiter(',');
    command
        .arg(list(valued("select", rules(), say!(
            lang,
            "N'applique que ces règles : codes, débuts de code (NUM) ou noms, séparés par des virgules",
            "Runs these rules only: codes, beginnings of codes (NUM) or names, separated by commas"
        ))))
        .arg(list(valued("ignore", rules(), say!(
            lang,
            "Laisse ces règles de côté",
            "Leaves these rules out"
        ))))
        .arg(list(valued("severity", say!(lang, "RÈGLE=GRAVITÉ", "RULE=LEVEL"), say!(
            lang,
            "Change la gravité d'une règle : erreur, avertissement, suggestion, indice ou non",
            "Changes the severity of a rule: error, warning, info, hint or off"
        ))))
        .arg(valued("fail-on", say!(lang, "GRAVITÉ", "LEVEL"), say!(
            lang,
            "Gravité à partir de laquelle le code de sortie est 1 (avertissement par défaut ; jamais : toujours 0)",
            "Severity from which the exit code is 1 (warning by default; never: always 0)"
        )))
        .arg(valued("profile", say!(lang, "PROFIL", "PROFILE"), say!(
            lang,
            "Impose un profil à tous les fichiers : rncp, rncp-droit, tp ou rs",
            "Forces a profile on every file: rncp, rncp-droit, tp or rs"
        )).value_parser(Profile::ALL.map(Profile::id)).hide_possible_values(true))
}

/// Reads the options of `check`.
pub fn options(matches: &ArgMatches, lang: Lang) -> Result<Options, Failure> {
    let number = |name: &str| matches.get_one::<usize>(name).copied();
    let outputs = outputs::read(matches, lang)?;
    let for_people = outputs.iter().any(|wanted| wanted.file.is_none() && wanted.output.for_people());
    let mend = match (matches.get_flag("fix"), matches.get_flag("diff")) {
        (_, true) => Mend::Diff,
        (true, false) => Mend::Write,
        (false, false) => Mend::No,
    };
    let options = Options {
        paths: inputs::given(matches),
        stdin_name: inputs::stdin_name(matches).map(Path::to_owned),
        outputs,
        mend,
        unsafe_too: matches.get_flag("unsafe-fixes"),
        statistics: matches.get_flag("statistics"),
        watch: matches.get_flag("watch"),
        quiet: matches.get_flag("quiet"),
        jobs: number("jobs").unwrap_or(0),
        max_findings: match number("max-findings") {
            Some(0) => usize::MAX,
            Some(limit) => limit,
            None => 1000,
        },
        silenced: !matches.get_flag("no-suppressed"),
        color: for_people && color::stdout(choice(matches)),
        width: width(std::env::var("COLUMNS").ok().as_deref()),
        baselines: Arc::default(),
        strict_baseline: matches.get_flag("strict-baseline"),
        since_revision: matches.get_one::<String>("since").cloned(),
        since: None,
    };
    compatible(&options, lang)?;
    Ok(options)
}

/// Room for a line of a file: what the terminal says, less the margin, or a usual width.
fn width(columns: Option<&str>) -> usize {
    let columns = columns.and_then(|columns| columns.trim().parse::<usize>().ok()).unwrap_or(120);
    columns.saturating_sub(10).max(40)
}

/// What `--color` says.
pub fn choice(matches: &ArgMatches) -> color::Choice {
    matches.get_one::<String>("color").map_or(color::Choice::Auto, |word| color::Choice::parse(word))
}

fn compatible(options: &Options, lang: Lang) -> Result<(), Failure> {
    let refuse = |message: String, help: String| Err(Failure::new("usage", message).help(help));
    if options.unsafe_too && options.mend == Mend::No {
        return refuse(
            say!(lang, "--unsafe-fixes est écrit seul", "--unsafe-fixes is given alone"),
            say!(
                lang,
                "ajoutez --fix pour écrire, ou --diff pour voir.",
                "add --fix to write, or --diff to see."
            ),
        );
    }
    if options.watch && options.since_revision.is_some() {
        return refuse(
            say!(lang, "--watch et --since ne vont pas ensemble", "--watch and --since do not go together"),
            say!(lang, "retirez l'une des deux options.", "remove one of the two options."),
        );
    }
    let stdin = options.paths.iter().any(|path| path.as_os_str() == "-");
    if options.stdin_name.is_some() && !options.paths.is_empty() && !stdin {
        return refuse(
            say!(
                lang,
                "--stdin-filename nomme l'entrée standard, mais ce sont des fichiers qui sont vérifiés",
                "--stdin-filename names the standard input, but it is files that are checked"
            ),
            say!(lang, "ajoutez « - » aux chemins.", "add “-” to the paths."),
        );
    }
    if options.watch && (stdin || options.stdin_name.is_some()) {
        return refuse(
            say!(
                lang,
                "--watch ne suit que des fichiers, pas l'entrée standard",
                "--watch follows files only, not the standard input"
            ),
            say!(lang, "nommez un fichier ou un dossier.", "name a file or a folder."),
        );
    }
    outputs::compatible(options, lang)
}

/// What the options say of rules, as a layer above the configuration files.
pub fn layer(matches: &ArgMatches, lang: Lang, forced: Option<Origin>) -> Result<Layer, Failure> {
    let mut layer = Layer::default();
    let words = |name: &str| {
        let all = matches.get_many::<String>(name).into_iter().flatten();
        all.map(|word| word.trim()).filter(|word| !word.is_empty()).collect::<Vec<_>>()
    };
    if matches.contains_id("select") {
        let mut value = Vec::new();
        for word in words("select") {
            value.push(prefix(word, "--select", lang)?);
        }
        if value.is_empty() {
            let message =
                say!(lang, "il manque une valeur après « --select »", "a value is missing after “--select”");
            return Err(Failure::new("usage", message));
        }
        layer.select = Some(From { value, origin: Origin::Flag("--select") });
    }
    for word in words("ignore") {
        let value = prefix(word, "--ignore", lang)?;
        layer.ignore.push(From { value, origin: Origin::Flag("--ignore") });
    }
    for word in words("severity") {
        let (rule, level) = word.split_once(['=', ':']).unwrap_or((word, ""));
        let Some(found) = registry::find(rule) else {
            return Err(unknown(rule, "--severity", select::nearest(rule), lang));
        };
        let severity = Severity::parse(level).ok_or_else(|| level_failure(word, "--severity", lang))?;
        layer.severities.push(From { value: (found, severity), origin: Origin::Flag("--severity") });
    }
    if let Some(word) = matches.get_one::<String>("fail-on") {
        let value = read_level(word).ok_or_else(|| level_failure(word, "--fail-on", lang))?;
        layer.fail_on = Some(From { value, origin: Origin::Flag("--fail-on") });
    }
    if let Some(value) = matches.get_one::<String>("profile").and_then(|word| Profile::parse(word)) {
        layer.profile = Some(From { value, origin: Origin::Flag("--profile") });
    }
    if matches.try_get_one::<bool>("hints").is_ok_and(|hints| hints.is_some_and(|hints| *hints)) {
        layer.hints = Some(From { value: true, origin: Origin::Flag("--hints") });
    }
    layer.baseline = baseline_layer(matches, lang, None).baseline;
    layer.lang = forced.map(|origin| From { value: lang, origin });
    Ok(layer)
}

/// What the options say of the baseline and the language.
pub fn baseline_layer(matches: &ArgMatches, lang: Lang, forced: Option<Origin>) -> Layer {
    let mut layer = Layer::default();
    let given = |name: &str| matches.try_get_one::<bool>(name).is_ok_and(|flag| flag == Some(&true));
    if given("no-baseline") {
        layer.baseline = Some(From { value: String::new(), origin: Origin::Flag("--no-baseline") });
    } else if let Some(path) = matches.try_get_one::<String>("baseline").ok().flatten() {
        layer.baseline = Some(From { value: path.clone(), origin: Origin::Flag("--baseline") });
    }
    layer.lang = forced.map(|origin| From { value: lang, origin });
    layer
}

/// The prefix of codes that a word given to `option` means.
pub fn prefix(word: &str, option: &str, lang: Lang) -> Result<String, Failure> {
    select::prefix(word).map_err(|near| unknown(word, option, near, lang))
}

fn unknown(word: &str, option: &str, near: Option<&str>, lang: Lang) -> Failure {
    let (message, help): (Message, _) = unknown_rule(word, near);
    let failure = Failure::new("unknown-rule", format!("{option} : {}", message.get(lang)));
    match help {
        Some(help) => failure.help(help.get(lang).to_owned()),
        None => failure,
    }
}

fn level_failure(word: &str, option: &str, lang: Lang) -> Failure {
    let severity = option == "--severity";
    Failure::new(
        "usage",
        say!(lang, "« {word} » ne convient pas à {option}", "“{word}” does not suit {option}"),
    )
    .help(if severity {
        say!(
            lang,
            "écrivez par exemple --severity NUM001=avertissement (ou erreur, suggestion, indice, non).",
            "write for example --severity NUM001=warning (or error, info, hint, off)."
        )
    } else {
        say!(
            lang,
            "écrivez erreur, avertissement, suggestion, indice ou jamais.",
            "write error, warning, info, hint or never."
        )
    })
}
