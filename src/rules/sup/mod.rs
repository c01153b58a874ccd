//! Rules about suppressions. They are checked where suppressions are applied.

mod sup001_unused_suppression;
mod sup002_suppression_without_reason;
mod sup003_unknown_rule;

use super::Rule;
pub use sup001_unused_suppression::SUP001;
pub use sup002_suppression_without_reason::SUP002;
pub use sup003_unknown_rule::SUP003;

/// The family's rules.
pub const RULES: &[&Rule] = &[&SUP001, &SUP002, &SUP003];
