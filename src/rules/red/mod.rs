//! Rules of wording.

mod action;
mod example;
mod red001_no_infinitive;
mod red002_unobservable_verb;
mod red003_doubtful_verb;
mod red004_weak_verb;
mod red005_no_purpose;
mod red040_house_term;

use super::Rule;

pub use red001_no_infinitive::RED001;
pub use red002_unobservable_verb::RED002;
pub use red003_doubtful_verb::RED003;
pub use red004_weak_verb::RED004;
pub use red005_no_purpose::RED005;
pub use red040_house_term::RED040;

/// The family's rules.
pub const RULES: &[&Rule] = &[&RED001, &RED002, &RED003, &RED004, &RED005, &RED040];
