//! SARIF 2.1.0, the format in which checkers hand their findings to forges and editors: one run, written
//! result by result.

mod rules;

use super::output::{End, Output};
use super::{Blocks, View, uri};
use crate::docs::words::capital;
use crate::findings::{Finding, Fix, Label, Safety, Severity, fingerprint, fix};
use crate::lang::Lang;
use crate::say;
use crate::source::{Encoding, Span};
use serde_json::{Map, Value, json};

/// Where the schema of the format is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// Name of our fingerprints; what they are made of is part of it.
const FINGERPRINT: &str = "referentiel/v1";
/// The folder from which the command was run.
const ROOT: &str = "%SRCROOT%";

/// The format `sarif`.
#[derive(Debug)]
pub struct Sarif;

impl Output for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn head(&self, lang: Lang) -> Vec<u8> {
        let run = json!({
            "tool": { "driver": {
                "name": "referentiel",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": lang.code(),
                "shortDescription": { "text": say!(
                    lang,
                    "Vérifie les référentiels de certification (RNCP, RS) écrits en YAML.",
                    "Checks French certification standards (référentiels RNCP, RS) written in YAML."
                ) },
                "rules": rules::all(lang),
            } },
            "language": lang.code(),
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "defaultEncoding": "utf-8",
            "originalUriBaseIds": { ROOT: { "description": { "text": say!(
                lang,
                "Le dossier depuis lequel la commande a été lancée.",
                "The folder from which the command was run."
            ) } } },
        });
        let mut text = format!("{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{run}");
        text.pop();
        text.push_str(",\"results\":[");
        text.into_bytes()
    }

    fn separators(&self) -> [&'static str; 2] {
        ["\n", ",\n"]
    }

    fn file(&self, view: &View<'_>, _limit: usize) -> Blocks {
        let analysis = view.analysis;
        let mut bytes = Vec::new();
        // One result at a time: a tree of them all would weigh twenty times their text.
        let mut push = |result: Value| {
            if !bytes.is_empty() {
                bytes.extend_from_slice(b",\n");
            }
            bytes.extend_from_slice(result.to_string().as_bytes());
        };
        if analysis.findings.is_empty() && analysis.silenced.is_empty() {
            return Blocks::default();
        }
        let place = Place { view, artifact: artifact(view.near) };
        let (standing, silenced) = fingerprint::all_fingerprints(analysis);
        for (finding, print) in analysis.findings.iter().zip(standing) {
            if view.shows(finding.severity) {
                push(place.result(finding, &print, json!([])));
            }
        }
        for (one, print) in analysis.silenced.iter().zip(silenced) {
            if view.silenced && view.shows(one.finding.severity) {
                let mut suppression = json!({ "kind": "inSource", "status": "accepted" });
                if !one.reason.is_empty() {
                    suppression["justification"] = one.reason.as_str().into();
                }
                push(place.result(&one.finding, &print, json!([suppression])));
            }
        }
        Blocks::whole(bytes)
    }

    fn tail(&self, end: &End<'_>) -> Vec<u8> {
        let notifications: Vec<Value> = end
            .undone
            .iter()
            .map(|undone| {
                let mut notification = json!({
                    "descriptor": { "id": undone.code },
                    "level": "error",
                    "message": { "text": format!("{}.", capital(&undone.message)) },
                });
                if let Some(path) = &undone.path {
                    notification["locations"] =
                        json!([{ "physicalLocation": { "artifactLocation": artifact(path) } }]);
                }
                notification
            })
            .collect();
        let invocation = json!({
            "executionSuccessful": end.exit < 2,
            "exitCode": end.exit,
            "toolExecutionNotifications": notifications,
        });
        format!("\n],\"invocations\":[{invocation}]}}]}}\n").into_bytes()
    }
}

/// The level of a severity.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
        Severity::Off => "none",
    }
}

/// The address of a file; one that lies outside the current folder has no other root than its own.
fn artifact(path: &str) -> Value {
    let uri = uri::of_path(path);
    if uri.starts_with("file:") || uri.starts_with("../") {
        return json!({ "uri": uri });
    }
    json!({ "uri": uri, "uriBaseId": ROOT })
}

