//! A large portfolio: the rows of all its référentiels in one worksheet a table, with the référentiel in a first
//! column. Rows are written as they come and kept on disk, so that memory does not grow with their number.

use super::layout::{self, Table};
use super::pen::{Done, Pen};
use super::style::Style;
use super::text::{self, Words};
use super::{print, sheet};
use crate::lang::Lang;
use crate::matrix::sheet::ColumnKind;
use crate::matrix::{Document, findings_column};
use crate::say;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

/// Rows of a worksheet, below what a spreadsheet holds.
const ROWS: usize = 1_000_000;
/// Lines of text that a row shows; those that need more have their own height, which the library keeps in memory.
/// Rows without any height are left at one line by some spreadsheets.
const SHOWN: usize = 5;
/// The row of the header.
const HEADER: usize = 3;

/// The rows of a référentiel, ready to be written.
pub(super) struct Rows {
    tables: Vec<Rowset>,
    /// True when a table was left out: its columns are those of this référentiel alone.
    pub(super) left_out: bool,
}

struct Rowset {
    id: &'static str,
    title: String,
    titles: Vec<String>,
    widths: Vec<f64>,
    rows: Vec<Vec<Ready>>,
}

impl Rowset {
    /// The height of a row in points, when it is not that of most.
    fn height(&self, row: &[Ready]) -> Option<f64> {
        let lines = row.iter().zip(&self.widths).map(|(cell, width)| match cell {
            Ready::Text(_, words) => layout::lines(words, *width),
            Ready::Number(..) => 1,
        });
        lines.max().filter(|lines| *lines > SHOWN).map(layout::height)
    }
}

/// A cell: its style, then its words or its number.
enum Ready {
    Text(Style, String),
    Number(Style, f64),
}

/// Makes the rows of `document`; the first cell of each is `name`.
pub(super) fn rows(document: &Document) -> Rows {
    let lang = document.lang;
    let name = match document.title.is_empty() {
        true => document.path.clone(),
        false => format!("{} ({})", document.title, document.path),
    };
    let name = text::whole(&name, lang).into_owned();
    let notes = document.notes.iter().map(|note| {
        let note = Ready::Text(Style::Notice, text::whole(note, lang).into_owned());
        vec![Ready::Text(Style::Text, name.clone()), note]
    });
    let mut notes: Vec<Vec<Ready>> = notes.collect();
    let mut made = Rows { tables: Vec::new(), left_out: false };
    let mut words = Words::default();
    for (view, source) in
        document.sheets.iter().flat_map(|(view, all)| all.iter().map(move |one| (*view, one)))
    {
        if source.columns.iter().any(|column| column.id.starts_with("assessment:")) {
            made.left_out = true;
            continue;
        }
        let grouped = !source.grouped_by.is_empty();
        let mut titles = vec![say!(lang, "Référentiel", "Framework")];
        titles.extend(sheet::titles(source, grouped));
        let mut widths = vec![36.0];
        widths.extend(grouped.then_some(24.0));
        widths.extend(Table::base_widths(source, view));
        // A sheet has a column of findings only where there are some; here the columns of all are the same.
        let place = source.columns.iter().position(|column| column.kind == ColumnKind::Place);
        let lacking = source.columns.iter().all(|column| column.kind != ColumnKind::Finding);
        let lacking = lacking.then(|| 1 + usize::from(grouped) + place.unwrap_or(source.columns.len()));
        if let Some(at) = lacking {
            titles.insert(at, findings_column(lang).title);
            widths.insert(at, 26.0);
        }
        let mut rows = std::mem::take(&mut notes);
        for (index, row) in source.rows.iter().enumerate() {
            let total = sheet::total(source, row, index + 1 == source.rows.len());
            let mut cells = vec![Ready::Text(Style::Text, name.clone())];
            let group = grouped.then(|| sheet::group(source, row));
            let group = group.iter().map(|cell| (cell, ColumnKind::Thing));
            let all = group.chain(row.cells.iter().zip(source.columns.iter().map(|column| column.kind)));
            cells.extend(all.map(|(cell, kind)| match sheet::said(cell, kind, total) {
                (style, Some(number)) => Ready::Number(style, number),
                (style, None) => {
                    words.read(cell, lang);
                    Ready::Text(style, words.text.clone())
                }
            }));
            if let Some(at) = lacking {
                cells.insert(at, Ready::Text(Style::Text, String::new()));
            }
            rows.push(cells);
        }
        made.tables.push(Rowset { id: source.id, title: source.title.clone(), titles, widths, rows });
    }
    made
}

/// The worksheets of a large portfolio.
pub(super) struct Flat {
    lang: Lang,
    imprint: String,
    /// Words and place of the way back.
    back: (String, String),
    tables: Vec<Open>,
    /// Rows of a worksheet; what follows goes to another.
    most: usize,
    /// True when a référentiel had a table of its own columns.
    pub(super) left_out: bool,
}

/// A table being written.
struct Open {
    id: &'static str,
    /// Names of its worksheets; all but the last are full.
    names: Vec<String>,
    full: Vec<Worksheet>,
    pen: Pen,
    /// Headings of its columns: a row below others would be misread.
    titles: Vec<String>,
    row: usize,
}

impl Flat {
    /// None yet; `back`: words and place of the way back.
    pub(super) fn new(lang: Lang, imprint: String, back: (String, String)) -> Self {
        Flat { lang, imprint, back, tables: Vec::new(), most: ROWS, left_out: false }
    }

