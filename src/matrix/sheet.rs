//! A view of the matrix as data: columns, rows, cells. Every output format renders the same sheets.

use super::state::State;

/// What a column holds; it decides alignment and width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A code and a short text.
    Thing,
    /// Running text.
    Text,
    /// A number.
    Number,
    /// A word of the list of states.
    State,
    /// `file:line`.
    Place,
    /// Left blank, for a person to write in.
    Blank,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading, in the language of the reader.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// One line of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Code of the thing that is spoken of: its definition is what a link leads to.
    pub code: Option<String>,
    /// The text, code left out.
    pub text: String,
}

impl Line {
    /// A text without a code.
    pub fn text(text: impl Into<String>) -> Self {
        Line { code: None, text: text.into() }
    }

    /// A code and its text.
    pub fn thing(code: impl Into<String>, text: impl Into<String>) -> Self {
        Line { code: Some(code.into()), text: text.into() }
    }

    /// Code and text as one string.
    pub fn whole(&self) -> String {
        match &self.code {
            Some(code) if self.text.is_empty() => code.clone(),
            Some(code) => format!("{code} {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its lines; none for an empty cell.
    pub lines: Vec<Line>,
    /// Its state, where it is one.
    pub state: Option<State>,
    /// Its number, where it is one.
    pub number: Option<u64>,
    /// Something is missing here.
    pub gap: bool,
    /// How many rows it spans; 0 when a cell above covers it.
    pub rows: usize,
}

impl Cell {
    /// A cell of one row.
    pub fn of(lines: Vec<Line>) -> Self {
        Cell { lines, rows: 1, ..Cell::default() }
    }

    /// A cell with one text.
    pub fn text(text: impl Into<String>) -> Self {
        Cell::of(vec![Line::text(text)])
    }

    /// A cell that says what is missing.
    pub fn missing(text: impl Into<String>) -> Self {
        Cell { gap: true, ..Cell::text(text) }
    }

    /// A cell with a number.
    pub fn number(number: usize) -> Self {
        Cell { number: Some(number as u64), ..Cell::text(number.to_string()) }
    }

    /// A cell under one that spans it.
    pub fn covered() -> Self {
        Cell::default()
    }
}

/// A row. All rows of a sheet have a cell for each column, headings apart.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its cells; one only for a heading.
    pub cells: Vec<Cell>,
    /// True for a heading that spans the sheet: a bloc, an épreuve.
    pub heading: bool,
    /// Code of the thing the row is about.
    pub code: Option<String>,
    /// One-based line of the file it cites.
    pub line: usize,
    /// True when something is missing in it.
    pub gap: bool,
}

/// A view.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Machine name: that of its view, and for a grid the code of its épreuve behind it.
    pub id: String,
    /// Its title, in the language of the reader.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}
