//! What is inserted behind a key or a new code: its skeleton, in the file's own indentation.

use super::habits::Habits;
use super::next::{Above, Kind, Numbers, written};
use super::snippet::Snippet;
use super::{Cx, remaining};
use crate::format::table::{EXECUTIONS, GAPS};
use crate::format::{K, Key, Profile, Section, Shape};
use crate::lang::Lang;

/// Writes what follows a key.
pub(super) struct Body<'c, 'a> {
    cx: &'c Cx<'a>,
    numbers: &'c Numbers<'a>,
    habits: Habits,
    pub out: Snippet,
}

const LEVELS: &[&str] = &["3", "4", "5", "6", "7", "8"];

impl<'c, 'a> Body<'c, 'a> {
    pub fn new(cx: &'c Cx<'a>, numbers: &'c Numbers<'a>) -> Self {
        Body { cx, numbers, habits: numbers.habits, out: Snippet::default() }
    }

    /// What is inserted, and whether it is a snippet.
    pub fn written(&self) -> (String, bool) {
        let snippet = self.cx.around.snippets && !self.out.is_plain();
        (self.out.write(snippet), snippet)
    }

    /// The same as it would look, for whoever hesitates.
    pub fn shown(&self, column: usize) -> String {
        let margin = " ".repeat(column);
        let shown = self.out.shown();
        let lines = shown.lines().map(|line| line.strip_prefix(&margin).unwrap_or(line).trim_end());
        lines.collect::<Vec<_>>().join("\n")
    }

    fn flow(&self) -> bool {
        self.cx.place.flow
    }

    /// A list below a key at `column`, with one item to fill in.
    fn list(&mut self, column: usize) {
        if self.flow() {
            self.out.text(" [");
            self.out.stop();
            self.out.text("]");
        } else {
            self.dash(column);
            self.out.stop();
        }
    }

    fn dash(&mut self, column: usize) {
        self.out.line(column + self.habits.dash);
        self.out.text("- ");
    }

    fn key(&mut self, column: usize, name: &str) {
        self.out.line(column);
        self.out.text(name);
        self.out.text(":");
    }

    fn sentence(&mut self) {
        self.out.text(" ");
        self.out.stop();
    }

    /// What follows `key:`, where the key stands at `column`.
    pub fn value(&mut self, section: &Section, key: &'static Key, column: usize, above: &Above) {
        let below = column + self.habits.step;
        match (key.k, key.shape) {
            (K::Level, _) => {
                self.out.text(" ");
                self.out.choice(LEVELS);
            }
            (K::Jury, _) => {
                self.out.text(" { membres: ");
                self.out.stop();
                self.out.text(", externes: ");
                self.out.stop();
                self.out.text(" }");
            }
            (K::OfficialCode, _) => self.official_code(above),
            (K::Nsf | K::Rome | K::Formacode, _) => {
                self.out.text(" [");
                self.out.stop();
                self.out.text("]");
            }
            (_, Shape::Word(words)) => {
                self.out.text(" ");
                self.out.choice(words);
            }
            (_, Shape::Template) => {
                self.out.text(" ");
                self.out.likely(&format!("\"{}\"", template(key.k)));
            }
            (_, Shape::References) => self.references(section, key.k, above),
            (_, Shape::Criteria(_)) => self.criteria(column, above),
            (_, Shape::Sentences | Shape::Items(_) | Shape::Sections(_)) if self.flow() => self.list(column),
            (_, Shape::Sentences) => self.list(column),
            (_, Shape::Items(of) | Shape::Sections(of)) => {
                self.dash(column);
                self.first_item(of, column + self.habits.dash + 2);
            }
            (k, Shape::Coded(_) | Shape::CodedOrReferences(_)) => self.coded(k, key, column, above),
            (_, Shape::Named(_)) if self.flow() => self.sentence(),
            (K::AccessRoutes, _) => {
                self.key(below, "formation");
                self.sentence();
                if self.cx.file.framework().profile != Profile::Rs {
                    self.key(below, "VAE");
                    self.sentence();
                }
            }
            (_, Shape::Named(_)) => {
                self.out.line(below);
                self.out.hint(match self.cx.around.lang {
                    Lang::Fr => "terme",
                    Lang::En => "term",
                });
                self.out.text(":");
                self.sentence();
            }
            (_, Shape::Section(of) | Shape::SectionOrSentence(of)) if !self.flow() => self.section(of, below),
            _ => self.sentence(),
        }
    }

