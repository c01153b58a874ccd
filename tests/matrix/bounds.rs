//! Documents whose matrix would be a square: what is shown of them is bounded, and said to be.

use crate::document;
use referentiel::matrix::Document;

const HEAD: &str = "intitulé: X\nrépertoire: RNCP\nniveau: 6\n";

/// Rows and lines of cells of every view.
fn size(document: &Document) -> (usize, usize) {
    let rows = || document.sheets.iter().flat_map(|(_, sheets)| sheets).flat_map(|sheet| &sheet.rows);
    (rows().count(), rows().flat_map(|row| &row.cells).map(|cell| cell.lines.len()).sum())
}

#[test]
fn an_activity_that_every_bloc_lists_is_shown_so_often_only() {
    let activities: String = (1..=600)
        .map(|n| format!("  A{n}: {{ intitulé: a, compétences: {{ C{n}: Faire {n} }} }}\n"))
        .collect();
    let blocks: String =
        (1..=600).map(|n| format!("  {n}: {{ intitulé: b, activités: A1 à A600 }}\n")).collect();
    let document = document(&format!("{HEAD}activités:\n{activities}blocs:\n{blocks}"));
    let (rows, _) = size(&document);
    assert!(rows < 150_000, "{rows} rows");
    assert!(document.notes.iter().any(|note| note.contains("trop nombreux")), "{:?}", document.notes);
    let uses: usize = document.entries.iter().map(|entry| entry.uses.len()).sum();
    assert!(uses <= 500_000, "{uses} uses");
}

#[test]
fn epreuves_that_all_evaluate_everything_are_listed_so_far_only() {
    let competencies: String = (1..=1500).map(|n| format!("      C{n}: Faire {n}\n")).collect();
    let assessments: String = (1..=1500)
        .map(|n| format!("      E{n}: {{ modalité: Oral, évalue: certification, critères: {{ C1 à C1500: [Ok {n}] }} }}\n"))
        .collect();
    let document = document(&format!(
        "{HEAD}blocs:\n  1:\n    intitulé: B\n    compétences:\n{competencies}    épreuves:\n{assessments}"
    ));
    let (rows, lines) = size(&document);
    assert!(rows < 20_000 && lines < 700_000, "{rows} rows, {lines} lines");
    assert!(document.notes.iter().any(|note| note.contains("trop nombreux")), "{:?}", document.notes);
}
