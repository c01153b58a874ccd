//! Where things stand in a worksheet: rows of each table, widths, heights, and the place that each code leads to.

use crate::matrix::sheet::{Column, ColumnKind, Sheet};
use crate::matrix::{View, portfolio};
use crate::model::Thing;
use std::collections::HashMap;

/// Rows of a worksheet.
const ROWS: usize = 1_048_576;
/// Rows kept for what stands below a table.
const BELOW: usize = 100;
/// Height of a line of text, in points.
const LINE: f64 = 12.75;
/// The greatest height of a row, in points.
const TALLEST: f64 = 409.0;

/// A sheet of the matrix in a worksheet.
pub(super) struct Table<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) view: View,
    /// Row of its title, when it is not the first of its page.
    pub(super) title: Option<usize>,
    /// Row of its header.
    pub(super) header: usize,
    /// Groups and the row of the heading of each, where they are headings.
    pub(super) headings: Vec<(usize, usize)>,
    /// Row in the worksheet of each row of the sheet; as many as there is room for.
    pub(super) rows: Vec<usize>,
    /// The row behind the last.
    pub(super) end: usize,
    /// Whether a last column leads to where the row is told in full.
    pub(super) leads: bool,
}

impl<'a> Table<'a> {
    /// A table whose header is at row `header`.
    pub(super) fn new(sheet: &'a Sheet, view: View, title: Option<usize>, header: usize) -> Self {
        let mut table = Table {
            sheet,
            view,
            title,
            header,
            headings: Vec::new(),
            rows: Vec::new(),
            end: header + 1,
            leads: false,
        };
        let mut open = None;
        for row in &sheet.rows {
            if table.end + BELOW >= ROWS {
                break;
            }
            if table.is_headed() && row.group != open {
                open = row.group;
                if let Some(group) = open {
                    table.headings.push((group, table.end));
                    table.end += table.heading_rows();
                }
            }
            table.rows.push(table.end);
            table.end += 1;
        }
        table
    }

    /// True when the groups are headings over their rows, not a column.
    pub(super) fn is_headed(&self) -> bool {
        matches!(self.view, View::Official | View::Grid)
    }

    /// Rows of a heading: in the jury's grid, what is said of the épreuve and who is heard come below it.
    pub(super) fn heading_rows(&self) -> usize {
        if self.view == View::Grid { 3 } else { 1 }
    }

    /// 1 when the groups are a first column.
    pub(super) fn shift(&self) -> usize {
        usize::from(!self.is_headed() && !self.sheet.grouped_by.is_empty())
    }

    /// How many columns it has.
    pub(super) fn width(&self) -> usize {
        self.sheet.columns.len() + self.shift() + usize::from(self.leads)
    }

    /// Its last columns, left out on paper: there is nowhere to go, and the jury has no use for lines of the file.
    pub(super) fn unprinted(&self) -> usize {
        usize::from(self.leads || self.sheet.page_per_group)
    }

    /// Widths of its columns, in digits.
    pub(super) fn widths(&self) -> Vec<f64> {
        let mut widths: Vec<f64> = Vec::with_capacity(self.width());
        if self.shift() == 1 {
            widths.push(17.0);
        }
        for (at, column) in self.sheet.columns.iter().enumerate() {
            let base = width(column, self.view, self.sheet.id);
            widths.push(self.widened(at, base));
        }
        if self.leads {
            widths.push(9.0);
        }
        widths
    }

    /// Widths of the columns of a sheet before any text is looked at, in digits.
    pub(super) fn base_widths(sheet: &Sheet, view: View) -> impl Iterator<Item = f64> {
        sheet.columns.iter().map(move |column| width(column, view, sheet.id))
    }

    /// A row is at most 31 lines high: a text that needs more has a wider column.
    fn widened(&self, column: usize, base: f64) -> f64 {
        let texts = self.sheet.rows.iter().filter_map(|row| row.cells.get(column));
        let letters = texts.map(|cell| cell.lines.iter().map(|line| line.text.len()).sum::<usize>()).max();
        // Letters are narrower than digits; texts in French have some 5 % of letters in two bytes.
        let lines = letters.unwrap_or_default() as f64 / (base * 1.2);
        if lines > 27.0 { (base * lines / 27.0).min(120.0) } else { base }
    }

