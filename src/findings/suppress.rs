//! Suppression comments: `# référentiel: ignore NUM001, RED005 — la raison` on the line or the
//! line above, `# référentiel: ignore-fichier RED005 — la raison` for the whole file.

use super::{Finding, Label, Severity};
use crate::analysis::RuleSet;
use crate::format::Profile;
use crate::lang::Message;
use crate::model::text::Doc;
use crate::msg;
use crate::rules::{Rule, registry, sup};
use crate::source::recover::Changes;
use crate::source::{LineIndex, Span};

/// True when a comment (with its `#`) asks for silence.
pub fn is_suppression(comment: &str) -> bool {
    let body = comment.trim_start_matches('#').trim_start();
    let word = body.split(':').next().unwrap_or("");
    word.len() < 20 && crate::format::spelling::fold(word) == "referentiel"
}

/// One rule named in a comment.
#[derive(Debug)]
struct Named {
    code: String,
    span: Span,
    used: bool,
}

/// One comment that asks for silence.
#[derive(Debug)]
struct Suppression {
    /// The comment, in the original text.
    span: Span,
    /// True for `ignore-fichier`.
    whole_file: bool,
    /// True when nothing else stands on its line: it speaks for the next one.
    alone: bool,
    rules: Vec<Named>,
    reason: bool,
    understood: bool,
}

/// The suppressions of a file.
#[derive(Debug, Default)]
pub struct Suppressions {
    list: Vec<Suppression>,
}

impl Suppressions {
    /// Reads the comments of `doc`.
    pub fn read(doc: Doc<'_>, changes: &Changes) -> Self {
        let comments = doc.tree.comments.iter().filter(|c| is_suppression(c.of(doc.text)));
        Suppressions { list: comments.map(|c| read_one(doc, *c, changes)).collect() }
    }

    /// Takes the silenced findings out, and adds those about the suppressions themselves. Gives how many were silenced.
    pub fn apply(
        mut self,
        findings: &mut Vec<Finding>,
        rules: &RuleSet,
        profile: Profile,
        original: &str,
    ) -> usize {
        if self.list.is_empty() {
            return 0;
        }
        let lines = LineIndex::new(original);
        let before = findings.len();
        findings.retain(|finding| !self.silences(finding, &lines, original));
        let silenced = before - findings.len();
        self.judge(findings, rules, profile);
        silenced
    }

    fn silences(&mut self, finding: &Finding, lines: &LineIndex, text: &str) -> bool {
        let line = lines.line(finding.primary.span.start);
        let mut silenced = false;
        for suppression in &mut self.list {
            let own = lines.line(suppression.span.start);
            let covers = suppression.whole_file
                || own == line
                || (suppression.alone && next_full(lines, text, own) == Some(line));
            if !covers {
                continue;
            }
            for named in
                suppression.rules.iter_mut().filter(|n| finding.rule.code.starts_with(n.code.as_str()))
            {
                named.used = true;
                silenced = true;
            }
        }
        silenced
    }

    fn judge(&self, findings: &mut Vec<Finding>, rules: &RuleSet, profile: Profile) {
        let mut say = |rule: &'static Rule, span: Span, message: Message| {
            let severity = rules.severity(rule, profile);
            if severity != Severity::Off {
                let primary = Label { span, text: None };
                findings.push(Finding {
                    rule,
                    severity,
                    message,
                    primary,
                    related: Vec::new(),
                    help: None,
                    fix: None,
                    subject: None,
                });
            }
        };
        for suppression in &self.list {
            if !suppression.understood || suppression.rules.is_empty() {
                say(
                    &sup::SUP003,
                    suppression.span,
                    msg!("cette demande de silence ne nomme aucune règle", "this suppression names no rule"),
                );
                continue;
            }
            for named in &suppression.rules {
                let code = &named.code;
                if !registry::RULES.iter().any(|r| r.code.starts_with(code.as_str())) {
                    say(
                        &sup::SUP003,
                        named.span,
                        msg!("« {code} » n'est pas une règle", "“{code}” is not a rule"),
                    );
                } else if !named.used {
                    say(
                        &sup::SUP001,
                        named.span,
                        msg!("« {code} » n'a rien à taire ici", "“{code}” has nothing to silence here"),
                    );
                }
            }
            if !suppression.reason {
                say(
                    &sup::SUP002,
                    suppression.span,
                    msg!("cette demande de silence ne dit pas pourquoi", "this suppression gives no reason"),
                );
            }
        }
    }
}

/// The next line that is neither blank nor a comment.
fn next_full(lines: &LineIndex, text: &str, line: usize) -> Option<usize> {
    (line + 1..lines.count()).find(|l| {
        let end = if l + 1 < lines.count() { lines.start(l + 1) as usize } else { text.len() };
        let content = text.get(lines.start(*l) as usize..end).unwrap_or("").trim();
        !content.is_empty() && !content.starts_with('#')
    })
}

fn read_one(doc: Doc<'_>, comment: Span, changes: &Changes) -> Suppression {
    let source = comment.of(doc.text);
    let before = &doc.text[..comment.start as usize];
    let line = &before[before.rfind(['\n', '\r']).map_or(0, |p| p + 1)..];
    let colon = source.find(':').map_or(source.len(), |p| p + 1);
    let body = &source[colon..];
    let word_at = colon + (body.len() - body.trim_start().len());
    let word_end = source[word_at..].find(char::is_whitespace).map_or(source.len(), |p| word_at + p);
    let word = crate::format::spelling::fold(&source[word_at..word_end]);
    let (names, reason) = cut_reason(&source[word_end..]);
    let mut rules = Vec::new();
    let mut at = word_end;
    for piece in names.split([',', ' ', ';', '\t']) {
        let start = at;
        at += piece.len() + 1;
        if !piece.is_empty() {
            let span = Span::new(comment.start + start as u32, comment.start + (start + piece.len()) as u32);
            let named = registry::find(piece).map_or_else(|| piece.to_uppercase(), |r| r.code.to_owned());
            rules.push(Named { code: named, span: changes.original(span), used: false });
        }
    }
    Suppression {
        span: changes.original(comment),
        whole_file: word == "ignore fichier" || word == "ignore file",
        alone: line.trim().is_empty(),
        rules,
        reason: reason.is_some_and(|r| !r.trim().is_empty()),
        understood: matches!(word.as_str(), "ignore" | "ignore fichier" | "ignore file"),
    }
}

/// The rules, and the reason behind a dash.
fn cut_reason(body: &str) -> (&str, Option<&str>) {
    let dash = [" — ", " – ", " - ", " -- ", " : "]
        .iter()
        .filter_map(|d| body.find(d).map(|at| (at, d.len())))
        .min();
    match dash {
        Some((at, width)) => (&body[..at], Some(&body[at + width..])),
        None => (body.trim_end_matches(['—', '–', '-', ' ']), None),
    }
}
