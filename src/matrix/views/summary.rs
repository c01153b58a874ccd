//! Counts, coverage and gaps: per bloc and for the whole, what is missing, and what the rules say.

use super::{column, place_column};
use crate::lang::Lang;
use crate::matrix::View;
use crate::matrix::reader::Reader;
use crate::matrix::sheet::{Cell, Column, ColumnKind, Group, Line, Link, Row, Sheet};
use crate::matrix::summary::{Summary, Tally};
use crate::model::Thing;
use crate::render::words;
use crate::rules::gaps::Gap;
use crate::say;

pub(super) fn lay_out(reader: &Reader<'_>, summary: &Summary) -> Vec<Sheet> {
    vec![by_block(reader, summary), missing(reader, summary), by_rule(reader, summary)]
}

/// The columns that count: the same in the page of a référentiel and in that of a portfolio.
pub(in crate::matrix) fn counting(lang: Lang) -> Vec<Column> {
    let number = |id: &str, title: String| column(id, title, ColumnKind::Number);
    vec![
        number("activities", say!(lang, "Activités", "Activities")),
        number("competencies", say!(lang, "Compétences", "Competences")),
        column("rate", say!(lang, "Couverture", "Coverage"), ColumnKind::Rate),
        number("covered", say!(lang, "couvertes", "covered")),
        number("through", say!(lang, "par l'activité", "through activity")),
        number("justified", say!(lang, "justifiées", "justified")),
        number("not-evaluated", say!(lang, "non évaluées", "not evaluated")),
        number("no-activity", say!(lang, "hors activité", "no activity")),
        number("assessments", say!(lang, "Épreuves", "Assessments")),
        number("with-qualities", say!(lang, "avec qualités", "with qualities")),
        number("criteria", say!(lang, "Critères", "Criteria")),
        number("gaps", say!(lang, "Lacunes", "Gaps")),
    ]
}

/// The cells under [`counting`]; `gaps` leads somewhere.
pub(in crate::matrix) fn counted(tally: &Tally, gaps: Link) -> Vec<Cell> {
    let missing = |number: usize| Cell { gap: number > 0, ..Cell::number(number) };
    let rate = tally.rate();
    vec![
        Cell::number(tally.activities),
        Cell::number(tally.competencies),
        Cell { gap: rate < 100, number: Some(rate as u64), ..Cell::text(format!("{rate}\u{a0}%")) },
        Cell::number(tally.covered),
        Cell::number(tally.through),
        Cell::number(tally.justified),
        missing(tally.not_evaluated + tally.orphans),
        missing(tally.no_activity),
        Cell::number(tally.assessments),
        Cell::number(tally.with_qualities),
        Cell::number(tally.criteria),
        missing(tally.gaps).leading(gaps),
    ]
}

const MISSING: &str = "synthese-lacunes";

fn by_block(reader: &Reader<'_>, summary: &Summary) -> Sheet {
    let lang = reader.lang;
    let mut columns = vec![column("block", say!(lang, "Bloc", "Bloc"), ColumnKind::Thing)];
    columns.extend(counting(lang));
    columns.push(place_column(lang));
    let row = |name: Cell, tally: &Tally, thing: Option<Thing>, place: Cell, line: usize| {
        let mut cells = vec![name];
        cells.extend(counted(tally, Link::Sheet(MISSING)));
        cells.push(place);
        let findings = thing.map(|thing| reader.findings_about(thing)).unwrap_or_default();
        Row { cells, thing, line, gap: tally.gaps > 0, findings, group: None }
    };
    let mut rows: Vec<Row> = summary
        .blocks
        .iter()
        .map(|(index, tally)| {
            let thing = Thing::Block(*index);
            let line = reader.line_of(thing);
            row(Cell::of(vec![reader.named(thing)]), tally, Some(thing), reader.place(line), line)
        })
        .collect();
    let whole = Cell::text(say!(lang, "Ensemble", "Whole"));
    let head = reader.line(reader.fw.head);
    rows.push(row(whole, &summary.total, None, reader.place(head), head));
    Sheet {
        id: View::Summary.id(),
        title: View::Summary.title().get(lang).to_owned(),
        columns,
        rows,
        notes: vec![say!(
            lang,
            "Couverture : part des compétences couvertes (par leurs propres critères ou par ceux de leur activité) ou justifiées, arrondie vers le bas.",
            "Coverage: share of the competences that are covered (by criteria of their own or of their activity) or justified, rounded down."
        )],
        ..Sheet::default()
    }
}

