//! Rules of structure.

pub mod share;
mod str001_identity_missing;
mod str002_no_block;
mod str004_rs_with_blocks;
mod str005_empty_block;
mod str006_activity_without_competency;
mod str008_single_competency;
mod str009_lopsided_blocks;
mod str010_many_blocks;
mod str011_large_block;
mod str012_option_without_alternative;
mod str013_options_carry_most;
mod str014_block_without_qualities;
mod str015_block_not_evaluated;
mod str016_no_access_routes;
mod str017_no_disability_section;
mod str020_template_residue;
mod str024_unknown_key;
mod str025_duplicate_key;
mod str026_misplaced_key;
mod str027_wrong_shape;
mod str028_unknown_word;
mod str029_bad_number;
mod str030_placeholder_left;

use super::Rule;
use str001_identity_missing::STR001;
use str002_no_block::STR002;
use str004_rs_with_blocks::STR004;
use str005_empty_block::STR005;
use str006_activity_without_competency::STR006;
use str008_single_competency::STR008;
use str009_lopsided_blocks::STR009;
use str010_many_blocks::STR010;
use str011_large_block::STR011;
use str012_option_without_alternative::STR012;
use str013_options_carry_most::STR013;
use str014_block_without_qualities::STR014;
use str015_block_not_evaluated::STR015;
use str016_no_access_routes::STR016;
use str017_no_disability_section::STR017;
use str020_template_residue::STR020;
use str024_unknown_key::STR024;
use str025_duplicate_key::STR025;
use str026_misplaced_key::STR026;
use str027_wrong_shape::STR027;
use str028_unknown_word::STR028;
use str029_bad_number::STR029;
use str030_placeholder_left::STR030;

/// The family's rules.
pub const RULES: &[&Rule] = &[
    &STR001, &STR002, &STR004, &STR005, &STR006, &STR008, &STR009, &STR010, &STR011, &STR012, &STR013,
    &STR014, &STR015, &STR016, &STR017, &STR020, &STR024, &STR025, &STR026, &STR027, &STR028, &STR029,
    &STR030,
];
