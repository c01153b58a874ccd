//! The matrix as a workbook of Office Open XML (`.xlsx`), one worksheet a sheet, or one a référentiel; beyond
//! [`WORKSHEETS`] référentiels, their rows together. The file itself is written by `rust_xlsxwriter`.
//!
//! Texts are written as texts: no cell holds a formula. Nothing depends on the day or on the machine.

mod flat;
mod heights;
mod layout;
mod links;
mod pen;
mod print;
mod sheet;
mod style;
mod text;

use super::Imprint;
use crate::lang::Lang;
use crate::matrix::portfolio::{self, Item};
use crate::matrix::{Document, View};
use crate::say;
use flat::Flat;
use layout::Table;
use links::Links;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Worksheet};
use sheet::Page;
use std::collections::HashMap;

pub use rust_xlsxwriter::XlsxError;

/// Référentiels that have a worksheet each: with more, no spreadsheet is usable.
pub const WORKSHEETS: usize = 200;

/// Makes worksheets. It may be shared among threads.
#[derive(Clone, Debug)]
pub struct Maker {
    imprint: Imprint,
    lang: Lang,
    /// How many référentiels are asked for.
    count: usize,
    gaps_only: bool,
}

/// A workbook being made.
pub struct Workbook {
    maker: Maker,
    book: rust_xlsxwriter::Workbook,
    sheets: Vec<Worksheet>,
    flat: Flat,
    items: Vec<Item>,
    /// Where each référentiel is told, if it is.
    places: Vec<Option<String>>,
}

/// What the workbook says of one référentiel.
pub struct Worksheets {
    made: Made,
    item: Item,
}

enum Made {
    /// Worksheets of its own.
    Sheets(Vec<Worksheet>),
    /// Rows among those of others.
    Rows(flat::Rows),
}

impl Worksheets {
    /// What the page of a portfolio says of the référentiel.
    pub fn item(&self) -> &Item {
        &self.item
    }
}

impl Workbook {
    /// An empty workbook for so many référentiels: with several, a first worksheet counts, and each has one of its
    /// own up to [`WORKSHEETS`]. `gaps_only`: only the référentiels where something is missing.
    pub fn new(imprint: &Imprint, lang: Lang, count: usize, gaps_only: bool) -> Self {
        let home = portfolio_name(lang);
        let top = text::location(&home, 0, 0);
        Workbook {
            flat: Flat::new(lang, imprint.line(lang), (home, top)),
            maker: Maker { imprint: imprint.clone(), lang, count, gaps_only },
            book: rust_xlsxwriter::Workbook::new(),
            sheets: Vec::new(),
            items: Vec::new(),
            places: Vec::new(),
        }
    }

    /// What makes its worksheets.
    pub fn maker(&self) -> Maker {
        self.maker.clone()
    }

    /// Adds the next référentiel.
    ///
    /// # Errors
    /// When the rows of a large portfolio cannot be kept on disk.
    pub fn push(&mut self, worksheets: Worksheets) -> Result<(), XlsxError> {
        let place = match worksheets.made {
            Made::Sheets(sheets) => {
                let name = sheets.first().map(Worksheet::name);
                self.sheets.extend(sheets);
                name.map(|name| text::location(&name, 0, 0))
            }
            Made::Rows(rows) => self.flat.push(&mut self.book, rows)?,
        };
        self.places.push(place);
        self.items.push(worksheets.item);
        Ok(())
    }

    /// Adds the next référentiel: [`Maker::prepare`] and [`Workbook::push`] at once.
    ///
    /// # Errors
    /// As both.
    pub fn add(&mut self, document: &Document) -> Result<(), XlsxError> {
        let worksheets = self.maker.prepare(self.items.len(), document)?;
        self.push(worksheets)
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// When the format cannot hold it, or the disk what is on its way.
    pub fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        let (lang, several) = (self.maker.lang, self.maker.count > 1);
        if several || self.sheets.is_empty() {
            let portfolio = self.portfolio()?;
            self.book.push_worksheet(portfolio);
        }
        self.sheets.extend(self.flat.close()?);
        self.sheets.into_iter().for_each(|sheet| self.book.push_worksheet(sheet));
        let title = match self.items.first() {
            Some(item) if !several => item.title.clone(),
            _ => say!(lang, "Portefeuille de référentiels", "Portfolio of frameworks"),
        };
        let properties = DocProperties::new()
            .set_title(text::clean(&title))
            .set_subject(say!(lang, "Matrice de traçabilité", "Traceability matrix"))
            .set_author(text::clean(&format!("referentiel {}", self.maker.imprint.tool)))
            .set_comment(text::clean(&self.maker.imprint.line(lang)))
            .set_creation_datetime(&day(self.maker.imprint.date.as_deref())?);
        self.book.set_properties(&properties).set_tab_ratio(80);
        if several {
            self.book.set_zip_compression_level(SEVERAL);
        }
        self.book.save_to_buffer()
    }

