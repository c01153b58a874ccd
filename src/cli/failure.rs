//! What keeps a command from doing its work: told by miette, on the standard error.

use super::Exit;
use super::reason::reason;
use crate::lang::Lang;
use crate::say;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A place in a small text (a configuration), shown under the message.
#[derive(Debug)]
struct Shown {
    name: String,
    text: String,
    label: LabeledSpan,
}

impl SourceCode for Shown {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.text.read_span(span, before, after)?;
        // miette counts columns in bytes; people count characters.
        let head = self.text.get(..span.offset()).unwrap_or("");
        let column = head.rsplit(['\n', '\r']).next().unwrap_or("").chars().count();
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            read.data(),
            *read.span(),
            read.line(),
            column,
            read.line_count(),
        )))
    }
}

/// Why a command could not do its work. Its texts are already in the user's language.
#[derive(Debug)]
pub struct Failure {
    code: &'static str,
    message: String,
    help: Option<String>,
    shown: Option<Box<Shown>>,
    path: Option<PathBuf>,
    exit: Exit,
    silent: bool,
}

impl Failure {
    /// `code` names the kind of failure, in kebab case, the same in both languages.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Failure {
            code,
            message: message.into(),
            help: None,
            shown: None,
            path: None,
            exit: Exit::Failed,
            silent: false,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says which file it is about.
    #[must_use]
    pub fn about(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// The file it is about, when there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Shows `range` (bytes) of `text`, the contents of the file `name`.
    #[must_use]
    pub fn at(mut self, name: &str, text: &str, range: std::ops::Range<usize>, label: &str) -> Self {
        self.shown = Some(Box::new(Shown {
            name: name.to_owned(),
            text: text.to_owned(),
            label: LabeledSpan::new_primary_with_span(Some(label.to_owned()), range),
        }));
        self
    }

    /// The standard output cannot be written to. When its reader has gone (`| head`), nothing is said.
    pub fn output(lang: Lang, error: &std::io::Error) -> Self {
        let why = reason(lang, error);
        let failure = Failure::new(
            "output",
            say!(lang, "la sortie ne peut pas être écrite : {why}", "the output cannot be written: {why}"),
        );
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Failure { exit: Exit::Clean, silent: true, ..failure };
        }
        failure.help(say!(
            lang,
            "vérifiez la place et les droits là où va la sortie.",
            "check the room and the permissions where the output goes."
        ))
    }

    /// The exit code it leads to.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// The same with another exit code.
    #[must_use]
    pub fn with_exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// Its kind: `referentiel::unreadable`.
    pub fn code_name(&self) -> String {
        format!("referentiel::{}", self.code)
    }

    /// True when nothing is to be said: the reader of the output has gone.
    pub fn is_silent(&self) -> bool {
        self.silent
    }

    /// As it is shown: the message, its place, what to do.
    pub fn render(&self, lang: Lang, color: bool) -> String {
        let theme = if color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let mut handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false);
        if let Some(help) = &self.help {
            // The handler's own « help » speaks English only.
            handler = handler.with_footer(say!(lang, "aide : {help}", "help: {help}"));
        }
        let mut text = String::new();
        match handler.render_report(&mut text, self) {
            Ok(()) => text,
            Err(_) => format!("{}\n", self.message),
        }
    }

    /// Prints it on the standard error; one that cannot be printed has nobody to read it.
    pub fn print(&self, lang: Lang, color: bool) {
        if !self.silent {
            let _ = std::io::stderr().lock().write_all(self.render(lang, color).as_bytes());
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl Diagnostic for Failure {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code_name()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.shown.as_deref().map(|shown| shown as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.shown.as_ref().map(|shown| Box::new(std::iter::once(shown.label.clone())) as Box<_>)
    }
}
