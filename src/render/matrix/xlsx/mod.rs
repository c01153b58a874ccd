//! The matrix as a workbook of Office Open XML (`.xlsx`), one worksheet a sheet, or one a référentiel.
//!
//! Texts are written as texts: no cell holds a formula. Worksheets are made one by one, on any thread, and kept
//! compressed: a portfolio takes the memory of its own output. Nothing depends on the day or on the machine.

mod heights;
mod layout;
mod links;
mod package;
mod parts;
mod sheet;
mod style;
mod tail;
mod text;

use super::Imprint;
use crate::lang::Lang;
use crate::matrix::portfolio::{self, Item};
use crate::matrix::{Document, View};
use crate::say;
use layout::Table;
use links::Links;
use package::{Archive, Packed, Part};
use sheet::Page;
use std::collections::HashMap;

pub use package::TooLarge;

/// Worksheets of a workbook: what the most sparing of the spreadsheets in use opens.
pub const WORKSHEETS: usize = 10_000;

/// Makes worksheets. It may be shared among threads.
#[derive(Clone, Debug)]
pub struct Maker {
    imprint: Imprint,
    lang: Lang,
    several: bool,
    gaps_only: bool,
}

/// A workbook being made.
#[derive(Debug)]
pub struct Workbook {
    maker: Maker,
    archive: Archive,
    sheets: Vec<parts::Sheet>,
    documents: Vec<(Item, Option<String>)>,
    /// What a single référentiel says of the workbook.
    title: String,
}

/// The worksheets of one référentiel.
#[derive(Debug)]
pub struct Worksheets {
    sheets: Vec<(parts::Sheet, Packed)>,
    item: Item,
}

impl Worksheets {
    /// What the page of a portfolio says of the référentiel.
    pub fn item(&self) -> &Item {
        &self.item
    }
}

impl Workbook {
    /// An empty workbook. `several`: a portfolio, with one worksheet a référentiel behind a first one that counts;
    /// `gaps_only`: only the référentiels where something is missing.
    pub fn new(imprint: &Imprint, lang: Lang, several: bool, gaps_only: bool) -> Self {
        let mut archive = Archive::default();
        let mut root = Part::new("_rels/.rels", 6);
        parts::root(&mut root.text);
        archive.push(&root.pack());
        Workbook {
            maker: Maker { imprint: imprint.clone(), lang, several, gaps_only },
            archive,
            sheets: Vec::new(),
            documents: Vec::new(),
            title: String::new(),
        }
    }

    /// What makes its worksheets.
    pub fn maker(&self) -> Maker {
        self.maker.clone()
    }

    /// Adds the worksheets of the next référentiel.
    pub fn push(&mut self, worksheets: Worksheets) {
        let name = worksheets.sheets.first().map(|(sheet, _)| sheet.name.clone());
        for (sheet, packed) in worksheets.sheets {
            self.archive.push(&packed);
            self.sheets.push(sheet);
        }
        if self.documents.is_empty() {
            self.title.clone_from(&worksheets.item.title);
        }
        self.documents.push((worksheets.item, name));
    }

