//! Every crate that is built here bears a licence of the list in deny.toml.

use std::process::Command;

fn allowed() -> Vec<String> {
    let text = include_str!("../deny.toml");
    let list = text.split("allow = [").nth(1).and_then(|rest| rest.split(']').next()).expect("a list");
    let words = list.split('"').skip(1).step_by(2);
    words.map(str::to_owned).collect()
}

/// Whether an SPDX expression lets one choose allowed licences only. `/` is the old way to write OR.
fn permits(expression: &str, allowed: &[String]) -> bool {
    let flat = expression.replace(['(', ')'], "");
    // In the expressions met, an AND stands outside the parentheses of its ORs.
    flat.split(" AND ").all(|part| {
        part.replace('/', " OR ").split(" OR ").any(|one| allowed.iter().any(|a| a == one.trim()))
    })
}

#[test]
fn expressions_are_understood() {
    let allowed = ["MIT".to_owned(), "Zlib".to_owned()];
    let table = [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT/Apache-2.0", true),
        ("LGPL-2.1 OR MIT", true),
        ("(MIT OR Apache-2.0) AND Zlib", true),
        ("(MIT OR Apache-2.0) AND GPL-3.0", false),
    ];
    for (expression, expected) in table {
        assert_eq!(permits(expression, &allowed), expected, "{expression}");
    }
}

#[test]
fn every_crate_bears_an_allowed_licence() {
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc");
    let rustc = String::from_utf8_lossy(&rustc.stdout);
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 50);
    let allowed = allowed();
    assert!(allowed.len() > 5);
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("none");
        if package["name"] == env!("CARGO_PKG_NAME") {
            // The exception of deny.toml: the lexicon.
            assert_eq!(licence, "MIT AND MPL-2.0");
            continue;
        }
        assert!(permits(licence, &allowed), "{} {}: {licence}", package["name"], package["version"]);
    }
}
