//! Rules of wording.

use super::Rule;

/// The family's rules.
pub const RULES: &[&Rule] = &[];
