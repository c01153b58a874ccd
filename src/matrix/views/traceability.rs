//! One row a competence: its activity, who evaluates it and how, its criteria, its state.

use super::{
    Remarks, activity_column, column, competency_column, each_competency, groups, is_gap, place_column,
    state_column,
};
use crate::matrix::View;
use crate::matrix::reader::Reader;
use crate::matrix::sheet::{Cell, ColumnKind, Line, Row, Sheet};
use crate::matrix::state::State;
use crate::matrix::summary::Summary;
use crate::model::Thing;
use crate::rules::gaps::{Gap, gap};
use crate::say;

/// Gives cells of a column that say the same, one under the other, the same key.
#[derive(Default)]
pub(super) struct Runs {
    last: Vec<usize>,
    key: u64,
}

impl Runs {
    /// The key of a cell that tells `links`; one that tells none is merged with no other.
    pub(super) fn key(&mut self, links: &[usize]) -> u64 {
        if self.last != links || links.is_empty() {
            self.key += 1;
            links.clone_into(&mut self.last);
        }
        self.key
    }
}

/// Links told in one cell at most.
pub(super) const LISTED: usize = 30;

pub(super) fn lay_out(reader: &Reader<'_>, summary: &Summary) -> Sheet {
    let lang = reader.lang;
    let mut rows = Vec::with_capacity(reader.fw.competencies.len());
    let mut remarks = Remarks::default();
    let (mut assessed, mut qualified, mut judged) = (Runs::default(), Runs::default(), Runs::default());
    each_competency(reader, |section, activity, index| {
        let thing = Thing::Competency(index);
        let links: Vec<usize> = reader.facts.assessments[index].iter().map(|link| link.to).collect();
        let criteria_of: Vec<usize> = reader.facts.criteria[index].iter().map(|link| link.to).collect();
        let qualities = qualities(reader, index).merged(qualified.key(&links));
        let assessments = assessments(reader, index);
        // How a link gets there may differ from one competence to the next.
        let assessments = match assessments.lines.iter().all(|line| line.note.is_empty()) {
            true => assessments.merged(assessed.key(&links)),
            false => assessments,
        };
        let gap = is_gap(reader, index) || qualities.gap;
        rows.push(Row {
            gap,
            cells: vec![
                activity_cell(reader, section, activity, index),
                Cell::of(vec![reader.named(thing)]),
                assessments,
                criteria(reader, index).merged(judged.key(&criteria_of)),
                qualities,
                reader.state(&reader.states.competencies[index]),
                reader.place(reader.line_of(thing)),
            ],
            thing: Some(thing),
            line: reader.line_of(thing),
            findings: remarks.of(reader, activity, index),
            group: Some(section),
        });
    });
    Sheet {
        id: View::Traceability.id(),
        title: View::Traceability.title().get(lang).to_owned(),
        grouped_by: say!(lang, "Bloc", "Bloc"),
        groups: groups(reader, summary),
        columns: vec![
            activity_column(lang),
            competency_column(lang),
            column(
                "assessments",
                say!(lang, "Épreuves et modalités", "Assessments and methods"),
                ColumnKind::Thing,
            ),
            column("criteria", say!(lang, "Critères", "Criteria"), ColumnKind::Text),
            column(
                "qualities",
                say!(lang, "Qualités non observables", "Unobservable qualities"),
                ColumnKind::Text,
            ),
            state_column(lang),
            place_column(lang),
        ],
        rows,
        ..Sheet::default()
    }
}

/// The activity of a competence, merged along its competences.
pub(super) fn activity_cell(
    reader: &Reader<'_>,
    section: usize,
    activity: Option<usize>,
    competency: usize,
) -> Cell {
    let lang = reader.lang;
    match activity {
        Some(index) => {
            let key = ((section as u64) << 32) | (index as u64 + 1);
            Cell::of(vec![reader.named(Thing::Activity(index))]).merged(key)
        }
        None if reader.fw.competencies[competency].parent.is_some() => Cell::text("–"),
        None if matches!(reader.states.competencies[competency], State::NoActivity | State::Orphan) => {
            Cell::missing(say!(lang, "aucune activité", "no activity"))
        }
        None => Cell::text(say!(lang, "sans objet", "not applicable")),
    }
}

