//! The matrix, one file per output format. Nothing here prints: every output is bytes.

pub mod csv;
pub mod format;
mod formula;
pub mod html;
pub mod json;
mod layout;
pub mod markdown;
pub mod table;
pub mod xlsx;

use crate::docs::words;
use crate::lang::Lang;
use crate::matrix::sheet::Line;
use crate::matrix::{Document, Remark, View};
use crate::say;

/// What stands on every output so that it can be told from another: the same bytes for the same inputs.
#[derive(Clone, Debug, Default)]
pub struct Imprint {
    /// Version of the tool.
    pub tool: String,
    /// Revision of the files, when they are in a repository.
    pub revision: Option<String>,
    /// The rules in force, in words: what the configuration and the options change.
    pub rules: String,
    /// Day of the output, only when it is asked for.
    pub date: Option<String>,
}

impl Imprint {
    /// The rules in force where nothing changes them, in words.
    pub fn default_rules(lang: Lang) -> String {
        let count = crate::rules::registry::RULES.len();
        say!(lang, "{count} règles, réglages par défaut", "{count} rules, default settings")
    }

    /// All of it on one line.
    pub fn line(&self, lang: Lang) -> String {
        let mut parts = vec![format!("referentiel {}", self.tool)];
        if let Some(revision) = &self.revision {
            parts.push(say!(lang, "révision {revision}", "revision {revision}"));
        }
        parts.push(self.rules.clone());
        parts.extend(self.date.clone());
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

/// File, edition, profile, coverage and imprint on one line.
pub fn about(document: &Document, imprint: &Imprint) -> String {
    let lang = document.lang;
    let mut parts = vec![document.path.clone()];
    if !document.edition.is_empty() {
        let edition = &document.edition;
        parts.push(say!(lang, "version {edition}", "version {edition}"));
    }
    parts.push(words::profile(document.profile).get(lang).to_owned());
    parts.push(coverage(document));
    parts.push(imprint.line(lang));
    parts.join(" · ")
}

/// « couverture 94 % (16/17) ».
pub fn coverage(document: &Document) -> String {
    let total = &document.summary.total;
    let (rate, done, all) = (total.rate(), total.done(), total.competencies);
    say!(document.lang, "couverture {rate}\u{a0}% ({done}/{all})", "coverage {rate}% ({done}/{all})")
}

/// A line of a cell in plain words: label, code, text, and what is said beside it.
pub fn plain(line: &Line, lang: Lang) -> String {
    let mut text = String::new();
    if !line.label.is_empty() {
        text.push_str(line.label);
        text.push_str(colon(lang));
    }
    text.push_str(&line.body());
    if !line.note.is_empty() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push('(');
        text.push_str(&line.note);
        text.push(')');
    }
    text
}

/// A colon and the space behind it, as the language writes them.
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "\u{a0}: ",
        Lang::En => ": ",
    }
}

/// A finding on one line.
pub fn remark(document: &Document, remark: &Remark) -> String {
    let severity = crate::render::words::severity(remark.severity, document.lang);
    let (code, colon) = (remark.rule.code, colon(document.lang));
    format!("{severity} {code}{colon}{} ({}:{})", remark.message, document.path, remark.line)
}

/// What is said where a view has no row.
pub fn nothing(lang: Lang, view: View) -> String {
    match view {
        View::Criteria => say!(lang, "Aucun critère à montrer.", "No criterion to show."),
        View::Grid => say!(lang, "Aucune épreuve à montrer.", "No assessment to show."),
        View::Summary => say!(lang, "Rien à signaler.", "Nothing to report."),
        _ => say!(lang, "Aucune compétence à montrer.", "No competence to show."),
    }
}
