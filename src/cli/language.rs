//! Which language to speak, decided before anything is said.

use super::usage;
use crate::config::Origin;
use crate::lang::Lang;
use clap::ArgMatches;
use std::ffi::OsString;

/// `--lang` anywhere in `args`, then `REFERENTIEL_LANG`, then the system's
/// language when it is English, then French.
pub fn decide(args: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    let asked = usage::peek(args, "--lang").as_deref().and_then(read);
    let own = || variable("REFERENTIEL_LANG").as_deref().and_then(read);
    let system =
        || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
    asked.or_else(own).unwrap_or_else(|| {
        if system().is_some_and(|value| read(&value) == Some(Lang::En)) { Lang::En } else { Lang::Fr }
    })
}

/// What the language was asked by, when it was asked for by more than the system: the option or the variable.
pub fn forced(matches: &ArgMatches) -> Option<Origin> {
    if matches.contains_id("lang") {
        return Some(Origin::Flag("--lang"));
    }
    let own = std::env::var("REFERENTIEL_LANG").ok().as_deref().and_then(read);
    own.map(|_| Origin::Variable("REFERENTIEL_LANG"))
}

/// `fr`, `en`, and what a system writes for them: `fr_FR.UTF-8`, `en-GB`.
fn read(value: &str) -> Option<Lang> {
    let language = value.split(['_', '-', '.', '@']).next().unwrap_or("");
    match language.trim().to_lowercase().as_str() {
        "fr" => Some(Lang::Fr),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], Lang);

    #[test]
    fn the_nearest_wish_wins() {
        let table: &[Case] = &[
            (&[], &[], Lang::Fr),
            (&[], &[("LANG", "en_US.UTF-8")], Lang::En),
            (&[], &[("LANG", "de_DE.UTF-8")], Lang::Fr),
            (&[], &[("LANG", "C.UTF-8")], Lang::Fr),
            (&[], &[("LANG", "en_US"), ("LC_ALL", "fr_FR")], Lang::Fr),
            (&[], &[("LANG", "en_US"), ("LC_ALL", "")], Lang::En),
            (&[], &[("LANG", "fr_FR"), ("LC_MESSAGES", "en_GB")], Lang::En),
            (&[], &[("LANG", "en_US"), ("REFERENTIEL_LANG", "fr")], Lang::Fr),
            (&["check", "--lang", "en"], &[("REFERENTIEL_LANG", "fr")], Lang::En),
            (&["--lang=en", "check"], &[], Lang::En),
            (&["check", "--lang=xx"], &[("LANG", "en")], Lang::En),
            (&["check", "--", "--lang=en"], &[], Lang::Fr),
            (&["check", "--lang"], &[], Lang::Fr),
        ];
        for (args, variables, expected) in table {
            let args: Vec<OsString> =
                std::iter::once("referentiel").chain(args.iter().copied()).map(OsString::from).collect();
            let find = |name: &str| {
                variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(decide(&args, find), *expected, "{args:?} {variables:?}");
        }
    }
}
