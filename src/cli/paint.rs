//! Colours of the commands that show text of their own.

use super::color::{self, Choice};
use crate::findings::Severity;
use clap::ArgMatches;

/// Paints, or leaves as it is.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    on: bool,
}

impl Paint {
    /// As `--color` and the terminal have it, for the standard output.
    pub fn stdout(matches: &ArgMatches) -> Self {
        let choice = matches.get_one::<String>("color").map_or(Choice::Auto, |word| Choice::parse(word));
        Paint { on: color::stdout(choice) }
    }

    fn style(self, code: &str, text: &str) -> String {
        if self.on && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A heading.
    pub fn bold(self, text: &str) -> String {
        self.style("1", text)
    }

    /// What may be skipped.
    pub fn dim(self, text: &str) -> String {
        self.style("2", text)
    }

    /// What should go.
    pub fn removed(self, text: &str) -> String {
        self.style("31", text)
    }

    /// What should come.
    pub fn added(self, text: &str) -> String {
        self.style("32", text)
    }

    /// A word for a severity, in its colour.
    pub fn severity(self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Info => "1;32",
            Severity::Hint => "1;36",
            Severity::Off => "2",
        };
        self.style(code, text)
    }

    /// Whether anything is painted.
    pub fn is_on(self) -> bool {
        self.on
    }
}
