//! The grid that every French reviewer knows: activités, compétences, modalités, critères.

use super::traceability::{Runs, activity_cell, criteria, lacking, lacks_qualities};
use super::{Remarks, column, groups, is_gap, place_column, state_column};
use crate::matrix::View;
use crate::matrix::reader::Reader;
use crate::matrix::sheet::{Cell, ColumnKind, Group, Line, Row, Sheet, Words};
use crate::matrix::state::State;
use crate::matrix::summary::Summary;
use crate::model::Thing;
use crate::say;

pub(super) fn lay_out(reader: &Reader<'_>, summary: &Summary) -> Sheet {
    let (fw, lang) = (reader.fw, reader.lang);
    let mut rows: Vec<Row> = Vec::with_capacity(fw.competencies.len());
    let mut remarks = Remarks::default();
    let (mut of_methods, mut of_criteria) = (Runs::default(), Runs::default());
    for (at, section) in reader.sections.iter().enumerate() {
        let mut shown = vec![false; section.assessments.len()];
        for part in &section.parts {
            for &index in &part.competencies {
                let thing = Thing::Competency(index);
                let links: Vec<usize> = reader.facts.assessments[index].iter().map(|link| link.to).collect();
                for link in &links {
                    if let Some(place) = section.assessments.iter().position(|a| a == link) {
                        shown[place] = true;
                    }
                }
                let methods = methods(reader, index, &links).merged(of_methods.key(&links));
                let criteria_of: Vec<usize> =
                    reader.facts.criteria[index].iter().map(|link| link.to).collect();
                let criteria = criteria(reader, index).merged(of_criteria.key(&criteria_of));
                rows.push(Row {
                    gap: is_gap(reader, index) || methods.gap || criteria.gap,
                    cells: vec![
                        activity_cell(reader, at, part.activity, index),
                        Cell::of(vec![reader.named(thing)]),
                        methods,
                        criteria,
                        reader.state(&reader.states.competencies[index]),
                        reader.place(reader.line_of(thing)),
                    ],
                    thing: Some(thing),
                    line: reader.line_of(thing),
                    findings: remarks.of(reader, part.activity, index),
                    group: Some(at),
                });
            }
            if part.competencies.is_empty()
                && let Some(activity) = part.activity
            {
                rows.push(empty_activity(reader, at, activity));
            }
        }
        if section.parts.is_empty()
            && let Some(block) = section.block
        {
            rows.push(empty_block(reader, at, block));
        }
        let unseen = section.assessments.iter().zip(&shown).filter(|(_, shown)| !**shown);
        for (assessment, _) in unseen {
            rows.push(idle_assessment(reader, at, *assessment));
        }
    }
    let mut groups = groups(reader, summary);
    finals(reader, &mut groups, &mut rows);
    Sheet {
        id: View::Official.id(),
        title: View::Official.title().get(lang).to_owned(),
        grouped_by: say!(lang, "Bloc", "Bloc"),
        groups,
        columns: vec![
            column("activity", say!(lang, "Référentiel d'activités", "Activities"), ColumnKind::Thing),
            column("competency", say!(lang, "Référentiel de compétences", "Competences"), ColumnKind::Thing),
            column(
                "methods",
                say!(lang, "Modalités d'évaluation", "Methods of evaluation"),
                ColumnKind::Text,
            ),
            column("criteria", say!(lang, "Critères d'évaluation", "Evaluation criteria"), ColumnKind::Text),
            state_column(lang),
            place_column(lang),
        ],
        rows,
        ..Sheet::default()
    }
}

/// The évaluations complémentaires, behind the blocs.
fn finals(reader: &Reader<'_>, groups: &mut Vec<Group>, rows: &mut Vec<Row>) {
    let (fw, lang) = (reader.fw, reader.lang);
    let finals = fw.assessments.iter().enumerate().filter(|(_, a)| a.is_final);
    for (index, assessment) in finals {
        if rows.last().is_none_or(|row| row.group.is_none_or(|group| group < reader.sections.len())) {
            let title = say!(lang, "Évaluations complémentaires", "Final assessments");
            groups.push(Group { lines: vec![Line::text(title)], ..Group::default() });
        }
        let thing = Thing::Assessment(index);
        let mut lines = Vec::new();
        describe(reader, index, &mut lines);
        let what = assessment.evaluates.map(|r| fw.references[r].span.of(reader.doc.text).trim().to_owned());
        let criteria = fw.criteria[assessment.criteria.clone()].iter().filter_map(|c| c.text);
        let criteria: Vec<Line> = criteria.map(|text| Line::text(text.get(reader.doc))).collect();
        let none = || Cell::text("–");
        rows.push(Row {
            cells: vec![
                none(),
                what.map_or_else(none, Cell::text),
                Cell::of(lines),
                if criteria.is_empty() { none() } else { Cell::of(criteria) },
                Cell { state: Some(State::NotApplicable), ..Cell::text(State::NotApplicable.word(lang)) },
                reader.place(reader.line_of(thing)),
            ],
            thing: Some(thing),
            line: reader.line_of(thing),
            findings: reader.findings_about(thing),
            gap: false,
            group: Some(groups.len() - 1),
        });
    }
}

