//! The `referentiel` command.

fn main() {}
