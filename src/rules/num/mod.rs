//! Rules of numbering.

mod num001_code_outside_parent;

use super::Rule;
use num001_code_outside_parent::NUM001;

/// The family's rules.
pub const RULES: &[&Rule] = &[&NUM001];