fn assessments(reader: &Reader<'_>, competency: usize) -> Cell {
    let links = &reader.facts.assessments[competency];
    if links.is_empty() {
        return lacking(reader, competency, say!(reader.lang, "aucune épreuve", "no assessment"));
    }
    let mut lines: Vec<Line> = links
        .iter()
        .take(LISTED)
        .map(|link| {
            let method = reader.method(link.to);
            let text = match method.is_empty() {
                true => say!(reader.lang, "sans modalité", "no method").into(),
                false => method,
            };
            Line { text, note: reader.how_words(link.how), ..reader.coded(Thing::Assessment(link.to)) }
        })
        .collect();
    more(reader, links.len(), &mut lines);
    Cell::of(lines)
}

/// A cell that says what is missing; it is no gap where a suppression accepts it.
pub(super) fn lacking(reader: &Reader<'_>, competency: usize, words: String) -> Cell {
    match reader.states.competencies[competency] {
        State::Justified(_) => Cell::text(words),
        _ => Cell::missing(words),
    }
}

/// What is left out of a long list is counted.
pub(super) fn more(reader: &Reader<'_>, all: usize, lines: &mut Vec<Line>) {
    if all > LISTED {
        let rest = all - LISTED;
        lines.push(Line::text(say!(reader.lang, "et {rest} autres", "and {rest} more")));
    }
}

/// The criteria of a competence: those of its own first.
pub(super) fn criteria(reader: &Reader<'_>, competency: usize) -> Cell {
    let links = &reader.facts.criteria[competency];
    let written = || links.iter().filter(|link| reader.fw.criteria[link.to].text.is_some());
    if written().next().is_none() {
        return lacking(reader, competency, say!(reader.lang, "aucun critère", "no criterion"));
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut last = None;
    for link in written().take(LISTED) {
        let how = reader.criterion_how(link.to, link.how);
        // A list of criteria says once how it gets there.
        let note = if last.as_ref() == Some(&how) { String::new() } else { how.clone() };
        last = Some(how);
        lines.push(Line { note: note.into(), ..reader.criterion(link.to) });
    }
    more(reader, written().count(), &mut lines);
    Cell::of(lines)
}

/// The qualities that the épreuves of a competence declare, or their bloc.
fn qualities(reader: &Reader<'_>, competency: usize) -> Cell {
    let (fw, lang) = (reader.fw, reader.lang);
    let mut lists: Vec<(usize, Option<usize>)> = Vec::new();
    for link in reader.facts.assessments[competency].iter().take(LISTED) {
        lists.push((link.to, reader.qualities(link.to)));
    }
    let home = reader.analysis.content.coverage.home[competency];
    if lists.is_empty() {
        lists.extend(home.and_then(|b| fw.blocks[b].qualities).map(|list| (usize::MAX, Some(list))));
    }
    let mut lines = Vec::new();
    let mut missing = lists.is_empty();
    for (assessment, list) in &lists {
        let Some(list) = list else {
            missing = true;
            continue;
        };
        let line = match *assessment {
            usize::MAX => Line::default(),
            index => reader.coded(Thing::Assessment(index)),
        };
        lines.push(Line { text: reader.quality_words(*list), ..line });
    }
    let due = home
        .map(Thing::Block)
        .into_iter()
        .chain(lists.iter().filter(|(a, _)| *a != usize::MAX).map(|(a, _)| Thing::Assessment(*a)));
    let due = missing && due.into_iter().any(|thing| lacks_qualities(reader, thing));
    if due {
        lines.push(Line::text(say!(lang, "non déclarées", "not declared")));
    } else if lines.is_empty() {
        lines.push(Line::text(say!(lang, "sans objet", "not applicable")));
    }
    Cell { gap: due, ..Cell::of(lines) }
}

/// True when a finding says that a thing should declare qualities.
pub(super) fn lacks_qualities(reader: &Reader<'_>, thing: Thing) -> bool {
    reader
        .findings_about(thing)
        .iter()
        .any(|at| gap(reader.analysis.findings[*at].rule) == Some(Gap::Qualities))
}
