//! What each view says of small documents and of the samples.

use crate::{document, one_view, sample, sheet, short};
use referentiel::lang::Lang;
use referentiel::matrix::View;
use referentiel::render::matrix::{Imprint, markdown, table};

const WORKSHOP: &str = include_str!("atelier.referentiel.yaml");

#[test]
fn the_sample_has_a_row_for_each_of_its_competences() {
    let document = document(&sample("community-manager.referentiel.yaml"));
    let rows = &sheet(&document, "tracabilite").rows;
    let shown: Vec<String> = rows
        .iter()
        .map(|row| {
            let cell = |at: usize| short(&row.cells[at]);
            format!("{} {} {} {}c {}", cell(0), cell(1), cell(2), row.cells[3].lines.len(), cell(5))
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

fn imprint() -> Imprint {
    Imprint { tool: "0.0.0".into(), revision: Some("abc1234".into()), ..Imprint::default() }
}

/// The views of a small document that has one of each fault, as a terminal of 150 columns shows them.
#[test]
fn each_view_in_a_terminal() {
    let style = table::Style { width: 150, color: false, lang: Lang::Fr };
    for view in View::ALL {
        let document = one_view(WORKSHOP, view, false, Lang::Fr);
        let shown = String::from_utf8(table::render(&document, &imprint(), style)).expect("a text");
        insta::assert_snapshot!(view.id(), shown);
    }
}

#[test]
fn only_the_gaps_in_english() {
    let style = table::Style { width: 120, color: false, lang: Lang::En };
    let shown: Vec<String> = View::ALL
        .into_iter()
        .map(|view| {
            let document = one_view(WORKSHOP, view, true, Lang::En);
            String::from_utf8(table::render(&document, &imprint(), style)).expect("a text")
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn a_narrow_terminal_gets_a_card_a_row() {
    let style = table::Style { width: 44, color: false, lang: Lang::Fr };
    let document = one_view(WORKSHOP, View::Traceability, true, Lang::Fr);
    insta::assert_snapshot!(String::from_utf8(table::render(&document, &imprint(), style)).expect("a text"));
}

#[test]
fn markdown_has_a_table_a_bloc() {
    let document = one_view(WORKSHOP, View::Traceability, false, Lang::Fr);
    insta::assert_snapshot!(String::from_utf8(markdown::render(&document, &imprint())).expect("a text"));
}

#[test]
fn nothing_in_a_text_acts_in_markdown() {
    let table = [
        ("a|b", "a\\|b"),
        ("<script>", "&lt;script&gt;"),
        ("[x](y)", "\\[x\\](y)"),
        ("# t", "\\# t"),
        ("- t", "\\- t"),
        ("a\nb", "a<br>b"),
        ("*é* `c` ~~d~~", "\\*é\\* \\`c\\` \\~\\~d\\~\\~"),
        ("&nbsp;", "&amp;nbsp;"),
        ("@personne !image", "\\@personne \\!image"),
    ];
    for (text, escaped) in table {
        assert_eq!(markdown::escape(text), escaped);
    }
}

#[test]
fn a_row_cites_the_line_where_its_code_is_written() {
    for text in [WORKSHOP.to_owned(), sample("community-manager.referentiel.yaml")] {
        let document = document(&text);
        let lines: Vec<&str> = text.lines().collect();
        let codes: Vec<(usize, &str)> = document.entries.iter().map(|e| (e.line, &*e.code)).collect();
        assert!(codes.len() > 10);
        for (line, code) in codes {
            assert!(lines[line - 1].contains(code), "{code} is not on line {line}: {}", lines[line - 1]);
        }
        for row in document.sheets.iter().flat_map(|(_, sheets)| sheets).flat_map(|sheet| &sheet.rows) {
            let entry = row.thing.and_then(|thing| document.entries.iter().find(|e| e.thing == thing));
            assert!(entry.is_none_or(|entry| entry.line == row.line));
        }
    }
}

#[test]
fn a_code_inside_a_range_knows_that_it_is_used_there() {
    let document = document(&sample("community-manager.referentiel.yaml"));
    let entry = document.entries.iter().find(|entry| &*entry.code == "1.2").expect("activity 1.2");
    let uses: Vec<String> = entry.uses.iter().map(|one| format!("{} :{}", one.written, one.line)).collect();
    assert_eq!(uses, ["1.1 à 1.3 :71", "1.2 :87"]);
}
