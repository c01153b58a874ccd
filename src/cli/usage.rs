//! Help and usage errors in both languages: clap speaks English only.

use super::{Exit, Failure};
use crate::lang::Lang;
use crate::say;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};
use std::ffi::OsString;
use std::io::Write;

/// A no-break space before the colon that clap adds, as French typography has it.
const COLON: &str = "\u{a0}";

/// Gives a command, and those below it, the headings and the help option of the language.
/// Call it once every argument is there.
pub fn dress(command: Command, lang: Lang) -> Command {
    let (usage, commands, arguments, options) = match lang {
        Lang::Fr => ("Utilisation\u{a0}:", "Commandes", "Arguments", "Options"),
        Lang::En => ("Usage:", "Commands", "Arguments", "Options"),
    };
    let heading = |word: &str| match lang {
        Lang::Fr => format!("{word}{COLON}"),
        Lang::En => word.to_owned(),
    };
    let (arguments, options) = (heading(arguments), heading(options));
    let command = command
        .disable_help_flag(true)
        .help_template(format!(
            "{{about-with-newline}}\n\u{1b}[1m\u{1b}[4m{usage}\u{1b}[0m {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(heading(commands))
        .subcommand_value_name(say!(lang, "COMMANDE", "COMMAND"))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(say!(lang, "Affiche cette aide", "Prints this help"))
                .display_order(1000),
        )
        .max_term_width(100);
    command.mut_subcommands(|below| dress(below, lang)).mut_args(|arg| {
        let heading = if arg.is_positional() { &arguments } else { &options };
        if arg.get_help_heading().is_some() { arg } else { arg.help_heading(heading) }
    })
}

/// The value of an option, wherever it stands before `--`, without reading the rest.
pub fn peek(args: &[OsString], option: &str) -> Option<String> {
    let mut words = args.iter().skip(1).map(|word| word.to_string_lossy()).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        if let Some(rest) = word.strip_prefix(option) {
            match rest.strip_prefix('=') {
                Some(value) => return Some(value.to_owned()),
                None if rest.is_empty() => return words.next().map(|value| value.into_owned()),
                None => {}
            }
        }
    }
    None
}

/// `referentiel help check` is read as `referentiel check --help`.
pub fn help_last(args: &[OsString]) -> Vec<OsString> {
    let mut args = args.to_vec();
    if args.get(1).is_some_and(|word| word == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    args
}

/// What clap could not read, or the help or version it was asked for.
pub fn answer(error: &clap::Error, lang: Lang, color: bool, out: &mut dyn Write) -> Result<Exit, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = error.render();
            let text = if color { text.ansi().to_string() } else { text.to_string() };
            out.write_all(text.as_bytes()).map_err(|error| Failure::output(lang, &error))?;
            Ok(Exit::Clean)
        }
        _ => Err(explain(error, lang)),
    }
}

fn explain(error: &clap::Error, lang: Lang) -> Failure {
    let get = |kind| error.get(kind).map(context).unwrap_or_default();
    let arg = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    let valid = get(ContextKind::ValidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => say!(
            lang,
            "l'option ou l'argument « {arg} » n'existe pas ici",
            "there is no option or argument “{arg}” here"
        ),
        ErrorKind::InvalidSubcommand => {
            let name = get(ContextKind::InvalidSubcommand);
            say!(lang, "la commande « {name} » n'existe pas", "there is no command “{name}”")
        }
        ErrorKind::MissingSubcommand => say!(lang, "il manque une commande", "a command is missing"),
        ErrorKind::InvalidValue if value.is_empty() => {
            say!(lang, "il manque une valeur après « {arg} »", "a value is missing after “{arg}”")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say!(
            lang,
            "« {value} » ne convient pas pour « {arg} »",
            "“{value}” is not a valid value for “{arg}”"
        ),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            say!(lang, "il manque une valeur après « {arg} »", "a value is missing after “{arg}”")
        }
        ErrorKind::TooManyValues => say!(
            lang,
            "« {arg} » n'attend pas la valeur « {value} »",
            "“{arg}” does not take the value “{value}”"
        ),
        ErrorKind::ArgumentConflict => {
            let prior = get(ContextKind::PriorArg);
            if prior == arg || prior.is_empty() {
                say!(lang, "« {arg} » est écrit plusieurs fois", "“{arg}” is given more than once")
            } else {
                say!(
                    lang,
                    "« {arg} » et « {prior} » ne vont pas ensemble",
                    "“{arg}” and “{prior}” do not go together"
                )
            }
        }
        ErrorKind::MissingRequiredArgument => say!(lang, "il manque {arg}", "{arg} is missing"),
        ErrorKind::InvalidUtf8 => say!(
            lang,
            "un argument contient des caractères illisibles (il n'est pas en UTF-8)",
            "an argument holds unreadable characters (it is not UTF-8)"
        ),
        _ => error.to_string().trim().trim_start_matches("error: ").to_owned(),
    };
    let mut help = Vec::new();
    for (kind, wrong) in [
        (ContextKind::SuggestedArg, &arg),
        (ContextKind::SuggestedSubcommand, &get(ContextKind::InvalidSubcommand)),
        (ContextKind::SuggestedValue, &value),
    ] {
        if let Some(near) = error.get(kind).and_then(|near| best(near, wrong)) {
            help.push(say!(lang, "vouliez-vous dire « {near} » ?", "did you mean “{near}”?"));
        }
    }
    if !valid.is_empty() {
        help.push(say!(lang, "valeurs possibles : {valid}.", "possible values: {valid}."));
    }
    if error.kind() == ErrorKind::ValueValidation
        && let Some(source) = std::error::Error::source(error)
    {
        help.push(source.to_string());
    }
    help.push(say!(
        lang,
        "« referentiel --help » et « referentiel COMMANDE --help » montrent ce qui existe.",
        "“referentiel --help” and “referentiel COMMAND --help” show what there is."
    ));
    Failure::new("usage", message).help(help.join("\n"))
}

/// The suggestion that is nearest to what was typed.
fn best(near: &ContextValue, wrong: &str) -> Option<String> {
    match near {
        ContextValue::Strings(all) => {
            all.iter().min_by_key(|one| strsim::damerau_levenshtein(one, wrong)).cloned()
        }
        ContextValue::String(one) => Some(one.clone()),
        _ => None,
    }
}

fn context(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