/// A message in which square brackets are not taken for a link.
fn text(message: &str) -> String {
    if message.contains("](") { message.replace('[', "\\[").replace(']', "\\]") } else { message.to_owned() }
}

/// The file that results are about.
struct Place<'a> {
    view: &'a View<'a>,
    artifact: Value,
}

impl Place<'_> {
    fn region(&self, span: Span) -> Value {
        let analysis = self.view.analysis;
        let position = |offset| self.view.lines.position_utf16(&analysis.text, offset);
        let end = span.end.max(span.start);
        let ((line, column), (end_line, end_column)) = (position(span.start), position(end));
        let mut region = json!({
            "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column
        });
        // Elsewhere the bytes of the file are not those of its text.
        if analysis.encoding == Encoding::Utf8 {
            let length = u32::try_from(analysis.text.len()).unwrap_or(u32::MAX);
            let bom = if analysis.bom { 3 } else { 0 };
            let (start, end) = (span.start.min(length), end.min(length));
            region["byteOffset"] = (start + bom).into();
            region["byteLength"] = (end - start).into();
        }
        region
    }

    fn physical(&self, span: Span) -> Value {
        json!({ "artifactLocation": self.artifact, "region": self.region(span) })
    }

    fn related(&self, at: usize, label: &Label) -> Value {
        let mut location = json!({ "id": at + 1, "physicalLocation": self.physical(label.span) });
        if let Some(label) = &label.text {
            location["message"] = json!({ "text": text(&capital(label.get(self.view.lang))) });
        }
        location
    }

    fn result(&self, finding: &Finding, print: &str, suppressions: Value) -> Value {
        let lang = self.view.lang;
        let help = finding.help.as_ref().map_or(finding.rule.how.get(lang), |help| help.get(lang));
        let message = format!("{}. {}", capital(finding.message.get(lang)), capital(help));
        let mut location = json!({ "physicalLocation": self.physical(finding.primary.span) });
        if let Some(subject) = &finding.subject {
            location["logicalLocations"] = json!([{ "name": subject }]);
        }
        if let Some(label) = &finding.primary.text {
            location["message"] = json!({ "text": text(&capital(label.get(lang))) });
        }
        let mut result = Map::new();
        result.insert("ruleId".to_owned(), finding.rule.code.into());
        if let Some(index) = rules::index(finding.rule) {
            result.insert("ruleIndex".to_owned(), index.into());
        }
        result.insert("level".to_owned(), level(finding.severity).into());
        result.insert("message".to_owned(), json!({ "text": text(&message) }));
        result.insert("locations".to_owned(), json!([location]));
        let related = finding.related.iter().enumerate();
        let related: Vec<Value> = related.map(|(at, label)| self.related(at, label)).collect();
        if !related.is_empty() {
            result.insert("relatedLocations".to_owned(), related.into());
        }
        result.insert("partialFingerprints".to_owned(), json!({ FINGERPRINT: print }));
        // All results of a run say it, or none.
        result.insert("suppressions".to_owned(), suppressions);
        if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()) {
            result.insert("fixes".to_owned(), json!([self.fix(fix)]));
        }
        Value::Object(result)
    }

    fn fix(&self, fix: &Fix) -> Value {
        let eol = fix::line_end(&self.view.analysis.text);
        let replacements: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                let mut replacement = json!({ "deletedRegion": self.region(edit.span) });
                if !edit.text.is_empty() {
                    replacement["insertedContent"] = json!({ "text": edit.text.replace('\n', eol) });
                }
                replacement
            })
            .collect();
        let mut properties = json!({
            "safety": match fix.safety { Safety::Safe => "safe", Safety::Unsafe => "unsafe" },
        });
        if fix.reencode {
            properties["reencode"] = true.into();
        }
        json!({
            "description": { "text": text(fix.title.get(self.view.lang)) },
            "artifactChanges": [{ "artifactLocation": self.artifact, "replacements": replacements }],
            "properties": properties,
        })
    }
}
