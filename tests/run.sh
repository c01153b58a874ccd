#!/usr/bin/env bash
# The test command: formatting, lints with warnings denied, every test. Needs a Rust toolchain and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
cargo test --locked