fn kind(gap: Gap, lang: Lang) -> String {
    match gap {
        Gap::Evaluation => say!(lang, "évaluation", "evaluation"),
        Gap::Activity => say!(lang, "activité", "activity"),
        Gap::Qualities => say!(lang, "qualités non observables", "unobservable qualities"),
        Gap::Content => say!(lang, "contenu", "content"),
    }
}

fn missing(reader: &Reader<'_>, summary: &Summary) -> Sheet {
    let lang = reader.lang;
    let name = |index: usize| Group {
        lines: vec![reader.named(Thing::Block(index))],
        thing: Some(Thing::Block(index)),
        line: reader.line_of(Thing::Block(index)),
        ..Group::default()
    };
    let mut groups: Vec<Group> = (0..reader.fw.blocks.len()).map(name).collect();
    let outside = say!(lang, "Hors bloc", "Outside any bloc");
    groups.push(Group { lines: vec![Line::text(outside)], ..Group::default() });
    let last = groups.len() - 1;
    let mut rows: Vec<Row> = summary
        .missing
        .iter()
        .map(|one| {
            let what = match one.thing {
                Some(thing) => Cell::of(vec![reader.named(thing)]),
                None => Cell::text("–"),
            };
            let cells = vec![
                what,
                Cell { gap: true, ..Cell::text(kind(one.gap, lang)) },
                Cell::text(one.message.clone()),
                reader.place(one.line),
            ];
            let group = Some(one.block.unwrap_or(last));
            Row { cells, thing: one.thing, line: one.line, gap: true, findings: Vec::new(), group }
        })
        .collect();
    rows.sort_by_key(|row| row.group);
    Sheet {
        id: MISSING,
        title: say!(lang, "Lacunes", "Gaps"),
        grouped_by: say!(lang, "Bloc", "Bloc"),
        groups,
        columns: vec![
            column("thing", say!(lang, "Objet", "What"), ColumnKind::Thing),
            column("kind", say!(lang, "Ce qui manque", "What is missing"), ColumnKind::Text),
            column("message", say!(lang, "Précision", "Detail"), ColumnKind::Text),
            place_column(lang),
        ],
        rows,
        ..Sheet::default()
    }
}

fn by_rule(reader: &Reader<'_>, summary: &Summary) -> Sheet {
    let lang = reader.lang;
    let rows = summary.rules.iter().map(|count| {
        let lines: Vec<String> = count.lines.iter().map(usize::to_string).collect();
        let (more, lines) = (if count.count > count.lines.len() { ", …" } else { "" }, lines.join(", "));
        Row {
            cells: vec![
                Cell::of(vec![Line { code: count.rule.code.into(), ..Line::default() }]),
                Cell::text(count.rule.title.get(lang)),
                Cell::text(words::severity(count.severity, lang)),
                Cell::number(count.count),
                Cell::text(format!("{lines}{more}")),
            ],
            // The list is about findings: it stays whole when only the gaps are kept.
            gap: true,
            ..Row::default()
        }
    });
    Sheet {
        id: "synthese-regles",
        title: say!(lang, "Signalements par règle", "Findings by rule"),
        columns: vec![
            column("rule", say!(lang, "Règle", "Rule"), ColumnKind::Text),
            column("title", say!(lang, "Ce qu'elle dit", "What it says"), ColumnKind::Text),
            column("severity", say!(lang, "Gravité", "Severity"), ColumnKind::Text),
            column("count", say!(lang, "Nombre", "Number"), ColumnKind::Number),
            column("lines", say!(lang, "Lignes", "Lines"), ColumnKind::Text),
        ],
        rows: rows.collect(),
        ..Sheet::default()
    }
}
