//! Suppression comments: `# référentiel: ignore NUM001, RED005 — la raison` at the end of a line or on
//! the line above, `# référentiel: ignore-fichier RED005 — la raison` for the whole file.

mod comment;
mod room;

use super::{Edit, Finding, Fix, Label, Safety, Severity};
use crate::analysis::RuleSet;
use crate::format::Profile;
use crate::lang::Message;
use crate::model::text::Doc;
use crate::msg;
use crate::rules::{Rule, registry, sup};
use crate::source::recover::Changes;
use crate::source::{Kind, LineIndex, Span};
use std::collections::{BTreeMap, HashMap};

pub use room::{Room, rooms};

/// True when a comment (with its `#`) asks for silence.
pub fn is_suppression(comment: &str) -> bool {
    comment::is_suppression(comment)
}

/// One rule named in a comment.
#[derive(Debug)]
struct Named {
    code: String,
    span: Span,
    used: bool,
}

/// One comment that asks for silence; places are in the original text.
#[derive(Debug)]
struct Suppression {
    span: Span,
    /// True for `ignore-fichier`.
    whole_file: bool,
    rules: Vec<Named>,
    /// Why; empty when it does not say.
    reason: String,
}

/// A finding that a comment silenced, and why.
#[derive(Clone, Debug)]
pub struct Silenced {
    /// The finding.
    pub finding: Finding,
    /// The reason its author gave; empty when there is none.
    pub reason: String,
}

/// The suppressions of a file.
#[derive(Debug, Default)]
pub struct Suppressions {
    list: Vec<Suppression>,
    lines: Option<LineIndex>,
    /// Those that speak for each line, and those that speak for the file.
    by_line: HashMap<usize, Vec<usize>>,
    for_file: Vec<usize>,
}

impl Suppressions {
    /// Reads the comments of `doc`, which was mended from `original`.
    pub fn read(doc: Doc<'_>, changes: &Changes, original: &str) -> Self {
        let mut found = Suppressions::default();
        let comments = doc.tree.comments.iter().filter(|c| is_suppression(c.of(doc.text)));
        found.list = comments.map(|c| read_one(doc.text, *c, changes)).collect();
        if !found.list.is_empty() {
            found.place(doc, changes, original);
        }
        found
    }

    /// Finds the lines that each one speaks for.
    fn place(&mut self, doc: Doc<'_>, changes: &Changes, original: &str) {
        let lines = LineIndex::new(original);
        let next = next_full(&lines, original);
        let ends = text_ends(doc, changes, &lines);
        for (index, one) in self.list.iter().enumerate() {
            let own = lines.line(one.span.start);
            let start = lines.start(own);
            let alone = Span::new(start, one.span.start).of(original).trim().is_empty();
            let spoken = if alone { next[own] } else { own };
            let last = ends.get(&spoken).copied().unwrap_or(spoken).max(spoken);
            if one.whole_file {
                self.for_file.push(index);
                continue;
            }
            for line in std::iter::once(own).chain(spoken..=last) {
                let here = self.by_line.entry(line).or_default();
                if here.last() != Some(&index) {
                    here.push(index);
                }
            }
        }
        self.lines = Some(lines);
    }

    /// Takes the silenced findings out and gives them; adds those about the suppressions themselves. Unless the `whole` file was read and checked, nobody can tell which are useless.
    pub fn apply(
        mut self,
        findings: &mut Vec<Finding>,
        rules: &RuleSet,
        profile: Profile,
        original: &str,
        whole: bool,
    ) -> Vec<Silenced> {
        let Some(lines) = self.lines.take() else { return Vec::new() };
        let mut silenced = Vec::new();
        findings.retain(|finding| {
            let Some(reason) = self.silence(finding, &lines) else { return true };
            silenced.push(Silenced { finding: finding.clone(), reason });
            false
        });
        for suppression in &self.list {
            let mut judge = Judge { suppression, findings, rules, profile, original, lines: &lines };
            judge.names(whole);
            judge.reason();
        }
        silenced
    }

    /// The reason to keep silent about `finding`, that of its line rather than the file's; `None` when it
    /// may speak.
    fn silence(&mut self, finding: &Finding, lines: &LineIndex) -> Option<String> {
        let here = self.by_line.get(&lines.line(finding.primary.span.start));
        let mut silent = false;
        let mut why = None;
        for &index in here.into_iter().flatten().chain(&self.for_file) {
            let Some(suppression) = self.list.get_mut(index) else { continue };
            for named in suppression.rules.iter_mut().filter(|n| is_of(finding.rule, &n.code)) {
                named.used = true;
                silent = true;
                if !suppression.reason.is_empty() {
                    why.get_or_insert(index);
                }
            }
        }
        let reason = why.map_or(String::new(), |index: usize| self.list[index].reason.clone());
        silent.then_some(reason)
    }
}

/// True when `code` names `rule` or its family.
fn is_of(rule: &Rule, code: &str) -> bool {
    rule.code == code || rule.family.prefix() == code
}

/// What there is to say of one suppression once everything was silenced.
struct Judge<'a> {
    suppression: &'a Suppression,
    findings: &'a mut Vec<Finding>,
    rules: &'a RuleSet,
    profile: Profile,
    original: &'a str,
    lines: &'a LineIndex,
}

