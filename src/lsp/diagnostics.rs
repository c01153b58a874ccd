//! Findings as the protocol's diagnostics.

use super::convert::{Places, position, severity};
use super::documents::{Checked, Doc};
use super::session::Session;
use crate::config::read;
use crate::findings::{Finding, Safety};
use crate::lang::Lang;
use crate::rules::Rule;
use crate::rules::registry::{self, Tag};
use crate::say;
use serde_json::json;
use std::sync::Arc;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Range, Uri,
};

/// Name of who speaks, beside each diagnostic.
pub const SOURCE: &str = "référentiel";

/// The diagnostics of a text, in its order. `page`: the address of a rule's page.
pub fn of(
    checked: &Checked,
    uri: &Uri,
    bom: bool,
    session: &Session,
    lang: Lang,
    page: &dyn Fn(&'static Rule) -> Option<Uri>,
) -> Vec<Diagnostic> {
    let places = Places { file: &checked.file, encoding: session.encoding, bom };
    if checked.failed {
        return vec![failed(lang)];
    }
    let one = |finding: &Finding| diagnostic(finding, places, uri, session, lang, page);
    checked.file.analysis.findings.iter().map(one).collect()
}

/// What is not understood in a configuration file that is open.
pub fn of_configuration(doc: &Doc, session: &Session, lang: Lang) -> Vec<Diagnostic> {
    let path = Arc::new(doc.path.clone().unwrap_or_default());
    let (_, problems) = read::read(&doc.text, &path);
    let at = |byte: usize| position(&doc.text, doc.lines(), byte as u32, session.encoding);
    let one = |problem: read::Problem| {
        let message = capital(problem.message.get(lang));
        Diagnostic {
            range: Range::new(at(problem.range.start), at(problem.range.end)),
            severity: Some(DiagnosticSeverity::ERROR),
            code: Some(NumberOrString::String("configuration".to_owned())),
            source: Some(SOURCE.to_owned()),
            message: match &problem.help {
                Some(help) => format!("{message}\n{}", capital(help.get(lang))),
                None => message,
            },
            ..Diagnostic::default()
        }
    };
    problems.into_iter().map(one).collect()
}

fn diagnostic(
    finding: &Finding,
    places: Places<'_>,
    uri: &Uri,
    session: &Session,
    lang: Lang,
    page: &dyn Fn(&'static Rule) -> Option<Uri>,
) -> Diagnostic {
    let rule = finding.rule;
    let related = finding.related.iter().map(|label| DiagnosticRelatedInformation {
        location: Location::new(uri.clone(), places.range(label.span)),
        message: label.text.as_ref().map_or_else(|| rule.title.get(lang), |text| text.get(lang)).to_owned(),
    });
    let tag = registry::tag(rule).map(|tag| match tag {
        Tag::Unnecessary => DiagnosticTag::UNNECESSARY,
        Tag::Deprecated => DiagnosticTag::DEPRECATED,
    });
    let fix = finding.fix.as_ref().map(|fix| match fix.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
    });
    Diagnostic {
        range: places.range(finding.primary.span),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(rule.code.to_owned())),
        code_description: session
            .abilities
            .code_description
            .then(|| page(rule))
            .flatten()
            .map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(finding, lang),
        related_information: (session.abilities.related_information && !finding.related.is_empty())
            .then(|| related.collect()),
        tags: tag.filter(|_| session.abilities.tags).map(|tag| vec![tag]),
        data: Some(json!({ "subject": finding.subject, "fix": fix })),
    }
}

/// What is wrong, and on a line of its own what to type instead.
fn message(finding: &Finding, lang: Lang) -> String {
    let help = finding.help.as_ref().map_or_else(|| finding.rule.how.get(lang), |help| help.get(lang));
    format!("{}\n{}", capital(finding.message.get(lang)), capital(help))
}

/// With a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The analysis failed: that is said, where silence would look like a faultless file.
fn failed(lang: Lang) -> Diagnostic {
    Diagnostic {
        range: Range::default(),
        severity: Some(DiagnosticSeverity::ERROR),
        code: Some(NumberOrString::String("interne".to_owned())),
        source: Some(SOURCE.to_owned()),
        message: say!(
            lang,
            "Ce texte a fait échouer le vérificateur lui-même : rien n'en est vérifié.\nCe n'est pas votre faute : signalez-le, si possible avec le fichier. La vérification reprend au prochain changement.",
            "This text made the checker itself fail: nothing of it is checked.\nThis is not your fault: please report it, with the file if you can. Checking resumes at the next change."
        ),
        ..Diagnostic::default()
    }
}
