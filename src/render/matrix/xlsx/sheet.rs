//! One worksheet: its tables, what stands above and below them, how it is printed.

use super::layout::{self, Table};
use super::links::Links;
use super::package::Part;
use super::style::Style;
use super::text::{self, Words};
use crate::lang::Lang;
use crate::matrix::View;
use crate::matrix::sheet::{Cell, Column, ColumnKind, Line, Row};
use crate::say;
use std::fmt::Write as _;

/// Links of a worksheet.
const LINKS: usize = 65_530;

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
    /// The file of its rows; a place in it is shown by its line.
    pub(super) path: &'a str,
    /// What is printed on every page: top left, top right, bottom left.
    pub(super) print: [&'a str; 3],
    /// True for the worksheet that is shown first.
    pub(super) first: bool,
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
    pub(super) part: &'b mut Part,
    pub(super) widths: Vec<f64>,
    /// Columns that a text across the page takes.
    pub(super) across: usize,
    pub(super) merges: Vec<String>,
    pub(super) hyperlinks: Vec<(String, String)>,
    pub(super) breaks: Vec<usize>,
    /// Height of the printed page being filled, and of the highest before it, in points.
    pub(super) filled: f64,
    pub(super) tallest: f64,
    words: Words,
}

/// Writes `page` into `part`.
pub(super) fn write(page: &Page<'_>, links: &Links<'_>, part: &mut Part) {
    let mut widths: Vec<f64> = Vec::new();
    for table in &page.tables {
        let own = table.widths();
        let from = widths.len();
        widths.extend(own.into_iter().skip(from));
    }
    let across = widths.len() - page.tables.first().map_or(0, Table::unprinted).min(widths.len());
    let mut writer = Writer {
        across,
        page,
        links,
        part,
        widths,
        merges: Vec::new(),
        hyperlinks: Vec::new(),
        breaks: Vec::new(),
        filled: 0.0,
        tallest: 0.0,
        words: Words::default(),
    };
    writer.head();
    writer.above();
    page.tables.iter().for_each(|table| writer.table(table));
    writer.tail();
}

impl Writer<'_, '_> {
    pub(super) fn push(&mut self, text: &str) {
        self.part.text.push_str(text);
    }

    pub(super) fn add(&mut self, text: std::fmt::Arguments<'_>) {
        self.part.text.write_fmt(text).unwrap_or_default();
    }

    pub(super) fn is_grid(&self) -> bool {
        self.page.tables.iter().any(|table| table.sheet.page_per_group)
    }

    fn head(&mut self) {
        self.push("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr>");
        // A page that must end at a given row is scaled; breaks are ignored where a page is fitted.
        let fit = if self.is_grid() { "" } else { "<pageSetUpPr fitToPage=\"1\"/>" };
        self.add(format_args!("<tabColor rgb=\"FF{}\"/>{fit}</sheetPr><sheetViews>", tab(self.page)));
        let selected = if self.page.first { " tabSelected=\"1\"" } else { "" };
        self.add(format_args!("<sheetView showGridLines=\"0\"{selected} workbookViewId=\"0\">"));
        if let Some(table) = self.page.tables.first() {
            let (kept, top) = (table.kept(), table.header + 1);
            let corner = format!("{}{}", text::letters(kept), top + 1);
            let (split, pane) = match kept {
                0 => (String::new(), "bottomLeft"),
                _ => (format!(" xSplit=\"{kept}\""), "bottomRight"),
            };
            self.add(format_args!(
                "<pane{split} ySplit=\"{top}\" topLeftCell=\"{corner}\" activePane=\"{pane}\" state=\"frozen\"/><selection pane=\"{pane}\" activeCell=\"{corner}\" sqref=\"{corner}\"/>"
            ));
        }
        self.push("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for at in 0..self.widths.len() {
            let (column, width) = (at + 1, self.widths[at]);
            self.add(format_args!(
                "<col min=\"{column}\" max=\"{column}\" width=\"{width:.2}\" customWidth=\"1\"/>"
            ));
        }
        self.push("</cols><sheetData>");
    }

