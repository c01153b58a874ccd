//! Programs that read what is written here; a test says that it is skipped where one is absent.

use std::io::Write;
use std::process::{Command, Stdio};

/// Output of a program given `input`; `None` where it is not installed.
pub fn run(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let mut command = Command::new(program);
    let child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().ok()?;
    let mut stdin = child.stdin.take().expect("its input");
    let input = input.to_owned();
    let feed = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("its output");
    let _ = feed.join();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}

/// Says that a test is skipped for want of a program. On CI, where `tests/run.sh` installs them, none may be.
pub fn absent(program: &str) {
    assert!(std::env::var_os("CI").is_none(), "{program} is absent");
    eprintln!("SKIPPED: {program} is absent");
}
