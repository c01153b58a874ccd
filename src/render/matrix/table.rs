//! The matrix for a terminal: a grid that wraps to its width, gaps set apart by a sign and a colour.

use super::Imprint;
use super::layout::{self, Cells, Piece};
use crate::lang::Lang;
use crate::matrix::sheet::{Cell, ColumnKind, Group, Row, Sheet};
use crate::matrix::{Document, View};
use crate::render::words::safe;
use crate::say;
use std::borrow::Cow;
use std::fmt::Write;

/// How a terminal shows it.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// Language of the words around the cells.
    pub lang: Lang,
}

const RED: &str = "\u{1b}[31m";
const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const END: &str = "\u{1b}[0m";

/// Lines that one line of a cell may take, where a short reading serves better than a whole one.
const CLIP: usize = 3;

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        if self.color && !text.is_empty() { format!("{code}{text}{END}") } else { text.to_owned() }
    }
}

/// Writes the sheets of `document`.
pub fn render(document: &Document, imprint: &Imprint, style: Style) -> Vec<u8> {
    let mut out = String::new();
    let title = if document.title.is_empty() { &document.path } else { &document.title };
    let _ = writeln!(out, "{}", style.paint(BOLD, &safe(title)));
    let _ = writeln!(out, "{}", style.paint(DIM, &safe(&super::about(document, imprint))));
    for note in &document.notes {
        let _ = writeln!(out, "{}", style.paint(RED, &format!("! {}", safe(note))));
    }
    for (view, sheets) in &document.sheets {
        for sheet in sheets {
            out.push('\n');
            self::sheet(&mut out, document, *view, sheet, style);
        }
    }
    out.into_bytes()
}

/// Writes one sheet.
fn sheet(out: &mut String, document: &Document, view: View, sheet: &Sheet, style: Style) {
    let _ = writeln!(out, "{}", style.paint(BOLD, &safe(&sheet.title)));
    if sheet.rows.is_empty() {
        let _ = writeln!(out, "{}", super::nothing(document.lang, view));
        return;
    }
    let clip = if view == View::Grid { usize::MAX } else { CLIP };
    // Findings are told under their row: a column of them would leave little room for the rest.
    let slim;
    let sheet = match sheet.columns.iter().position(|column| column.kind == ColumnKind::Finding) {
        Some(column) => {
            slim = sheet.without(column);
            &slim
        }
        None => sheet,
    };
    let parts = Parts {
        heading: &|out, group| heading(out, document, group, style),
        remarks: &|out, row| remarks(out, document, &row.findings, style),
    };
    grid(out, sheet, style, clip, &parts);
    for note in &sheet.notes {
        layout::wrap(&safe(note), style.width, usize::MAX).iter().for_each(|line| {
            let _ = writeln!(out, "{}", style.paint(DIM, &line.text));
        });
    }
}

/// Writes a sheet that belongs to no document: the page of a portfolio.
pub fn portfolio(sheet: &Sheet, style: Style) -> Vec<u8> {
    let mut out = String::new();
    let _ = writeln!(out, "{}", style.paint(BOLD, &sheet.title));
    grid(&mut out, sheet, style, CLIP, &Parts { heading: &|_, _| {}, remarks: &|_, _| {} });
    out.into_bytes()
}

fn heading(out: &mut String, document: &Document, group: &Group, style: Style) {
    for (at, line) in group.lines.iter().enumerate() {
        let mut text = super::plain(line, document.lang);
        if let Some((done, all)) = group.covered.filter(|_| at == 0) {
            text.push_str(&say!(document.lang, " — couverture {done}/{all}", " — coverage {done}/{all}"));
        }
        let indent = if at == 0 { "" } else { "  " };
        for part in layout::wrap(&safe(&text), style.width.saturating_sub(indent.len()), usize::MAX) {
            let _ = writeln!(out, "{indent}{}", style.paint(if at == 0 { BOLD } else { "" }, &part.text));
        }
    }
    remarks(out, document, &group.findings, style);
}

fn remarks(out: &mut String, document: &Document, findings: &[usize], style: Style) {
    for remark in findings.iter().filter_map(|at| document.remarks.get(*at)) {
        let text = format!("! {}", super::remark(document, remark));
        for part in layout::wrap(&safe(&text), style.width.saturating_sub(2), usize::MAX) {
            let _ = writeln!(out, "  {}", style.paint(RED, &part.text));
        }
    }
}

/// What stands around the rows of a grid.
struct Parts<'a> {
    heading: &'a dyn Fn(&mut String, &Group),
    remarks: &'a dyn Fn(&mut String, &Row),
}

