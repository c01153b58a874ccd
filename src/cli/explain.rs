//! `referentiel explain CODE`: what a rule checks, why, and how to mend it.

use super::{Exit, Failure};
use crate::lang::Lang;
use crate::rules::registry;
use crate::say;
use clap::{Arg, ArgMatches, Command};
use std::io::Write;

/// Its arguments.
pub fn command(lang: Lang) -> Command {
    Command::new("explain").about(say!(lang, "Explique une règle", "Explains a rule")).arg(
        Arg::new("rule").required(true).value_name(say!(lang, "RÈGLE", "RULE")).help(say!(
            lang,
            "Code ou nom d'une règle",
            "Code or name of a rule"
        )),
    )
}

/// Writes the explanation to `out`.
pub fn run(matches: &ArgMatches, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    let name = matches.get_one::<String>("rule").map_or("", String::as_str);
    let Some(rule) = registry::find(name) else {
        return Err(Failure::new(
            "unknown-rule",
            say!(lang, "« {name} » n'est pas une règle", "“{name}” is not a rule"),
        ));
    };
    let (title, why, how) = (rule.title.get(lang), rule.why.get(lang), rule.how.get(lang));
    writeln!(out, "{} {title}\n\n{why}\n\n{how}", rule.code)
        .map_err(|error| Failure::output(lang, &error))?;
    Ok(Exit::Clean)
}
