//! The matrix as CSV: the cells come back as they were, and none is a formula.

use crate::{document, sample, sheet};
use referentiel::lang::Lang;
use referentiel::matrix::sheet::{Cell, Column, ColumnKind, Row, Sheet};
use referentiel::matrix::{Document, View};
use referentiel::render::matrix::csv::Csv;

fn render(documents: &[&Document], delimiter: char) -> String {
    let mut out = Vec::new();
    let mut csv = Csv::new(delimiter, documents.len() > 1);
    documents.iter().for_each(|document| csv.write(document, &mut out));
    let text = String::from_utf8(out).expect("UTF-8");
    text.strip_prefix('\u{feff}').expect("the mark of UTF-8").to_owned()
}

fn only(mut document: Document, view: View) -> Document {
    document.sheets.retain(|(one, _)| *one == view);
    document
}

/// A document of one sheet with these cells in a row.
pub fn cells(texts: &[&str]) -> Document {
    let mut document = only(document(""), View::Traceability);
    let column = |at: usize| Column { id: format!("c{at}"), title: format!("C{at}"), kind: ColumnKind::Text };
    let cells = texts.iter().map(|text| Cell::text(*text)).collect();
    let one = Sheet {
        id: View::Traceability.id(),
        title: "Essai".to_owned(),
        columns: (0..texts.len()).map(column).collect(),
        rows: vec![Row { cells, ..Row::default() }],
        ..Sheet::default()
    };
    document.sheets = vec![(View::Traceability, vec![one])];
    document.lang = Lang::Fr;
    document
}

/// Records and cells, read as RFC 4180 says.
pub fn read(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            _ if quoted => cell.push(letter),
            '\r' => {}
            '\n' => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            _ if letter == delimiter => record.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    assert!(!quoted && cell.is_empty() && record.is_empty(), "the last record has its end");
    records
}

#[test]
fn the_sample_is_one_table_of_seventeen_rows() {
    let document = only(document(&sample("community-manager.referentiel.yaml")), View::Traceability);
    let text = render(&[&document], ';');
    assert_eq!(text.matches("\r\n").count(), 18, "only records end with both characters");
    let records = read(&text, ';');
    assert_eq!(records.len(), 18);
    assert_eq!(records[0][..3], ["Bloc", "Activité", "Compétence"]);
    let columns = sheet(&document, "tracabilite").columns.len();
    assert!(records.iter().all(|record| record.len() == columns + 1));
    let row = records.iter().find(|record| record[2].starts_with("1.2.1 ")).expect("the row");
    assert_eq!(row[0], "1 Construire et piloter la présence numérique d'une marque");
    assert_eq!(row[4].lines().count(), 4, "one line a criterion: {}", row[4]);
    assert!(row[4].contains("(par l'activité 1.2)"), "{}", row[4]);
    let line = sheet(&document, "tracabilite").rows[1].line;
    assert_eq!(row.last(), Some(&format!("{}:{line}", document.path)));
}

#[test]
fn merged_cells_are_said_on_every_row_and_sheets_follow_each_other() {
    let all = document(&sample("community-manager.referentiel.yaml"));
    let records = read(&render(&[&only(all.clone(), View::Official)], ';'), ';');
    let first: Vec<&str> = records[1..4].iter().map(|record| &record[3][..2]).collect();
    assert_eq!(first, ["E1", "E1", "E1"]);
    let records = read(&render(&[&only(all, View::Summary)], ';'), ';');
    let titles: Vec<usize> = (0..records.len()).filter(|at| records[*at].len() == 1).collect();
    let words: Vec<&str> = titles.iter().map(|at| records[*at][0].as_str()).collect();
    assert_eq!(words, ["Synthèse", "", "Lacunes", "", "Signalements par règle"]);
    assert!(records.iter().flatten().any(|cell| cell == "100%"));
}

#[test]
fn several_documents_with_the_same_columns_are_one_table() {
    let one = only(document(&sample("community-manager.referentiel.yaml")), View::Criteria);
    let other = only(document(&sample("cartographe.referentiel.yaml")), View::Criteria);
    let records = read(&render(&[&one, &other], ','), ',');
    let rows = |document: &Document| sheet(document, "criteres").rows.len();
    assert_eq!(records.len(), 1 + rows(&one) + rows(&other));
    assert_eq!(records[0][0], "Fichier");
    assert!(records.iter().all(|record| record.len() == records[0].len()));
}

#[test]
fn no_cell_becomes_a_formula() {
    let table = [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\n'=1"),
        ("＝1", "'＝1"),
        // A spreadsheet set to another separator, or blind to quotes, would begin a cell here.
        ("a;=1", "a;'=1"),
        ("a,@b", "a,'@b"),
        ("a\n=1\r\n-2\r+3", "a\n'=1\n'-2\n'+3"),
        ("a\t|-1", "a\t|'-1"),
        ("\"=1", "\"'=1"),
        ("'=1", "'=1"),
        // Nothing to fear.
        ("–", "–"),
        ("— non", "— non"),
        ("a = b, - c", "a = b, - c"),
        ("2026-01", "2026-01"),
    ];
    for delimiter in [';', ',', '\t'] {
        for (text, expected) in table {
            let records = read(&render(&[&cells(&["début", text, "fin"])], delimiter), delimiter);
            assert_eq!(records, [["C0", "C1", "C2"], ["début", expected, "fin"]], "{text:?}");
        }
    }
}

#[test]
fn titles_and_names_of_files_are_held_to_the_same() {
    let mut one = cells(&["a"]);
    one.path = "=cmd|' /C calc'!A0.yaml".to_owned();
    one.sheets[0].1[0].columns[0].title = "@x;\"y\"".to_owned();
    let records = read(&render(&[&one, &one], ';'), ';');
    assert_eq!(records[0], ["Fichier", "'@x;\"y\""]);
    assert_eq!(records[1], ["'=cmd|' /C calc'!A0.yaml", "a"]);
}

/// What Python's own reader makes of the same bytes.
#[test]
fn python_reads_the_same_cells() {
    let python = "import csv,sys,json; sys.stdin.reconfigure(encoding='utf-8-sig', newline=''); json.dump(list(csv.reader(sys.stdin, delimiter=';', strict=True)), sys.stdout)";
    let document = document(&sample("community-manager.referentiel.yaml"));
    let text = render(&[&document], ';');
    let Some(output) = crate::tools::run("python3", &["-c", python], format!("\u{feff}{text}").as_bytes())
    else {
        return crate::tools::absent("python3");
    };
    let records: Vec<Vec<String>> = serde_json::from_slice(&output).expect("JSON");
    let mut expected = read(&text, ';');
    // An empty record is a record without cells to Python.
    expected.iter_mut().filter(|record| **record == [""]).for_each(Vec::clear);
    assert_eq!(records, expected);
}
