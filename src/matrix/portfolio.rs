//! Several référentiels: one row each, and their sum.

use super::Document;
use super::sheet::{Cell, ColumnKind, Line, Link, Row, Sheet};
use super::summary::Tally;
use super::views;
use crate::findings::Severity;
use crate::lang::Lang;
use crate::say;

/// [`Sheet::id`] of the page of a portfolio.
pub const ID: &str = "portefeuille";

/// What the page of a portfolio says of one référentiel: all that is kept of it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its place among the files that were asked for.
    pub at: usize,
    /// The file, as shown.
    pub path: String,
    /// Intitulé.
    pub title: String,
    /// Counts and coverage.
    pub tally: Tally,
    /// Errors, warnings, suggestions.
    pub findings: [usize; 3],
}

impl Item {
    /// What is kept of `document`, the file at `at` of those that were asked for.
    pub fn new(at: usize, document: &Document) -> Self {
        let of = |severity| document.remarks.iter().filter(|remark| remark.severity == severity).count();
        Item {
            at,
            path: document.path.clone(),
            title: document.title.clone(),
            tally: document.summary.total,
            findings: [of(Severity::Error), of(Severity::Warning), of(Severity::Info)],
        }
    }
}

/// The page of a portfolio. `gaps_only`: only the référentiels where something is missing.
pub fn sheet(items: &[Item], gaps_only: bool, lang: Lang) -> Sheet {
    let column = |id: &str, title: String, kind| super::sheet::Column { id: id.to_owned(), title, kind };
    let mut columns = vec![column("framework", say!(lang, "Référentiel", "Framework"), ColumnKind::Thing)];
    columns.extend(views::counting(lang));
    columns.extend([
        column("errors", say!(lang, "Erreurs", "Errors"), ColumnKind::Number),
        column("warnings", say!(lang, "Avertissements", "Warnings"), ColumnKind::Number),
        column("infos", say!(lang, "Suggestions", "Suggestions"), ColumnKind::Number),
        column("source", say!(lang, "Source", "Source"), ColumnKind::Place),
    ]);
    let row = |name: Cell, tally: &Tally, findings: [usize; 3], path: &str, link: Option<Link>| {
        let mut cells = vec![Cell { link: link.clone(), ..name }];
        let mut counted = views::counted(tally, Link::Document(usize::MAX));
        if let Some(gaps) = counted.last_mut() {
            gaps.link = link;
        }
        cells.extend(counted);
        cells.extend(findings.map(Cell::number));
        cells.push(Cell::text(path));
        Row { cells, gap: tally.gaps > 0, ..Row::default() }
    };
    let (mut total, mut findings) = (Tally::default(), [0; 3]);
    let mut rows = Vec::with_capacity(items.len() + 1);
    for (index, item) in items.iter().enumerate() {
        total.add(&item.tally);
        findings.iter_mut().zip(item.findings).for_each(|(sum, one)| *sum += one);
        let name = if item.title.is_empty() { &item.path } else { &item.title };
        let name = Cell::of(vec![Line::text(name.clone())]);
        rows.push(row(name, &item.tally, item.findings, &item.path, Some(Link::Document(index))));
    }
    if gaps_only {
        rows.retain(|row| row.gap);
    }
    rows.push(row(Cell::text(say!(lang, "Ensemble", "Whole")), &total, findings, "–", None));
    Sheet { id: ID, title: say!(lang, "Portefeuille", "Portfolio"), columns, rows, ..Sheet::default() }
}
