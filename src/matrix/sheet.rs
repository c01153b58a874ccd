//! A view of the matrix as data: columns, rows, cells. Every output format renders the same sheets.

use super::state::State;
use crate::model::Thing;
use std::sync::Arc;

/// A text that many cells share.
pub type Words = Arc<str>;

/// What a column holds; it decides alignment and width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Codes and short texts.
    Thing,
    /// Running text.
    Text,
    /// A number.
    Number,
    /// A share in per cent.
    Rate,
    /// A word of the list of states.
    State,
    /// Findings about the row, told again from [`Row::findings`] for outputs that have no other room for them.
    Finding,
    /// `file:line`.
    Place,
    /// Left blank, for a person to write in.
    Blank,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Machine name, the same in every language: `competency`, `criteria`.
    pub id: String,
    /// Its heading, in the language of the reader.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// One line of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What comes before, without its colon: `Contexte`; empty when there is nothing.
    pub label: &'static str,
    /// The thing that `code` names: where a link leads.
    pub thing: Option<Thing>,
    /// Code, raw; empty when the line is a text only.
    pub code: Words,
    /// The text, code left out; may hold line ends.
    pub text: Words,
    /// What is said beside it in small: how a link gets there.
    pub note: Words,
}

impl Line {
    /// A text without a code.
    pub fn text(text: impl Into<Words>) -> Self {
        Line { text: text.into(), ..Line::default() }
    }

    /// Code and text as one string, without label and note.
    pub fn body(&self) -> String {
        match (self.code.is_empty(), self.text.is_empty()) {
            (true, _) => self.text.to_string(),
            (false, true) => self.code.to_string(),
            (false, false) => format!("{} {}", self.code, self.text),
        }
    }
}

/// Where a cell or a number leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The row of a sheet that is about this thing.
    Thing(Thing),
    /// A sheet, by its [`Sheet::id`].
    Sheet(&'static str),
    /// Another référentiel of the portfolio, by its place in the list.
    Document(usize),
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its lines; none for an empty cell.
    pub lines: Vec<Line>,
    /// Its state, where it is one; its word is then in `lines`.
    pub state: Option<State>,
    /// Its number, where it is one; it is then in `lines` too. A share is in per cent.
    pub number: Option<u64>,
    /// Something is missing here: to be set apart by more than a colour. The words say what.
    pub gap: bool,
    /// Where the whole cell leads.
    pub link: Option<Link>,
    /// Cells of a column that follow each other with the same key are one merged cell.
    pub merge: Option<u64>,
}

impl Cell {
    /// A cell of these lines.
    pub fn of(lines: Vec<Line>) -> Self {
        Cell { lines, ..Cell::default() }
    }

    /// A cell with one text.
    pub fn text(text: impl Into<Words>) -> Self {
        Cell::of(vec![Line::text(text)])
    }

    /// A cell that says what is missing.
    pub fn missing(text: impl Into<Words>) -> Self {
        Cell { gap: true, ..Cell::text(text) }
    }

    /// A cell with a number.
    pub fn number(number: usize) -> Self {
        Cell { number: Some(number as u64), ..Cell::text(number.to_string()) }
    }

    /// Merged with the cells above and below that have the same key.
    #[must_use]
    pub fn merged(self, key: u64) -> Self {
        Cell { merge: Some(key), ..self }
    }

    /// Leading somewhere.
    #[must_use]
    pub fn leading(self, link: Link) -> Self {
        Cell { link: Some(link), ..self }
    }
}

/// A row. It has a cell for each column.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The thing the row is about.
    pub thing: Option<Thing>,
    /// One-based line of the file it cites; 0 for a row about several places.
    pub line: usize,
    /// True when something is missing in it: what « lacunes seulement » keeps.
    pub gap: bool,
    /// Findings about what the row shows: indices into [`crate::analysis::Analysis::findings`].
    pub findings: Vec<usize>,
    /// Which of [`Sheet::groups`] it stands under.
    pub group: Option<usize>,
}

/// A heading over the rows that follow: a bloc, an épreuve.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Code and title first; what is said of it below.
    pub lines: Vec<Line>,
    /// The thing itself.
    pub thing: Option<Thing>,
    /// One-based line of the file.
    pub line: usize,
    /// Competences covered and in all, where they are counted.
    pub covered: Option<(usize, usize)>,
    /// Findings about it: indices into [`crate::analysis::Analysis::findings`].
    pub findings: Vec<usize>,
}

/// A view, or a part of one.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Machine name, unique in a document: that of its view, with a suffix when the view has several sheets.
    pub id: &'static str,
    /// Its title, in the language of the reader.
    pub title: String,
    /// What the groups are, as a column would be headed: `Bloc`.
    pub grouped_by: String,
    /// The headings.
    pub groups: Vec<Group>,
    /// True when each group is printed on a page of its own.
    pub page_per_group: bool,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, those of a group together.
    pub rows: Vec<Row>,
    /// What a reader must know: what the marks mean, what could not be read.
    pub notes: Vec<String>,
}

impl Sheet {
    /// Keeps only the rows where something is missing, and the groups that still have one.
    pub fn keep_gaps(&mut self) {
        self.rows.retain(|row| row.gap);
    }

    /// The same sheet without one of its columns.
    #[must_use]
    pub fn without(&self, column: usize) -> Self {
        let mut slim = self.clone();
        slim.columns.remove(column);
        for row in &mut slim.rows {
            row.cells.remove(column);
        }
        slim
    }

    /// How many rows each cell of a column spans, merged cells counted at their first row and 0 below it.
    pub fn spans(&self, column: usize) -> Vec<usize> {
        let mut spans = vec![1; self.rows.len()];
        let mut first = 0;
        for at in 1..self.rows.len() {
            let key = |row: usize| self.rows[row].cells.get(column).and_then(|cell| cell.merge);
            if key(at).is_some() && key(at) == key(first) && self.rows[at].group == self.rows[first].group {
                spans[at] = 0;
                spans[first] += 1;
            } else {
                first = at;
            }
        }
        spans
    }
}
