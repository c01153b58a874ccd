#!/usr/bin/env bash
# Installs VS Code and what packs the extension, from npm alone: tests/vscode/run.sh and CI run it. VS Code is the
# server that code-server carries, of which nothing else is taken; no script of a package is run.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
version=4.100.3
folder=${CARGO_TARGET_DIR:-target}/vscode
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

has() { command -v "$1" >/dev/null; }

bash tests/browser/install.sh
has npm || { echo "vscode: npm is absent"; exit 0; }
if ! has git && has apt-get && [ "$(id -u)" = 0 ]; then
  { apt-get update && apt-get install -y --no-install-recommends git; } >/dev/null
fi

editor() {
  local work
  work=$(mktemp -d "$folder/install.XXXXXX") || return
  (cd "$work" && npm pack --silent "code-server@$version" >/dev/null && mkdir editor &&
    tar xzf code-server-*.tgz -C editor --strip-components=3 package/lib/vscode &&
    cd editor && npm install --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) &&
    rm -rf "$folder/editor" && mv "$work/editor" "$folder/editor" && echo "$version" >"$folder/editor.stamp"
  local status=$?
  rm -rf "$work"
  return $status
}
[ "$(cat "$folder/editor.stamp" 2>/dev/null)" = "$version" ] || editor || echo "vscode: code-server $version could not be installed"

# The locked versions, once for each state of the lock.
cd editors/vscode || exit
cmp -s package-lock.json node_modules/.installed || {
  npm ci --ignore-scripts --silent --no-audit --no-fund && cp package-lock.json node_modules/.installed
} || echo "vscode: the packages of editors/vscode could not be installed"
exit 0
