//! The list of rules.

use super::Rule;

/// Every rule, in the order of the documentation.
pub static RULES: &[&Rule] = &[];

/// The rule with this code, case-insensitively, or with this name.
pub fn find(code: &str) -> Option<&'static Rule> {
    let upper = code.trim().to_uppercase();
    RULES.iter().copied().find(|r| r.code == upper || r.name == code.trim())
}
