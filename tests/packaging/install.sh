#!/usr/bin/env bash
# Installs the tools of tests/packaging/run.sh under target/. One that cannot be had is told, and its checks are skipped.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
folder=${CARGO_TARGET_DIR:-target}/packaging
mkdir -p "$folder"

# Installs once for each state of the list $2: `once NAME LIST COMMAND…`
once() {
  local stamp="$folder/$1.stamp" list=$2
  shift 2
  cmp -s "$list" "$stamp" && return
  if "$@"; then cp "$list" "$stamp"; else echo "SKIPPED: $list could not be installed"; fi
}

# shellcheck disable=SC2317 # Called by its name.
python_tools() {
  python3 -m venv "$folder/python" && "$folder/python/bin/python" -m pip install --quiet --disable-pip-version-check \
    --requirement tests/packaging/requirements.txt
}

# shellcheck disable=SC2317 # Called by its name.
node_tools() {
  cp tests/packaging/package.json "$folder/package.json" &&
    npm install --prefix "$folder" --silent --no-audit --no-fund --no-package-lock
}

once python tests/packaging/requirements.txt python_tools
once node tests/packaging/package.json node_tools
bash editors/vscode/install.sh || echo "SKIPPED: the npm packages of editors/vscode could not be installed"
exit 0
