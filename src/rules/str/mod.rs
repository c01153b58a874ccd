//! Rules of structure.

mod str014_block_without_qualities;
mod str015_block_not_evaluated;
mod str030_placeholder_left;

use super::Rule;
use str014_block_without_qualities::STR014;
use str015_block_not_evaluated::STR015;
use str030_placeholder_left::STR030;

/// The family's rules.
pub const RULES: &[&Rule] = &[&STR014, &STR015, &STR030];