    /// The worksheet that counts.
    fn portfolio(&self) -> Result<Worksheet, XlsxError> {
        let (lang, count) = (self.maker.lang, self.maker.count);
        let sheet = portfolio::sheet(&self.items, self.maker.gaps_only, lang);
        let mut notices = Vec::new();
        if self.maker.is_flat() {
            notices.push(say!(
                lang,
                "{count} fichiers : au-delà de {WORKSHEETS}, les référentiels n'ont pas chacun leur feuille. Leurs lignes se suivent dans la même, à filtrer par sa première colonne.",
                "{count} files: beyond {WORKSHEETS}, frameworks have no worksheet of their own. Their rows follow each other in the same one, to be filtered by its first column."
            ));
        }
        if self.flat.left_out {
            notices.push(say!(
                lang,
                "La vue couverture n'est pas ici : ses colonnes sont les épreuves de chaque référentiel.",
                "The coverage view is not here: its columns are the assessments of each framework."
            ));
        }
        let links =
            Links { anchors: HashMap::new(), sheets: HashMap::new(), names: &[], documents: &self.places };
        let title = say!(lang, "Portefeuille de référentiels", "Portfolio of frameworks");
        let bottom = self.maker.imprint.line(lang);
        let page = Page {
            at: 0,
            title: title.clone(),
            about: bottom.clone(),
            back: None,
            tables: vec![Table::new(&sheet, View::Summary, None, sheet::rows_above(notices.len()))],
            notices,
            print: [&title, &sheet.title, &bottom],
            lang,
        };
        sheet::write(&portfolio_name(lang), &page, &links)
    }
}

impl Maker {
    fn is_flat(&self) -> bool {
        self.count > WORKSHEETS
    }

    /// Makes what the workbook says of the référentiel at place `index` (from 0) of those that were asked for. This
    /// is the work that may be done on several threads; [`Workbook::push`] then takes the results in order.
    ///
    /// # Errors
    /// When the format cannot hold it.
    pub fn prepare(&self, index: usize, document: &Document) -> Result<Worksheets, XlsxError> {
        let item = Item::new(index, document);
        let made = match self.count {
            0 | 1 => Made::Sheets(self.alone(document)?),
            _ if self.gaps_only && item.tally.gaps == 0 => Made::Sheets(Vec::new()),
            _ if self.is_flat() => Made::Rows(flat::rows(document)),
            _ => Made::Sheets(vec![self.one_of_several(index, document)?]),
        };
        Ok(Worksheets { made, item })
    }

    /// One worksheet for each sheet of a référentiel.
    fn alone(&self, document: &Document) -> Result<Vec<Worksheet>, XlsxError> {
        let lang = self.lang;
        let mut names: Vec<String> = Vec::new();
        let mut tables: Vec<Table<'_>> = Vec::new();
        let header = sheet::rows_above(document.notes.len());
        for (view, sheets) in &document.sheets {
            for one in sheets {
                let taken =
                    |name: &str| names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
                let name = text::sheet_name(&one.title, taken);
                names.push(name);
                tables.push(Table::new(one, *view, None, header));
            }
        }
        let links = Links {
            anchors: layout::anchors(tables.iter().enumerate()),
            sheets: tables.iter().enumerate().map(|(at, t)| (t.sheet.id, (at, t.header))).collect(),
            names: &names,
            documents: &[],
        };
        for (at, table) in tables.iter_mut().enumerate().filter(|(_, table)| table.view != View::Grid) {
            table.leads = table.sheet.rows.iter().any(|row| links.of_row(row, at).is_some());
        }
        let about = super::about(document, &self.imprint);
        let bottom = self.imprint.line(lang);
        let home = tables.iter().position(|table| table.sheet.id == View::Summary.id());
        let mut made = Vec::with_capacity(tables.len());
        for (at, table) in tables.into_iter().enumerate() {
            let back = home.filter(|home| *home != at).and_then(|home| names.get(home));
            let view = table.sheet.title.as_str();
            let page = Page {
                at,
                title: match document.title.is_empty() {
                    true => view.to_owned(),
                    false => format!("{view} — {}", document.title),
                },
                about: about.clone(),
                notices: document.notes.clone(),
                back: back.map(|name| (format!("← {name}"), text::location(name, 0, 0))),
                print: [&document.title, view, &bottom],
                lang,
                tables: vec![table],
            };
            made.push(sheet::write(names.get(at).map_or("", String::as_str), &page, &links)?);
        }
        Ok(made)
    }

    /// The worksheet of a référentiel among several, its sheets one under another.
    fn one_of_several(&self, index: usize, document: &Document) -> Result<Worksheet, XlsxError> {
        let (lang, number) = (self.lang, index + 1);
        let title = if document.title.is_empty() { &document.path } else { &document.title };
        let name = text::sheet_name(&format!("{number} {title}"), |_| false);
        let mut tables: Vec<Table<'_>> = Vec::new();
        let mut row = sheet::rows_above(document.notes.len());
        for (view, sheets) in &document.sheets {
            for one in sheets {
                let under = (!tables.is_empty()).then_some(row);
                let table = Table::new(one, *view, under, row + usize::from(under.is_some()));
                // Notes or « nothing to show », then an empty row.
                row = table.end + one.notes.len() + 2;
                tables.push(table);
            }
        }
        let links = Links { anchors: HashMap::new(), sheets: HashMap::new(), names: &[], documents: &[] };
        let home = portfolio_name(lang);
        let bottom = self.imprint.line(lang);
        let page = Page {
            at: 0,
            title: title.clone(),
            about: super::about(document, &self.imprint),
            notices: document.notes.clone(),
            back: Some((format!("← {home}"), text::location(&home, 0, 0))),
            print: [title, tables.first().map_or("", |table| &table.sheet.title), &bottom],
            lang,
            tables,
        };
        sheet::write(&name, &page, &links)
    }
}

/// How hard a portfolio is compressed: at 1 it is a third larger, and hardly sooner written.
const SEVERAL: u8 = 2;

fn portfolio_name(lang: Lang) -> String {
    say!(lang, "Portefeuille", "Portfolio")
}

/// The day that the workbook bears: never that of today, which would give other bytes each day.
fn day(date: Option<&str>) -> Result<ExcelDateTime, XlsxError> {
    let date = date.and_then(|date| ExcelDateTime::parse_from_str(date).ok());
    date.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)
}
