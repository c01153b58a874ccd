//! GitLab's code quality report: an array of remarks that a merge request compares with those of its target.

use super::output::{End, Output};
use super::words::safe;
use super::{Blocks, View};
use crate::docs::words::capital;
use crate::findings::{Severity, fingerprint};
use crate::lang::Lang;
use serde_json::{Value, json};

/// The format `gitlab`.
#[derive(Debug)]
pub struct GitLab;

impl Output for GitLab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn head(&self, _lang: Lang) -> Vec<u8> {
        b"[".to_vec()
    }

    fn separators(&self) -> [&'static str; 2] {
        ["\n", ",\n"]
    }

    fn file(&self, view: &View<'_>, _limit: usize) -> Blocks {
        let analysis = view.analysis;
        let mut bytes = Vec::new();
        for (finding, print) in analysis.findings.iter().zip(fingerprint::fingerprints(analysis)) {
            if !view.shows(finding.severity) {
                continue;
            }
            let line = |offset| view.lines.line(offset) + 1;
            let span = finding.primary.span;
            let message = capital(finding.message.get(view.lang));
            let lines = json!({ "begin": line(span.start), "end": line(span.end.max(span.start)) });
            let remark = json!({
                "description": safe(&format!("{message}. {}", capital(view.help(finding)))),
                "check_name": finding.rule.code,
                "fingerprint": fingerprint::within(view.near, &print),
                "severity": severity(finding.severity),
                "location": { "path": view.near, "lines": lines },
            });
            if !bytes.is_empty() {
                bytes.extend_from_slice(b",\n");
            }
            bytes.extend_from_slice(remark.to_string().as_bytes());
        }
        Blocks::whole(bytes)
    }

    fn tail(&self, end: &End<'_>) -> Vec<u8> {
        let mut text = String::new();
        let mut some = end.some;
        // What has no file has no place here: it is on the standard error.
        for undone in end.undone {
            let Some(path) = &undone.path else { continue };
            let remark: Value = json!({
                "description": safe(&format!("{}.", capital(&undone.message))),
                "check_name": undone.code,
                "fingerprint": fingerprint::within(path, &undone.code),
                "severity": "blocker",
                "location": { "path": path, "lines": { "begin": 1, "end": 1 } },
            });
            text.push_str(self.separators()[usize::from(std::mem::replace(&mut some, true))]);
            text.push_str(&remark.to_string());
        }
        text.push_str("\n]\n");
        text.into_bytes()
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "minor",
        Severity::Hint | Severity::Off => "info",
    }
}
