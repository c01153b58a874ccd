//! The state of each competence, and that it says the same as the findings.

use crate::{document, sheet, short};
use referentiel::analysis::{Analysis, RuleSet, analyse};
use referentiel::lang::Lang;
use referentiel::matrix::state::States;
use referentiel::matrix::{Document, Options, View};
use referentiel::rules::example::bytes;
use referentiel::rules::gaps::{Gap, gap};
use referentiel::rules::registry;

const HEAD: &str = "intitulé: Essai\nrépertoire: RNCP\nniveau: 6\nblocs:\n  1:\n    intitulé: Premier bloc\n";

/// States of the competences of a text, in order: `1.1.1 couverte`.
fn states(text: &str) -> Vec<String> {
    let document = document(text);
    let rows = &sheet(&document, "tracabilite").rows;
    let at =
        |id: &str| sheet(&document, "tracabilite").columns.iter().position(|c| c.id == id).expect("a column");
    let (competency, state) = (at("competency"), at("state"));
    rows.iter().map(|row| format!("{} {}", short(&row.cells[competency]), short(&row.cells[state]))).collect()
}

#[test]
fn every_competence_has_one_of_the_words_for_its_state() {
    let table: &[(&str, &[&str])] = &[
        (
            "    activités:
      1.1: { intitulé: A, compétences: { 1.1.1: Tenir un registre, 1.1.2: Ranger un atelier } }
    épreuves:
      E1:
        modalité: Mise en situation
        évalue: 1.1
        critères:
          1.1.1: [Le registre est à jour.]
          1.1: [L'atelier est en ordre.]
",
            &["1.1.1 couverte", "1.1.2 couverte par l'activité"],
        ),
        (
            "    activités:
      1.1: { intitulé: A, compétences: { 1.1.1: Tenir un registre, 1.1.2: Ranger un atelier } }
    compétences:
      C9: Accueillir un visiteur
      C10: Conduire une visite
    épreuves:
      E1:
        modalité: Mise en situation
        évalue: [1.1.1, C9]
        critères:
          1.1.1: [Le registre est à jour.]
          C9: [Le visiteur est salué.]
",
            &["1.1.1 couverte", "1.1.2 non évaluée", "C9 hors activité", "C10 orpheline"],
        ),
        (
            "    activités:
      1.1:
        intitulé: A
        compétences:
          1.1.1: Tenir un registre
          1.1.2: Ranger un atelier # référentiel: ignore TRA001, TRA002 — évaluée en entreprise
    épreuves:
      E1: { modalité: Oral, évalue: 1.1.1, critères: { 1.1.1: [Le registre est à jour.] } }
",
            &["1.1.1 couverte", "1.1.2 justifiée (évaluée en entreprise)"],
        ),
        // Nothing evaluates the bloc: each of its competences says so.
        (
            "    activités:\n      1.1: { intitulé: A, compétences: { 1.1.1: Tenir un registre } }\n",
            &["1.1.1 non évaluée"],
        ),
        // An épreuve that does not say what it evaluates is taken for its whole bloc.
        (
            "    activités:
      1.1: { intitulé: A, compétences: { 1.1.1: Tenir un registre } }
    épreuves:
      E1: { modalité: Oral, critères: { 1.1.1: [Le registre est à jour.] } }
",
            &["1.1.1 couverte"],
        ),
    ];
    for (body, expected) in table {
        let text = format!("{HEAD}{body}");
        assert_eq!(states(&text), *expected, "{text}");
    }
}

/// The gaps of the states and those of the findings, which must be the same.
fn agree(analysis: &Analysis) -> Result<(), String> {
    let fw = &analysis.content.framework;
    let text = analysis.doc().text;
    let coverage = &analysis.content.coverage;
    let states = States::new(analysis).competencies;
    let said = |kind: Gap| {
        let of = move |finding: &&referentiel::findings::Finding| gap(finding.rule) == Some(kind);
        analysis
            .findings
            .iter()
            .filter(of)
            .filter_map(|finding| finding.subject.as_deref())
            .collect::<Vec<_>>()
    };
    let evaluation = said(Gap::Evaluation);
    for (index, competency) in fw.competencies.iter().enumerate() {
        let code = competency.code.span.of(text);
        let around = [
            Some(code),
            competency.parent.map(|parent| fw.competencies[parent].code.span.of(text)),
            competency.activity.map(|activity| fw.activities[activity].code.span.of(text)),
            coverage.home[index].map(|block| fw.blocks[block].code.span.of(text)),
        ];
        let spoken = around.into_iter().flatten().any(|code| evaluation.contains(&code));
        let own = evaluation.contains(&code)
            && fw.competencies.iter().filter(|c| c.code.span.of(text) == code).count() == 1;
        let parts = competency.subs.clone().any(|sub| states[sub].is_gap());
        let state = states[index].id();
        let missing = matches!(state, "not-evaluated" | "orphan");
        if missing && !spoken && !parts && analysis.omitted == 0 && listed_once(analysis, index) {
            return Err(format!("{code} is {state} and no finding says so"));
        }
        if own && !missing && state != "justified" {
            return Err(format!("a finding says that {code} is not evaluated, and it is {state}"));
        }
    }
    Ok(())
}

/// An activity of the root that lists a competence speaks for it: its own code is not around it.
fn listed_once(analysis: &Analysis, index: usize) -> bool {
    let fw = &analysis.content.framework;
    fw.competencies[index].activity.is_some()
        || fw.activities.iter().all(|activity| activity.competency_refs.is_none())
}

#[test]
fn the_matrix_and_the_findings_speak_of_the_same_gaps() {
    let mut failed = Vec::new();
    for rule in registry::RULES {
        for example in [&rule.bad, &rule.good] {
            let analysis = analyse(bytes(example), &RuleSet::new());
            failed.extend(agree(&analysis).err().map(|error| format!("{}: {error}", rule.code)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_view_of_every_example_has_a_cell_for_each_column_and_a_place_for_each_row() {
    for rule in registry::RULES {
        let analysis = analyse(bytes(&rule.bad), &RuleSet::new());
        for lang in [Lang::Fr, Lang::En] {
            let options = Options { views: &View::ALL, gaps_only: false, lang };
            let document = Document::new(&analysis, "a.referentiel.yaml", &options);
            for sheet in document.sheets.iter().flat_map(|(_, sheets)| sheets) {
                for row in &sheet.rows {
                    assert_eq!(row.cells.len(), sheet.columns.len(), "{} {}", rule.code, sheet.id);
                    let cited = row.line > 0 || sheet.id == "synthese-regles" || sheet.id == "synthese";
                    assert!(cited, "{} {}: a row without a line", rule.code, sheet.id);
                    let empty = row.cells.iter().zip(&sheet.columns).find(|(cell, column)| {
                        use referentiel::matrix::sheet::ColumnKind::{Blank, Finding};
                        cell.lines.is_empty()
                            && cell.merge.is_none()
                            && !matches!(column.kind, Blank | Finding)
                    });
                    assert!(empty.is_none(), "{} {}: an empty cell in {:?}", rule.code, sheet.id, empty);
                }
            }
        }
    }
}
