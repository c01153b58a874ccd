#!/usr/bin/env bash
# Packs the extension with the server built here, has VS Code install it, and holds it to what its users see and do, in
# French and in English: `tests/run.sh` and CI run it. Installs what it needs where that can be done; where it cannot,
# the tests are skipped and say so, except on CI.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target/vscode"
target=$(cd "$target" && pwd)
place=$target/vscode
log=$(mktemp)
trap 'rm -f "$log"' EXIT

has() { command -v "$1" >/dev/null; }

# What waits for ever fails; its children end with it.
limited() {
  if has timeout; then timeout --kill-after=5 "$@"; else shift && "$@"; fi
}

# `fail WHAT`: a step without which no test can be run.
fail() {
  echo "vscode: $1"
  echo "test result: FAILED. 0 passed; 1 failed; 0 ignored; vscode"
  exit 1
}

bash tests/vscode/install.sh

missing=
has chromium || has chromium-browser || has google-chrome || missing="$missing chromium"
has node || missing="$missing node"
has git || missing="$missing git"
[ -e tests/browser/node_modules/.installed ] || missing="$missing playwright-core"
[ -e editors/vscode/node_modules/.installed ] || missing="$missing npm-packages"
[ -e "$place/editor.stamp" ] || missing="$missing code-server"
if [ -n "$missing" ]; then
  count=$(cat editors/vscode/test/*.test.mjs editors/vscode/test/unit/*.test.mjs | grep -cE '^ *(test|flow)\(')
  echo "vscode: $count tests SKIPPED, absent:$missing"
  echo "test result: ok. 0 passed; 0 failed; $count ignored; vscode"
  [ -z "${CI:-}" ]
  exit
fi

cargo build --locked --quiet || fail "the server does not compile"
cd editors/vscode || exit
# Without what only a debugger reads, the package is a fifth as large.
strip --strip-debug -o "$place/referentiel" "$target/debug/referentiel" 2>/dev/null || cp "$target/debug/referentiel" "$place/referentiel"
npm run --silent check || fail "the extension's types do not hold"
case "$(uname -m)" in aarch64 | arm64) machine=linux-arm64 ;; *) machine=linux-x64 ;; esac
REFERENTIEL=$place/referentiel bash ./package.sh "$machine" "$place/referentiel" "$place/referentiel.vsix" >"$log" 2>&1 || { cat "$log" && fail "the extension is not packed"; }
REFERENTIEL_EXTENSION=$(node test/support/prepare.mjs "$place/referentiel.vsix" "$place/extensions") || fail "VS Code does not install the extension"
export REFERENTIEL_EXTENSION

export VSCODE_FOLDER=$place/editor
rm -rf "$place/screenshots"
limited 600 node --test --test-concurrency=1 --test-reporter=tap test/unit/*.test.mjs test/*.test.mjs 2>&1 | tee "$log" |
  grep -E '^ *(not ok|# \\# (activation|bundle|the server|latency))|^ +(error:|[+-] )|Error' | sed 's/^ *\(# \\# \)\{0,1\}/vscode: /'
number() { sed -n "s/^# $1 //p" "$log"; }
passed=$(number pass) failed=$(($(number fail) + $(number cancelled))) skipped=$(number skipped)
[ "${passed:-0}" -gt 0 ] || failed=$((failed + 1))
echo "test result: $([ "$failed" = 0 ] && echo ok || echo FAILED). ${passed:-0} passed; $failed failed; ${skipped:-0} ignored; vscode"
[ "$failed" = 0 ] && { [ -z "${CI:-}" ] || [ "$skipped" = 0 ]; }
