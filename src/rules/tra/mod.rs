//! Rules of traceability.

mod tra001_competency_not_evaluated;
mod tra002_competency_without_criterion;
mod tra003_unknown_reference;
mod tra004_reference_by_position;
mod tra006_broken_range;
mod tra007_activity_not_evaluated;
mod tra008_assessment_across_blocks;
mod tra009_criterion_beyond_competencies;
mod tra012_same_competency_twice;
mod tra013_nearly_same_competencies;
mod tra014_same_criterion_twice;
mod tra015_criteria_without_competency;
mod tra020_competency_without_activity;
mod tra021_unlisted_by_blocks;
mod tra022_evaluates_nothing;
mod tra023_criterion_outside_assessment;
mod tra024_reference_of_wrong_kind;
mod tra025_empty_group;

mod extend;
pub mod skeleton;
mod twins;

use super::Rule;
use tra001_competency_not_evaluated::TRA001;
use tra002_competency_without_criterion::TRA002;
use tra003_unknown_reference::TRA003;
use tra004_reference_by_position::TRA004;
use tra006_broken_range::TRA006;
use tra007_activity_not_evaluated::TRA007;
use tra008_assessment_across_blocks::TRA008;
use tra009_criterion_beyond_competencies::TRA009;
use tra012_same_competency_twice::TRA012;
use tra013_nearly_same_competencies::TRA013;
use tra014_same_criterion_twice::TRA014;
use tra015_criteria_without_competency::TRA015;
use tra020_competency_without_activity::TRA020;
use tra021_unlisted_by_blocks::TRA021;
use tra022_evaluates_nothing::TRA022;
use tra023_criterion_outside_assessment::TRA023;
use tra024_reference_of_wrong_kind::TRA024;
use tra025_empty_group::TRA025;

/// The family's rules.
pub const RULES: &[&Rule] = &[
    &TRA001, &TRA002, &TRA003, &TRA004, &TRA006, &TRA007, &TRA008, &TRA009, &TRA012, &TRA013, &TRA014,
    &TRA015, &TRA020, &TRA021, &TRA022, &TRA023, &TRA024, &TRA025,
];
