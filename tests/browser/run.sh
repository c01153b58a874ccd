#!/usr/bin/env bash
# Looks at the HTML pages in Chromium: `tests/run.sh` and CI run it. Installs what it needs where that can be done;
# where it cannot, the tests are skipped and say so, except on CI.
set -uo pipefail
cd "$(dirname "$0")" || exit
log=$(mktemp)
trap 'rm -f "$log"' EXIT

has() { command -v "$1" >/dev/null; }

bash ./install.sh

missing=
has chromium || has chromium-browser || has google-chrome || missing="$missing chromium"
has pdfinfo || missing="$missing poppler-utils"
has node || missing="$missing node"
[ -e node_modules/.installed ] || missing="$missing npm-packages"
if [ -n "$missing" ]; then
  count=$(cat ./*.test.js | grep -c '^ *test(')
  echo "browser: $count tests SKIPPED, absent:$missing"
  echo "test result: ok. 0 passed; 0 failed; $count ignored; browser"
  [ -z "${CI:-}" ]
  exit
fi

node --test --test-reporter=tap 2>&1 | tee "$log" | grep -E '^(not )?ok|^ +(error|[+-] )|Error' | sed 's/^/browser: /'
number() { sed -n "s/^# $1 //p" "$log"; }
passed=$(number pass) failed=$(($(number fail) + $(number cancelled))) skipped=$(number skipped)
echo "test result: $([ "$failed" = 0 ] && echo ok || echo FAILED). $passed passed; $failed failed; $skipped ignored; browser"
[ "$failed" = 0 ] && [ "${passed:-0}" -gt 0 ] && { [ -z "${CI:-}" ] || [ "$skipped" = 0 ]; }
