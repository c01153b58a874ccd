#!/usr/bin/env bash
# The test command: formatting, lints with warnings denied, every test. Needs a Rust toolchain; xmllint, which
# holds the JUnit report to its schema, Chromium, which looks at the pages of the matrix, and LibreOffice and openpyxl,
# which open its workbook, are installed where that can be done.
set -euo pipefail
cd "$(dirname "$0")/.."
bash tests/setup.sh
cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cargo test --locked 2>&1 | tee "$log"
bash tests/packaging/run.sh 2>&1 | tee -a "$log"
bash tests/browser/run.sh 2>&1 | tee -a "$log"
bash tests/editors/run.sh 2>&1 | tee -a "$log"
bash tests/vscode/run.sh 2>&1 | tee -a "$log"
# Cargo closes each suite with its own line; this one is the sum.
awk '/^test result:/ { passed += $4; failed += $6; skipped += $8 } END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log"
