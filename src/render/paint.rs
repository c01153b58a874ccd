//! Colours, and the severity in the user's language: the renderer writes its own in English.

use codespan_reporting::diagnostic::{LabelStyle, Severity as Level};
use codespan_reporting::term::{GeneralWriteResult, WriteStyle};
use std::io::{Result, Write};

/// Begins the colour of line numbers, borders and bullets.
pub const DIM: &str = "\u{1b}[36m";
/// Begins bold.
pub const BOLD: &str = "\u{1b}[1m";
/// Ends every colour.
pub const RESET: &str = "\u{1b}[0m";

/// The colour of a severity.
pub const fn color(level: Level) -> &'static str {
    match level {
        Level::Bug | Level::Error => "\u{1b}[1;31m",
        Level::Warning => "\u{1b}[1;33m",
        Level::Note => "\u{1b}[1;32m",
        Level::Help => "\u{1b}[1;36m",
    }
}

/// Where in a diagnostic the writer stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// The next write is the name of the severity.
    Severity,
    /// The next write is the colon before the message.
    Colon,
    Elsewhere,
}

/// A writer for codespan-reporting.
pub struct Painter<'a> {
    out: &'a mut Vec<u8>,
    severity: &'a str,
    colon: &'a str,
    colored: bool,
    at: At,
}

impl<'a> Painter<'a> {
    /// Writes to `out`, with `severity` in place of the English word and `colon` before the message.
    pub fn new(out: &'a mut Vec<u8>, severity: &'a str, colon: &'a str, colored: bool) -> Self {
        Painter { out, severity, colon, colored, at: At::Elsewhere }
    }

    fn code(&mut self, code: &str) -> GeneralWriteResult {
        if self.colored {
            self.out.extend_from_slice(code.as_bytes());
        }
        Ok(())
    }
}

impl Write for Painter<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        match self.at {
            At::Severity => self.out.extend_from_slice(self.severity.as_bytes()),
            At::Colon if bytes.starts_with(b": ") => {
                self.out.extend_from_slice(self.colon.as_bytes());
                self.out.extend_from_slice(bytes.get(2..).unwrap_or_default());
            }
            At::Colon | At::Elsewhere => self.out.extend_from_slice(bytes),
        }
        self.at = At::Elsewhere;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl WriteStyle for Painter<'_> {
    fn set_header(&mut self, level: Level) -> GeneralWriteResult {
        self.at = At::Severity;
        self.code(color(level))
    }

    fn set_header_message(&mut self) -> GeneralWriteResult {
        self.at = At::Colon;
        self.code(RESET)?;
        self.code(BOLD)
    }

    fn set_line_number(&mut self) -> GeneralWriteResult {
        self.code(DIM)
    }

    fn set_note_bullet(&mut self) -> GeneralWriteResult {
        self.code(DIM)
    }

    fn set_source_border(&mut self) -> GeneralWriteResult {
        self.code(DIM)
    }

    fn set_label(&mut self, level: Level, style: LabelStyle) -> GeneralWriteResult {
        self.code(if style == LabelStyle::Primary { color(level) } else { DIM })
    }

    fn reset(&mut self) -> GeneralWriteResult {
        self.code(RESET)
    }
}
