//! One worksheet: its tables, what stands above and below them, how it is printed.

use super::layout::{self, Table};
use super::links::Links;
use super::pen::{Done, Pen};
use super::print;
use super::style::Style;
use super::text::Words;
use crate::lang::Lang;
use crate::matrix::sheet::{Cell, Column, ColumnKind, Line, Row, Sheet};
use crate::say;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// A worksheet to be written.
pub(super) struct Page<'a> {
    /// Its place among those of the document.
    pub(super) at: usize,
    /// Heading of the page.
    pub(super) title: String,
    /// What is said below the heading.
    pub(super) about: String,
    /// What a reader must know first.
    pub(super) notices: Vec<String>,
    /// Where a reader comes from: words and place.
    pub(super) back: Option<(String, String)>,
    /// Its tables, one under another.
    pub(super) tables: Vec<Table<'a>>,
    /// What is printed on every page: top left, top right, bottom left.
    pub(super) print: [&'a str; 3],
    pub(super) lang: Lang,
}

/// Rows above the first table: heading, what is said of it, where to go back, and the notices.
pub(super) fn rows_above(notices: usize) -> usize {
    3 + notices
}

/// Worksheet being written.
pub(super) struct Writer<'a, 'b> {
    pub(super) page: &'b Page<'a>,
    links: &'b Links<'b>,
    pub(super) pen: Pen,
    pub(super) widths: Vec<f64>,
    /// Columns that a text across the page takes.
    pub(super) across: usize,
    pub(super) breaks: Vec<u32>,
    /// Height of the printed page being filled, and of the highest before it, in points.
    pub(super) filled: f64,
    pub(super) tallest: f64,
    words: Words,
}

/// Writes `page` as the worksheet of this name.
pub(super) fn write(name: &str, page: &Page<'_>, links: &Links<'_>) -> Result<Worksheet, XlsxError> {
    let mut widths: Vec<f64> = Vec::new();
    for table in &page.tables {
        let own = table.widths();
        let from = widths.len();
        widths.extend(own.into_iter().skip(from));
    }
    let across = widths.len() - page.tables.first().map_or(0, Table::unprinted).min(widths.len());
    let mut pen = Pen::new(Worksheet::new(), page.lang);
    pen.sheet.set_name(name)?;
    pen.widths(&widths)?;
    let (breaks, words) = (Vec::new(), Words::default());
    let mut writer = Writer { page, links, pen, widths, across, breaks, filled: 0.0, tallest: 0.0, words };
    writer.above()?;
    page.tables.iter().try_for_each(|table| writer.table(table))?;
    print::set_up(&mut writer)?;
    Ok(writer.pen.sheet)
}

impl Writer<'_, '_> {
    /// Heading, what is said of the page, the way back, and what a reader must know.
    fn above(&mut self) -> Done {
        let page = self.page;
        self.open(0, 24.0)?;
        self.pen.text((0, 0), Style::Title, &page.title)?;
        self.filled += 30.0;
        self.pen.text((0, 1), Style::About, &page.about)?;
        if let Some((words, place)) = &page.back {
            self.pen.link((0, 2), place, words)?;
            self.pen.text((0, 2), Style::Way, words)?;
        }
        page.notices
            .iter()
            .enumerate()
            .try_for_each(|(at, notice)| self.across(3 + at, Style::Notice, notice))
    }

    /// A row with one text across all columns.
    fn across(&mut self, row: usize, style: Style, words: &str) -> Done {
        let lines = layout::lines(words, self.widths.iter().take(self.across).sum());
        self.open(row, layout::height(lines))?;
        self.pen.merge((0, row), (self.across.saturating_sub(1), row), style)?;
        self.pen.text((0, row), style, words)
    }

    /// Gives a row its height, in points.
    fn open(&mut self, row: usize, height: f64) -> Done {
        self.filled += height;
        self.pen.height(row, height)
    }

    fn table(&mut self, table: &Table<'_>) -> Done {
        if let Some(row) = table.title {
            self.open(row, 24.0)?;
            self.pen.text((0, row), Style::Title, &table.sheet.title)?;
        }
        self.header(table)?;
        let spans: Vec<Vec<usize>> = match table.is_headed() {
            true => (0..table.sheet.columns.len()).map(|column| table.sheet.spans(column)).collect(),
            false => Vec::new(),
        };
        let heights = super::heights::of(table, &spans, &self.widths, &mut self.words, self.page.lang);
        let mut headings = table.headings.iter().peekable();
        let last = table.sheet.rows.len().saturating_sub(1);
        for (index, (row, at)) in table.sheet.rows.iter().zip(&table.rows).enumerate() {
            if let Some((group, heading)) = headings.next_if(|(_, heading)| heading < at) {
                self.heading(table, *group, *heading)?;
            }
            self.open(*at, heights.get(index).copied().unwrap_or(15.0))?;
            self.row(table, row, *at, total(table.sheet, row, index == last), |column| {
                spans.get(column).and_then(|spans| spans.get(index)).copied().unwrap_or(1)
            })?;
        }
        let mut below = table.end;
        if table.rows.is_empty() {
            let words = crate::render::matrix::nothing(self.page.lang, table.view);
            self.pen.text((0, below), Style::About, &words)?;
            below += 1;
        }
        let cut = table.sheet.rows.len() - table.rows.len();
        let missing = (cut > 0).then(|| {
            say!(
                self.page.lang,
                "Une feuille ne peut en contenir plus : {cut} lignes manquent ici.",
                "A worksheet cannot hold more: {cut} rows are missing here."
            )
        });
        for note in missing.iter().chain(&table.sheet.notes) {
            self.across(below, Style::Legend, note)?;
            below += 1;
        }
        Ok(())
    }

