//! The matrix in Markdown, to be read in a merge request: a table a group, what is missing in bold.

use super::Imprint;
use crate::lang::Lang;
use crate::matrix::sheet::{Cell, ColumnKind, Group, Row, Sheet};
use crate::matrix::{Document, View};
use crate::say;
use std::fmt::Write;

/// Writes the sheets of `document`.
pub fn render(document: &Document, imprint: &Imprint) -> Vec<u8> {
    let mut out = String::new();
    let title = if document.title.is_empty() { &document.path } else { &document.title };
    let _ = writeln!(out, "# {}\n", escape(title));
    let _ = writeln!(out, "{}\n", escape(&super::about(document, imprint)));
    for note in &document.notes {
        let _ = writeln!(out, "> **✗ {}**\n", escape(note));
    }
    for (view, sheets) in &document.sheets {
        for sheet in sheets {
            self::sheet(&mut out, document, *view, sheet);
        }
    }
    out.into_bytes()
}

/// Writes the page of a portfolio.
pub fn portfolio(sheet: &Sheet, lang: Lang) -> Vec<u8> {
    let mut out = format!("# {}\n\n", escape(&sheet.title));
    head(&mut out, sheet);
    for (at, _) in sheet.rows.iter().enumerate() {
        row(&mut out, sheet, at, &[], "", lang);
    }
    out.push('\n');
    out.into_bytes()
}

fn sheet(out: &mut String, document: &Document, view: View, sheet: &Sheet) {
    let _ = writeln!(out, "## {}\n", escape(&sheet.title));
    if sheet.rows.is_empty() {
        let _ = writeln!(out, "{}\n", super::nothing(document.lang, view));
    }
    let spans: Vec<Vec<usize>> = (0..sheet.columns.len()).map(|column| sheet.spans(column)).collect();
    let mut group = None;
    for (at, one) in sheet.rows.iter().enumerate() {
        if at == 0 || one.group != group {
            group = one.group;
            if at > 0 {
                out.push('\n');
            }
            if let Some(group) = one.group.and_then(|index| sheet.groups.get(index)) {
                heading(out, document, group);
            }
            head(out, sheet);
        }
        row(out, sheet, at, &spans, &document.path, document.lang);
    }
    if !sheet.rows.is_empty() {
        out.push('\n');
    }
    for note in &sheet.notes {
        let _ = writeln!(out, "{}\n", escape(note));
    }
}

fn heading(out: &mut String, document: &Document, group: &Group) {
    for (at, line) in group.lines.iter().enumerate() {
        let text = escape(&super::plain(line, document.lang));
        match (at, group.covered) {
            (0, Some((done, all))) => {
                let words = say!(document.lang, "couverture {done}/{all}", "coverage {done}/{all}");
                let _ = writeln!(out, "### {text} — {words}\n");
            }
            (0, None) => {
                let _ = writeln!(out, "### {text}\n");
            }
            _ => {
                let _ = writeln!(out, "- {text}");
            }
        }
    }
    if group.lines.len() > 1 {
        out.push('\n');
    }
    for remark in group.findings.iter().filter_map(|at| document.remarks.get(*at)) {
        let _ = writeln!(out, "> ✗ {}\n", escape(&super::remark(document, remark)));
    }
}

fn head(out: &mut String, sheet: &Sheet) {
    for column in &sheet.columns {
        let _ = write!(out, "| {} ", escape(&column.title));
    }
    out.push_str("|\n");
    for column in &sheet.columns {
        let number = matches!(column.kind, ColumnKind::Number | ColumnKind::Rate);
        out.push_str(if number { "| ---: " } else { "| --- " });
    }
    out.push_str("|\n");
}

fn row(out: &mut String, sheet: &Sheet, at: usize, spans: &[Vec<usize>], path: &str, lang: Lang) {
    let Some(Row { cells, line, .. }) = sheet.rows.get(at) else { return };
    for (column, (kind, cell)) in sheet.columns.iter().map(|c| c.kind).zip(cells).enumerate() {
        let text = match kind {
            // Below its first row, a merged cell says that it goes on.
            _ if spans.get(column).and_then(|spans| spans.get(at)) == Some(&0) => "″".to_owned(),
            ColumnKind::Place if *line > 0 && !path.is_empty() => {
                format!("[:{line}]({}#L{line})", target(path))
            }
            _ => self::cell(cell, kind, lang),
        };
        let _ = write!(out, "| {text} ");
    }
    out.push_str("|\n");
}

fn cell(cell: &Cell, kind: ColumnKind, lang: Lang) -> String {
    let mut lines: Vec<String> = cell.lines.iter().map(|line| escape(&super::plain(line, lang))).collect();
    if let (Some(state), ColumnKind::State) = (&cell.state, kind)
        && let Some(first) = lines.first_mut()
    {
        first.insert_str(0, &format!("{} ", state.sign()));
    }
    // Of several lines, the last one says what is missing.
    if let Some(last) = lines.last_mut().filter(|_| cell.gap) {
        *last = match cell.number.is_some() || kind == ColumnKind::State {
            true => format!("**{last}**"),
            false => format!("**✗ {last}**"),
        };
    }
    lines.join("<br>")
}

/// A path as the target of a link.
fn target(path: &str) -> String {
    let mut target = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '\\' => target.push('/'),
            ' ' | '(' | ')' | '<' | '>' | '#' | '%' | '?' | '|' => {
                let _ = write!(target, "%{:02X}", u32::from(c));
            }
            c if c.is_control() => {}
            _ => target.push(c),
        }
    }
    target
}

/// The text as Markdown shows it: nothing in it acts as a mark or as HTML, and line ends are kept.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '@' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // A list or a rule begins only where a line does.
            '-' | '+' if at == 0 => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => escaped.push(' '),
            _ => escaped.push(c),
        }
    }
    escaped
}