    /// Writes the rows of the next référentiel; gives the place of the first.
    pub(super) fn push(&mut self, book: &mut Workbook, rows: Rows) -> Result<Option<String>, XlsxError> {
        self.left_out |= rows.left_out;
        let mut place = None;
        for table in rows.tables {
            let at = match self
                .tables
                .iter()
                .position(|open| open.id == table.id && open.titles == table.titles)
            {
                Some(at) => at,
                None => {
                    let name = self.name(&table.title);
                    let pen = self.open(book, &name, &table)?;
                    let (names, titles) = (vec![name], table.titles.clone());
                    let (full, row) = (Vec::new(), HEADER + 1);
                    self.tables.push(Open { id: table.id, names, full, pen, titles, row });
                    self.tables.len() - 1
                }
            };
            for row in &table.rows {
                if self.tables[at].row >= self.most {
                    let name = self.name(&table.title);
                    let pen = self.open(book, &name, &table)?;
                    let open = &mut self.tables[at];
                    open.close()?;
                    open.names.push(name);
                    open.full.push(std::mem::replace(&mut open.pen, pen).sheet);
                    open.row = HEADER + 1;
                }
                let open = &mut self.tables[at];
                if let Some(height) = table.height(row) {
                    open.pen.height(open.row, height)?;
                }
                open.write(row)?;
                if place.is_none() {
                    place = open.names.last().map(|name| text::location(name, 0, open.row));
                }
                open.row += 1;
            }
        }
        Ok(place)
    }

    fn name(&self, title: &str) -> String {
        let others = || self.tables.iter().flat_map(|open| &open.names).chain([&self.back.0]);
        text::sheet_name(title, |name| others().any(|other| other.to_lowercase() == name.to_lowercase()))
    }

    /// A worksheet with its header.
    fn open(&self, book: &mut Workbook, name: &str, table: &Rowset) -> Result<Pen, XlsxError> {
        let mut pen = Pen::new(book.new_worksheet_with_constant_memory()?, self.lang);
        pen.sheet.set_name(name)?;
        print::every(&mut pen.sheet, [&self.back.0, &table.title, &self.imprint], self.lang);
        pen.sheet.set_freeze_panes(4, 1)?.set_repeat_rows(3, 3)?;
        pen.widths(&table.widths)?;
        pen.sheet.set_default_row_height(layout::height(SHOWN));
        for (row, height) in [24.0, 15.0, 15.0, 32.5].into_iter().enumerate() {
            pen.height(row, height)?;
        }
        pen.text((0, 0), Style::Title, &table.title)?;
        pen.text((0, 1), Style::About, &self.imprint)?;
        let words = format!("← {}", self.back.0);
        pen.link((0, 2), &self.back.1, &words)?;
        pen.text((0, 2), Style::Way, &words)?;
        let mut titles = table.titles.iter().enumerate();
        titles.try_for_each(|(at, title)| pen.text((at, HEADER), Style::Head, title))?;
        Ok(pen)
    }

    /// All worksheets, in order.
    pub(super) fn close(self) -> Result<Vec<Worksheet>, XlsxError> {
        let mut all = Vec::new();
        for mut open in self.tables {
            open.close()?;
            all.extend(open.full);
            all.push(open.pen.sheet);
        }
        Ok(all)
    }
}

impl Open {
    fn write(&mut self, row: &[Ready]) -> Done {
        for (column, cell) in row.iter().enumerate() {
            let at = (column, self.row);
            match cell {
                Ready::Number(style, number) => self.pen.number(at, *style, *number)?,
                Ready::Text(style, words) => self.pen.plain(at, *style, words.as_str())?,
            }
        }
        Ok(())
    }

    /// Every row may be filtered.
    fn close(&mut self) -> Done {
        let (last, width) = (u32::try_from(self.row), u16::try_from(self.titles.len()));
        let (Ok(last), Ok(width)) = (last, width) else { return Ok(()) };
        self.pen.sheet.autofilter(3, 0, last.saturating_sub(1).max(3), width.saturating_sub(1)).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_worksheet_is_followed_by_another() {
        let mut book = Workbook::new();
        let back = ("Portefeuille".to_owned(), "'Portefeuille'!A1".to_owned());
        let mut flat = Flat { most: 7, ..Flat::new(Lang::Fr, String::new(), back) };
        let mut push = |rows: usize| {
            let rows = (0..rows).map(|_| vec![Ready::Number(Style::Number, 1.0)]).collect();
            let (title, titles, widths) = ("Portefeuille".to_owned(), vec![String::new()], vec![9.0]);
            let table = Rowset { id: "tracabilite", title, titles, widths, rows };
            flat.push(&mut book, Rows { tables: vec![table], left_out: false }).expect("rows")
        };
        let place = |place: &str| Some(place.to_owned());
        assert_eq!(push(2), place("'Portefeuille 2'!A5"));
        assert_eq!(push(2), place("'Portefeuille 2'!A7"));
        assert_eq!(push(0), None);
        assert_eq!(push(6), place("'Portefeuille 3'!A6"));
        let names: Vec<String> = flat.close().expect("worksheets").iter().map(Worksheet::name).collect();
        assert_eq!(names, ["Portefeuille 2", "Portefeuille 3", "Portefeuille 4", "Portefeuille 5"]);
    }
}