    /// Heading, what is said of the page, the way back, and what a reader must know.
    fn above(&mut self) {
        let page = self.page;
        self.line(0, Some((24.0, true)), Style::Title, &page.title);
        self.line(1, None, Style::About, &page.about);
        if let Some((words, place)) = &page.back {
            self.hyperlinks.push(("A3".to_owned(), place.clone()));
            self.line(2, None, Style::Way, words);
        }
        for (at, notice) in page.notices.iter().enumerate() {
            self.across(3 + at, Style::Notice, notice);
        }
    }

    /// A row with one text in its first cell.
    fn line(&mut self, row: usize, height: Option<(f64, bool)>, style: Style, words: &str) {
        self.open(row, height);
        self.text(0, row, style, words);
        self.push("</row>");
    }

    /// A row with one text across all columns.
    fn across(&mut self, row: usize, style: Style, words: &str) {
        let lines = layout::lines(words, self.widths.iter().take(self.across).sum());
        self.open(row, Some((layout::height(lines), true)));
        self.text(0, row, style, words);
        self.blanks(1..self.across, row, style);
        self.push("</row>");
        self.merge((0, row), (self.across.saturating_sub(1), row));
    }

    /// Opens a row; its height in points, and whether it is to be kept when a text changes.
    fn open(&mut self, row: usize, height: Option<(f64, bool)>) {
        self.part.settle();
        self.filled += height.map_or(15.0, |(height, _)| height);
        match height {
            Some((height, kept)) => {
                let kept = if kept { " customHeight=\"1\"" } else { "" };
                self.add(format_args!("<row r=\"{}\" ht=\"{height:.2}\"{kept}>", row + 1));
            }
            None => self.add(format_args!("<row r=\"{}\">", row + 1)),
        }
    }

    fn text(&mut self, column: usize, row: usize, style: Style, words: &str) {
        self.cell_start(column, row, style, crate::render::matrix::formula::is_risky(words));
        self.push(" t=\"inlineStr\"><is>");
        text::whole(words, self.page.lang, &mut self.part.text);
        self.push("</is></c>");
    }

    fn cell_start(&mut self, column: usize, row: usize, style: Style, quoted: bool) {
        self.push("<c r=\"");
        match u8::try_from(column) {
            Ok(letter @ 0..26) => self.part.text.push(char::from(b'A' + letter)),
            _ => self.push(&text::letters(column)),
        }
        self.add(format_args!("{}\" s=\"{}\"", row + 1, style.id(quoted)));
    }

    fn blanks(&mut self, columns: std::ops::Range<usize>, row: usize, style: Style) {
        for column in columns {
            self.cell_start(column, row, style, false);
            self.push("/>");
        }
    }

    fn merge(&mut self, from: (usize, usize), to: (usize, usize)) {
        if from != to {
            self.merges.push(format!(
                "{}{}:{}{}",
                text::letters(from.0),
                from.1 + 1,
                text::letters(to.0),
                to.1 + 1
            ));
        }
    }

