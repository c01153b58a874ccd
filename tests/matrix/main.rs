//! The traceability matrix: what each view says, and that it says the same as the findings.

mod book;
mod bounds;
mod csv;
mod html;
mod json;
mod markup;
mod office;
mod states;
mod tools;
mod views;
mod xlsx;

use referentiel::analysis::{RuleSet, analyse};
use referentiel::lang::Lang;
use referentiel::matrix::sheet::{Cell, Sheet};
use referentiel::matrix::{Document, Options, View};

/// The matrix of a text, with every view.
pub fn document(text: &str) -> Document {
    laid_out(text, &View::ALL, false, Lang::Fr)
}

/// One view of the matrix of a text.
pub fn one_view(text: &str, view: View, gaps_only: bool, lang: Lang) -> Document {
    laid_out(text, &[view], gaps_only, lang)
}

fn laid_out(text: &str, views: &[View], gaps_only: bool, lang: Lang) -> Document {
    let mut rules = RuleSet::new();
    rules.leave_out_hints();
    let analysis = analyse(text.as_bytes().to_vec(), &rules);
    Document::new(&analysis, "essai.referentiel.yaml", &Options { views, gaps_only, lang })
}

/// The text of a sample.
pub fn sample(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    std::fs::read_to_string(path).expect("a sample")
}

/// A sheet by its identifier.
pub fn sheet<'a>(document: &'a Document, id: &str) -> &'a Sheet {
    let mut all = document.sheets.iter().flat_map(|(_, sheets)| sheets);
    all.find(|sheet| sheet.id == id).expect("the sheet")
}

/// Codes of a cell, or its texts where it has none.
pub fn short(cell: &Cell) -> String {
    let line = |line: &referentiel::matrix::sheet::Line| {
        if line.code.is_empty() { line.text.to_string() } else { line.code.to_string() }
    };
    cell.lines.iter().map(line).collect::<Vec<_>>().join(", ")
}
