#!/usr/bin/env bash
# The test command: formatting, lints with warnings denied, every test. Needs a Rust toolchain; xmllint, which
# holds the JUnit report to its schema, Chromium, which looks at the pages of the matrix, and LibreOffice and openpyxl,
# which open its workbook, are installed where that can be done.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v xmllint >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends libxml2-utils; } >/dev/null || true
  fi
  command -v xmllint >/dev/null || echo "xmllint is absent: the JUnit report is not held to its schema (package libxml2-utils)"
fi
if ! command -v soffice >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends libreoffice-calc; } >/dev/null || true
  fi
  command -v soffice >/dev/null || echo "LibreOffice is absent: it does not open the workbook (package libreoffice-calc)"
fi
if ! python3 -c 'import openpyxl' 2>/dev/null; then
  python3 -m pip install -q openpyxl >/dev/null 2>&1 || python3 -m pip install -q --break-system-packages openpyxl >/dev/null 2>&1 || true
  python3 -c 'import openpyxl' 2>/dev/null || echo "openpyxl is absent: it does not read the workbook (package openpyxl)"
fi
cargo fmt --check
cargo clippy --locked --all-targets -- -D warnings
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cargo test --locked 2>&1 | tee "$log"
bash tests/packaging/run.sh 2>&1 | tee -a "$log"
bash tests/browser/run.sh 2>&1 | tee -a "$log"
bash tests/editors/run.sh 2>&1 | tee -a "$log"
# Cargo closes each suite with its own line; this one is the sum.
awk '/^test result:/ { passed += $4; failed += $6; skipped += $8 } END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log"
