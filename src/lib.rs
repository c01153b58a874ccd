//! `referentiel`: checks French *référentiels de certification* (RNCP, RS) written in YAML.

pub mod analysis;
pub mod cli;
pub mod findings;
pub mod format;
pub mod lang;
pub mod model;
pub mod rules;
pub mod source;
