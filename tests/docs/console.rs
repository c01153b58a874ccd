//! Commands of the pages, run.

use std::process::Command;

/// What a command gave.
pub struct Given {
    /// Its standard output.
    pub out: String,
}

/// True when the page shows what the command gives: the first of its words after `$ ` are these.
pub fn is_shown(command: &str) -> bool {
    const SHOWN: &[&str] = &["referentiel rules --family", "referentiel check --format"];
    SHOWN.iter().any(|start| command.starts_with(start))
}

/// `cargo run … -- check x` → `referentiel check x`.
pub fn as_ours(command: &str) -> String {
    match command.split_once(" -- ") {
        Some((cargo, rest)) if cargo.starts_with("cargo run") => format!("referentiel {rest}"),
        _ => command.to_owned(),
    }
}

/// Runs `referentiel …` at the root of the package.
pub fn run(command: &str) -> Given {
    let words = command.split_whitespace().skip(1);
    let output = Command::new(env!("CARGO_BIN_EXE_referentiel"))
        .args(words)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .output()
        .expect("the tool runs");
    assert!(output.stderr.is_empty(), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
    Given { out: String::from_utf8(output.stdout).expect("UTF-8") }
}
