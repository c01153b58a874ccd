//! The matrix as a workbook, read back by programs that have nothing to do with the one that writes it.

use crate::book::Book;
use crate::csv::cells;
use crate::{document, sample, sheet, tools};
use referentiel::lang::Lang;
use referentiel::matrix::{Document, View};
use referentiel::render::matrix::Imprint;
use referentiel::render::matrix::xlsx::{WORKSHEETS, Workbook};

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
    let mut workbook = Workbook::new(&imprint(), Lang::Fr, documents.len(), gaps_only);
    documents.iter().for_each(|document| workbook.add(document).expect("a référentiel"));
    workbook.finish().expect("a workbook")
}

fn open(bytes: &[u8]) -> Book {
    Book::open(bytes)
}

#[test]
fn every_sheet_of_the_matrix_has_a_worksheet_and_no_formula() {
    let book = open(&write(&[&document(&sample(SAMPLE))], false));
    let names = book.names();
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
        let rows = book.rows(name);
        assert!(rows[0][0].ends_with(" — Community manager"), "{name}: {}", rows[0][0]);
        assert!(rows[1][0].contains("révision abc1234 · réglages par défaut"), "{name}: {}", rows[1][0]);
    }
}

#[test]
fn the_cells_are_those_of_the_matrix() {
    let document = document(&sample(SAMPLE));
    let book = open(&write(&[&document], false));
    let rows = book.rows("Traçabilité");
    assert_eq!(rows[3][..3], ["Bloc", "Activité", "Compétence"]);
    assert_eq!(rows.len(), 4 + 17);
    let table = sheet(&document, "tracabilite");
    let column = |title: &str| rows[3].iter().position(|cell| cell == title).expect("a column");
    for (row, source) in rows[4..].iter().zip(&table.rows) {
        for (cell, (at, column)) in source.cells.iter().zip(table.columns.iter().enumerate()) {
            let mut expected = cell.lines.iter().map(|line| &*line.text);
            match column.id.as_str() {
                "source" => assert_eq!(row[at + 1], format!("{}:{}", document.path, source.line)),
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
    let book = open(&write(&[&document(&sample(SAMPLE))], false));
    let rows = book.values("Synthèse");
    let at = |title: &str| rows[3].iter().position(|one| one.words == title).expect("a column");
    let total = rows.iter().find(|row| row[0].words == "Ensemble").expect("the sums");
    for (title, number) in [("Compétences", 17.0), ("Couverture", 1.0), ("Lacunes", 1.0)] {
        assert_eq!(total[at(title)].number, Some(number), "{title}");
    }
}

#[test]
fn merged_cells_are_those_of_the_matrix() {
    let document = document(&sample(SAMPLE));
    let book = open(&write(&[&document], false));
    let merged = book.merged("Grille officielle");
    let table = sheet(&document, "officielle");
    let spans = |column: usize| table.spans(column).into_iter().filter(|span| *span > 1).count();
    let headings = 4;
    let expected: usize = (0..table.columns.len()).map(spans).sum::<usize>() + headings;
    assert_eq!(merged.len(), expected);
    let methods: Vec<usize> =
        merged.iter().filter(|[a, b]| a.0 == 2 && b.0 == 2).map(|[a, b]| b.1 - a.1 + 1).collect();
    assert_eq!(methods, [3, 4, 3, 2, 5]);
    // Cells that may be filtered are never merged.
    for name in ["Lacunes", "Traçabilité", "Critères"] {
        assert!(book.merged(name).is_empty(), "{name}");
    }
}

#[test]
fn links_lead_to_the_row_they_name() {
    let book = open(&write(&[&document(&sample(SAMPLE))], false));
    let mut checked = 0;
    for name in ["Critères", "Couverture", "Grille officielle", "Traçabilité", "Lacunes"] {
        let cells = book.rows(name);
        for ((column, row), sheet, target) in book.links(name) {
            let words = &cells[row][column];
            let there = book.rows(&sheet)[target].join(" ");
            assert!(words.starts_with('←') || there.contains(words.as_str()), "{name}: {words} → {sheet}");
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
    let mut workbook = Workbook::new(&imprint(), Lang::Fr, 2, false);
    let second = workbook.maker().prepare(1, &other).expect("worksheets");
    let first = workbook.maker().prepare(0, &one).expect("worksheets");
    workbook.push(first).expect("the first");
    workbook.push(second).expect("the second");
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
    let book = open(&write(&[&whole, &other], false));
    assert_eq!(book.names(), ["Portefeuille", "1 Community manager", "2 Community manager"]);
    assert_eq!(book.links("Portefeuille")[0], ((0, 4), "1 Community manager".to_owned(), 0));
    assert_eq!(book.links("2 Community manager")[0], ((0, 2), "Portefeuille".to_owned(), 0));
    let book = open(&write(&[&whole, &other], true));
    assert_eq!(book.names(), ["Portefeuille", "2 Community manager"]);
    assert_eq!(book.rows("Portefeuille").len(), 4 + 2);
}

#[test]
fn a_large_portfolio_has_the_rows_of_all_in_one_worksheet() {
    let mut document = document(&sample(SAMPLE));
    document.sheets.retain(|(view, _)| matches!(view, View::Traceability | View::Coverage));
    document.sheets.iter_mut().flat_map(|(_, sheets)| sheets).for_each(|sheet| sheet.rows.truncate(3));
    let mut documents = vec![document; WORKSHEETS + 1];
    for (at, document) in documents.iter_mut().enumerate() {
        document.title = format!("Titre {at}");
    }
    "=1+1".clone_into(&mut documents[1].title);
    documents[2].sheets.iter_mut().flat_map(|(_, sheets)| sheets).for_each(|sheet| sheet.rows.clear());
    documents[3].notes = vec!["@note".to_owned()];
    // One without any finding, hence without their column.
    let traceability = &mut documents[4].sheets[0].1[0];
    assert_eq!(traceability.columns[6].id, "findings");
    *traceability = traceability.without(6);
    let documents: Vec<&Document> = documents.iter().collect();
    let bytes = write(&documents, false);
    let book = open(&bytes);
    assert_eq!(book.names(), ["Portefeuille", "Traçabilité"]);
    let (rows, portfolio) = (book.rows("Traçabilité"), book.rows("Portefeuille"));
    assert_eq!(rows[3][..4], ["Référentiel", "Bloc", "Activité", "Compétence"]);
    assert_eq!(rows.len(), 4 + 200 * 3 + 1);
    assert_eq!(rows[7][0], "=1+1 (essai.referentiel.yaml)");
    assert_eq!(rows[10][..2], ["Titre 3 (essai.referentiel.yaml)", "@note"]);
    assert_eq!(rows[3][8..], ["Signalements", "Source"]);
    let last = |row: usize| rows[row][9].starts_with("essai.referentiel.yaml:");
    assert!((4..rows.len()).all(|row| row == 10 || last(row)), "each has its line in the last column");
    assert!(book.xml("Traçabilité").contains(&format!("<autoFilter ref=\"A4:J{}\"", rows.len())));
    assert!(portfolio[3][0].starts_with("201 fichiers : au-delà de 200,"), "{:?}", portfolio[3]);
    assert!(portfolio[4][0].starts_with("La vue couverture n'est pas ici"), "{:?}", portfolio[4]);
    let links: Vec<_> =
        book.links("Portefeuille").into_iter().filter(|((column, _), ..)| *column == 0).collect();
    assert_eq!(links.len(), WORKSHEETS, "one has no row to lead to");
    for ((column, row), sheet, target) in links {
        let title = &portfolio[row][column];
        assert!(sheet == "Traçabilité" && rows[target][0].starts_with(title.as_str()), "{title}");
        assert!(!rows[target - 1][0].starts_with(&format!("{title} (")), "{title}: not its first row");
    }
    assert!(bytes == write(&documents, false));
}

/// Texts that a spreadsheet may take for something else.
const ATTACKS: [&str; 15] = [
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
    "<r><t>_x003D_1</t></r>",
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
        let book = open(&write(&documents, false));
        for name in book.names() {
            assert!(
                name.encode_utf16().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
            );
        }
        let row = &book.values(book.names().last().expect("a worksheet"))[5];
        for (value, attack) in row.iter().zip(ATTACKS) {
            assert_eq!((value.words.as_str(), value.number), (attack, None));
        }
        assert_eq!(row.len(), ATTACKS.len());
    }
}

#[test]
fn texts_that_a_cell_cannot_hold_are_cut_and_say_so() {
    let long = "é".repeat(40_000);
    let control = "a\u{0}b\u{1b}c\u{ffff}d\r\ne";
    let book = open(&write(&[&cells(&[&long, control, ""])], false));
    let rows = book.rows("Essai");
    assert!(rows[5][0].encode_utf16().count() <= 32_767);
    assert!(rows[5][0].ends_with("(la suite est dans le fichier)"));
    assert_eq!(rows[5][1], "a\u{fffd}b\u{fffd}c\u{fffd}d\ne");
}

#[test]
fn documents_without_anything_make_a_workbook() {
    let empty = document("");
    open(&write(&[&empty], false));
    open(&write(&[&empty, &empty], false));
    open(&Workbook::new(&imprint(), Lang::En, 0, false).finish().expect("a workbook"));
}

#[test]
fn the_day_is_told_only_when_it_is_asked_for() {
    let document = document(&sample(SAMPLE));
    let core = |imprint: &Imprint| {
        let mut workbook = Workbook::new(imprint, Lang::Fr, 1, false);
        workbook.add(&document).expect("a référentiel");
        open(&workbook.finish().expect("a workbook")).part("docProps/core.xml").to_owned()
    };
    let without = core(&imprint());
    assert!(without.contains("<dc:title>Community manager</dc:title>"), "{without}");
    assert_eq!(without.matches(">2000-01-01T00:00:00Z<").count(), 2, "{without}");
    let with = core(&Imprint { date: Some("2026-01-31".to_owned()), ..imprint() });
    assert!(with.contains(">2026-01-31T00:00:00Z<"), "{with}");
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
        return tools::absent("python3 with openpyxl");
    }
    let book = open(&bytes);
    for name in book.names() {
        let theirs = &read[name];
        assert!(!theirs["types"].as_array().expect("types").iter().any(|t| t == "f"), "{name}: {theirs}");
        assert_eq!(theirs["landscape"], "landscape");
        assert_eq!(theirs["titles"], "$4:$4", "{name}");
        for (row, cells) in book.rows(name).iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                // It leaves this as it is in a text of the cell itself.
                let other = theirs["rows"][row][column].as_str().expect("a text").replace("_x005F_", "_");
                assert_eq!(&other, cell, "{name} {row} {column}");
            }
        }
    }
    assert_eq!(read["Traçabilité"]["frozen"], "A5");
    assert_eq!(read["Couverture"]["frozen"], "C5");
    assert_eq!(read["Grille officielle"]["filter"], serde_json::Value::Null);
    let quoted = read["Essai"]["quoted"].as_array().expect("cells").len();
    assert_eq!(quoted, 7, "those that begin like a formula");
}
