//! The matrix as CSV for spreadsheets: UTF-8 with its mark, RFC 4180, one line end inside a cell for each line.
//!
//! No cell can become a formula. A `'` is put before `=`, `+`, `-`, `@` and their wide forms, a tab and a line end
//! where one begins a cell; and before the first four where one follows a line end or what may separate cells,
//! since a spreadsheet set to another separator would begin a cell there. The dash `–` is left alone.

use super::formula;
use crate::lang::Lang;
use crate::matrix::sheet::{Cell, ColumnKind, Row, Sheet};
use crate::matrix::{Document, View};
use crate::say;
use std::borrow::Cow;

/// How a spreadsheet knows UTF-8.
const MARK: &str = "\u{feff}";
/// How a record ends.
const END: &str = "\r\n";
/// What a spreadsheet may be set to take for the end of a cell.
const SEPARATORS: [char; 4] = [';', ',', '\t', '|'];

/// Writes référentiels one after the other.
#[derive(Clone, Debug)]
pub struct Csv {
    delimiter: char,
    several: bool,
    /// Header of the table being written; empty before the first.
    header: String,
}

impl Csv {
    /// Cells are separated by `delimiter`. `several`: the first column says the file.
    pub fn new(delimiter: char, several: bool) -> Self {
        Csv { delimiter, several, header: String::new() }
    }

    /// Adds the sheets of `document` to `out`. Tables with the same columns are one table; a table that follows
    /// another has an empty line before it, and its title when the document has several.
    pub fn write(&mut self, document: &Document, out: &mut Vec<u8>) {
        let mut text = String::new();
        let sheets: Vec<(View, &Sheet)> =
            document.sheets.iter().flat_map(|(view, all)| all.iter().map(|one| (*view, one))).collect();
        for (view, sheet) in &sheets {
            let mut header = String::new();
            self.header(&mut header, sheet, document.lang);
            if sheets.len() > 1 || self.header != header {
                text.push_str(if self.header.is_empty() { MARK } else { END });
                if sheets.len() > 1 {
                    self.cell(&mut text, true, &sheet.title);
                    text.push_str(END);
                }
                text.push_str(&header);
                self.header = header;
            }
            for row in &sheet.rows {
                self.row(&mut text, document, sheet, row);
            }
            if sheet.rows.is_empty() && !self.several {
                self.cell(&mut text, true, &super::nothing(document.lang, *view));
                text.push_str(END);
            }
        }
        out.extend_from_slice(text.as_bytes());
    }

    fn header(&self, text: &mut String, sheet: &Sheet, lang: Lang) {
        let mut first = true;
        if self.several {
            self.cell(text, std::mem::take(&mut first), &say!(lang, "Fichier", "File"));
        }
        if !sheet.grouped_by.is_empty() {
            self.cell(text, std::mem::take(&mut first), &sheet.grouped_by);
        }
        for column in &sheet.columns {
            self.cell(text, std::mem::take(&mut first), &column.title);
        }
        text.push_str(END);
    }

    fn row(&self, text: &mut String, document: &Document, sheet: &Sheet, row: &Row) {
        let mut first = true;
        if self.several {
            self.cell(text, std::mem::take(&mut first), &document.path);
        }
        if !sheet.grouped_by.is_empty() {
            let group = row.group.and_then(|group| sheet.groups.get(group));
            let title = group.and_then(|group| group.lines.first());
            let title = title.map(crate::matrix::sheet::Line::body).unwrap_or_default();
            self.cell(text, std::mem::take(&mut first), &title);
        }
        for (cell, column) in row.cells.iter().zip(&sheet.columns) {
            self.cell(text, std::mem::take(&mut first), &words(cell, column.kind, document.lang));
        }
        text.push_str(END);
    }

    /// One cell, quoted where it holds what could end it under this separator or another.
    fn cell(&self, text: &mut String, first: bool, words: &str) {
        if !first {
            text.push(self.delimiter);
        }
        // A line end inside a cell is one character.
        let words = match words.contains('\r') {
            true => Cow::Owned(words.replace("\r\n", "\n").replace('\r', "\n")),
            false => Cow::Borrowed(words),
        };
        let special = |c: char| c == self.delimiter || SEPARATORS.contains(&c) || matches!(c, '"' | '\n');
        if !words.contains(special) {
            text.push_str(if formula::is_risky(&words) { "'" } else { "" });
            text.push_str(&words);
            return;
        }
        text.push('"');
        if formula::is_risky(&words) {
            text.push('\'');
        }
        let mut before = ' ';
        for letter in words.chars() {
            if special(before) && formula::begins(letter) && !letter.is_whitespace() {
                text.push('\'');
            }
            if letter == '"' {
                text.push('"');
            }
            text.push(letter);
            before = letter;
        }
        text.push('"');
    }
}

/// What a cell says: numbers as a spreadsheet reads them.
fn words(cell: &Cell, kind: ColumnKind, lang: Lang) -> String {
    match (cell.number, kind) {
        (Some(number), ColumnKind::Rate) => format!("{number}%"),
        (Some(number), _) => number.to_string(),
        (None, _) => cell.lines.iter().map(|line| super::plain(line, lang)).collect::<Vec<_>>().join("\n"),
    }
}
