//! Workflow commands of GitHub Actions: each line of the log becomes a remark on the lines of a change.

use super::output::{End, Output};
use super::{Blocks, View};
use crate::docs::words::capital;
use crate::findings::{Finding, Severity};
use crate::say;
use std::io::Write;

/// The format `github`.
#[derive(Debug)]
pub struct GitHub;

impl Output for GitHub {
    fn name(&self) -> &'static str {
        "github"
    }

    fn file(&self, view: &View<'_>, _limit: usize) -> Blocks {
        let mut bytes = Vec::new();
        for finding in view.findings() {
            one(view, finding, &mut bytes);
        }
        Blocks::whole(bytes)
    }

    fn tail(&self, end: &End<'_>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let title = property(&say!(end.lang, "Vérification incomplète", "Check not complete"));
        for undone in end.undone {
            let file = undone.path.as_deref().map_or_else(String::new, |p| format!("file={},", property(p)));
            // A buffer in memory takes every write.
            let _ = writeln!(bytes, "::error {file}title={title}::{}", data(&capital(&undone.message)));
        }
        bytes
    }
}

fn one<'a>(view: &View<'a>, finding: &'a Finding, out: &mut Vec<u8>) {
    let word = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint | Severity::Off => "notice",
    };
    let place = |offset| view.lines.position(&view.analysis.text, offset);
    let span = finding.primary.span;
    let ((line, column), (end_line, end_column)) = (place(span.start), place(span.end.max(span.start)));
    let _ = write!(out, "::{word} file={},line={line}", property(view.near));
    // Columns are taken only when both are of the same line.
    let _ = if line == end_line {
        write!(out, ",col={column},endLine={end_line},endColumn={end_column}")
    } else {
        write!(out, ",endLine={end_line}")
    };
    let (code, title) = (finding.rule.code, finding.rule.title.get(view.lang));
    let title = say!(view.lang, "{code}\u{a0}: {title}", "{code}: {title}");
    let (message, help) = (capital(finding.message.get(view.lang)), capital(view.help(finding)));
    let text = format!("{message}.\n{help}");
    let _ = writeln!(out, ",title={}::{}", property(&title), data(&text));
}

/// The text of a command: a line of the log is one command, whatever the text holds.
fn data(text: &str) -> String {
    escape(text, false)
}

/// The value of a property, which a comma or a colon would end.
fn property(text: &str) -> String {
    escape(text, true)
}

fn escape(text: &str, property: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' if property => out.push_str("%3A"),
            ',' if property => out.push_str("%2C"),
            c if c.is_control() => out.push('?'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_in_a_text_ends_a_command() {
        for (text, as_data, as_property) in [
            ("100 % sûr", "100 %25 sûr", "100 %25 sûr"),
            ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
            ("::error::a, b", "::error::a, b", "%3A%3Aerror%3A%3Aa%2C b"),
            ("%0A", "%250A", "%250A"),
            ("\u{1b}[31m😀\0", "?[31m😀?", "?[31m😀?"),
        ] {
            assert_eq!((data(text).as_str(), property(text).as_str()), (as_data, as_property));
        }
    }
}
