//! Rules of wording.

mod red001_no_infinitive;
mod red005_no_purpose;
mod red040_house_term;

use super::Rule;

pub use red001_no_infinitive::RED001;
pub use red005_no_purpose::RED005;
pub use red040_house_term::RED040;

/// The family's rules.
pub const RULES: &[&Rule] = &[&RED001, &RED005, &RED040];