    /// Adds the next référentiel: [`Maker::prepare`] and [`Workbook::push`] at once.
    pub fn add(&mut self, document: &Document) {
        let worksheets = self.maker.prepare(self.documents.len(), document);
        self.push(worksheets);
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// [`TooLarge`] when the format cannot hold it.
    pub fn finish(mut self) -> Result<Vec<u8>, TooLarge> {
        let lang = self.maker.lang;
        if self.maker.several || self.sheets.is_empty() {
            let (sheet, packed) = self.portfolio();
            self.archive.push(&packed);
            self.sheets.insert(0, sheet);
        }
        let properties = parts::Properties {
            title: match self.maker.several {
                false => self.title.clone(),
                true => say!(lang, "Portefeuille de référentiels", "Portfolio of frameworks"),
            },
            subject: say!(lang, "Matrice de traçabilité", "Traceability matrix"),
            description: self.maker.imprint.line(lang),
            creator: format!("referentiel {}", self.maker.imprint.tool),
            lang,
            date: self.maker.imprint.date.clone(),
        };
        let mut part = |name: &str, write: &dyn Fn(&mut String)| {
            let mut part = Part::new(name, 6);
            write(&mut part.text);
            self.archive.push(&part.pack());
        };
        part("[Content_Types].xml", &|xml| parts::types(&self.sheets, xml));
        part("xl/workbook.xml", &|xml| parts::workbook(&self.sheets, xml));
        part("xl/_rels/workbook.xml.rels", &|xml| parts::relations(&self.sheets, xml));
        part("xl/styles.xml", &style::write);
        part("docProps/core.xml", &|xml| parts::core(&properties, xml));
        part("docProps/app.xml", &parts::application);
        self.archive.finish()
    }

    /// The worksheet that counts.
    fn portfolio(&self) -> (parts::Sheet, Packed) {
        let lang = self.maker.lang;
        let items: Vec<Item> = self.documents.iter().map(|(item, _)| item.clone()).collect();
        let names: Vec<Option<String>> = self.documents.iter().map(|(_, name)| name.clone()).collect();
        let sheet = portfolio::sheet(&items, self.maker.gaps_only, lang);
        let beyond = items.iter().skip(WORKSHEETS - 1);
        let left_out = beyond.filter(|item| !self.maker.gaps_only || item.tally.gaps > 0).count();
        let notices = match left_out {
            0 => Vec::new(),
            _ => vec![say!(
                lang,
                "Un classeur ne peut tenir que {WORKSHEETS} feuilles : les {left_out} derniers référentiels n'ont pas la leur.",
                "A workbook can only hold {WORKSHEETS} worksheets: the last {left_out} frameworks have none of their own."
            )],
        };
        let links = Links { anchors: HashMap::new(), sheets: HashMap::new(), names: &[], documents: &names };
        let title = say!(lang, "Portefeuille de référentiels", "Portfolio of frameworks");
        let bottom = self.maker.imprint.line(lang);
        let page = Page {
            at: 0,
            title: title.clone(),
            about: bottom.clone(),
            back: None,
            tables: vec![Table::new(&sheet, View::Summary, None, sheet::rows_above(notices.len()))],
            notices,
            path: "",
            print: [&title, &sheet.title, &bottom],
            first: true,
            lang,
        };
        pack(1, portfolio_name(lang), &page, &links, SEVERAL)
    }
}

impl Maker {
    /// Makes the worksheets of the référentiel at place `index` (from 0) of those that were asked for. This is the
    /// work that may be done on several threads; [`Workbook::push`] then takes the results in order.
    pub fn prepare(&self, index: usize, document: &Document) -> Worksheets {
        let item = Item::new(index, document);
        let sheets = match self.several {
            false => self.alone(document),
            true if index + 1 >= WORKSHEETS || self.gaps_only && item.tally.gaps == 0 => Vec::new(),
            true => vec![self.one_of_several(index, document)],
        };
        Worksheets { sheets, item }
    }

    /// One worksheet for each sheet of a référentiel.
    fn alone(&self, document: &Document) -> Vec<(parts::Sheet, Packed)> {
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
                path: &document.path,
                print: [&document.title, view, &bottom],
                first: at == 0,
                lang,
                tables: vec![table],
            };
            let name = names.get(at).cloned().unwrap_or_default();
            made.push(pack(at + 1, name, &page, &links, 6));
        }
        made
    }

    /// The worksheet of a référentiel among several, its sheets one under another.
    fn one_of_several(&self, index: usize, document: &Document) -> (parts::Sheet, Packed) {
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
            path: &document.path,
            first: false,
            lang,
            tables,
        };
        // The first is the page that counts.
        pack(number + 1, name, &page, &links, SEVERAL)
    }
}

/// How hard a portfolio is compressed: at 1 it is a third larger, and hardly sooner written.
const SEVERAL: u32 = 2;

fn portfolio_name(lang: Lang) -> String {
    say!(lang, "Portefeuille", "Portfolio")
}

/// Writes a page as the worksheet of this number.
fn pack(
    number: usize,
    name: String,
    page: &Page<'_>,
    links: &Links<'_>,
    level: u32,
) -> (parts::Sheet, Packed) {
    let mut part = Part::new(format!("xl/worksheets/sheet{number}.xml"), level);
    sheet::write(page, links, &mut part);
    let first = page.tables.first();
    let left_out = first.map_or(0, Table::unprinted);
    let sheet = parts::Sheet {
        name,
        number,
        repeated: first.map(|table| table.header),
        filter: tail::filter(page),
        printed: first.filter(|_| left_out > 0).map(|table| {
            let last = text::letters(table.width().saturating_sub(1 + left_out));
            format!("A1:{last}{}", table.end + table.sheet.notes.len())
        }),
    };
    (sheet, part.pack())
}
