//! The other direction: each criterion, what it evaluates, where it is written; those that evaluate nothing first.

use super::traceability::LISTED;
use super::{column, place_column, state_column};
use crate::matrix::View;
use crate::matrix::facts::{How, Link};
use crate::matrix::reader::Reader;
use crate::matrix::sheet::{Cell, ColumnKind, Group, Line, Row, Sheet};
use crate::matrix::state::State;
use crate::model::{Criterion, Thing};
use crate::say;

pub(super) fn lay_out(reader: &Reader<'_>) -> Sheet {
    let (fw, lang) = (reader.fw, reader.lang);
    let mut groups = vec![Group {
        lines: vec![Line::text(say!(lang, "Critères orphelins", "Orphan criteria"))],
        ..Group::default()
    }];
    groups.extend((0..fw.assessments.len()).map(|index| {
        let thing = Thing::Assessment(index);
        let line = Line { note: reader.method(index), ..reader.named(thing) };
        Group {
            lines: vec![line],
            thing: Some(thing),
            line: reader.line_of(thing),
            findings: reader.findings_about(thing),
            ..Group::default()
        }
    }));
    groups.push(Group {
        lines: vec![Line::text(say!(lang, "Hors épreuve", "Outside any assessment"))],
        ..Group::default()
    });
    let outside = groups.len() - 1;
    let mut rows: Vec<Row> = Vec::with_capacity(fw.criteria.len());
    for (index, criterion) in fw.criteria.iter().enumerate() {
        let links = &reader.facts.by_criterion[index];
        let group = match criterion.assessment {
            _ if links.is_empty() => 0,
            Some(assessment) => assessment + 1,
            None => outside,
        };
        rows.push(row(reader, criterion, index, links, group));
    }
    rows.sort_by_key(|row| row.group);
    Sheet {
        id: View::Criteria.id(),
        title: View::Criteria.title().get(lang).to_owned(),
        grouped_by: say!(lang, "Épreuve", "Assessment"),
        groups,
        columns: vec![
            column("criterion", say!(lang, "Critère", "Criterion"), ColumnKind::Text),
            column("group", say!(lang, "Groupe", "Group"), ColumnKind::Text),
            column("evaluates", say!(lang, "Ce qu'il évalue", "What it evaluates"), ColumnKind::Thing),
            state_column(lang),
            place_column(lang),
        ],
        rows,
        ..Sheet::default()
    }
}

fn row(reader: &Reader<'_>, criterion: &Criterion, index: usize, links: &[Link], group: usize) -> Row {
    let fw = reader.fw;
    let sentence = reader.sentence(index);
    let title = criterion.group.map(|group| reader.text(fw.groups[group].title)).unwrap_or_default();
    let title = if title.is_empty() { "–".to_owned() } else { title };
    let beside =
        criterion.assessment.filter(|a| links.iter().any(|link| reader.facts.how(*a, link.to).is_none()));
    let state = state(reader, links);
    let line = reader.line(criterion.text.map_or(criterion.span, |text| text.span));
    Row {
        gap: state.is_gap() || sentence.gap || beside.is_some(),
        cells: vec![
            sentence,
            Cell::text(title),
            targets(reader, index, links, beside),
            reader.state(&state),
            reader.place(line),
        ],
        thing: None,
        line,
        findings: reader.findings_within(criterion.span),
        group: Some(group),
    }
}

fn state(reader: &Reader<'_>, links: &[Link]) -> State {
    let content = &reader.analysis.content;
    let Some(best) = links.iter().map(|link| link.how).min() else { return State::Orphan };
    // An évaluation complémentaire gives no bloc on request: its criteria cover nothing by themselves.
    let counted = |link: &Link| content.coverage.competencies_evaluated[link.to];
    match best {
        _ if !links.iter().any(counted) => State::NotEvaluated,
        How::Direct => State::Covered,
        _ => State::ThroughActivity,
    }
}

/// The competences that a criterion evaluates; `beside`: the épreuve around it, when it does not evaluate them all.
fn targets(reader: &Reader<'_>, index: usize, links: &[Link], beside: Option<usize>) -> Cell {
    let lang = reader.lang;
    if links.is_empty() {
        return Cell::missing(say!(lang, "rien", "nothing"));
    }
    let mut lines: Vec<Line> = Vec::new();
    for link in links.iter().take(LISTED) {
        let thing = Thing::Competency(link.to);
        let mut note = reader.criterion_how(index, link.how);
        if let Some(assessment) = beside.filter(|a| reader.facts.how(*a, link.to).is_none()) {
            let code = reader.code(Thing::Assessment(assessment));
            if !note.is_empty() {
                note.push_str(", ");
            }
            note.push_str(&say!(lang, "hors de ce que {code} évalue", "outside what {code} evaluates"));
        }
        lines.push(Line { note: note.into(), ..reader.named(thing) });
    }
    super::traceability::more(reader, links.len(), &mut lines);
    Cell { gap: beside.is_some(), ..Cell::of(lines) }
}
