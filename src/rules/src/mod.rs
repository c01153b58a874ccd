//! Rules of reading: what trips people who do not program.

mod src005_colon_in_text;

use super::Rule;
use src005_colon_in_text::SRC005;

/// The family's rules.
pub const RULES: &[&Rule] = &[&SRC005];
