#!/usr/bin/env bash
# Installs the clients of tests/editors/run.sh: Neovim and Emacs from the system's packages, pytest-lsp under target/,
# newer Neovims and Helix in Debian systems of their own under target/. What cannot be had is told; run.sh skips its
# tests, except on CI.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
folder=${CARGO_TARGET_DIR:-target}/editors
list=tests/editors/requirements.txt
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
root=
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && root=yes
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# `missing WHAT`: told with the end of what went wrong.
missing() {
  echo "editors: $1 could not be installed"
  tail -n 5 "$log"
}

wanted=()
command -v nvim >/dev/null || wanted+=(neovim)
command -v emacs >/dev/null || wanted+=(emacs-nox elpa-eglot)
command -v debootstrap >/dev/null || wanted+=(debootstrap)
if [ ${#wanted[@]} != 0 ] && [ -n "$root" ]; then
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${wanted[@]}"; } >"$log" 2>&1 ||
    missing "${wanted[*]}"
fi

cmp -s "$list" "$folder/python.stamp" || {
  python3 -m venv "$folder/python" &&
    "$folder/python/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$list" &&
    cp "$list" "$folder/python.stamp"
} || echo "editors: $list could not be installed"

# Where this Debian has its packages from.
mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    grep -v '^[[:space:]]*#' | grep -oE '[a-z]+://[^[:space:]]+/debian/?([[:space:]]|$)' | head -n 1 | tr -d '[:space:]'
}

# `inside NAME COMMAND…`
inside() {
  local name=$1
  shift
  DEBIAN_FRONTEND=noninteractive bash tests/editors/chroot.sh "$folder/$name" "$@"
}

# The newer of the two differs from the other by what Neovim asks for: the rest is the same files. A mirror that is not
# refreshed is good enough for tests.
systems() {
  local from
  from=$(mirror)
  [ -n "$from" ] || { echo "no Debian mirror in /etc/apt"; return 1; }
  if [ ! -e "$folder/trixie/usr/bin/hx" ] || [ ! -e "$folder/trixie/usr/bin/nvim" ]; then
    rm -rf "$folder/trixie" "$folder/forky"
    debootstrap --variant=minbase trixie "$folder/trixie" "$from" &&
      cp /etc/resolv.conf "$folder/trixie/etc/" &&
      inside trixie apt-get install -y --no-install-recommends neovim hx || return 1
  fi
  if [ ! -e "$folder/forky.stamp" ]; then
    rm -rf "$folder/forky"
    cp -al "$folder/trixie" "$folder/forky" &&
      echo "deb $from forky main" >"$folder/forky/etc/apt/sources.list.d/forky.list" &&
      inside forky apt-get update -q -o Acquire::Check-Valid-Until=false &&
      inside forky apt-get install -y --no-install-recommends -t forky neovim &&
      touch "$folder/forky.stamp"
  fi
}

if [ -n "$root" ] && command -v debootstrap >/dev/null; then
  systems >"$log" 2>&1 || missing "newer Neovims and Helix"
fi
exit 0
