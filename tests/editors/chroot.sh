#!/usr/bin/env bash
# `chroot.sh SYSTEM COMMAND…`: runs a command in a system that install.sh made, with the sources, what is built and the
# temporary files at their own places. As root; nothing stays mounted.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
here=$PWD system=$(cd "$1" && pwd)
shift
if [ -z "${APART:-}" ]; then
  APART=1 exec unshare --mount -- bash "$top/tests/editors/chroot.sh" "$system" "$@"
fi
unset APART
mount -t proc proc "$system/proc"
mount --rbind /dev "$system/dev"
folders=("${TMPDIR:-/tmp}" "$top")
[ -z "${REFERENTIEL:-}" ] || folders+=("$(dirname "$REFERENTIEL")")
for folder in "${folders[@]}"; do
  mkdir -p "$system$folder"
  mount --bind "$folder" "$system$folder"
done
# shellcheck disable=SC2016 # For the shell inside.
exec chroot "$system" env LC_ALL=C.UTF-8 bash -c 'cd "$1" && shift && exec "$@"' chroot "$here" "$@"
