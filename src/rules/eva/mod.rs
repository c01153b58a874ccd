//! Rules of evaluation.

mod eva001_method_without_type;
mod eva002_execution_not_stated;
mod eva003_only_collective;
mod eva004_questionnaire_first;
mod eva005_self_evaluation_alone;
mod eva006_tutor_evaluates;
mod eva007_final_without_purpose;
mod eva012_marks;
mod eva013_training;
mod eva014_block_without_assessment;
mod eva015_assessment_without_method;
mod eva020_unobservable_criterion;
mod eva021_vague_without_anchor;
mod eva022_task;
mod eva023_without_verb;
mod eva024_imprecise_quantity;
mod eva025_open_list;
mod eva026_checks_knowledge;
mod eva027_restates_competency;
mod eva028_level_descriptor;
mod eva029_tautology;
mod eva031_future;
mod eva032_two_checks;
mod eva033_single_criterion;
mod eva034_subject_changes;
mod eva035_quality_as_criterion;
mod eva036_uneven_qualities;
mod eva038_criterion_longer_than_house;

mod criterion;
pub(super) mod skeleton;
mod types;

use super::Rule;
use eva001_method_without_type::EVA001;
use eva002_execution_not_stated::EVA002;
use eva003_only_collective::EVA003;
use eva004_questionnaire_first::EVA004;
use eva005_self_evaluation_alone::EVA005;
use eva006_tutor_evaluates::EVA006;
use eva007_final_without_purpose::EVA007;
use eva012_marks::EVA012;
use eva013_training::EVA013;
use eva014_block_without_assessment::EVA014;
use eva015_assessment_without_method::EVA015;
use eva020_unobservable_criterion::EVA020;
use eva021_vague_without_anchor::EVA021;
use eva022_task::EVA022;
use eva023_without_verb::EVA023;
use eva024_imprecise_quantity::EVA024;
use eva025_open_list::EVA025;
use eva026_checks_knowledge::EVA026;
use eva027_restates_competency::EVA027;
use eva028_level_descriptor::EVA028;
use eva029_tautology::EVA029;
use eva031_future::EVA031;
use eva032_two_checks::EVA032;
use eva033_single_criterion::EVA033;
use eva034_subject_changes::EVA034;
use eva035_quality_as_criterion::EVA035;
use eva036_uneven_qualities::EVA036;
use eva038_criterion_longer_than_house::EVA038;

/// The family's rules.
pub const RULES: &[&Rule] = &[
    &EVA001, &EVA002, &EVA003, &EVA004, &EVA005, &EVA006, &EVA007, &EVA012, &EVA013, &EVA014, &EVA015,
    &EVA020, &EVA021, &EVA022, &EVA023, &EVA024, &EVA025, &EVA026, &EVA027, &EVA028, &EVA029, &EVA031,
    &EVA032, &EVA033, &EVA034, &EVA035, &EVA036, &EVA038,
];
