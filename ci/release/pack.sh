#!/usr/bin/env bash
# Makes the files of a release: pack.sh PROGRAMS OUT
#
# PROGRAMS holds a folder for each system (linux-x64, win32-x64…) with the program made for it; that of linux-x64 runs
# here. OUT receives an archive of each program, a package of the extension for each system, the universal package,
# and SHA256SUMS. The programs for Linux are static: they are those of Alpine as well.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
programs=$(cd "${1:?the folder of the programs}" && pwd)
mkdir -p "${2:?the folder to fill}"
out=$(cd "$2" && pwd)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$top/Cargo.toml" | head -n 1)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# What carries files between machines forgets that a program may be run.
chmod +x "$programs"/*/referentiel*
export REFERENTIEL=$programs/linux-x64/referentiel

archive() {
  local name=referentiel-$version-$1 program=$2
  mkdir "$scratch/$name"
  cp "$program" "$top/LICENSE" "$top/README.md" "$top/README.fr.md" "$top/CHANGELOG.md" "$scratch/$name/"
  case $1 in
    win32-*) (cd "$scratch" && python3 -m zipfile -c "$out/$name.zip" "$name") ;;
    *) tar -C "$scratch" --owner=0 --group=0 --numeric-owner --sort=name -czf "$out/$name.tar.gz" "$name" ;;
  esac
}

extension() {
  local file=$out/referentiel-$1-$version.vsix
  bash "$top/editors/vscode/package.sh" "$1" "${2:-}" "$file"
  node "$top/editors/vscode/build/inspect.mjs" "$file" --target "$1"
}

for target in linux-x64 linux-arm64 darwin-x64 darwin-arm64 win32-x64 win32-arm64; do
  program=$(echo "$programs/$target"/referentiel*)
  [ -f "$program" ] || { echo "pack.sh: no program for $target in $programs" >&2; exit 1; }
  archive "$target" "$program"
  extension "$target" "$program"
  case $target in linux-*) extension "alpine-${target#linux-}" "$program" ;; esac
done
extension universal
(cd "$out" && sha256sum -- *.tar.gz *.zip *.vsix >SHA256SUMS)
