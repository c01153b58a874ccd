//! What LibreOffice makes of the workbook and of the CSV: the same cells, and a page for each épreuve.

use crate::book::Book;
use crate::{document, sample, tools};
use referentiel::lang::Lang;
use referentiel::matrix::{Document, View};
use referentiel::render::matrix::Imprint;
use referentiel::render::matrix::csv::Csv;
use referentiel::render::matrix::xlsx::Workbook;
use std::path::Path;

/// How LibreOffice writes CSV: `;`, quotes, UTF-8, numbers as they are, every worksheet.
const TO_CSV: &str = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1";
/// How it reads ours.
const FROM_CSV: &str = "--infilter=Text - txt - csv (StarCalc):59,34,76,1";

fn only(view: Option<View>) -> Document {
    let mut document = document(&sample("community-manager.referentiel.yaml"));
    document.sheets.retain(|(one, _)| view.is_none_or(|view| *one == view));
    document
}

fn workbook(document: &Document) -> Vec<u8> {
    let mut workbook = Workbook::new(&Imprint::default(), Lang::Fr, 1, false);
    workbook.add(document).expect("a référentiel");
    workbook.finish().expect("a workbook")
}

/// Converts a file in `folder`; false where LibreOffice is absent.
fn convert(folder: &Path, file: &str, arguments: &[&str]) -> bool {
    // Its own settings, so that no other session of it stands in the way.
    let settings = format!("-env:UserInstallation=file://{}/settings", folder.display());
    let (folder, file) = (folder.display().to_string(), folder.join(file).display().to_string());
    let mut all = vec![settings.as_str(), "--headless"];
    all.extend(arguments);
    all.extend(["--outdir", &folder, &file]);
    let done = tools::run("soffice", &all, &[]).is_some();
    if !done {
        tools::absent("soffice (LibreOffice)");
    }
    done
}

/// Records of the CSV of LibreOffice, without the empty cells at the end of each and the empty records at the end.
fn read(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = String::from_utf8(bytes).expect("UTF-8");
    trimmed(crate::csv::read(text.trim_start_matches('\u{feff}'), ';').into_iter())
}

fn trimmed(rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = rows.collect();
    for row in &mut rows {
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
    }
    rows.truncate(rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
    rows
}

#[test]
fn the_workbook_opens_with_the_same_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut all = only(None);
    all.sheets.extend(crate::csv::cells(&["=1+1", "+1", "-1", "@x", "_x003D_1", "'=1", "1.10"]).sheets);
    let bytes = workbook(&all);
    std::fs::write(folder.path().join("m.xlsx"), &bytes).expect("written");
    if !convert(folder.path(), "m.xlsx", &["--convert-to", TO_CSV]) {
        return;
    }
    let book = Book::open(&bytes);
    for name in book.names() {
        let theirs = read(&folder.path().join(format!("m-{name}.csv")));
        let mut ours = book.values(name);
        // A share is shown in per cent.
        for (at, value) in ours.iter_mut().flat_map(|row| row.iter_mut().enumerate()) {
            if let Some(number) = value.number.filter(|_| name == "Synthèse" && at == 3) {
                value.words = format!("{}%", number * 100.0);
            }
        }
        let ours = ours.into_iter().map(|row| row.into_iter().map(|value| value.words).collect());
        assert_eq!(theirs, trimmed(ours), "{name}");
    }
}

#[test]
fn the_grid_is_printed_on_a_page_for_each_assessment() {
    let folder = tempfile::tempdir().expect("a folder");
    let grid = only(Some(View::Grid));
    std::fs::write(folder.path().join("m.xlsx"), workbook(&grid)).expect("written");
    if !convert(folder.path(), "m.xlsx", &["--convert-to", "pdf"]) {
        return;
    }
    let pdf = std::fs::read(folder.path().join("m.pdf")).expect("a PDF");
    let pages = pdf.windows(17).filter(|bytes| bytes.starts_with(b"/Type/Page/Parent")).count();
    assert_eq!(pages, grid.sheets[0].1[0].groups.len());
}

#[test]
fn the_csv_opens_with_the_same_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bytes = Vec::new();
    Csv::new(';', false).write(&only(Some(View::Traceability)), &mut bytes);
    std::fs::write(folder.path().join("m.csv"), &bytes).expect("written");
    if !convert(folder.path(), "m.csv", &[FROM_CSV, "--convert-to", "xlsx"]) {
        return;
    }
    let converted = convert(folder.path(), "m.xlsx", &["--convert-to", &TO_CSV.replace(",-1", "")]);
    assert!(converted);
    let text = String::from_utf8(bytes).expect("UTF-8");
    let ours = crate::csv::read(text.trim_start_matches('\u{feff}'), ';');
    assert_eq!(read(&folder.path().join("m.csv")), trimmed(ours.into_iter()));
}