impl Judge<'_> {
    fn say(&mut self, rule: &'static Rule, span: Span, message: Message, fix: Option<Fix>) {
        let severity = self.rules.severity(rule, self.profile);
        if severity != Severity::Off {
            let primary = Label { span, text: None };
            let (related, help, subject) = (Vec::new(), None, None);
            self.findings.push(Finding { rule, severity, message, primary, related, help, fix, subject });
        }
    }

    fn names(&mut self, whole: bool) {
        let named = &self.suppression.rules;
        if named.is_empty() {
            let message =
                msg!("cette demande de silence ne nomme aucune règle", "this suppression names no rule");
            self.say(&sup::SUP003, self.suppression.span, message, None);
        }
        let useless: Vec<bool> = named.iter().map(|n| whole && !n.used && self.runs(&n.code)).collect();
        for (at, one) in named.iter().enumerate() {
            let code = &one.code;
            if !registry::RULES.iter().any(|r| is_of(r, code)) {
                let message = msg!("« {code} » n'est pas une règle", "“{code}” is not a rule");
                self.say(&sup::SUP003, one.span, message, None);
            } else if useless[at] {
                let message = msg!("« {code} » n'a rien à taire ici", "“{code}” has nothing to silence here");
                let fix = self.without(at, &useless);
                self.say(&sup::SUP001, one.span, message, Some(fix));
            }
        }
    }

    fn reason(&mut self) {
        if self.suppression.reason.is_empty() && !self.suppression.rules.is_empty() {
            let message =
                msg!("cette demande de silence ne dit pas pourquoi", "this suppression gives no reason");
            self.say(&sup::SUP002, self.suppression.span, message, None);
        }
    }

    /// A rule that does not run finds nothing, and that proves nothing.
    fn runs(&self, code: &str) -> bool {
        let on = |r: &&'static Rule| self.rules.severity(r, self.profile) != Severity::Off;
        registry::RULES.iter().filter(|r| is_of(r, code)).any(on)
    }

    /// Takes the name `at` out, or the whole comment when all its names are useless.
    fn without(&self, at: usize, useless: &[bool]) -> Fix {
        let named = &self.suppression.rules;
        if useless.iter().all(|u| *u) {
            let title = msg!("Retirer ce commentaire", "Take this comment out");
            return Fix { title, safety: Safety::Safe, edits: vec![self.whole()], reencode: false };
        }
        // The names that go must leave neither a comma too many nor edits that touch each other.
        let kept_after = useless[at + 1..].contains(&false);
        let own = named[at].span;
        let span = match (kept_after, at.checked_sub(1)) {
            (false, Some(before)) => Span::new(named[before].span.end, own.end),
            _ => Span::new(own.start, named.get(at + 1).map_or(own.end, |next| next.span.start)),
        };
        let code = &named[at].code;
        let title = msg!("Retirer {code} du commentaire", "Take {code} out of the comment");
        Fix { title, safety: Safety::Safe, edits: vec![Edit::replace(span, "")], reencode: false }
    }

    /// The whole comment: its line with it when it stands alone, the space before it otherwise.
    fn whole(&self) -> Edit {
        let span = self.suppression.span;
        let line = self.lines.line(span.start);
        let start = self.lines.start(line);
        let before = Span::new(start, span.start).of(self.original);
        let kept = before.trim_end();
        let span = if kept.is_empty() && line + 1 < self.lines.count() {
            Span::new(start, self.lines.start(line + 1))
        } else {
            Span::new(start + kept.len() as u32, span.end)
        };
        Edit::replace(span, "")
    }
}

/// For each line, the next one that is neither blank nor a comment; the line itself at the end.
fn next_full(lines: &LineIndex, text: &str) -> Vec<usize> {
    let mut next: Vec<usize> = (0..lines.count()).collect();
    let mut full = None;
    for line in (0..lines.count()).rev() {
        next[line] = full.unwrap_or(line);
        let end = if line + 1 < lines.count() { lines.start(line + 1) } else { text.len() as u32 };
        let content = Span::new(lines.start(line), end).of(text).trim_start();
        if !content.is_empty() && !content.starts_with('#') {
            full = Some(line);
        }
    }
    next
}

/// Last line of the text that begins on each line, or under the key that stands there: no comment fits
/// inside `>-`, so the one above its key speaks for all its lines.
fn text_ends(doc: Doc<'_>, changes: &Changes, lines: &LineIndex) -> BTreeMap<usize, usize> {
    let mut ends = BTreeMap::new();
    let nodes = &doc.tree.nodes;
    for (at, node) in nodes.iter().enumerate().filter(|(_, n)| n.kind.is_scalar() && !n.span.is_empty()) {
        let whole = changes.original(node.span);
        let last = lines.line(whole.end.saturating_sub(1).max(whole.start));
        let mut first = lines.line(whole.start);
        // The key is the node before, when only a colon and a header stand between.
        let key = at.checked_sub(1).map(|before| nodes[before].span);
        let between = key.map_or("", |k| Span::new(k.end, node.span.start).of(doc.text));
        if let Some(key) = key
            && between.trim_start().starts_with(':')
        {
            first = lines.line(changes.original(key).start);
        } else if matches!(node.kind, Kind::Literal | Kind::Folded)
            && let Some(header) = doc.tree.header(at as u32)
        {
            first = lines.line(changes.original(header).start);
        }
        if last > first {
            let end: &mut usize = ends.entry(first).or_default();
            *end = last.max(*end);
        }
    }
    ends
}

fn read_one(text: &str, span: Span, changes: &Changes) -> Suppression {
    let asked = comment::read(span.of(text));
    let place = |range: &std::ops::Range<usize>| {
        changes.original(Span::new(span.start + range.start as u32, span.start + range.end as u32))
    };
    let (whole_file, names, reason) = asked.map(|a| (a.whole_file, a.names, a.reason)).unwrap_or_default();
    let rules =
        names.into_iter().map(|(code, range)| Named { code, span: place(&range), used: false }).collect();
    Suppression { span: changes.original(span), whole_file, rules, reason }
}
