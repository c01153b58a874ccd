//! The views of the matrix, one a file.

mod coverage;
mod criteria;
mod grid;
mod official;
mod summary;
mod traceability;

use super::View;
use super::reader::Reader;
use super::sheet::{Column, ColumnKind, Group, Sheet};
use super::state::State;
use super::summary::Summary;
use crate::lang::Lang;
use crate::model::Thing;
use crate::say;

pub(super) use summary::{counted, counting};

/// The sheets of a view.
pub(super) fn lay_out(view: View, reader: &Reader<'_>, summary: &Summary) -> Vec<Sheet> {
    match view {
        View::Summary => summary::lay_out(reader, summary),
        View::Official => vec![official::lay_out(reader, summary)],
        View::Traceability => vec![traceability::lay_out(reader, summary)],
        View::Coverage => vec![coverage::lay_out(reader, summary)],
        View::Criteria => vec![criteria::lay_out(reader)],
        View::Grid => vec![grid::lay_out(reader)],
    }
}

fn column(id: &str, title: String, kind: ColumnKind) -> Column {
    Column { id: id.to_owned(), title, kind }
}

fn state_column(lang: Lang) -> Column {
    column("state", say!(lang, "État", "State"), ColumnKind::State)
}

fn place_column(lang: Lang) -> Column {
    column("source", say!(lang, "Source", "Source"), ColumnKind::Place)
}

fn activity_column(lang: Lang) -> Column {
    column("activity", say!(lang, "Activité", "Activity"), ColumnKind::Thing)
}

fn competency_column(lang: Lang) -> Column {
    column("competency", say!(lang, "Compétence", "Competence"), ColumnKind::Thing)
}

/// One group a section, with its coverage.
fn groups(reader: &Reader<'_>, summary: &Summary) -> Vec<Group> {
    reader
        .sections
        .iter()
        .map(|section| match section.block {
            Some(index) => {
                let tally = &summary.blocks[index].1;
                let thing = Thing::Block(index);
                Group {
                    lines: vec![reader.named(thing)],
                    thing: Some(thing),
                    line: reader.line_of(thing),
                    covered: Some((tally.done(), tally.competencies)),
                    findings: reader.findings_about(thing),
                }
            }
            None => Group {
                lines: vec![super::sheet::Line::text(say!(reader.lang, "Hors bloc", "Outside any bloc"))],
                ..Group::default()
            },
        })
        .collect()
}

/// The rows of an outline: section, activity, competence. A competence that several blocs list comes once.
fn each_competency(reader: &Reader<'_>, mut row: impl FnMut(usize, Option<usize>, usize)) {
    let mut seen = vec![false; reader.fw.competencies.len()];
    for (at, section) in reader.sections.iter().enumerate() {
        for part in &section.parts {
            for &index in &part.competencies {
                if !std::mem::replace(&mut seen[index], true) {
                    row(at, part.activity, index);
                }
            }
        }
    }
}

/// Findings about a competence; those about its activity go with the first one it holds.
#[derive(Default)]
struct Remarks {
    activity: Option<usize>,
}

impl Remarks {
    fn of(&mut self, reader: &Reader<'_>, activity: Option<usize>, competency: usize) -> Vec<usize> {
        let mut findings = reader.findings_about(Thing::Competency(competency));
        if let Some(index) = activity.filter(|_| self.activity != activity) {
            findings.extend(reader.findings_about(Thing::Activity(index)));
        }
        self.activity = activity;
        findings.sort_unstable();
        findings.dedup();
        findings
    }
}

/// The worst that can be said of what a competence lacks, or nothing.
fn is_gap(reader: &Reader<'_>, competency: usize) -> bool {
    reader.states.competencies.get(competency).is_some_and(State::is_gap)
}
