#!/usr/bin/env bash
# Installs Chromium and what drives it, where that can be done: tests/browser/run.sh and CI run it.
set -uo pipefail
cd "$(dirname "$0")" || exit

has() { command -v "$1" >/dev/null; }

if ! { has chromium && has npm && has pdfinfo && fc-list 2>/dev/null | grep -q .; } && has apt-get && [ "$(id -u)" = 0 ]; then
  { apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core fontconfig poppler-utils; } >/dev/null
  has npm || apt-get install -y --no-install-recommends nodejs npm >/dev/null
fi
# The locked versions, once for each state of the lock.
cmp -s package-lock.json node_modules/.installed || {
  has npm && npm ci --silent --no-audit --no-fund && cp package-lock.json node_modules/.installed
}
exit 0
