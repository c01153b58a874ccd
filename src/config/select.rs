//! How rules are named in options and configuration: a code, the beginning of one, a name, or all.

use crate::format::spelling::{self, fold};
use crate::rules::registry;

/// The prefix of codes that `word` means (`NUM`, `NUM001`; empty for « tout »); or else the nearest known word.
pub fn prefix(word: &str) -> Result<String, Option<&'static str>> {
    let word = word.trim();
    if let Some(rule) = registry::find(word) {
        return Ok(rule.code.to_owned());
    }
    let upper = word.to_uppercase();
    if !upper.is_empty() && registry::RULES.iter().any(|rule| rule.code.starts_with(&upper)) {
        return Ok(upper);
    }
    if matches!(fold(word).as_str(), "tout" | "toutes" | "all") {
        return Ok(String::new());
    }
    Err(nearest(word))
}

/// The code or name of a rule, or the letters of a family, nearest to `word`.
pub fn nearest(word: &str) -> Option<&'static str> {
    let rules = registry::RULES;
    let families = || rules.iter().map(|rule| rule.family.prefix());
    let upper = word.trim().to_uppercase();
    let lower = fold(word);
    let code = spelling::nearest(&upper, rules.iter().map(|rule| rule.code)).map(|at| rules[at].code);
    let name = || {
        let names = rules.iter().map(|rule| rule.name.replace('-', " "));
        spelling::nearest(&lower, names).map(|at| rules[at].name)
    };
    let family = || spelling::nearest(&upper, families()).and_then(|at| families().nth(at));
    code.or_else(name).or_else(family)
}
