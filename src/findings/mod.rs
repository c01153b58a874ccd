//! What a check finds: findings, their places, their fixes, and what silences them.

pub mod baseline;
pub mod fingerprint;
pub mod fix;
pub mod mend;
pub mod suppress;

use crate::lang::Message;
use crate::rules::Rule;
use crate::source::Span;

/// How serious a finding is. Ordered: `Hint < Info < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The rule does not run.
    Off,
    /// Shown by editors only.
    Hint,
    /// A suggestion.
    Info,
    /// A probable fault.
    Warning,
    /// A fault.
    Error,
}

impl Severity {
    /// Machine name: `off`, `hint`, `info`, `warning`, `error`.
    pub const fn id(self) -> &'static str {
        match self {
            Severity::Off => "off",
            Severity::Hint => "hint",
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// Reads a name in either language (`erreur`, `avertissement`, `suggestion`, `indice`, `non`, …).
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name.trim().to_lowercase().as_str() {
            "off" | "non" | "aucune" | "none" | "désactivée" | "desactivee" => Severity::Off,
            "hint" | "indice" => Severity::Hint,
            "info" | "suggestion" => Severity::Info,
            "warning" | "warn" | "avertissement" => Severity::Warning,
            "error" | "erreur" => Severity::Error,
            _ => return None,
        })
    }
}

/// Whether a fix may be applied without a person reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Safety {
    /// Changes nothing of what the author means: `--fix`.
    Safe,
    /// A person confirms: `--fix --unsafe-fixes`, or a click in the editor.
    Unsafe,
}

/// One replacement in the original text: bytes `span` become `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Byte range replaced (empty: an insertion).
    pub span: Span,
    /// New text, with `\n` for line ends: the file's own are put in when it is applied.
    pub text: String,
}

impl Edit {
    /// Replaces `span` by `text`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Edit { span, text: text.into() }
    }

    /// Inserts `text` at byte `at`.
    pub fn insert(at: u32, text: impl Into<String>) -> Self {
        Edit { span: Span::new(at, at), text: text.into() }
    }
}

/// A way to mend a finding: a set of minimal edits that are applied together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative: « Renommer 3.3.3 en 3.2.3 ».
    pub title: Message,
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// Edits in increasing order, not overlapping.
    pub edits: Vec<Edit>,
    /// True when the file must also be rewritten in UTF-8.
    pub reencode: bool,
}

/// A place in the text and, where it helps, what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Byte range in the original text.
    pub span: Span,
    /// Short text beside the carets.
    pub text: Option<Message>,
}

/// One fault, made concrete: everything an output format needs, in both languages.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that speaks.
    pub rule: &'static Rule,
    /// Severity after profile and configuration.
    pub severity: Severity,
    /// What is wrong, in one sentence that names the thing.
    pub message: Message,
    /// Where.
    pub primary: Label,
    /// Related places: the parent, the twin, the siblings that do have it.
    pub related: Vec<Label>,
    /// What to type instead, when it says more than the rule's own advice.
    pub help: Option<Message>,
    /// The fix, when there is one.
    pub fix: Option<Fix>,
    /// Code of the thing the finding is about (`1.1.1`, `E2`), without its line.
    pub subject: Option<String>,
}

impl Finding {
    /// Sort key: position, then rule.
    pub fn order(&self) -> (u32, u32, &'static str) {
        (self.primary.span.start, self.primary.span.end, self.rule.code)
    }
}