    fn table(&mut self, table: &Table<'_>) {
        if let Some(row) = table.title {
            self.line(row, Some((24.0, true)), Style::Title, &table.sheet.title);
        }
        self.header(table);
        let spans: Vec<Vec<usize>> = match table.is_headed() {
            true => (0..table.sheet.columns.len()).map(|column| table.sheet.spans(column)).collect(),
            false => Vec::new(),
        };
        let heights = super::heights::of(table, &spans, &self.widths, &mut self.words, self.page.lang);
        let mut headings = table.headings.iter().peekable();
        let last = table.sheet.rows.len().saturating_sub(1);
        for (index, (row, at)) in table.sheet.rows.iter().zip(&table.rows).enumerate() {
            if let Some((group, heading)) = headings.next_if(|(_, heading)| heading < at) {
                self.heading(table, *group, *heading);
            }
            self.open(*at, heights.get(index).copied());
            self.row(table, row, *at, total(table, row, index == last), |column| {
                spans.get(column).and_then(|spans| spans.get(index)).copied().unwrap_or(1)
            });
            self.push("</row>");
        }
        let mut below = table.end;
        if table.rows.is_empty() {
            let words = crate::render::matrix::nothing(self.page.lang, table.view);
            self.line(below, None, Style::About, &words);
            below += 1;
        }
        let cut = table.sheet.rows.len() - table.rows.len();
        let mut notes = table.sheet.notes.clone();
        if cut > 0 {
            notes.insert(
                0,
                say!(
                    self.page.lang,
                    "Une feuille ne peut en contenir plus : {cut} lignes manquent ici.",
                    "A worksheet cannot hold more: {cut} rows are missing here."
                ),
            );
        }
        for note in &notes {
            self.across(below, Style::Legend, note);
            below += 1;
        }
    }

    fn header(&mut self, table: &Table<'_>) {
        let mut titles: Vec<&str> = Vec::with_capacity(table.width());
        if table.shift() == 1 {
            titles.push(&table.sheet.grouped_by);
        }
        let line = say!(self.page.lang, "Ligne", "Line");
        for column in &table.sheet.columns {
            let numbered = column.kind == ColumnKind::Place && !self.page.path.is_empty();
            titles.push(if numbered { &line } else { &column.title });
        }
        let see = say!(self.page.lang, "Voir", "See");
        if table.leads {
            titles.push(&see);
        }
        let lines = titles.iter().zip(&self.widths).map(|(title, width)| layout::lines(title, *width));
        let lines = lines.max().unwrap_or(1);
        self.open(table.header, Some((layout::height(lines) + 4.0, true)));
        for (column, title) in titles.iter().enumerate() {
            self.text(column, table.header, Style::Head, title);
        }
        self.push("</row>");
    }

    /// The heading of a bloc or of an épreuve, across all columns.
    fn heading(&mut self, table: &Table<'_>, group: usize, row: usize) {
        let Some(group) = table.sheet.groups.get(group) else { return };
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
        self.across(row, Style::Group, &title);
        if table.heading_rows() == 3 {
            if row > table.header + 1 {
                self.breaks.push(row);
                self.tallest = self.tallest.max(self.filled);
                // The header comes again.
                self.filled = layout::height(2);
            }
            self.told(row + 1, group.lines.get(1..).unwrap_or_default());
            self.open(row + 2, Some((30.0, true)));
            let fields = [
                say!(lang, "Candidat :", "Candidate:"),
                say!(lang, "Jury et date :", "Jury and date:"),
                String::new(),
                String::new(),
                say!(lang, "Signature :", "Signature:"),
                String::new(),
            ];
            for (column, words) in fields.iter().enumerate().take(self.across) {
                match words.is_empty() {
                    true => self.blanks(column..column + 1, row + 2, Style::Field),
                    false => self.text(column, row + 2, Style::Field, words),
                }
            }
            self.push("</row>");
            self.merge((1, row + 2), (3, row + 2));
        }
    }

    /// What is said of an épreuve, across all columns.
    fn told(&mut self, row: usize, lines: &[Line]) {
        self.words.read(&Cell::of(lines.to_vec()), self.page.lang);
        let count = layout::lines(&self.words.text, self.widths.iter().take(self.across).sum());
        self.open(row, Some((layout::height(count), true)));
        self.words_at(0, row, Style::Told, false);
        self.blanks(1..self.across, row, Style::Told);
        self.push("</row>");
        self.merge((0, row), (self.across.saturating_sub(1), row));
    }

