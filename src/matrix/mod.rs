//! The traceability matrix as data: who evaluates what, in both directions, and what is missing.
//!
//! [`Document::new`] turns an analysis into [`Sheet`]s, view by view; `render::matrix` writes them. Nothing
//! here reads a file or a clock. The same findings as `check` gives stand beside the rows they are about.

pub mod facts;
pub mod index;
pub mod outline;
pub mod portfolio;
mod reader;
pub mod sheet;
pub mod state;
pub mod summary;
mod views;

use crate::analysis::Analysis;
use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::{Both, Lang, both};
use crate::model::Thing;
use crate::rules::Rule;
use index::Entry;
use reader::Reader;
use sheet::{Cell, Column, ColumnKind, Line, Sheet};
use summary::Summary;

/// A way to lay the matrix out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// Counts, coverage and gaps, bloc by bloc.
    Summary,
    /// The four columns of the official grid.
    Official,
    /// One row a competence.
    Traceability,
    /// Competences against épreuves.
    Coverage,
    /// One row a criterion.
    Criteria,
    /// The jury's scoring grid, épreuve by épreuve.
    Grid,
}

impl View {
    /// Every view, in the order of a reader: what is missing first, the details behind.
    pub const ALL: [View; 6] =
        [View::Summary, View::Official, View::Traceability, View::Coverage, View::Criteria, View::Grid];

    /// Its name on the command line, the same in both languages.
    pub const fn id(self) -> &'static str {
        match self {
            View::Summary => "synthese",
            View::Official => "officielle",
            View::Traceability => "tracabilite",
            View::Coverage => "couverture",
            View::Criteria => "criteres",
            View::Grid => "grille",
        }
    }

    /// Its title.
    pub const fn title(self) -> Both {
        match self {
            View::Summary => both("Synthèse", "Summary"),
            View::Official => both("Grille officielle", "Official grid"),
            View::Traceability => both("Traçabilité", "Traceability"),
            View::Coverage => both("Couverture", "Coverage"),
            View::Criteria => both("Critères", "Criteria"),
            View::Grid => both("Grilles d'évaluation", "Scoring grids"),
        }
    }

    /// Reads a name in either language, accents or not.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match crate::format::spelling::fold(name.trim()).as_str() {
            "synthese" | "summary" => View::Summary,
            "officielle" | "official" => View::Official,
            "tracabilite" | "traceability" => View::Traceability,
            "couverture" | "coverage" => View::Coverage,
            "criteres" | "criteria" => View::Criteria,
            "grille" | "grilles" | "grid" => View::Grid,
            _ => return None,
        })
    }
}

/// What to lay out.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The views, in order.
    pub views: &'a [View],
    /// Only the rows where something is missing.
    pub gaps_only: bool,
    /// Language of the reader.
    pub lang: Lang,
}

/// A finding, as it stands beside a row.
#[derive(Clone, Debug)]
pub struct Remark {
    /// Its rule.
    pub rule: &'static Rule,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong, in the language of the reader.
    pub message: String,
    /// What to type instead.
    pub help: String,
    /// One-based line of the file.
    pub line: usize,
}

/// The matrix of one référentiel: everything an output format needs.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file, as shown.
    pub path: String,
    /// Intitulé; empty when there is none.
    pub title: String,
    /// Version that the document gives itself; empty when there is none.
    pub edition: String,
    /// Profile in force.
    pub profile: Profile,
    /// Language of the words.
    pub lang: Lang,
    /// Counts and coverage.
    pub summary: Summary,
    /// The views asked for, those of a view together.
    pub sheets: Vec<(View, Vec<Sheet>)>,
    /// Every code: where it is defined, where it is used.
    pub entries: Vec<Entry>,
    /// Every finding, in the order of the file.
    pub remarks: Vec<Remark>,
    /// What a reader must know of the whole: what could not be read.
    pub notes: Vec<String>,
}

