//! Rules of wording.

mod action;
mod example;
mod red001_no_infinitive;
mod red002_unobservable_verb;
mod red003_doubtful_verb;
mod red004_weak_verb;
mod red005_no_purpose;
mod red006_no_means;
mod red007_two_actions;
mod red008_two_purposes;
mod red009_long_competency;
mod red010_short_competency;
mod red011_evaluation_in_competency;
mod red012_training_in_competency;
mod red013_vague_manner;
mod red014_open_list;
mod red015_and_or;
mod red017_double_possessive;
mod red018_same_root;
mod red019_preposition_not_repeated;
mod red020_repeated_word;
mod red021_acronym_not_expanded;
mod red022_term_variants;
mod red023_unknown_near_word;
mod red024_grammar;
mod red025_set_phrase;
mod red028_final_punctuation;
mod red029_lower_case_item;
mod red030_mixed_titles;
mod red031_mixed_person;
mod red040_house_term;
mod unknown;
mod variants;

use super::Rule;

pub use red001_no_infinitive::RED001;
pub use red002_unobservable_verb::RED002;
pub use red003_doubtful_verb::RED003;
pub use red004_weak_verb::RED004;
pub use red005_no_purpose::RED005;
pub use red006_no_means::RED006;
pub use red007_two_actions::RED007;
pub use red008_two_purposes::RED008;
pub use red009_long_competency::RED009;
pub use red010_short_competency::RED010;
pub use red011_evaluation_in_competency::RED011;
pub use red012_training_in_competency::RED012;
pub use red013_vague_manner::RED013;
pub use red014_open_list::RED014;
pub use red015_and_or::RED015;
pub use red017_double_possessive::RED017;
pub use red018_same_root::RED018;
pub use red019_preposition_not_repeated::RED019;
pub use red020_repeated_word::RED020;
pub use red021_acronym_not_expanded::RED021;
pub use red022_term_variants::RED022;
pub use red023_unknown_near_word::RED023;
pub use red024_grammar::RED024;
pub use red025_set_phrase::RED025;
pub use red028_final_punctuation::RED028;
pub use red029_lower_case_item::RED029;
pub use red030_mixed_titles::RED030;
pub use red031_mixed_person::RED031;
pub use red040_house_term::RED040;

/// The family's rules.
pub const RULES: &[&Rule] = &[
    &RED001, &RED002, &RED003, &RED004, &RED005, &RED006, &RED007, &RED008, &RED009, &RED010, &RED011,
    &RED012, &RED013, &RED014, &RED015, &RED017, &RED018, &RED019, &RED020, &RED021, &RED022, &RED023,
    &RED024, &RED025, &RED028, &RED029, &RED030, &RED031, &RED040,
];