    /// A cell that says the words just read.
    fn words_at(&mut self, column: usize, row: usize, style: Style, gap: bool) {
        if self.words.text.is_empty() {
            return self.blanks(column..column + 1, row, style);
        }
        let quoted = crate::render::matrix::formula::is_risky(&self.words.text);
        self.cell_start(column, row, style, quoted);
        self.push(" t=\"inlineStr\"><is>");
        self.words.write(gap, &mut self.part.text);
        self.push("</is></c>");
    }

    fn row(&mut self, table: &Table<'_>, row: &Row, at: usize, total: bool, span: impl Fn(usize) -> usize) {
        let shift = table.shift();
        if shift == 1 {
            let group = row.group.and_then(|group| table.sheet.groups.get(group));
            let line = group.and_then(|group| group.lines.first()).cloned().unwrap_or_default();
            let cell = Cell::of(vec![Line { note: "".into(), ..line }]);
            self.cell(&cell, ColumnKind::Thing, (0, at), false);
        }
        for (column, (cell, Column { kind, .. })) in row.cells.iter().zip(&table.sheet.columns).enumerate() {
            let (place, span) = ((column + shift, at), span(column));
            if span == 0 {
                self.blanks(place.0..place.0 + 1, at, Style::of(cell, *kind, total));
                continue;
            }
            self.cell(cell, *kind, place, total);
            self.merge(place, (place.0, at + span - 1));
        }
        if table.leads {
            let column = table.width() - 1;
            match self.links.of_row(row, self.page.at) {
                Some((code, place)) if self.hyperlinks.len() < LINKS => {
                    self.hyperlinks.push((format!("{}{}", text::letters(column), at + 1), place));
                    self.text(column, at, Style::Lead, &code);
                }
                _ => self.blanks(column..column + 1, at, Style::Text),
            }
        }
    }

    fn cell(&mut self, cell: &Cell, kind: ColumnKind, at: (usize, usize), total: bool) {
        let mut style = Style::of(cell, kind, total);
        let first = cell.lines.first().map_or("", |line| &*line.text);
        let line = match kind {
            ColumnKind::Place if !self.page.path.is_empty() => first
                .strip_prefix(self.page.path)
                .and_then(|rest| rest.strip_prefix(':'))
                .and_then(|line| line.parse::<u64>().ok()),
            _ => None,
        };
        if let Some(place) = self.links.of_cell(cell, self.page.at).filter(|_| self.hyperlinks.len() < LINKS)
        {
            self.hyperlinks.push((format!("{}{}", text::letters(at.0), at.1 + 1), place));
            if style == Style::Text {
                style = Style::Lead;
            }
        }
        match (line.or(cell.number), kind) {
            (Some(number), ColumnKind::Rate) => {
                self.cell_start(at.0, at.1, style, false);
                self.add(format_args!("><v>{}</v></c>", number as f64 / 100.0));
            }
            (Some(number), _) => {
                self.cell_start(at.0, at.1, style, false);
                self.add(format_args!("><v>{number}</v></c>"));
            }
            (None, _) => {
                if style == Style::Number {
                    style = Style::Text;
                }
                self.words.read(cell, self.page.lang);
                self.words_at(at.0, at.1, style, cell.gap);
            }
        }
    }
}

/// The row of sums, the last of a table of counts.
pub(super) fn total(table: &Table<'_>, row: &Row, last: bool) -> bool {
    last && row.thing.is_none()
        && table.sheet.columns.iter().any(|column| column.kind == ColumnKind::Rate)
        && row.cells.first().is_some_and(|cell| cell.link.is_none())
}

/// Colour of the tab: what is missing, what is for the jury, the rest.
fn tab(page: &Page<'_>) -> &'static str {
    let gaps = |table: &Table<'_>| table.sheet.rows.iter().any(|row| row.gap);
    match page.tables.first() {
        Some(table) if table.view == View::Grid => "8A6FB0",
        Some(table) if table.view == View::Summary && gaps(table) => "C0392B",
        _ => "1F3A5F",
    }
}
