//! The formats of the matrix, and the file of one référentiel in each.

use super::csv::Csv;
use super::html::{self, Setting};
use super::table::{self, Style};
use super::xlsx::{Workbook, XlsxError};
use super::{Imprint, json, markdown};
use crate::matrix::portfolio::Item;
use crate::matrix::{Document, View};
use std::path::Path;

/// How the matrix is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Table,
    /// For a merge request.
    Markdown,
    /// A page of its own.
    Html,
    /// For a spreadsheet, as text.
    Csv,
    /// A workbook.
    Xlsx,
    /// For programs.
    Json,
}

impl Format {
    /// Their names on the command line.
    pub const NAMES: [(&str, Format); 6] = [
        ("table", Format::Table),
        ("markdown", Format::Markdown),
        ("html", Format::Html),
        ("csv", Format::Csv),
        ("xlsx", Format::Xlsx),
        ("json", Format::Json),
    ];

    /// The one that the ending of a name asks for.
    pub fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        Some(match ending.as_str() {
            "md" | "markdown" => Format::Markdown,
            "html" | "htm" => Format::Html,
            "csv" => Format::Csv,
            "xlsx" => Format::Xlsx,
            "json" => Format::Json,
            "txt" => Format::Table,
            _ => return None,
        })
    }

    /// The views shown when none is asked for; `several`: of a portfolio, whose pages stay short.
    pub fn views(self, several: bool) -> &'static [View] {
        match (self, several) {
            (Format::Table | Format::Markdown | Format::Csv, _) | (Format::Xlsx, true) => {
                &[View::Traceability]
            }
            (Format::Html | Format::Json, true) => &[View::Summary, View::Traceability],
            (_, false) => &View::ALL,
        }
    }

    /// What the name of a file in this format ends with.
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Table => "txt",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
        }
    }
}

/// Competences from which on not every view is shown unless it is asked for: the real ones have a tenth of it.
pub const LARGE: usize = 600;

/// The name of a file without what tells that it is a référentiel.
pub fn stem(name: &str) -> &str {
    let endings = [".referentiel.yaml", ".referentiel.yml", ".yaml", ".yml"];
    endings.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// The file of one référentiel by itself: what `referentiel matrix` writes for it.
///
/// # Errors
/// When a workbook cannot hold it, or the disk what is on its way.
pub fn whole(
    format: Format,
    document: &Document,
    imprint: &Imprint,
    gaps_only: bool,
) -> Result<Vec<u8>, XlsxError> {
    let lang = document.lang;
    Ok(match format {
        Format::Table => table::render(document, imprint, Style { width: 160, color: false, lang }),
        Format::Markdown => markdown::render(document, imprint),
        Format::Html => html::page(document, imprint, Setting::Alone),
        Format::Csv => {
            let mut bytes = Vec::new();
            Csv::new(';', false).write(document, &mut bytes);
            bytes
        }
        Format::Xlsx => {
            let mut book = Workbook::new(imprint, lang, 1, gaps_only);
            book.add(document)?;
            book.finish()?
        }
        Format::Json => {
            let tail = json::tail(&[Item::new(0, document)]);
            [json::head(imprint, lang), json::document(document, true), tail].concat()
        }
    })
}