impl Document {
    /// Lays out `analysis`, of the file shown as `path`.
    pub fn new(analysis: &Analysis, path: &str, options: &Options<'_>) -> Self {
        let lang = options.lang;
        let reader = Reader::new(analysis, path, lang);
        let summary = Summary::new(&reader);
        let mut sheets: Vec<(View, Vec<Sheet>)> =
            options.views.iter().map(|view| (*view, views::lay_out(*view, &reader, &summary))).collect();
        if options.gaps_only {
            sheets.iter_mut().flat_map(|(_, sheets)| sheets).for_each(Sheet::keep_gaps);
        }
        sheets.iter_mut().flat_map(|(_, s)| s).for_each(|sheet| with_findings(sheet, &reader));
        let remarks = analysis.findings.iter().map(|finding| Remark {
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message.get(lang).to_owned(),
            help: finding.help.as_ref().map_or(finding.rule.how.get(lang), |help| help.get(lang)).to_owned(),
            line: reader.line_at(finding.primary.span.start),
        });
        Document {
            path: path.to_owned(),
            title: reader.text(reader.fw.title),
            edition: reader.text(reader.fw.version),
            profile: analysis.profile,
            lang,
            entries: index::entries(&reader),
            remarks: remarks.collect(),
            notes: notes(&reader),
            summary,
            sheets,
        }
    }
}

/// Adds a column that tells the findings about each row, where some rows have any.
fn with_findings(sheet: &mut Sheet, reader: &Reader<'_>) {
    if sheet.rows.iter().all(|row| row.findings.is_empty()) {
        return;
    }
    let at = sheet.columns.iter().position(|column| column.kind == ColumnKind::Place);
    let at = at.unwrap_or(sheet.columns.len());
    sheet.columns.insert(at, findings_column(reader.lang));
    for row in &mut sheet.rows {
        let told = row.findings.iter().map(|index| {
            let finding = &reader.analysis.findings[*index];
            let severity = crate::render::words::severity(finding.severity, reader.lang);
            Line {
                code: finding.rule.code.into(),
                text: finding.message.get(reader.lang).into(),
                note: severity.into(),
                ..Line::default()
            }
        });
        row.cells.insert(at, Cell::of(told.collect()));
    }
}

/// The column of the findings, which a sheet has only where there are some.
pub(crate) fn findings_column(lang: Lang) -> Column {
    let title = crate::say!(lang, "Signalements", "Findings");
    Column { id: "findings".to_owned(), title, kind: ColumnKind::Finding }
}

/// What keeps the matrix from being whole.
fn notes(reader: &Reader<'_>) -> Vec<String> {
    let (lang, analysis) = (reader.lang, reader.analysis);
    let mut notes = Vec::new();
    if analysis.is_mended() {
        notes.push(crate::say!(
            lang,
            "Des lignes du fichier ne se lisent pas telles quelles : la matrice montre le document comme il a été compris.",
            "Some lines of the file do not read as they are: the matrix shows the document as it was understood."
        ));
    }
    if reader.fw.competencies.is_empty() {
        notes.push(crate::say!(
            lang,
            "Aucune compétence n'a été lue dans ce fichier.",
            "No competence was read in this file."
        ));
    }
    if reader.cut {
        notes.push(crate::say!(
            lang,
            "Les liens sont trop nombreux pour être tous écrits : des cellules ou des blocs ne les donnent pas tous.",
            "There are too many links to write them all: some cells or blocs do not give all of them."
        ));
    }
    notes
}

/// A share in per cent, rounded down so that 100 is said of nothing less; 100 of nothing.
pub fn rate(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}

/// The thing's place among those of its kind, for anchors: `c12`.
pub fn anchor(thing: Thing) -> String {
    let mut anchor = String::with_capacity(6);
    push_anchor(&mut anchor, thing);
    anchor
}

/// Adds the anchor of a thing to a text.
pub fn push_anchor(out: &mut String, thing: Thing) {
    let (letter, index) = match thing {
        Thing::Block(index) => ('b', index),
        Thing::Activity(index) => ('a', index),
        Thing::Competency(index) => ('c', index),
        Thing::Assessment(index) => ('e', index),
        Thing::Deliverable(index) => ('l', index),
    };
    out.push(letter);
    push_number(out, index);
}

/// Adds a number to a text: pages hold so many of them that the usual way counts.
pub fn push_number(out: &mut String, number: usize) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
}
