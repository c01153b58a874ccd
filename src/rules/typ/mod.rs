//! Rules of typography.

use super::Rule;

/// The family's rules.
pub const RULES: &[&Rule] = &[];
