//! The `referentiel` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    referentiel::cli::main()
}
