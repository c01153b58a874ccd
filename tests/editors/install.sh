#!/usr/bin/env bash
# Installs the clients of tests/editors/run.sh: Neovim from the system's packages, pytest-lsp under target/. One that
# cannot be had is told; run.sh skips its tests, except on CI.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
folder=${CARGO_TARGET_DIR:-target}/editors
list=tests/editors/requirements.txt
mkdir -p "$folder"
if ! command -v nvim >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  { apt-get update && apt-get install -y --no-install-recommends neovim; } >/dev/null
fi
command -v nvim >/dev/null || echo "editors: Neovim could not be installed (package neovim)"
cmp -s "$list" "$folder/python.stamp" || {
  python3 -m venv "$folder/python" &&
    "$folder/python/bin/pip" install --quiet --disable-pip-version-check --requirement "$list" &&
    cp "$list" "$folder/python.stamp"
} || echo "editors: $list could not be installed"
exit 0
