//! The outline, and what is found in a workspace.

use super::damaged::{self, sound};
use super::support::file;
use referentiel::ide::File;
use referentiel::ide::facts::Facts;
use referentiel::ide::symbols::{Symbol, SymbolKind, symbols};
use referentiel::ide::workspace_symbols::find;
use referentiel::lang::Lang;
use std::sync::Arc;

fn tell(list: &[Symbol], depth: usize, into: &mut Vec<String>) {
    for symbol in list {
        let detail = if symbol.detail.is_empty() { String::new() } else { format!(" ({})", symbol.detail) };
        into.push(format!("{}{}{detail}", "  ".repeat(depth), symbol.name));
        tell(&symbol.children, depth + 1, into);
    }
}

fn told(text: &str) -> String {
    let mut lines = Vec::new();
    tell(&symbols(&file(text), Lang::Fr), 0, &mut lines);
    lines.join("\n")
}

#[test]
fn the_outline_is_that_of_the_document() {
    let text = "codes: { fiche: RNCP40907 }
blocs:
  1:
    intitulé: Accueillir
    activités:
      1.1:
        intitulé: Accueil
        compétences:
          1.1.1: Écouter le public afin de l'orienter
          1.1.2:
            énoncé: >-
              Suivre
              un dossier
            critères: [Le suivi est daté.]
    épreuves:
      E1: { intitulé: Entretien, modalité: Oral, évalue: 1.1.1, livrables: { L1: Note } }
évaluations complémentaires:
  F1: { modalité: Soutenance, évalue: certification }
options:
  - choisir: 1
    parmi: [1, 2]
voies d'accès: { VAE: oui, formation: oui }
handicap: Un référent est nommé.
";
    let expected = "codes
1 Accueillir (2 compétences, aucune évaluée · 1 épreuve)
  1.1 Accueil (2 compétences, aucune évaluée)
    1.1.1 Écouter le public afin de l'orienter (aucun critère · E1)
    1.1.2 Suivre un dossier (1 critère · aucune épreuve)
  E1 Entretien (évalue 1 compétence · aucun critère)
    L1 Note
évaluations complémentaires (1 évaluation)
  F1 Soutenance (évalue 2 compétences · 1 critère)
options (1 option)
  choisir 1 parmi 1, 2
voies d'accès (2 voies)
  VAE
  formation
handicap (Un référent est nommé.)";
    assert_eq!(told(text), expected);
}

#[test]
fn flat_and_broken_files_have_an_outline_too() {
    let table = [
        ("", ""),
        ("- a\n", ""),
        (
            "compétences:\n  C1: Agir\n  C2:\n",
            "C1 Agir (aucun critère · aucune épreuve)\nC2 (aucun critère · aucune épreuve)",
        ),
        ("activités:\n  A1: Accueil\n", "A1 Accueil (aucune compétence)"),
        (
            "blocs:\n  \"1\":\n    compétences:\n      C1:\n        énoncé: Agir\n        sous-compétences: { C1.1: Lire, C1.2: Dire }\n",
            "1 (1 compétence, non évaluée · aucune épreuve)\n  C1 Agir (aucun critère · aucune épreuve)\n    C1.1 Lire (aucun critère · aucune épreuve)\n    C1.2 Dire (aucun critère · aucune épreuve)",
        ),
        (
            "intitulé: SEA : achat\nblocs:\n  1:\n    intitulé: X\n",
            "1 X (aucune compétence · aucune épreuve)",
        ),
        (
            "blocs:\n  1:\n    intitulé: \"X\n  2:\n    intitulé: Y\n",
            "1 X (aucune compétence · aucune épreuve)\n2 Y (aucune compétence · aucune épreuve)",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(told(text), expected, "{text}");
    }
}

fn holds(file: &File, list: &[Symbol], above: Option<&Symbol>) {
    let mut end = above.map_or(0, |above| above.span.start);
    for symbol in list {
        sound(file, symbol.span);
        sound(file, symbol.selection);
        assert!(!symbol.name.is_empty());
        assert!(symbol.name.chars().count() <= 82, "{}", symbol.name);
        assert!(symbol.span.start <= symbol.selection.start && symbol.selection.end <= symbol.span.end);
        assert!(symbol.span.start >= end, "{symbol:?} overlaps what is before it");
        assert!(above.is_none_or(|above| symbol.span.end <= above.span.end), "{symbol:?} in {above:?}");
        end = symbol.span.end;
        holds(file, &symbol.children, Some(symbol));
    }
}

#[test]
fn whatever_the_damage_the_outline_is_nested() {
    damaged::each(|file| {
        for lang in [Lang::Fr, Lang::En] {
            holds(file, &symbols(file, lang), None);
        }
    });
}

#[test]
fn every_code_is_in_the_outline() {
    fn count(list: &[Symbol]) -> usize {
        list.iter().map(|one| usize::from(is_coded(one.kind)) + count(&one.children)).sum()
    }
    fn is_coded(kind: SymbolKind) -> bool {
        !matches!(kind, SymbolKind::Section | SymbolKind::AccessRoute | SymbolKind::OptionRule)
    }
    damaged::each(|file| {
        let mut spans: Vec<_> = file.analysis.codes.iter().map(|code| code.span).collect();
        spans.dedup();
        if file.analysis.content.changes.is_empty() {
            assert_eq!(count(&symbols(file, Lang::Fr)), spans.len(), "{}", file.text());
        }
    });
}

#[test]
fn things_are_found_by_code_and_by_words() {
    let facts = |text: &str| Arc::new(Facts::new(&file(text)));
    let files = [
        facts(
            "intitulé: Animer\ncodes: { fiche: RNCP40907 }\ncompétences:\n  C1: Écouter le public\n  C10: Œuvrer à l'accueil\n  C2: Suivre un dossier d'accueil\n",
        ),
        facts("intitulé: Veiller\ncompétences:\n  c1: Élaborer une stratégie\n  1.10: Réécouter\n"),
    ];
    let told = |query: &str| {
        let found = find(&files, query).into_iter().map(|found| match found.symbol {
            Some(at) => format!("{}:{}", found.file, files[found.file].symbols[at].code),
            None => format!("{}:*", found.file),
        });
        found.collect::<Vec<_>>().join(" ")
    };
    for (query, expected) in [
        ("C1", "0:C1 1:c1 0:C10"),
        ("c1.", "0:C1 1:c1 0:C10"),
        ("ECOUTER", "0:C1 1:1.10"),
        ("accueil", "0:C10 0:C2"),
        ("dos acc", "0:C2"),
        ("oeuvrer", "0:C10"),
        ("elabo\u{301}", "1:c1"),
        ("strtg", "1:c1"),
        ("RNCP40907", "0:*"),
        ("veiller", "1:*"),
        ("c10 oeuvr", "0:C10"),
        ("zzz", ""),
        ("1.1", "1:1.10"),
        ("", "0:* 0:C1 0:C10 0:C2 1:* 1:c1 1:1.10"),
    ] {
        assert_eq!(told(query), expected, "{query}");
    }
}