    /// How many columns stay in sight.
    pub(super) fn kept(&self) -> usize {
        match self.view {
            View::Coverage => 1 + self.shift(),
            View::Summary if self.shift() == 0 => 1,
            _ => 0,
        }
    }
}

fn width(column: &Column, view: View, sheet: &str) -> f64 {
    match (column.kind, column.id.as_str()) {
        // A whole path, not a line of the file.
        (ColumnKind::Place, _) if sheet == portfolio::ID => 44.0,
        (ColumnKind::Place, _) => 22.0,
        (ColumnKind::Number | ColumnKind::Rate, _) => 11.0,
        (ColumnKind::State, _) => 14.0,
        (ColumnKind::Blank, "remarks") => 32.0,
        (ColumnKind::Blank, _) => 9.0,
        (_, "activity") => 20.0,
        (_, "competency") if view == View::Coverage => 46.0,
        (_, "competency" | "evaluates" | "competencies" | "thing") => 36.0,
        (_, "criteria" | "methods") => 46.0,
        (_, "criterion" | "message") => 56.0,
        (_, "title") => 60.0,
        (_, "framework") => 60.0,
        (_, "rule" | "severity") => 14.0,
        (_, id) if id.starts_with("assessment:") => 18.0,
        (ColumnKind::Thing, _) => 24.0,
        (ColumnKind::Finding, _) => 26.0,
        (ColumnKind::Text, _) => 22.0,
    }
}

/// The place that each thing leads to: worksheet and row. The jury's grid is where an épreuve is read whole, the
/// table of traceability where a competence is.
pub(super) fn anchors<'a>(
    tables: impl Iterator<Item = (usize, &'a Table<'a>)> + Clone,
) -> HashMap<Thing, (usize, usize)> {
    let order =
        [View::Grid, View::Traceability, View::Official, View::Summary, View::Criteria, View::Coverage];
    let mut anchors = HashMap::new();
    let mut lead = |thing: Option<Thing>, page: usize, row: usize| {
        if let Some(thing) = thing {
            anchors.entry(thing).or_insert((page, row));
        }
    };
    for view in order {
        // Of a view in several sheets, the first is about the things themselves.
        for (page, table) in tables.clone().filter(|(_, table)| table.sheet.id == view.id()) {
            for (group, row) in &table.headings {
                lead(table.sheet.groups.get(*group).and_then(|group| group.thing), page, *row);
            }
            let mut open = None;
            for (row, at) in table.sheet.rows.iter().zip(&table.rows) {
                lead(row.thing, page, *at);
                let first = row.cells.first().and_then(|cell| cell.lines.first());
                if let Some(thing @ Thing::Activity(_)) = first.and_then(|line| line.thing) {
                    lead(Some(thing), page, *at);
                }
                if row.group != open {
                    open = row.group;
                    let group = open.and_then(|group| table.sheet.groups.get(group));
                    lead(group.and_then(|group| group.thing), page, *at);
                }
            }
        }
    }
    anchors
}

/// Lines that a text takes in a column of `width` digits, broken between words.
pub(super) fn lines(text: &str, width: f64) -> usize {
    // Letters are narrower than digits in the fonts of a workbook; less is counted than fits.
    let room = ((width - 1.0) * 1.25).max(4.0) as usize;
    let paragraph = |text: &str| {
        if text.len() <= room {
            return 1;
        }
        let (mut lines, mut used) = (1, 0);
        for word in text.split(' ') {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > room {
                lines += 1;
                used = 0;
            }
            used += length + usize::from(used > 0);
            // A word longer than the column is broken.
            while used > room {
                lines += 1;
                used -= room;
            }
        }
        lines
    };
    text.split('\n').map(paragraph).sum()
}

/// Height of a row of so many lines, in points.
pub(super) fn height(lines: usize) -> f64 {
    (lines as f64 * LINE + 3.0).min(TALLEST)
}
