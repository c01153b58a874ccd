//! Competences against épreuves: each cell says how the one reaches the other.

use super::traceability::LISTED;
use super::{column, competency_column, each_competency, groups, place_column, state_column};
use crate::matrix::View;
use crate::matrix::facts::How;
use crate::matrix::reader::Reader;
use crate::matrix::sheet::{Cell, Column, ColumnKind, Line, Row, Sheet};
use crate::matrix::state::State;
use crate::matrix::summary::Summary;
use crate::model::Thing;
use crate::say;

/// Épreuves that have a column each, at most; beyond, a cell lists those that evaluate the competence.
const COLUMNS: usize = 40;

pub(super) fn lay_out(reader: &Reader<'_>, summary: &Summary) -> Sheet {
    let (fw, lang) = (reader.fw, reader.lang);
    let wide = fw.assessments.len() <= COLUMNS;
    let mut columns = vec![competency_column(lang)];
    if wide {
        columns.extend((0..fw.assessments.len()).map(|index| {
            let thing = Thing::Assessment(index);
            let id = format!("assessment:{}", reader.code(thing));
            Column { id, title: reader.named(thing).body(), kind: ColumnKind::Text }
        }));
    } else {
        let title = say!(lang, "Épreuves", "Assessments");
        columns.push(column("assessments", title, ColumnKind::Thing));
    }
    columns.extend([state_column(lang), place_column(lang)]);
    let mut rows = Vec::with_capacity(fw.competencies.len());
    each_competency(reader, |section, _, index| {
        let thing = Thing::Competency(index);
        let mut cells = vec![Cell::of(vec![reader.named(thing)])];
        match wide {
            true => cells.extend((0..fw.assessments.len()).map(|a| cell(reader, section, a, index))),
            false => cells.push(list(reader, index)),
        }
        let state = reader.state(&reader.states.competencies[index]);
        let gap = state.gap;
        cells.extend([state, reader.place(reader.line_of(thing))]);
        rows.push(Row {
            cells,
            thing: Some(thing),
            line: reader.line_of(thing),
            gap,
            findings: reader.findings_about(thing),
            group: Some(section),
        });
    });
    Sheet {
        id: View::Coverage.id(),
        title: View::Coverage.title().get(lang).to_owned(),
        grouped_by: say!(lang, "Bloc", "Bloc"),
        groups: groups(reader, summary),
        columns,
        rows,
        notes: vec![say!(
            lang,
            "« directement » : l'épreuve cite le code de la compétence ou ses critères lui sont propres ; « – » : cette épreuve n'a pas à l'évaluer.",
            "“directly”: the assessment names the code of the competence or has criteria of its own for it; “–”: this assessment need not evaluate it."
        )],
        ..Sheet::default()
    }
}

/// The cell of an épreuve and a competence.
fn cell(reader: &Reader<'_>, section: usize, assessment: usize, competency: usize) -> Cell {
    let lang = reader.lang;
    let parts = || reader.fw.competencies[competency].subs.clone();
    let how = reader.facts.how(assessment, competency);
    let how =
        how.or_else(|| parts().any(|sub| reader.facts.how(assessment, sub).is_some()).then_some(How::Parts));
    if let Some(how) = how {
        return Cell::of(vec![link(reader, assessment, competency, how)]);
    }
    let here = reader.sections[section].assessments.contains(&assessment);
    if reader.states.competencies[competency].is_gap() && here {
        return Cell::missing(say!(lang, "non évaluée", "not evaluated"));
    }
    Cell { state: Some(State::NotApplicable), ..Cell::text("–") }
}

/// How an épreuve reaches a competence, and with how many criteria.
fn link(reader: &Reader<'_>, assessment: usize, competency: usize, how: How) -> Line {
    let (fw, lang) = (reader.fw, reader.lang);
    let own = reader.facts.criteria[competency].iter().filter(|link| {
        let criterion = &fw.criteria[link.to];
        criterion.text.is_some() && criterion.assessment.is_none_or(|a| a == assessment)
    });
    let (mut count, mut best) = (0, None);
    for link in own {
        count += 1;
        if best.is_none_or(|(best, _)| link.how < best) {
            best = Some((link.how, link.to));
        }
    }
    let words = match best {
        Some((how, criterion)) => reader.criterion_how(criterion, how),
        None => reader.how(how),
    };
    let text = if words.is_empty() { say!(lang, "directement", "directly") } else { words };
    let note = match count {
        0 => say!(lang, "sans critère", "no criterion"),
        1 => say!(lang, "1 critère", "1 criterion"),
        _ => say!(lang, "{count} critères", "{count} criteria"),
    };
    Line { text: text.into(), note: note.into(), ..Line::default() }
}

/// The épreuves of a competence, in a document that has too many for a column each.
fn list(reader: &Reader<'_>, competency: usize) -> Cell {
    let links = &reader.facts.assessments[competency];
    if links.is_empty() {
        return Cell::missing(say!(reader.lang, "non évaluée", "not evaluated"));
    }
    let mut lines: Vec<Line> = links
        .iter()
        .take(LISTED)
        .map(|one| Line {
            thing: Some(Thing::Assessment(one.to)),
            code: reader.code_words(Thing::Assessment(one.to)),
            ..link(reader, one.to, competency, one.how)
        })
        .collect();
    super::traceability::more(reader, links.len(), &mut lines);
    Cell::of(lines)
}
