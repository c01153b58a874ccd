//! `referentiel`: checks French *référentiels de certification* (RNCP, RS) written in YAML.
//!
//! The modules marked `deny` are pure: they read no file, no clock, no environment, print nothing
//! and end nothing. What they must not call is listed in `clippy.toml`; `tests/architecture.rs`
//! keeps what a lint cannot.

#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod analysis;
pub mod cli;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod compare;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod config;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod docs;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod findings;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod format;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod ide;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod lang;
pub mod lsp;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod matrix;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod measure;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod model;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod render;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod rules;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod skeleton;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod source;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod text;
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod tidy;
