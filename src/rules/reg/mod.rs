//! Rules of regulation.

mod identifier;
mod insert;
mod reg001_no_vae_route;
mod reg002_vae_for_the_whole_only;
mod reg003_vae_minimum_experience;
mod reg004_age_condition;
mod reg005_only_extra_time;
mod reg006_no_disability_referent;
mod reg007_no_accessibility;
mod reg008_pasted_sentence;
mod reg009_no_ecology;
mod reg010_no_digital_or_safety;
mod reg011_former_vocabulary;
mod reg012_misleading_title;
mod reg013_level_outside;
mod reg014_malformed_identifier;
mod reg015_longer_than_the_sheet;
mod reg016_no_jury;
mod reg017_jury_too_internal;
mod reg018_bloc_validity_limited;
mod reg024_required_topic;
mod topics;
mod words;

use super::Rule;
pub use reg001_no_vae_route::REG001;
pub use reg002_vae_for_the_whole_only::REG002;
pub use reg003_vae_minimum_experience::REG003;
pub use reg004_age_condition::REG004;
pub use reg005_only_extra_time::REG005;
pub use reg006_no_disability_referent::REG006;
pub use reg007_no_accessibility::REG007;
pub use reg008_pasted_sentence::REG008;
pub use reg009_no_ecology::REG009;
pub use reg010_no_digital_or_safety::REG010;
pub use reg011_former_vocabulary::REG011;
pub use reg012_misleading_title::REG012;
pub use reg013_level_outside::REG013;
pub use reg014_malformed_identifier::REG014;
pub use reg015_longer_than_the_sheet::REG015;
pub use reg016_no_jury::REG016;
pub use reg017_jury_too_internal::REG017;
pub use reg018_bloc_validity_limited::REG018;
pub use reg024_required_topic::REG024;

/// The family's rules.
pub const RULES: &[&Rule] = &[
    &REG001, &REG002, &REG003, &REG004, &REG005, &REG006, &REG007, &REG008, &REG009, &REG010, &REG011,
    &REG012, &REG013, &REG014, &REG015, &REG016, &REG017, &REG018, &REG024,
];
