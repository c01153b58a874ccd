//! The matrix as a workbook, read back by programs that have nothing to do with the one that writes it.

use crate::csv::cells;
use crate::{document, sample, sheet, tools};
use calamine::{Data, Reader, Xlsx};
use referentiel::lang::Lang;
use referentiel::matrix::{Document, View};
use referentiel::render::matrix::Imprint;
use referentiel::render::matrix::xlsx::Workbook;
use std::io::Cursor;

const SAMPLE: &str = "community-manager.referentiel.yaml";

fn imprint() -> Imprint {
    Imprint {
        tool: "0.1.0".to_owned(),
        revision: Some("abc1234".to_owned()),
        rules: "réglages par défaut".to_owned(),
        date: None,
    }
}

fn write(documents: &[&Document], gaps_only: bool) -> Vec<u8> {
    let mut workbook = Workbook::new(&imprint(), Lang::Fr, documents.len() > 1, gaps_only);
    documents.iter().for_each(|document| workbook.add(document));
    workbook.finish().expect("a workbook")
}

type Book = Xlsx<Cursor<Vec<u8>>>;

fn open(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook that can be read")
}

/// The cells of a worksheet from its first row on, as words.
fn rows(book: &mut Book, name: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(name).expect("a worksheet");
    assert_eq!(range.start(), Some((0, 0)));
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn every_sheet_of_the_matrix_has_a_worksheet_and_no_formula() {
    let mut book = open(write(&[&document(&sample(SAMPLE))], false));
    let names = book.sheet_names();
    assert_eq!(
        names,
        [
            "Synthèse",
            "Lacunes",
            "Signalements par règle",
            "Grille officielle",
            "Traçabilité",
            "Couverture",
            "Critères",
            "Grilles d'évaluation"
        ]
    );
    for name in names {
        let formulas = book.worksheet_formula(&name).expect("its formulas");
        assert!(formulas.used_cells().next().is_none(), "{name}");
        let rows = rows(&mut book, &name);
        assert!(rows[0][0].ends_with(" — Community manager"), "{name}: {}", rows[0][0]);
        assert!(rows[1][0].contains("révision abc1234 · réglages par défaut"), "{name}: {}", rows[1][0]);
    }
}

#[test]
fn the_cells_are_those_of_the_matrix() {
    let document = document(&sample(SAMPLE));
    let mut book = open(write(&[&document], false));
    let rows = rows(&mut book, "Traçabilité");
    assert_eq!(rows[3][..3], ["Bloc", "Activité", "Compétence"]);
    assert_eq!(rows.len(), 4 + 17);
    let table = sheet(&document, "tracabilite");
    let column = |title: &str| rows[3].iter().position(|cell| cell == title).expect("a column");
    for (row, source) in rows[4..].iter().zip(&table.rows) {
        for (cell, (at, column)) in source.cells.iter().zip(table.columns.iter().enumerate()) {
            let mut expected = cell.lines.iter().map(|line| line.text.as_str());
            match column.id.as_str() {
                "source" => assert_eq!(row[at + 1], source.line.to_string()),
                _ => assert!(expected.all(|text| row[at + 1].contains(text)), "{} {row:?}", column.id),
            }
        }
    }
    let row = rows.iter().find(|row| row[2].starts_with("1.4.2 ")).expect("the row");
    assert!(row[3].starts_with("E2 "), "{row:?}");
    assert!(row[4].starts_with("Les mots-clés sont classés"), "{row:?}");
    assert_eq!(row[column("État")], "couverte");
    let row = rows.iter().find(|row| row[2].starts_with("1.1.1 ")).expect("the row");
    assert_eq!(row[column("État")], "couverte par l'activité");
    assert_eq!(row[column("Voir")], "E1");
}

#[test]
fn numbers_are_numbers_and_shares_are_shares() {
    let mut book = open(write(&[&document(&sample(SAMPLE))], false));
    let range = book.worksheet_range("Synthèse").expect("a worksheet");
    let titles: Vec<String> = (0..13).map(|at| range[(3, at)].to_string()).collect();
    let at = |title: &str| titles.iter().position(|one| one == title).expect("a column");
    let last = (4..range.height()).find(|row| range[(*row, 0)].to_string() == "Ensemble").expect("a total");
    assert_eq!(range[(last, at("Compétences"))], Data::Float(17.0));
    assert_eq!(range[(last, at("Couverture"))], Data::Float(1.0));
    assert_eq!(range[(last, at("Lacunes"))], Data::Float(1.0));
}

#[test]
fn merged_cells_are_those_of_the_matrix() {
    let document = document(&sample(SAMPLE));
    let mut book = open(write(&[&document], false));
    let merged = book.merge_cells_by_sheet_name("Grille officielle").expect("merged cells");
    let table = sheet(&document, "officielle");
    let spans = |column: usize| table.spans(column).into_iter().filter(|span| *span > 1).count();
    let headings = 4;
    let expected: usize = (0..table.columns.len()).map(spans).sum::<usize>() + headings;
    assert_eq!(merged.len(), expected);
    let methods: Vec<u32> =
        merged.iter().filter(|m| m.start.1 == 2 && m.end.1 == 2).map(|m| m.end.0 - m.start.0 + 1).collect();
    assert_eq!(methods, [3, 4, 3, 2, 5]);
    // Cells that may be filtered are never merged.
    for name in ["Lacunes", "Traçabilité", "Critères"] {
        assert!(book.merge_cells_by_sheet_name(name).expect("merged cells").is_empty(), "{name}");
    }
}

#[test]
fn links_lead_to_the_row_they_name() {
    let mut book = open(write(&[&document(&sample(SAMPLE))], false));
    let mut checked = 0;
    for name in ["Critères", "Couverture", "Grille officielle", "Traçabilité", "Lacunes"] {
        let cells = rows(&mut book, name);
        for link in book.hyperlinks_by_sheet_name(name).expect("links") {
            let place = link.location.expect("a place");
            let (sheet, cell) = place.rsplit_once('!').expect("a worksheet and a cell");
            let sheet = sheet.trim_matches('\'').replace("''", "'");
            let row: usize = cell.trim_start_matches('A').parse().expect("a row");
            let words = &cells[link.range.start.0 as usize][link.range.start.1 as usize];
            let there = rows(&mut book, &sheet)[row - 1].join(" ");
            assert!(words.starts_with('←') || there.contains(words.as_str()), "{name}: {words} → {place}");
            checked += 1;
        }
    }
    assert!(checked > 60, "{checked}");
}

#[test]
fn the_same_matrix_gives_the_same_bytes() {
    let (one, other) = (document(&sample(SAMPLE)), document(&sample("cartographe.referentiel.yaml")));
    assert!(write(&[&one], false) == write(&[&one], false));
    // Whatever the order in which the worksheets are made.
    let mut workbook = Workbook::new(&imprint(), Lang::Fr, true, false);
    let second = workbook.prepare(1, &other);
    let first = workbook.prepare(0, &one);
    workbook.push(first);
    workbook.push(second);
    assert!(write(&[&one, &other], false) == workbook.finish().expect("a workbook"));
}

#[test]
fn a_portfolio_has_a_page_that_counts_and_a_worksheet_for_each() {
    let whole = document(&sample("community-manager-corrige.referentiel.yaml"));
    let other = document(&sample(SAMPLE));
    let only = |document: &Document| {
        let mut document = document.clone();
        document.sheets.retain(|(view, _)| *view == View::Traceability);
        document
    };
    let (whole, other) = (only(&whole), only(&other));
    let mut book = open(write(&[&whole, &other], false));
    assert_eq!(book.sheet_names(), ["Portefeuille", "1 Community manager", "2 Community manager"]);
    let links = book.hyperlinks_by_sheet_name("Portefeuille").expect("links");
    let places: Vec<String> = links.into_iter().filter_map(|link| link.location).collect();
    assert_eq!(places[0], "'1 Community manager'!A1", "{places:?}");
    let back = &book.hyperlinks_by_sheet_name("2 Community manager").expect("links")[0];
    assert!(back.location.as_deref() == Some("'Portefeuille'!A1"));
    let mut book = open(write(&[&whole, &other], true));
    assert_eq!(book.sheet_names(), ["Portefeuille", "2 Community manager"]);
    assert_eq!(rows(&mut book, "Portefeuille").len(), 4 + 2);
}

/// Texts that a spreadsheet may take for something else.
const ATTACKS: [&str; 14] = [
    "=1+1",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "'=1",
    "_x003D_1+1",
    "{=1}",
    "</t></is></c><c r=\"Z9\"><f>1</f></c>",
    "&amp; ]]> <!-- \"",
    "1.10",
    "2026-01-31",
];

#[test]
fn hostile_texts_stay_texts() {
    let mut hostile = cells(&ATTACKS);
    "=1+1".clone_into(&mut hostile.title);
    hostile.notes = vec!["@note".to_owned()];
    "=cmd|'/C calc'!A0".clone_into(&mut hostile.path);
    "=titre [a]:b*?/\\ d'un nom bien trop long".clone_into(&mut hostile.sheets[0].1[0].title);
    for documents in [vec![&hostile], vec![&hostile, &hostile]] {
        let mut book = open(write(&documents, false));
        for name in book.sheet_names() {
            assert!(
                name.encode_utf16().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
            );
            let formulas = book.worksheet_formula(&name).expect("its formulas");
            assert!(formulas.used_cells().next().is_none(), "{name}");
        }
        let name = book.sheet_names().pop().expect("a worksheet");
        let range = book.worksheet_range(&name).expect("a worksheet");
        for (at, attack) in ATTACKS.iter().enumerate() {
            // This reader leaves `_x005F_` as it is.
            let cell = range[(5, at)].to_string().replace("_x005F_", "_");
            assert_eq!(cell, *attack);
            assert!(matches!(range[(5, at)], Data::String(_)));
        }
    }
}

#[test]
fn texts_that_a_cell_cannot_hold_are_cut_and_say_so() {
    let long = "é".repeat(40_000);
    let control = "a\u{0}b\u{1b}c\u{ffff}d\r\ne";
    let mut book = open(write(&[&cells(&[&long, control, ""])], false));
    let rows = rows(&mut book, "Essai");
    assert!(rows[5][0].encode_utf16().count() <= 32_767);
    assert!(rows[5][0].ends_with("(la suite est dans le fichier)"));
    assert_eq!(rows[5][1], "a\u{fffd}b\u{fffd}c\u{fffd}d\ne");
}

#[test]
fn documents_without_anything_make_a_workbook() {
    let empty = document("");
    open(write(&[&empty], false));
    open(write(&[&empty, &empty], false));
    open(Workbook::new(&imprint(), Lang::En, false, false).finish().expect("a workbook"));
}

/// What openpyxl makes of the same bytes: the cells, the types, the filter, the frozen rows.
#[test]
fn openpyxl_reads_the_same_cells() {
    let python = r"
import sys, io, json
try:
    import openpyxl
except ImportError:
    print('null'); sys.exit(0)
book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
json.dump({s.title: {'rows': [['' if c is None else str(c) for c in r] for r in s.iter_rows(values_only=True)],
  'types': sorted({c.data_type for r in s.iter_rows() for c in r}), 'filter': s.auto_filter.ref, 'frozen': s.freeze_panes,
  'quoted': [c.value for r in s.iter_rows() for c in r if c.quotePrefix],
  'titles': s.print_title_rows, 'landscape': s.page_setup.orientation} for s in book}, sys.stdout)
";
    let mut sheets = document(&sample(SAMPLE));
    sheets.sheets.extend(cells(&ATTACKS).sheets);
    let bytes = write(&[&sheets], false);
    let read = tools::run("python3", &["-c", python], &bytes);
    let read: serde_json::Value =
        serde_json::from_slice(&read.unwrap_or_else(|| b"null".to_vec())).expect("JSON");
    if read.is_null() {
        eprintln!("SKIPPED: python3 with openpyxl is not here");
        return;
    }
    let mut book = open(bytes);
    for name in book.sheet_names() {
        let theirs = &read[&name];
        assert!(!theirs["types"].as_array().expect("types").iter().any(|t| t == "f"), "{name}: {theirs}");
        assert_eq!(theirs["landscape"], "landscape");
        assert_eq!(theirs["titles"], "$4:$4", "{name}");
        let range = book.worksheet_range(&name).expect("a worksheet");
        for (row, cells) in range.rows().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let cell = cell.to_string().replace("_x005F_", "_");
                // Nor does this one read it.
                let other = theirs["rows"][row][column].as_str().expect("a text").replace("_x005F_", "_");
                assert_eq!(other, cell, "{name} {row} {column}");
            }
        }
    }
    assert_eq!(read["Traçabilité"]["frozen"], "A5");
    assert_eq!(read["Couverture"]["frozen"], "C5");
    assert_eq!(read["Grille officielle"]["filter"], serde_json::Value::Null);
    let quoted = read["Essai"]["quoted"].as_array().expect("cells").len();
    assert_eq!(quoted, 7, "those that begin like a formula");
}
