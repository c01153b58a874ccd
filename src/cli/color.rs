//! Whether to colour.

use super::usage;
use std::ffi::OsString;
use std::io::IsTerminal;

/// What `--color` asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// In a terminal only, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Choice {
    /// Reads the value of `--color`.
    pub fn parse(word: &str) -> Self {
        match word {
            "always" => Choice::Always,
            "never" => Choice::Never,
            _ => Choice::Auto,
        }
    }

    /// What `args` ask for, before they are read for good.
    pub fn peek(args: &[OsString]) -> Self {
        usage::peek(args, "--color").as_deref().map_or(Choice::Auto, Choice::parse)
    }

    /// Decides for one stream: the choice, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether it is a terminal.
    fn decide(self, terminal: impl Fn() -> bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
        let set = |name| variable(name).is_some_and(|value| !value.is_empty());
        match self {
            Choice::Always => true,
            Choice::Never => false,
            Choice::Auto if set("NO_COLOR") => false,
            Choice::Auto if set("CLICOLOR_FORCE") => variable("CLICOLOR_FORCE").is_some_and(|v| v != "0"),
            Choice::Auto => terminal() && variable("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}

/// Whether to colour what goes to the standard output.
pub fn stdout(choice: Choice) -> bool {
    choice.decide(|| std::io::stdout().is_terminal(), |name| std::env::var_os(name))
}

/// Whether to colour what goes to the standard error.
pub fn stderr(choice: Choice) -> bool {
    choice.decide(|| std::io::stderr().is_terminal(), |name| std::env::var_os(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case<'a> = (Choice, &'a [(&'a str, &'a str)], bool, bool);

    #[test]
    fn the_option_then_the_environment_then_the_terminal() {
        let table: &[Case] = &[
            (Choice::Auto, &[], true, true),
            (Choice::Auto, &[], false, false),
            (Choice::Auto, &[("TERM", "dumb")], true, false),
            (Choice::Auto, &[("NO_COLOR", "1")], true, false),
            (Choice::Auto, &[("NO_COLOR", "")], true, true),
            (Choice::Auto, &[("CLICOLOR_FORCE", "1")], false, true),
            (Choice::Auto, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false, false),
            (Choice::Always, &[("NO_COLOR", "1")], false, true),
            (Choice::Never, &[("CLICOLOR_FORCE", "1")], true, false),
        ];
        for (choice, variables, terminal, expected) in table {
            let find =
                |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, v)| OsString::from(v));
            assert_eq!(choice.decide(|| *terminal, find), *expected, "{choice:?} {variables:?}");
        }
    }
}
