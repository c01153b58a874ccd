//! Rules of typography.

mod mend;
mod typ001_capital_without_accent;
mod typ002_bare_capitals;
mod typ003_apostrophes;
mod typ004_quotes;
mod typ005_ellipsis;
mod typ006_spaces;
mod typ007_one_sided_dash;
mod typ008_unbalanced;
mod typ009_mixed_dashes;
mod typ011_loose_oe;
mod typ012_strange_characters;
mod typ013_split_word;
mod typ014_mixed_spelling;
mod typ015_tight_unit;
mod typ016_session;

use super::Rule;

pub use typ001_capital_without_accent::TYP001;
pub use typ002_bare_capitals::TYP002;
pub use typ003_apostrophes::TYP003;
pub use typ004_quotes::TYP004;
pub use typ005_ellipsis::TYP005;
pub use typ006_spaces::TYP006;
pub use typ007_one_sided_dash::TYP007;
pub use typ008_unbalanced::TYP008;
pub use typ009_mixed_dashes::TYP009;
pub use typ011_loose_oe::TYP011;
pub use typ012_strange_characters::TYP012;
pub use typ013_split_word::TYP013;
pub use typ014_mixed_spelling::TYP014;
pub use typ015_tight_unit::TYP015;
pub use typ016_session::TYP016;

/// The family's rules.
pub const RULES: &[&Rule] = &[
    &TYP001, &TYP002, &TYP003, &TYP004, &TYP005, &TYP006, &TYP007, &TYP008, &TYP009, &TYP011, &TYP012,
    &TYP013, &TYP014, &TYP015, &TYP016,
];
