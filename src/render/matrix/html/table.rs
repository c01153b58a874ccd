//! A sheet as a table: merged cells, groups that fold, states as word, sign and colour.

use super::buffer::Buffer;
use super::findings::beside;
use super::head::{label, place};
use crate::lang::{Both, Lang, both};
use crate::matrix::Remark;
use crate::matrix::sheet::{Cell, Column, ColumnKind, Group, Line, Link, Row, Sheet};
use crate::model::Thing;
use std::collections::HashSet;

/// Columns from which a table scrolls in a frame of its own.
const WIDE: usize = 9;

/// The tables of a page, and which rows are about which thing.
#[derive(Debug)]
pub struct Tables<'a> {
    lang: Lang,
    remarks: &'a [Remark],
    seen: Vec<(Thing, &'a Sheet)>,
}

impl<'a> Tables<'a> {
    /// Tables whose rows tell their findings, found in `remarks`.
    pub fn new(lang: Lang, remarks: &'a [Remark]) -> Self {
        Tables { lang, remarks, seen: Vec::new() }
    }

    /// The rows that have an anchor, thing by thing: that of a thing in a sheet is `sheet-anchor`.
    pub fn seen(&self) -> Vec<(Thing, &'a Sheet)> {
        let mut seen = self.seen.clone();
        seen.sort_by_key(|(thing, _)| *thing);
        seen
    }

    /// Writes a sheet of the view `view`. `hrefs`: where the documents are that it leads to.
    pub fn sheet(&mut self, page: &mut Buffer, sheet: &'a Sheet, view: &str, hrefs: &[String]) {
        let lang = self.lang;
        let own = sheet.title != view;
        page.raw("<div class=part");
        if own {
            page.raw(" id=").raw(sheet.id);
        }
        page.raw(">");
        if own {
            page.raw("<h3>").text(&sheet.title).raw("</h3>");
        }
        for note in &sheet.notes {
            page.raw("<p class=note>").text(note).raw("</p>");
        }
        if sheet.rows.is_empty() {
            page.raw("<p class=empty>");
            let words = match sheet.id {
                "synthese-lacunes" => both("✓ Rien ne manque.", "✓ Nothing is missing."),
                "synthese-regles" => both("✓ Aucun signalement.", "✓ No finding."),
                _ => both("Rien à montrer ici.", "Nothing to show here."),
            };
            page.raw(words.get(lang)).raw("</p></div>");
            return;
        }
        page.raw("<div class=\"scroll");
        if columns(sheet).count() > WIDE {
            page.raw(" wide");
        }
        page.raw("\" role=region tabindex=0 aria-labelledby=").raw(sheet.id).raw("-c><table class=\"sheet ");
        page.raw(sheet.id).raw(if sheet.page_per_group { " leaves\">" } else { "\">" });
        page.raw("<caption class=vh id=")
            .raw(sheet.id)
            .raw("-c>")
            .text(&sheet.title)
            .raw("</caption><colgroup>");
        for (_, column) in columns(sheet) {
            page.raw("<col class=").raw(class(column.kind)).raw(">");
        }
        page.raw("</colgroup><thead><tr>");
        for (_, column) in columns(sheet) {
            page.raw("<th scope=col class=")
                .raw(class(column.kind))
                .raw(">")
                .text(&column.title)
                .raw("</th>");
        }
        page.raw("</tr></thead>");
        self.rows(page, sheet, hrefs);
        page.raw("</table></div></div>");
    }

    fn rows(&mut self, page: &mut Buffer, sheet: &'a Sheet, hrefs: &[String]) {
        let spans: Vec<Option<Vec<usize>>> = (0..sheet.columns.len())
            .map(|at| {
                let merges = |row: &Row| row.cells.get(at).is_some_and(|cell| cell.merge.is_some());
                sheet.rows.iter().any(merges).then(|| sheet.spans(at))
            })
            .collect();
        let named = |(at, column): (usize, &Column)| {
            matches!(column.kind, ColumnKind::Thing | ColumnKind::Text)
                && spans.get(at).is_some_and(Option::is_none)
        };
        let head = sheet.columns.iter().enumerate().position(named).unwrap_or(0);
        // The last row of a sheet that counts is the sum of those above it.
        let sum = matches!(sheet.id, "synthese" | "portefeuille").then(|| sheet.rows.len() - 1);
        let mut seen = HashSet::new();
        let mut open = None;
        for (at, row) in sheet.rows.iter().enumerate() {
            if open != Some(row.group) || sum == Some(at) {
                if open.is_some() {
                    page.raw("</tbody>");
                }
                let group = row.group.and_then(|group| sheet.groups.get(group));
                page.raw(if sum == Some(at) { "<tbody class=sum>" } else { "<tbody>" });
                if let Some(group) = group {
                    self.group(page, sheet, group, &mut seen);
                }
                open = Some(row.group);
            }
            page.raw("<tr");
            self.identify(page, sheet, row.thing, &mut seen);
            page.raw(if row.gap { " class=gap>" } else { ">" });
            for (column, kind) in columns(sheet) {
                let Some(cell) = row.cells.get(column) else { continue };
                let span = spans.get(column).and_then(Option::as_ref).and_then(|spans| spans.get(at));
                let span = span.copied().unwrap_or(1);
                if span == 0 {
                    continue;
                }
                page.raw(if column == head { "<th scope=row" } else { "<td" });
                if let ([Line { thing: Some(thing), .. }], Some(_)) = (cell.lines.as_slice(), cell.merge) {
                    // A merged cell is what an activity has for a row.
                    self.identify(page, sheet, Some(*thing), &mut seen);
                }
                self.cell(page, kind.kind, row, cell, (column == head, span), hrefs);
            }
            page.raw("</tr>");
        }
        page.raw("</tbody>");
    }

