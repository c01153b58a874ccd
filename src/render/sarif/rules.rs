//! The rules, as SARIF describes them.

use super::level;
use crate::docs::rule_page;
use crate::docs::words::capital;
use crate::findings::Severity;
use crate::format::Profile;
use crate::lang::Lang;
use crate::rules::{Rule, registry};
use crate::say;
use serde_json::{Value, json};

/// Every rule, in the order of the registry.
pub fn all(lang: Lang) -> Vec<Value> {
    registry::RULES.iter().map(|rule| one(rule, lang)).collect()
}

/// The place of a rule among them.
pub fn index(rule: &Rule) -> Option<usize> {
    registry::RULES.iter().position(|one| *one == rule)
}

/// The severity of a rule in the first profile that runs it.
fn usual(rule: &Rule) -> Severity {
    let mut all = Profile::ALL.into_iter().map(|profile| rule.severity.get(profile));
    all.find(|severity| *severity != Severity::Off).unwrap_or(Severity::Off)
}

fn one(rule: &Rule, lang: Lang) -> Value {
    let (why, how) = (capital(rule.why.get(lang)), capital(rule.how.get(lang)));
    let grounds = rule.grounds.get(lang);
    let severity = usual(rule);
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.title.get(lang) },
        "fullDescription": { "text": why },
        "help": {
            "text": say!(
                lang,
                "{why}\n\n{how}\n\nFondement\u{a0}: {grounds}",
                "{why}\n\n{how}\n\nGrounds: {grounds}"
            ),
            "markdown": rule_page::body(rule, lang),
        },
        "defaultConfiguration": { "level": level(severity) },
        "properties": {
            "tags": [rule.family.prefix(), rule.family.title().get(lang)],
            "problem.severity": match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                _ => "recommendation",
            },
            "fixable": rule.fixable.id(),
            "since": rule.since,
        },
    })
}
