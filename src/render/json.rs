//! JSON for programs: one object, written file by file. The form is described in docs/json.md.

use super::output::{End, Output};
use super::{Blocks, View};
use crate::findings::{Finding, Label, Safety, fix};
use crate::lang::Lang;
use crate::render::tally::Tally;
use crate::source::Span;
use serde_json::{Value, json};

/// Version of the form; a change that could break a reader makes it grow.
pub const VERSION: u32 = 1;

/// The format `json`.
#[derive(Debug)]
pub struct Json;

impl Output for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn every_hint(&self) -> bool {
        true
    }

    fn head(&self, lang: Lang) -> Vec<u8> {
        head(lang).into_bytes()
    }

    fn separators(&self) -> [&'static str; 2] {
        ["\n", ",\n"]
    }

    fn file(&self, view: &View<'_>, _limit: usize) -> Blocks {
        Blocks::whole(file(view))
    }

    fn tail(&self, end: &End<'_>) -> Vec<u8> {
        tail(end).into_bytes()
    }
}

fn head(lang: Lang) -> String {
    let head = json!({
        "version": VERSION, "referentiel": env!("CARGO_PKG_VERSION"), "lang": lang.code()
    });
    let mut text = head.to_string();
    text.pop();
    text.push_str(",\"files\":[");
    text
}

fn tail(end: &End<'_>) -> String {
    let tally = end.tally;
    let failures: Vec<Value> =
        end.undone.iter().map(|one| json!({ "code": one.code, "message": one.message })).collect();
    let mut summary = json!({
        "files": tally.files,
        "files_with_findings": tally.files_with_findings,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "infos": tally.infos,
        "hints": tally.hints,
        "suppressed": tally.suppressed,
        "fixable": { "safe": tally.safe, "unsafe": tally.to_confirm },
        "fixed": { "fixes": tally.mended, "files": tally.files_mended },
        "counts": tally.counts,
        "rules": tally.rules,
        "exit": end.exit,
    });
    if let Some(object) = summary.as_object_mut().filter(|_| tally.baseline) {
        object.insert("baseline".to_owned(), baseline(tally));
    }
    if let Some(object) = summary.as_object_mut().filter(|_| tally.since) {
        object.insert("since".to_owned(), json!({ "aside": tally.aside, "unchanged": tally.unchanged }));
    }
    format!("\n],\"failures\":{},\"summary\":{summary}}}\n", Value::Array(failures))
}

fn baseline(tally: &Tally) -> Value {
    let obsolete: Vec<Value> = tally
        .obsolete
        .iter()
        .map(|(path, one)| json!({ "path": path, "rule": one.rule, "code": one.code, "text": one.text }))
        .collect();
    json!({ "known": tally.known, "obsolete": obsolete })
}

/// One file, on one line.
fn file(view: &View<'_>) -> Vec<u8> {
    let analysis = view.analysis;
    let done: Vec<Value> = view
        .done
        .iter()
        .map(|(rule, title)| json!({ "rule": rule.code, "title": title.get(view.lang) }))
        .collect();
    let head = json!({
        "path": view.path,
        "profile": analysis.profile.id(),
        "encoding": analysis.encoding.name(),
        "bom": analysis.bom,
        "counts": analysis.counts,
        "suppressed": analysis.suppressed,
        "fixed": done,
    });
    let mut bytes = head.to_string().into_bytes();
    bytes.pop();
    bytes.extend_from_slice(b",\"findings\":[");
    for (at, one) in analysis.findings.iter().enumerate() {
        if at > 0 {
            bytes.push(b',');
        }
        // One finding at a time: a tree of them all would weigh twenty times their text.
        bytes.extend_from_slice(finding(view, one).to_string().as_bytes());
    }
    bytes.extend_from_slice(b"]}");
    bytes
}

fn position(view: &View<'_>, offset: u32) -> Value {
    let (line, column) = view.lines.position(&view.analysis.text, offset);
    // The byte order mark counts: the offset is that of the file's own bytes.
    let bom = if view.analysis.bom { 3 } else { 0 };
    json!({ "offset": offset + bom, "line": line, "column": column })
}

fn place(view: &View<'_>, span: Span) -> [Value; 2] {
    [position(view, span.start), position(view, span.end.max(span.start))]
}

fn label(view: &View<'_>, label: &Label) -> Value {
    let [start, end] = place(view, label.span);
    json!({ "label": label.text.as_ref().map(|text| text.get(view.lang)), "start": start, "end": end })
}

fn finding<'a>(view: &View<'a>, finding: &'a Finding) -> Value {
    let lang = view.lang;
    let [start, end] = place(view, finding.primary.span);
    let eol = fix::line_end(&view.analysis.text);
    let fix = finding.fix.as_ref().map(|fix| {
        let edits: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                let [start, end] = place(view, edit.span);
                json!({ "start": start, "end": end, "text": edit.text.replace('\n', eol) })
            })
            .collect();
        json!({
            "title": fix.title.get(lang),
            "safety": match fix.safety { Safety::Safe => "safe", Safety::Unsafe => "unsafe" },
            "edits": edits,
            "reencode": fix.reencode,
        })
    });
    json!({
        "rule": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.id(),
        "message": finding.message.get(lang),
        "start": start,
        "end": end,
        "label": finding.primary.text.as_ref().map(|text| text.get(lang)),
        "related": finding.related.iter().map(|related| label(view, related)).collect::<Vec<_>>(),
        "help": view.help(finding),
        "subject": finding.subject,
        "fix": fix,
    })
}
