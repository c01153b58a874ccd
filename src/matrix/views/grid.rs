//! The jury's scoring grid, one page an épreuve: criteria in rows, room for an appraisal.

use super::official::describe;
use super::{column, place_column};
use crate::format::Profile;
use crate::matrix::View;
use crate::matrix::reader::Reader;
use crate::matrix::sheet::{Cell, ColumnKind, Group, Line, Row, Sheet};
use crate::model::Thing;
use crate::say;

pub(super) fn lay_out(reader: &Reader<'_>) -> Sheet {
    let (fw, lang) = (reader.fw, reader.lang);
    let beside = beside(reader);
    let mut groups = Vec::with_capacity(fw.assessments.len());
    let mut rows = Vec::new();
    for (index, mut criteria) in written(reader).into_iter().enumerate() {
        groups.push(group(reader, index));
        for link in &reader.facts.by_assessment[index] {
            criteria.extend(&beside[link.to]);
        }
        criteria.sort_unstable();
        criteria.dedup();
        // In the order of what they evaluate, as the jury goes through it.
        criteria
            .sort_by_key(|c| (reader.facts.by_criterion[*c].first().map_or(usize::MAX, |link| link.to), *c));
        if criteria.is_empty() {
            rows.push(empty(reader, index));
        }
        rows.extend(criteria.into_iter().map(|criterion| row(reader, index, criterion)));
        rows.extend(qualities(reader, index));
    }
    Sheet {
        id: View::Grid.id(),
        title: View::Grid.title().get(lang).to_owned(),
        grouped_by: say!(lang, "Épreuve", "Assessment"),
        groups,
        page_per_group: true,
        columns: vec![
            column("competencies", say!(lang, "Ce qui est évalué", "What is evaluated"), ColumnKind::Thing),
            column("criterion", say!(lang, "Critère", "Criterion"), ColumnKind::Text),
            column("acquired", say!(lang, "Acquis", "Acquired"), ColumnKind::Blank),
            column("not-acquired", say!(lang, "Non acquis", "Not acquired"), ColumnKind::Blank),
            column("remarks", say!(lang, "Observations", "Remarks"), ColumnKind::Blank),
            place_column(lang),
        ],
        rows,
        ..Sheet::default()
    }
}

/// The criteria written in each épreuve.
fn written(reader: &Reader<'_>) -> Vec<Vec<usize>> {
    let mut written = vec![Vec::new(); reader.fw.assessments.len()];
    for (index, criterion) in reader.fw.criteria.iter().enumerate() {
        if let Some(list) = criterion.assessment.and_then(|a| written.get_mut(a)) {
            list.push(index);
        }
    }
    written
}

/// The criteria written beside what they evaluate, by competence: every épreuve that evaluates it uses them.
fn beside(reader: &Reader<'_>) -> Vec<Vec<usize>> {
    let mut beside = vec![Vec::new(); reader.fw.competencies.len()];
    for (index, _) in reader.fw.criteria.iter().enumerate().filter(|(_, c)| c.assessment.is_none()) {
        for link in &reader.facts.by_criterion[index] {
            beside[link.to].push(index);
        }
    }
    beside
}

fn group(reader: &Reader<'_>, assessment: usize) -> Group {
    let thing = Thing::Assessment(assessment);
    let mut lines = Vec::new();
    describe(reader, assessment, &mut lines);
    // The qualities have rows of their own.
    lines.retain(|line| !line.label.starts_with("Qualités") && !line.label.starts_with("Unobservable"));
    Group {
        lines,
        thing: Some(thing),
        line: reader.line_of(thing),
        findings: reader.findings_about(thing),
        ..Group::default()
    }
}

fn blanks() -> [Cell; 3] {
    [Cell::default(), Cell::default(), Cell::default()]
}

fn row(reader: &Reader<'_>, assessment: usize, index: usize) -> Row {
    let criterion = &reader.fw.criteria[index];
    let links = &reader.facts.by_criterion[index];
    let line = reader.line(criterion.text.map_or(criterion.span, |text| text.span));
    let mut lines: Vec<Line> =
        links.iter().take(8).map(|link| reader.named(Thing::Competency(link.to))).collect();
    if links.len() > lines.len() {
        let rest = links.len() - lines.len();
        lines.push(Line::text(say!(reader.lang, "et {rest} autres", "and {rest} more")));
    }
    let mut key = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&links.iter().map(|link| link.to).collect::<Vec<_>>(), &mut key);
    let what = match links.is_empty() {
        true => Cell::missing(say!(reader.lang, "rien", "nothing")),
        false => Cell::of(lines).merged(std::hash::Hasher::finish(&key)),
    };
    let sentence = reader.sentence(index);
    let gap = what.gap || sentence.gap;
    let mut cells = vec![what, sentence];
    cells.extend(blanks());
    cells.push(reader.place(line));
    Row {
        cells,
        line,
        gap,
        findings: reader.findings_within(criterion.span),
        group: Some(assessment),
        thing: None,
    }
}

fn empty(reader: &Reader<'_>, assessment: usize) -> Row {
    let thing = Thing::Assessment(assessment);
    let links = &reader.facts.by_assessment[assessment];
    let what = match links.is_empty() {
        true => Cell::missing(say!(reader.lang, "aucune compétence", "no competence")),
        false => {
            Cell::of(links.iter().take(8).map(|link| reader.named(Thing::Competency(link.to))).collect())
        }
    };
    // On request, an évaluation complémentaire gives no bloc: it owes no criterion.
    let due = !reader.fw.assessments[assessment].is_final || reader.analysis.profile != Profile::Rncp;
    let mut cells =
        vec![what, Cell { gap: due, ..Cell::text(say!(reader.lang, "aucun critère", "no criterion")) }];
    cells.extend(blanks());
    let line = reader.line_of(thing);
    cells.push(reader.place(line));
    Row { cells, line, gap: due, thing: Some(thing), group: Some(assessment), findings: Vec::new() }
}

/// What the jury looks at beside the criteria.
fn qualities(reader: &Reader<'_>, assessment: usize) -> Vec<Row> {
    let Some(list) = reader.qualities(assessment) else { return Vec::new() };
    let lang = reader.lang;
    let items = reader.fw.qualities[list].items.iter();
    items
        .map(|item| {
            let label = say!(lang, "Qualités non observables", "Unobservable qualities");
            let mut cells =
                vec![Cell::text(label).merged(u64::MAX), Cell::text(item.get(reader.doc).into_owned())];
            cells.extend(blanks());
            let line = reader.line(item.span);
            cells.push(reader.place(line));
            Row { cells, line, group: Some(assessment), ..Row::default() }
        })
        .collect()
}