/// What the épreuves are: title, modalité, contexte, consignes, livrables, and their qualities below.
fn methods(reader: &Reader<'_>, competency: usize, assessments: &[usize]) -> Cell {
    if assessments.is_empty() {
        return lacking(reader, competency, say!(reader.lang, "aucune épreuve", "no assessment"));
    }
    let mut lines = Vec::new();
    let mut gap = false;
    for &assessment in assessments.iter().take(super::traceability::LISTED) {
        gap |= describe(reader, assessment, &mut lines);
    }
    Cell { gap, ..Cell::of(lines) }
}

/// Describes an épreuve; true when something that is due is missing.
pub(super) fn describe(reader: &Reader<'_>, assessment: usize, lines: &mut Vec<Line>) -> bool {
    let (fw, lang) = (reader.fw, reader.lang);
    let own = &fw.assessments[assessment];
    let thing = Thing::Assessment(assessment);
    lines.push(reader.named(thing));
    let mut said = |fr: &'static str, en: &'static str, text: Words| {
        if !text.is_empty() {
            let label = match lang {
                crate::lang::Lang::Fr => fr,
                crate::lang::Lang::En => en,
            };
            lines.push(Line { label, text, ..Line::default() });
        }
    };
    said("Modalité", "Method", reader.method(assessment));
    said("Contexte", "Context", reader.text(own.context).into());
    for instruction in &own.instructions {
        said("Consigne", "Instruction", instruction.get(reader.doc).into());
    }
    for deliverable in own.deliverables.clone() {
        let named = reader.named(Thing::Deliverable(deliverable)).body();
        said("Livrable", "Deliverable", named.into());
    }
    let mut gap = false;
    match reader.qualities(assessment) {
        Some(list) => {
            said("Qualités non observables", "Unobservable qualities", reader.quality_words(list));
        }
        None => {
            let around = own.block.map(Thing::Block);
            gap = around.into_iter().chain([thing]).any(|thing| lacks_qualities(reader, thing));
            if gap {
                let words = say!(lang, "non déclarées", "not declared");
                said("Qualités non observables", "Unobservable qualities", words.into());
            }
        }
    }
    gap
}

fn hole(reader: &Reader<'_>, at: usize, thing: Thing, cells: [Cell; 4]) -> Row {
    let mut cells = Vec::from(cells);
    cells.push(Cell::missing(say!(reader.lang, "incomplète", "incomplete")));
    cells.push(reader.place(reader.line_of(thing)));
    Row {
        cells,
        thing: Some(thing),
        line: reader.line_of(thing),
        gap: true,
        findings: reader.findings_about(thing),
        group: Some(at),
    }
}

fn empty_activity(reader: &Reader<'_>, at: usize, activity: usize) -> Row {
    let thing = Thing::Activity(activity);
    let none = Cell::missing(say!(reader.lang, "aucune compétence", "no competence"));
    let due = || Cell::text("–");
    hole(reader, at, thing, [Cell::of(vec![reader.named(thing)]), none, due(), due()])
}

fn empty_block(reader: &Reader<'_>, at: usize, block: usize) -> Row {
    let none = Cell::missing(say!(reader.lang, "aucune activité", "no activity"));
    let nothing = Cell::missing(say!(reader.lang, "aucune compétence", "no competence"));
    let due = || Cell::text("–");
    hole(reader, at, Thing::Block(block), [none, nothing, due(), due()])
}

/// An épreuve that evaluates no competence of this document.
fn idle_assessment(reader: &Reader<'_>, at: usize, assessment: usize) -> Row {
    let thing = Thing::Assessment(assessment);
    let mut lines = Vec::new();
    describe(reader, assessment, &mut lines);
    let none = Cell::missing(say!(reader.lang, "n'évalue aucune compétence", "evaluates no competence"));
    hole(reader, at, thing, [Cell::text("–"), none, Cell::of(lines), Cell::text("–")])
}
