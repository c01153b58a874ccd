//! The rules in one table: for the README, and for `referentiel rules --format markdown`.

use super::words;
use crate::lang::Lang;
use crate::rules::{Family, Rule, registry};

/// Where the page of the rules is, seen from the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// From the README.
    Readme,
    /// No link.
    None,
}

/// A Markdown table a family, each under its title: code, title, severity, fix.
pub fn markdown(lang: Lang, links: Links, family: Option<Family>) -> String {
    let head = match lang {
        Lang::Fr => "| Code | Ce que la règle signale | Gravité | Correction |\n|---|---|---|---|\n",
        Lang::En => "| Code | What the rule reports | Severity | Fix |\n|---|---|---|---|\n",
    };
    let mut text = String::from(head);
    for rule in registry::RULES.iter().filter(|rule| family.is_none_or(|f| f == rule.family)) {
        let code = code(rule, lang, links);
        let title = rule.title.get(lang);
        let (severity, fix) = (words::severities(rule, lang), words::fix(rule.fixable).get(lang));
        text.push_str(&format!("| {code} | {title} | {severity} | {fix} |\n"));
    }
    text
}

fn code(rule: &Rule, lang: Lang, links: Links) -> String {
    let code = rule.code;
    match (links, lang) {
        (Links::None, _) => code.to_owned(),
        (Links::Readme, Lang::Fr) => format!("[{code}](docs/regles.md#{})", anchor(rule)),
        (Links::Readme, Lang::En) => format!("[{code}](docs/rules.md#{})", anchor(rule)),
    }
}

/// Anchor of a rule in its page: `num001`.
pub fn anchor(rule: &Rule) -> String {
    rule.code.to_lowercase()
}
