#!/usr/bin/env bash
# Installs what some tests look at our outputs with, where that can be done; tests/run.sh and CI run it.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
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
if [ ! -e /usr/share/hunspell/fr.aff ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends hunspell-fr-comprehensive; } >/dev/null || true
  fi
  [ -e /usr/share/hunspell/fr.aff ] || echo "The French dictionary is absent: the lexicon is not held to it (package hunspell-fr-comprehensive)"
fi
if ! python3 -c 'import openpyxl' 2>/dev/null; then
  python3 -m pip install -q openpyxl >/dev/null 2>&1 || python3 -m pip install -q --break-system-packages openpyxl >/dev/null 2>&1 || true
  python3 -c 'import openpyxl' 2>/dev/null || echo "openpyxl is absent: it does not read the workbook (package openpyxl)"
fi
exit 0
