//! The plan of a référentiel.

use super::damaged;
use super::support::file;
use referentiel::ide::File;
use referentiel::ide::plan::{Item, plan};
use referentiel::model::Thing;
use std::collections::HashSet;

fn tell(file: &File, items: &[Item], depth: usize, into: &mut Vec<String>) {
    for item in items {
        let gaps = if item.gaps > 0 { format!(" -{}", item.gaps) } else { String::new() };
        into.push(format!("{}{}{gaps}", "  ".repeat(depth), file.code(item.thing)));
        tell(file, &item.children, depth + 1, into);
    }
}

fn told(text: &str) -> String {
    let file = file(text);
    let mut lines = Vec::new();
    tell(&file, &plan(&file), 0, &mut lines);
    lines.join("\n")
}

#[test]
fn the_plan_is_that_of_the_document() {
    let text = "blocs:
  1:
    intitulé: Accueillir
    activités:
      1.1:
        intitulé: Accueil
        compétences:
          1.1.1: Écouter le public
          1.1.2:
            énoncé: Suivre un dossier
            sous-compétences: { a: Lire, b: Dire }
    épreuves:
      E1: { modalité: Oral, évalue: 1.1.1, critères: { 1.1.1: [Le public est salué.] }, livrables: { L1: Note } }
  2:
    intitulé: Vendre
    activités: [2.1]
activités:
  2.1:
    intitulé: Vente
    compétences: { 2.1.1: Vendre }
épreuves:
  E2: { modalité: Oral, évalue: 2.1.1 }
  E3: { modalité: Oral, évalue: [1.1.2, 2.1.1] }
évaluations complémentaires:
  F1: { modalité: Soutenance, évalue: certification }
";
    let expected = "1 -2
  1.1 -1
    1.1.1
    1.1.2 -1
      a
      b
  E1
2 -2
  2.1 -1
    2.1.1 -1
  E2
E3
F1";
    assert_eq!(told(text), expected);
}

#[test]
fn flat_and_broken_files_have_a_plan_too() {
    let table = [
        ("", ""),
        ("- a\n", ""),
        ("blocs:\n", ""),
        ("compétences:\n  C1: Agir\n  C2:\n", "C1 -1\nC2 -1"),
        ("blocs:\n  1:\n    intitulé: \"X\n  2:\n    intitulé: Y\n", "1 -1\n2 -1"),
        ("épreuves: { E1: { modalité: Oral } }\n", "E1 -1"),
        // What two blocs list is in the plan once.
        (
            "blocs:\n  1: { compétences: [C1] }\n  2: { compétences: [C1] }\ncompétences: { C1: Agir }\n",
            "1 -1\n  C1 -1\n2",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(told(text), expected, "{text}");
    }
}

fn walk(items: &[Item], look: &mut impl FnMut(&Item)) {
    for item in items {
        look(item);
        assert!(item.gaps >= item.children.iter().map(|child| child.gaps).sum());
        walk(&item.children, look);
    }
}

#[test]
fn each_thing_is_in_the_plan_once() {
    damaged::each(|file| {
        let mut seen = HashSet::new();
        walk(&plan(file), &mut |item| {
            assert!(seen.insert(item.thing), "{:?} in {}", item.thing, file.text())
        });
        let due = file.framework().things().filter(|thing| !matches!(thing, Thing::Deliverable(_)));
        for thing in due {
            assert!(seen.contains(&thing), "{thing:?} in {}", file.text());
        }
    });
}

#[test]
fn the_plan_counts_the_gaps_of_the_matrix() {
    use referentiel::lang::Lang;
    use referentiel::matrix::{Document, Options};
    let mut some = 0;
    damaged::each(|file| {
        let options = Options { views: &[], gaps_only: false, lang: Lang::Fr };
        let document = Document::new(&file.analysis, "x.yaml", &options);
        let placed = |one: &&referentiel::matrix::summary::Missing| {
            !matches!(one.thing, None | Some(Thing::Deliverable(_)))
        };
        let due = document.summary.missing.iter().filter(placed).count();
        let found: usize = plan(file).iter().map(|item| item.gaps).sum();
        assert_eq!(found, due, "{}", file.text());
        some += found;
    });
    assert!(some > 100, "{some}");
}