    /// The keys of a short section.
    fn section(&mut self, of: &'static Section, column: usize) {
        for key in of.keys.iter().filter(|key| !matches!(key.k, K::Siret | K::SchemeSubCompetency)) {
            if matches!(key.k, K::SchemeAssessment | K::SchemeDeliverable) {
                continue;
            }
            self.key(column, key.name);
            match key.k {
                K::Gaps => {
                    self.out.text(" ");
                    self.out.choice(GAPS);
                }
                _ => self.value(of, key, column, &Above::default()),
            }
        }
    }

    /// The first item of a list of mappings, whose keys stand at `column`.
    fn first_item(&mut self, of: &'static Section, column: usize) {
        let names: &[K] = match of.id {
            "phase" => &[K::Title, K::Duration],
            "option" => &[K::Choose, K::Among],
            _ => &[K::Certification, K::Among, K::Kind],
        };
        let keys: Vec<&'static Key> = names.iter().filter_map(|k| of.key(*k)).collect();
        for (index, key) in keys.iter().enumerate() {
            if index > 0 {
                self.out.line(column);
            }
            self.out.text(key.name);
            self.out.text(":");
            match key.k {
                K::Choose => {
                    self.out.text(" ");
                    self.out.likely("1");
                }
                K::Kind => {
                    self.out.text(" ");
                    self.out.choice(super::words::EXTENTS);
                }
                _ => self.value(of, key, column, &Above::default()),
            }
        }
    }

    fn official_code(&mut self, above: &Above) {
        let fw = self.cx.file.framework();
        let sheet = fw.identifiers.iter().find(|one| one.kind == K::Sheet);
        let rank = self.cx.home.block.map(|b| b + 1).filter(|_| above.block.is_some());
        self.out.text(" ");
        match (sheet, rank) {
            (Some(sheet), Some(rank)) => {
                let sheet = sheet.text.get(self.cx.file.doc());
                self.out.likely(&format!("{}BC{rank:02}", sheet.trim()));
            }
            _ => self.out.stop(),
        }
    }

    fn references(&mut self, section: &Section, k: K, above: &Above) {
        self.out.text(" ");
        match (k, section.id) {
            (K::Evaluates, "epreuve") if above.block.is_some() => {
                match remaining::expression(self.cx) {
                    // A comma would end the value.
                    Some(left) if self.flow() && left.contains(',') => self.out.likely(&format!("[{left}]")),
                    left => self.out.likely(left.as_deref().unwrap_or("bloc")),
                }
            }
            (K::Evaluates, "epreuve") => self.out.likely("certification"),
            (K::Evaluates, _) => self.out.stop(),
            _ => {
                self.out.text("[");
                self.out.stop();
                self.out.text("]");
            }
        }
    }

    /// Criteria: in an épreuve under the code of what they evaluate, elsewhere a list.
    fn criteria(&mut self, column: usize, above: &Above) {
        if self.cx.place.is_in_assessment() && !self.cx.place.is_below_reference() && !self.flow() {
            self.coded_criteria(column, above);
        } else {
            self.list(column);
        }
    }

    /// Criteria, a list under each of `codes`.
    pub fn criteria_under(&mut self, codes: &[String], column: usize) {
        let below = column + self.habits.step;
        for code in codes {
            self.out.line(below);
            self.out.text(&written(code, false));
            self.out.text(":");
            self.dash(below);
            self.out.stop();
        }
    }

    fn coded_criteria(&mut self, column: usize, above: &Above) {
        let below = column + self.habits.step;
        self.out.line(below);
        match above.competency.clone().or_else(|| remaining::first_competency(self.cx)) {
            Some(code) => self.out.likely(&written(&code, false)),
            None => self.out.stop(),
        }
        self.out.text(":");
        self.dash(below);
        self.out.stop();
    }

    /// Things under their codes: the first of them.
    fn coded(&mut self, k: K, key: &'static Key, column: usize, above: &Above) {
        let Some(kind) = Kind::under(k) else { return self.sentence() };
        if matches!(key.shape, Shape::CodedOrReferences(_)) && self.is_listed(kind) {
            self.out.text(" [");
            self.out.stop();
            return self.out.text("]");
        }
        let code = self.numbers.next(kind, above, &[]);
        if self.flow() {
            self.out.text(" { ");
            self.out.likely(&written(&code, false));
            self.out.text(": ");
            self.out.stop();
            return self.out.text(" }");
        }
        let below = column + self.habits.step;
        self.out.line(below);
        self.out.likely(&written(&code, false));
        self.out.text(":");
        self.thing(kind, &code, below, above);
    }

