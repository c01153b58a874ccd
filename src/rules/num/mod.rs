//! Rules of numbering.

mod num001_code_outside_parent;
mod num002_duplicate_code;
mod num003_gap;
mod num004_out_of_order;
mod num005_code_punctuation;
mod num006_code_in_text;
mod num007_space_in_code;
mod num008_mixed_numbering;
mod num009_official_block_code;
mod num010_look_alike_in_code;
mod num011_criterion_code_elsewhere;
mod num014_code_read_as_number;
mod renumber;

use super::Rule;
use num001_code_outside_parent::NUM001;
use num002_duplicate_code::NUM002;
use num003_gap::NUM003;
use num004_out_of_order::NUM004;
use num005_code_punctuation::NUM005;
use num006_code_in_text::NUM006;
use num007_space_in_code::NUM007;
use num008_mixed_numbering::NUM008;
use num009_official_block_code::NUM009;
use num010_look_alike_in_code::NUM010;
use num011_criterion_code_elsewhere::NUM011;
use num014_code_read_as_number::NUM014;

/// The family's rules.
pub const RULES: &[&Rule] = &[
    &NUM001, &NUM002, &NUM003, &NUM004, &NUM005, &NUM006, &NUM007, &NUM008, &NUM009, &NUM010, &NUM011,
    &NUM014,
];
