#!/usr/bin/env bash
# The test command: formatting, lints with warnings denied, every test. Needs a Rust toolchain and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cargo test --locked 2>&1 | tee "$log"
# Cargo closes each suite with its own line; this one is the sum.
awk '/^test result:/ { passed += $4; failed += $6; skipped += $8 } END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log"