    /// True when such things are defined elsewhere, and listed here.
    fn is_listed(&self, kind: Kind) -> bool {
        let fw = self.cx.file.framework();
        match (kind, self.cx.home.block) {
            (Kind::Activity, _) => fw.activities.iter().any(|a| a.block.is_none()),
            (Kind::Competency, Some(block)) if self.cx.place.is_below(K::Activities) => {
                let own = fw.blocks.get(block).map_or(0..0, |b| b.competencies.clone());
                fw.competencies.get(own).is_some_and(|own| own.iter().any(|c| c.activity.is_none()))
            }
            (Kind::Competency, _) => {
                fw.competencies.iter().any(|c| c.block.is_none() && c.activity.is_none())
            }
            _ => false,
        }
    }

    /// What follows `CODE:`, where the code stands at `column`.
    pub fn thing(&mut self, kind: Kind, code: &str, column: usize, above: &Above) {
        let below = column + self.habits.step;
        if self.flow() {
            return self.sentence();
        }
        match kind {
            Kind::Competency | Kind::SubCompetency | Kind::Deliverable => self.sentence(),
            Kind::Activity => {
                self.key(below, "intitulé");
                self.sentence();
                let above = Above { activity: Some(code.to_owned()), ..above.clone() };
                self.competencies(below, &above);
            }
            Kind::Block => {
                let mut above = Above { block: Some(code.to_owned()), ..Above::default() };
                self.key(below, "intitulé");
                self.sentence();
                if self.has_activities() {
                    self.key(below, "activités");
                    let activity = self.numbers.next(Kind::Activity, &above, &[]);
                    let column = below + self.habits.step;
                    self.out.line(column);
                    self.out.likely(&written(&activity, false));
                    self.out.text(":");
                    self.key(column + self.habits.step, "intitulé");
                    self.sentence();
                    above.activity = Some(activity);
                    let competency = self.competencies(column + self.habits.step, &above);
                    above = Above { activity: None, competency: Some(competency), ..above };
                } else {
                    let competency = self.competencies(below, &above);
                    above.competency = Some(competency);
                }
                self.key(below, "épreuves");
                let assessment = self.numbers.next(Kind::Assessment, &above, &[]);
                let column = below + self.habits.step;
                self.out.line(column);
                self.out.likely(&written(&assessment, false));
                self.out.text(":");
                self.thing(Kind::Assessment, &assessment, column, &above);
            }
            Kind::Assessment | Kind::Final => {
                self.key(below, "modalité");
                self.sentence();
                self.key(below, "évalue");
                self.out.text(" ");
                match above.block {
                    // In a bloc that is there already, what the other épreuves leave.
                    Some(_) if kind == Kind::Assessment => {
                        let left = remaining::expression(self.cx);
                        self.out.likely(left.as_deref().unwrap_or("bloc"));
                    }
                    _ => self.out.likely("certification"),
                }
                self.key(below, "réalisation");
                self.out.text(" ");
                self.out.choice(EXECUTIONS);
                if kind == Kind::Final {
                    self.key(below, "justification");
                    return self.sentence();
                }
                self.key(below, "critères");
                self.coded_criteria(below, above);
                self.key(below, "qualités non observables");
                self.list(below);
            }
        }
    }

    /// The key `compétences` with a first one; its code.
    fn competencies(&mut self, column: usize, above: &Above) -> String {
        self.key(column, "compétences");
        let code = self.numbers.next(Kind::Competency, above, &[]);
        self.out.line(column + self.habits.step);
        self.out.likely(&written(&code, false));
        self.out.text(":");
        self.sentence();
        code
    }

    /// Blocs hold their competences by activities, unless the document shows otherwise.
    fn has_activities(&self) -> bool {
        let fw = self.cx.file.framework();
        !fw.activities.is_empty() || fw.competencies.is_empty()
    }
}

/// A key of `critères`, with the dash of its first criterion; and whether it is a snippet.
pub(super) fn criteria_key(cx: &Cx<'_>, numbers: &Numbers<'_>, code: &str) -> (String, bool) {
    let mut body = Body::new(cx, numbers);
    body.out.text(code);
    body.out.text(":");
    body.list(cx.place.column);
    body.written()
}

/// The template that most documents would declare.
pub(super) fn template(k: K) -> &'static str {
    match k {
        K::SchemeActivity => "{bloc}.{n}",
        K::SchemeCompetency => "{activité}.{n}",
        K::SchemeSubCompetency => "{compétence}.{n}",
        K::SchemeAssessment => "E{n}",
        K::SchemeDeliverable => "L{n}",
        _ => "{n}",
    }
}