/// Writes the rows as a grid, or one under the other where the terminal is too narrow for one.
fn grid(out: &mut String, sheet: &Sheet, style: Style, clip: usize, parts: &Parts<'_>) {
    let cells = Cells::new(sheet, style.lang);
    let widths = cells.widths(style.width);
    let spans: Vec<Vec<usize>> = (0..sheet.columns.len()).map(|column| sheet.spans(column)).collect();
    let mut group = None;
    for (at, row) in sheet.rows.iter().enumerate() {
        let opens = at == 0 || row.group != group;
        group = row.group;
        if let Some(group) = row.group.and_then(|index| sheet.groups.get(index)).filter(|_| opens) {
            if at > 0 {
                out.push('\n');
            }
            (parts.heading)(out, group);
        }
        let Some(widths) = &widths else {
            cards(out, sheet, &cells, at, style, clip);
            (parts.remarks)(out, row);
            continue;
        };
        if opens {
            titles(out, sheet, widths, style);
        }
        separator(out, widths, |column| opens || spans[column][at] > 0);
        row_lines(out, at, &spans, &cells, widths, style, clip);
        (parts.remarks)(out, row);
    }
}

fn titles(out: &mut String, sheet: &Sheet, widths: &[usize], style: Style) {
    let titles: Vec<Cow<'_, str>> = sheet.columns.iter().map(|column| safe(&column.title)).collect();
    let columns: Vec<Vec<Piece<'_>>> =
        titles.iter().zip(widths).map(|(title, width)| layout::wrap(title, *width, usize::MAX)).collect();
    lines(out, &columns, widths, |_| BOLD, |_| false, style);
}

/// Writes wrapped cells side by side, each with its colour, numbers to the right.
fn lines<'a>(
    out: &mut String,
    columns: &[Vec<Piece<'_>>],
    widths: &[usize],
    color: impl Fn(usize) -> &'a str,
    is_number: impl Fn(usize) -> bool,
    style: Style,
) {
    let height = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for line in 0..height {
        for (column, (pieces, width)) in columns.iter().zip(widths).enumerate() {
            if column > 0 {
                out.push_str(" │ ");
            }
            let (text, wide) = pieces.get(line).map_or(("", 0), |piece| (&*piece.text, piece.width));
            let room = width.saturating_sub(wide);
            if is_number(column) {
                layout::pad(out, room);
            }
            let code = if style.color && !text.is_empty() { color(column) } else { "" };
            out.push_str(code);
            out.push_str(text);
            if !code.is_empty() {
                out.push_str(END);
            }
            if !is_number(column) && column + 1 < columns.len() {
                layout::pad(out, room);
            }
        }
        let kept = out.trim_end_matches(' ').len();
        out.truncate(kept);
        out.push('\n');
    }
}

fn separator(out: &mut String, widths: &[usize], drawn: impl Fn(usize) -> bool) {
    for (column, width) in widths.iter().enumerate() {
        let (here, before) = (drawn(column), column > 0 && drawn(column - 1));
        if column > 0 {
            out.push_str(match (before, here) {
                (true, true) => "─┼─",
                (true, false) => "─┤ ",
                (false, true) => " ├─",
                (false, false) => " │ ",
            });
        }
        out.extend(std::iter::repeat_n(if here { '─' } else { ' ' }, *width));
    }
    let kept = out.trim_end_matches(' ').len();
    out.truncate(kept);
    out.push('\n');
}

fn row_lines(
    out: &mut String,
    at: usize,
    spans: &[Vec<usize>],
    cells: &Cells<'_>,
    widths: &[usize],
    style: Style,
    clip: usize,
) {
    let wrapped: Vec<Vec<Piece<'_>>> = widths
        .iter()
        .enumerate()
        .map(|(column, width)| match spans[column][at] {
            0 => Vec::new(),
            _ => cells.texts(at, column).iter().flat_map(|text| layout::wrap(text, *width, clip)).collect(),
        })
        .collect();
    let color = |column| color(cells.get(at, column));
    lines(out, &wrapped, widths, color, |column| cells.is_number(column), style);
}

fn color(cell: Option<&Cell>) -> &'static str {
    if cell.is_some_and(|cell| cell.gap) { RED } else { "" }
}

/// One row as a list of its cells, for a narrow terminal; its numbers stand together.
fn cards(out: &mut String, sheet: &Sheet, cells: &Cells<'_>, at: usize, style: Style, clip: usize) {
    out.extend(std::iter::repeat_n('─', style.width));
    out.push('\n');
    let mut numbers = Vec::new();
    for (column, title) in sheet.columns.iter().enumerate() {
        let texts = cells.texts(at, column);
        match title.kind {
            ColumnKind::Blank => {}
            ColumnKind::Number | ColumnKind::Rate => {
                numbers.push(format!("{}{}{}", title.title, super::colon(style.lang), texts.join(" ")));
            }
            kind => {
                if kind == ColumnKind::Place && !numbers.is_empty() {
                    card_line(out, &std::mem::take(&mut numbers).join(" · "), "", style, usize::MAX);
                }
                let code = color(cells.get(at, column));
                for (index, text) in texts.iter().enumerate() {
                    let label = if index == 0 {
                        format!("{}{}", title.title, super::colon(style.lang))
                    } else {
                        String::new()
                    };
                    card_line(out, &format!("{label}{text}"), code, style, clip);
                }
            }
        }
    }
    if !numbers.is_empty() {
        card_line(out, &numbers.join(" · "), "", style, usize::MAX);
    }
}

fn card_line(out: &mut String, text: &str, code: &str, style: Style, clip: usize) {
    for part in layout::wrap(&safe(text), style.width, clip) {
        let _ = writeln!(out, "{}", style.paint(code, &part.text));
    }
}