    fn header(&mut self, table: &Table<'_>) -> Done {
        let mut titles = titles(table.sheet, table.shift() == 1);
        if table.leads {
            titles.push(say!(self.page.lang, "Voir", "See"));
        }
        let lines = titles.iter().zip(&self.widths).map(|(title, width)| layout::lines(title, *width));
        let lines = lines.max().unwrap_or(1);
        self.open(table.header, layout::height(lines) + 4.0)?;
        let mut titles = titles.iter().enumerate();
        titles.try_for_each(|(column, title)| self.pen.text((column, table.header), Style::Head, title))
    }

    /// The heading of a bloc or of an épreuve, across all columns.
    fn heading(&mut self, table: &Table<'_>, group: usize, row: usize) -> Done {
        let Some(group) = table.sheet.groups.get(group) else { return Ok(()) };
        let lang = self.page.lang;
        let first = group.lines.first();
        let mut title = first.map(|line| crate::render::matrix::plain(line, lang)).unwrap_or_default();
        if let Some((done, all)) = group.covered {
            let rate = crate::matrix::rate(done, all);
            title += &say!(
                lang,
                " — couverture {rate}\u{a0}% ({done}/{all})",
                " — coverage {rate}% ({done}/{all})"
            );
        }
        if table.heading_rows() == 3 && row > table.header + 1 {
            self.breaks.extend(u32::try_from(row));
            self.tallest = self.tallest.max(self.filled);
            // The header comes again.
            self.filled = layout::height(2);
        }
        self.across(row, Style::Group, &title)?;
        if table.heading_rows() < 3 {
            return Ok(());
        }
        self.told(row + 1, group.lines.get(1..).unwrap_or_default())?;
        let row = row + 2;
        self.open(row, 30.0)?;
        self.pen.merge((1, row), (3, row), Style::Field)?;
        let fields = [
            (0, say!(lang, "Candidat :", "Candidate:")),
            (1, say!(lang, "Jury et date :", "Jury and date:")),
            (4, say!(lang, "Signature :", "Signature:")),
        ];
        fields.iter().try_for_each(|(column, words)| self.pen.text((*column, row), Style::Field, words))?;
        (5..self.across).try_for_each(|column| self.pen.blank((column, row), Style::Field))
    }

    /// What is said of an épreuve, across all columns.
    fn told(&mut self, row: usize, lines: &[Line]) -> Done {
        self.words.read(&Cell::of(lines.to_vec()), self.page.lang);
        let count = layout::lines(&self.words.text, self.widths.iter().take(self.across).sum());
        self.open(row, layout::height(count))?;
        self.pen.merge((0, row), (self.across.saturating_sub(1), row), Style::Told)?;
        self.pen.words((0, row), Style::Told, &self.words, false)
    }

    fn row(
        &mut self,
        table: &Table<'_>,
        row: &Row,
        at: usize,
        total: bool,
        span: impl Fn(usize) -> usize,
    ) -> Done {
        let shift = table.shift();
        if shift == 1 {
            self.cell(&group(table.sheet, row), ColumnKind::Thing, (0, at), false)?;
        }
        for (column, (cell, Column { kind, .. })) in row.cells.iter().zip(&table.sheet.columns).enumerate() {
            let (place, span) = ((column + shift, at), span(column));
            if span > 0 {
                self.pen.merge(place, (place.0, at + span - 1), Style::of(cell, *kind, total))?;
                self.cell(cell, *kind, place, total)?;
            }
        }
        if table.leads {
            let place = (table.width() - 1, at);
            if let Some((code, to)) = self.links.of_row(row, self.page.at)
                && self.pen.link(place, &to, &code)?
            {
                return self.pen.text(place, Style::Lead, &code);
            }
            self.pen.blank(place, Style::Text)?;
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, kind: ColumnKind, at: (usize, usize), total: bool) -> Done {
        let (mut style, number) = said(cell, kind, total);
        self.words.read(cell, self.page.lang);
        if let Some(to) = self.links.of_cell(cell, self.page.at)
            && self.pen.link(at, &to, &self.words.text)?
            && style == Style::Text
        {
            style = Style::Lead;
        }
        match number {
            Some(number) => self.pen.number(at, style, number),
            None => self.pen.words(at, style, &self.words, cell.gap),
        }
    }
}

/// Headings of the columns of a table. `grouped`: the groups are a first column.
pub(super) fn titles(sheet: &Sheet, grouped: bool) -> Vec<String> {
    let mut titles: Vec<String> = grouped.then(|| sheet.grouped_by.clone()).into_iter().collect();
    titles.extend(sheet.columns.iter().map(|column| column.title.clone()));
    titles
}

/// The group of a row as a cell.
pub(super) fn group(sheet: &Sheet, row: &Row) -> Cell {
    let group = row.group.and_then(|group| sheet.groups.get(group));
    let line = group.and_then(|group| group.lines.first()).cloned().unwrap_or_default();
    Cell::of(vec![Line { note: "".into(), ..line }])
}

/// How a cell looks, and its number where it is one.
pub(super) fn said(cell: &Cell, kind: ColumnKind, total: bool) -> (Style, Option<f64>) {
    let style = Style::of(cell, kind, total);
    let number = cell.number.map(|number| number as f64);
    match (number, kind, style) {
        (Some(number), ColumnKind::Rate, _) => (style, Some(number / 100.0)),
        (None, _, Style::Number) => (Style::Text, None),
        _ => (style, number),
    }
}

/// The row of sums, the last of a table of counts.
pub(super) fn total(sheet: &Sheet, row: &Row, last: bool) -> bool {
    last && row.thing.is_none()
        && sheet.columns.iter().any(|column| column.kind == ColumnKind::Rate)
        && row.cells.first().is_some_and(|cell| cell.link.is_none())
}
