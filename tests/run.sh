#!/usr/bin/env bash
# The test command: formatting, lints with warnings denied, every test. Needs a Rust toolchain; xmllint, which
# holds the JUnit report to its schema, and Chromium, which looks at the pages of the matrix, are installed where
# that can be done.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v xmllint >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends libxml2-utils; } >/dev/null || true
  fi
  command -v xmllint >/dev/null || echo "xmllint is absent: the JUnit report is not held to its schema (package libxml2-utils)"
fi
cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cargo test --locked 2>&1 | tee "$log"
bash tests/packaging/run.sh 2>&1 | tee -a "$log"
bash tests/browser/run.sh 2>&1 | tee -a "$log"
# Cargo closes each suite with its own line; this one is the sum.
awk '/^test result:/ { passed += $4; failed += $6; skipped += $8 } END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log"