    /// The anchor of the first row about a thing.
    fn identify(
        &mut self,
        page: &mut Buffer,
        sheet: &'a Sheet,
        thing: Option<Thing>,
        seen: &mut HashSet<Thing>,
    ) {
        if let Some(thing) = thing
            && seen.insert(thing)
        {
            page.raw(" id=").raw(sheet.id).raw("-").anchor(thing);
            self.seen.push((thing, sheet));
        }
    }

    fn group(&mut self, page: &mut Buffer, sheet: &'a Sheet, group: &Group, seen: &mut HashSet<Thing>) {
        let lang = self.lang;
        page.raw("<tr class=gh");
        self.identify(page, sheet, group.thing, seen);
        page.raw("><th scope=rowgroup colspan=")
            .number(columns(sheet).count())
            .raw("><div class=gt><span class=gn>");
        if group.thing.is_some() && !sheet.grouped_by.is_empty() {
            page.raw("<small class=kind>").text(&sheet.grouped_by).raw("</small> ");
        }
        if let Some(line) = group.lines.first() {
            self.line(page, line);
        }
        page.raw("</span>");
        if let Some((done, all)) = group.covered.filter(|(_, all)| *all > 0) {
            page.raw("<span class=cov>").gauge(crate::matrix::rate(done, all)).number(done);
            page.raw(both(" sur ", " of ").get(lang)).number(all);
            page.raw(both(" couvertes", " covered").get(lang)).raw("</span>");
        }
        if group.line > 0 {
            place(page, group.line, lang);
        }
        page.raw("</div>");
        if let [_, rest @ ..] = group.lines.as_slice()
            && !rest.is_empty()
        {
            page.raw("<ul class=gl>");
            for line in rest {
                page.raw("<li>");
                self.line(page, line);
                page.raw("</li>");
            }
            page.raw("</ul>");
        }
        beside(page, self.remarks, &group.findings, lang);
        if sheet.page_per_group {
            page.raw("<dl class=by>");
            for name in WHO {
                page.raw("<div><dt>").raw(name.get(lang)).raw("</dt><dd></dd></div>");
            }
            page.raw("</dl>");
        }
        page.raw("</th></tr>");
    }

    /// A cell, its tag open; `how`: whether it is the head of its row, and how many rows it spans.
    fn cell(
        &self,
        page: &mut Buffer,
        kind: ColumnKind,
        row: &Row,
        cell: &Cell,
        how: (bool, usize),
        hrefs: &[String],
    ) {
        let (head, span) = how;
        page.raw(" class=\"").raw(class(kind));
        page.raw(match cell.number {
            _ if cell.gap => " gap\"",
            Some(0) => " zero\"",
            _ => "\"",
        });
        if span > 1 {
            page.raw(" rowspan=").number(span);
        }
        let code = cell.lines.first().map_or("", |line| &*line.code);
        if head && !code.is_empty() {
            page.raw(" abbr=\"").text(code).raw("\"");
        }
        match (&cell.state, cell.number, kind) {
            (Some(state), ..) => {
                page.raw(" data-n=").number(rank(state));
            }
            (_, Some(number), _) => {
                page.raw(" data-n=").number(usize::try_from(number).unwrap_or(usize::MAX));
            }
            (.., ColumnKind::Place) if row.line > 0 => {
                page.raw(" data-n=").number(row.line);
            }
            _ => {}
        }
        page.raw(">");
        // A link holds no other.
        let plain =
            (cell.gap || cell.number != Some(0)) && cell.lines.iter().all(|line| line.thing.is_none());
        let linked = plain && cell.link.as_ref().is_some_and(|link| leads(page, link, hrefs));
        match (&cell.state, kind) {
            (Some(state), _) => self.state(page, state, cell),
            (None, ColumnKind::Place) => source(page, row, cell),
            (None, ColumnKind::Rate) => {
                if let Some(number) = cell.number {
                    page.gauge(usize::try_from(number).unwrap_or(usize::MAX));
                }
                self.lines(page, cell);
            }
            _ => {
                if cell.gap {
                    page.raw("<span class=sign aria-hidden=true>✗</span> ");
                }
                self.lines(page, cell);
            }
        }
        if linked {
            page.raw("</a>");
        }
        if head {
            beside(page, self.remarks, &row.findings, self.lang);
        }
        page.raw(if head { "</th>" } else { "</td>" });
    }

