//! The comparison for a terminal: signs that work without colour.

use super::{View, words};
use crate::compare::{Entry, FieldChange, Mark, Piece};
use crate::docs::words::capital;
use crate::render::paint::{BOLD, RESET};
use crate::render::words::safe;
use crate::say;

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const DIM: &str = "\u{1b}[2m";

struct Writer<'a> {
    view: &'a View<'a>,
    out: String,
}

/// Renders the comparison; ends with a line end.
pub fn render(view: &View<'_>) -> String {
    let lang = view.lang;
    let mut writer = Writer { view, out: String::new() };
    for note in words::notes(view) {
        writer.line(0, &note);
    }
    if view.comparison.is_empty() {
        writer.line(0, &words::nothing(lang));
        writer.findings();
        return writer.out;
    }
    writer.summary();
    writer.series();
    writer.facts();
    for (section, entries) in view.sections() {
        writer.title(&words::section(section, lang));
        for entry in entries {
            writer.entry(entry);
        }
    }
    writer.coverage();
    writer.findings();
    writer.out
}

impl Writer<'_> {
    fn paint(&self, code: &str, text: &str) -> String {
        let text = safe(text);
        if self.view.color && !text.is_empty() { format!("{code}{text}{RESET}") } else { text.into_owned() }
    }

    fn raw(&mut self, indent: usize, text: &str) {
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn line(&mut self, indent: usize, text: &str) {
        let text = safe(text).into_owned();
        self.raw(indent, &text);
    }

    fn title(&mut self, text: &str) {
        let text = self.paint(BOLD, text);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.raw(0, &text);
    }

    fn summary(&mut self) {
        let lang = self.view.lang;
        self.title(&format!("{} → {}", self.view.old_name, self.view.new_name));
        for (kind, before, after, what) in words::summary(self.view) {
            let label = words::plural(kind, lang);
            let numbers = match (before == after, before.is_empty()) {
                (_, true) => String::new(),
                (true, _) => before,
                (false, _) => format!("{before} → {after}"),
            };
            let parts = match (numbers.is_empty(), what.is_empty()) {
                (false, false) => format!("{numbers} ({what})"),
                _ => numbers + &what,
            };
            self.line(2, &say!(lang, "{label}\u{a0}: {parts}", "{label}: {parts}"));
        }
    }

    fn series(&mut self) {
        if self.view.comparison.series.is_empty() {
            return;
        }
        let lang = self.view.lang;
        self.title(&say!(lang, "Renumérotations", "Renumberings"));
        for (index, series) in self.view.comparison.series.iter().enumerate() {
            self.line(2, &words::series(series, lang));
            if self.view.detail {
                for entry in self.view.of_series(index) {
                    let text = self.headed(entry, None);
                    self.raw(6, &text);
                }
            }
        }
    }

    fn facts(&mut self) {
        if self.view.comparison.facts.is_empty() {
            return;
        }
        self.title(&say!(self.view.lang, "Document", "Document"));
        for fact in &self.view.comparison.facts {
            self.field(2, fact);
        }
    }

    /// « compétence 1.1.1 reformulée  avant:3 → après:4 ».
    fn headed(&self, entry: &Entry, acts: Option<&str>) -> String {
        let name = self.paint(BOLD, &words::name(entry, self.view.lang));
        let places = self.paint(DIM, &self.view.places(entry).join(" → "));
        match acts {
            Some(acts) => format!("{name} {}  {places}", safe(acts)),
            None => format!("{name}  {places}"),
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let lang = self.view.lang;
        let (sign, color) = match (&entry.old, &entry.new) {
            (None, _) => ("+", GREEN),
            (_, None) => ("-", RED),
            _ if entry.moved => (">", BOLD),
            _ => ("~", BOLD),
        };
        let sign = self.paint(color, sign);
        let head = self.headed(entry, Some(&words::acts(entry, lang)));
        self.raw(2, &format!("{sign} {head}"));
        if let Some(place) = words::place_in(entry, lang) {
            self.line(6, &place);
        }
        if entry.reworded {
            let text = self.pieces(&entry.words);
            self.raw(6, &text);
        } else if let Some(face) = entry.face().filter(|face| !face.text.is_empty()) {
            let text = match (&entry.old, &entry.new) {
                (None, _) => self.paint(GREEN, &face.text),
                (_, None) => self.paint(RED, &face.text),
                _ => safe(&face.text).into_owned(),
            };
            self.raw(6, &text);
        }
        if let Some(kin) = words::kin(entry, lang) {
            self.line(6, &kin);
        }
        for field in &entry.fields {
            self.field(6, field);
        }
    }

    fn field(&mut self, indent: usize, field: &FieldChange) {
        let old = field.old.as_ref().map(|(_, place)| self.view.old_place(*place));
        let new = field.new.as_ref().map(|(_, place)| self.view.new_place(*place));
        let places: Vec<String> = old.into_iter().chain(new).collect();
        let places = self.paint(DIM, &places.join(" → "));
        let (path, text) = (safe(&field.path).into_owned(), self.pieces(&field.words));
        let text = say!(self.view.lang, "{path}\u{a0}: {text}  {places}", "{path}: {text}  {places}");
        self.raw(indent, &text);
    }

    fn pieces(&self, pieces: &[Piece]) -> String {
        pieces.iter().fold(String::new(), |all, piece| {
            let text = match piece.mark {
                Mark::Same => safe(&piece.text).into_owned(),
                Mark::Deleted => self.paint(RED, &format!("[-{}-]", piece.text)),
                Mark::Inserted => self.paint(GREEN, &format!("{{+{}+}}", piece.text)),
            };
            all + &text
        })
    }

    fn coverage(&mut self) {
        let lang = self.view.lang;
        self.title(&say!(lang, "Couverture", "Coverage"));
        for (label, before, after) in words::coverage(self.view) {
            let numbers = if before == after { before } else { format!("{before} → {after}") };
            self.line(2, &say!(lang, "{label}\u{a0}: {numbers}", "{label}: {numbers}"));
        }
        for line in words::coverage_changes(self.view) {
            self.line(2, &capital(&line));
        }
    }

    fn findings(&mut self) {
        let (lang, changes) = (self.view.lang, &self.view.comparison.findings);
        if changes.is_empty() {
            return;
        }
        self.title(&say!(lang, "Signalements", "Findings"));
        for change in changes {
            let (code, title) = (change.rule.code, change.rule.title.get(lang));
            let counts = words::rule_counts(change, lang);
            self.line(2, &say!(lang, "{code} {title}\u{a0}: {counts}", "{code} {title}: {counts}"));
            for found in &change.gone {
                let place = self.view.old_place(found.place);
                self.line(4, &format!("- {}  {place}", found.message.get(lang)));
            }
            for found in &change.new {
                let place = self.view.new_place(found.place);
                self.line(4, &format!("+ {}  {place}", found.message.get(lang)));
            }
        }
    }
}