    fn state(&self, page: &mut Buffer, state: &crate::matrix::state::State, cell: &Cell) {
        page.raw("<span class=\"st ").raw(state.id()).raw("\">");
        // A dash is its own sign.
        if cell.lines.first().is_none_or(|line| &*line.text != state.sign()) {
            page.raw("<span class=sign aria-hidden=true>").raw(state.sign()).raw("</span> ");
        }
        self.lines(page, cell);
        page.raw("</span>");
    }

    fn lines(&self, page: &mut Buffer, cell: &Cell) {
        match cell.lines.as_slice() {
            [] => {}
            [line] => self.line(page, line),
            lines => {
                page.raw("<ul class=ls>");
                for line in lines {
                    page.raw("<li>");
                    self.line(page, line);
                    page.raw("</li>");
                }
                page.raw("</ul>");
            }
        }
    }

    fn line(&self, page: &mut Buffer, line: &Line) {
        if !line.label.is_empty() {
            label(page, line.label, self.lang);
        }
        if !line.code.is_empty() {
            match line.thing {
                Some(thing) => {
                    page.raw("<a class=code href=#").anchor(thing).raw(">").text(&line.code).raw("</a> ")
                }
                None => page.raw("<span class=code>").text(&line.code).raw("</span> "),
            };
        }
        page.text(&line.text);
        if !line.note.is_empty() {
            page.raw(" <small>(").text(&line.note).raw(")</small>");
        }
    }
}

/// What a jury fills in at the head of a printed grid.
const WHO: [Both; 4] = [
    both("Candidat", "Candidate"),
    both("Date", "Date"),
    both("Jury", "Jury"),
    both("Signatures", "Signatures"),
];

/// The columns that are shown, with their place: findings stand under what they are about.
fn columns(sheet: &Sheet) -> impl Iterator<Item = (usize, &Column)> {
    sheet.columns.iter().enumerate().filter(|(_, column)| column.kind != ColumnKind::Finding)
}

fn class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Thing => "thing",
        ColumnKind::Text | ColumnKind::Finding => "text",
        ColumnKind::Number => "number",
        ColumnKind::Rate => "rate",
        ColumnKind::State => "state",
        ColumnKind::Place => "place",
        ColumnKind::Blank => "blank",
    }
}

/// Opens the link of a cell; false when it leads nowhere.
fn leads(page: &mut Buffer, link: &Link, hrefs: &[String]) -> bool {
    match link {
        Link::Thing(thing) => page.raw("<a href=#").anchor(*thing).raw(">"),
        Link::Sheet(id) => page.raw("<a href=#").raw(id).raw(">"),
        Link::Document(at) => match hrefs.get(*at).filter(|href| !href.is_empty()) {
            Some(href) => page.raw("<a href=\"").href(href).raw("\">"),
            None => return false,
        },
    };
    true
}

/// `file:line`, where a program finds the line too. The whole path stands once, above the views.
fn source(page: &mut Buffer, row: &Row, cell: &Cell) {
    for line in &cell.lines {
        let (path, number) = match line.text.rsplit_once(':').filter(|_| row.line > 0) {
            Some((path, number)) => (path, Some(number)),
            None => (&*line.text, None),
        };
        if number.is_some() {
            page.line(row.line);
        }
        let name = path.rfind(['/', '\\']).map_or(0, |at| at + 1);
        page.raw("<span class=pt>").text(path.get(name..).unwrap_or(path)).raw("</span>");
        if let Some(number) = number {
            page.raw(":").text(number).raw("</span>");
        }
    }
}

/// Where a state comes when rows are sorted by it: the worst first.
fn rank(state: &crate::matrix::state::State) -> usize {
    use crate::matrix::state::State;
    match state {
        State::Orphan => 0,
        State::NotEvaluated => 1,
        State::NoActivity => 2,
        State::Justified(_) => 3,
        State::ThroughActivity => 4,
        State::Covered => 5,
        State::NotApplicable => 6,
    }
}
