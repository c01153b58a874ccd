#!/usr/bin/env bash
# Makes the package (VSIX) of the extension: package.sh [TARGET [BINARY [OUT]]]
#
# Without argument: for this machine, with the program built here for release.
# TARGET is linux-x64, linux-arm64, alpine-x64, alpine-arm64, darwin-x64, darwin-arm64, win32-x64, win32-arm64, or
# universal, which holds no program and looks for one on PATH. BINARY is the program for TARGET. OUT is the file made.
# The variable REFERENTIEL names a program that runs here, of the same version; without it cargo builds one.
# Nothing is fetched when the npm packages are there already and a program is given.
set -euo pipefail
calling=$PWD
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
built=${CARGO_TARGET_DIR:-$top/target}

fail() {
  echo "package.sh: $1" >&2
  exit 1
}

# The file of an argument, seen from where the command was given.
from_calling() {
  case $1 in /* | [A-Za-z]:*) echo "$1" ;; *) echo "$calling/$1" ;; esac
}

this_machine() {
  local system cpu
  case $(uname -s) in
    Linux) [ -e /etc/alpine-release ] && system=alpine || system=linux ;;
    Darwin) system=darwin ;;
    MINGW* | MSYS* | CYGWIN*) system=win32 ;;
    *) fail "no package is made for the system $(uname -s): give a target, such as universal" ;;
  esac
  case $(uname -m) in
    x86_64) cpu=x64 ;;
    aarch64 | arm64) cpu=arm64 ;;
    *) fail "no package is made for the processor $(uname -m): give a target, such as universal" ;;
  esac
  echo "$system-$cpu"
}

# The program built here, with the suffix it has on this system.
built_here() {
  (cd "$top" && cargo build --release --locked --quiet --bin referentiel) || fail "the program could not be built"
  [ -e "$built/release/referentiel.exe" ] && echo "$built/release/referentiel.exe" || echo "$built/release/referentiel"
}

target=${1:-$(this_machine)}
case $target in
  linux-x64 | linux-arm64 | alpine-x64 | alpine-arm64 | darwin-x64 | darwin-arm64 | universal) name=referentiel ;;
  win32-x64 | win32-arm64) name=referentiel.exe ;;
  *) fail "unknown target $target: linux-x64, linux-arm64, alpine-x64, alpine-arm64, darwin-x64, darwin-arm64, win32-x64, win32-arm64 or universal" ;;
esac

version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$top/Cargo.toml" | head -n 1)
of_extension=$(node -p 'require(process.argv[1]).version' "$here/package.json")
[ "$version" = "$of_extension" ] ||
  fail "the extension says version $of_extension and the program says $version: write the same in editors/vscode/package.json and Cargo.toml"

binary=${2:-}
[ -z "$binary" ] || binary=$(from_calling "$binary")
if [ "$target" = universal ]; then
  [ -z "$binary" ] || fail "the universal package holds no program: leave out $2"
elif [ -z "$binary" ]; then
  [ "$target" = "$(this_machine)" ] || fail "the program for $target cannot be built here: give its file after the target"
  binary=$(built_here)
fi
[ -z "$binary" ] || [ -f "$binary" ] || fail "$2 is not a file"
out=${3:+$(from_calling "$3")}
out=${out:-$built/vsix/referentiel-$target-$version.vsix}

runs=${REFERENTIEL:+$(from_calling "$REFERENTIEL")}
if [ -z "$runs" ]; then
  if [ -n "$binary" ] && [ -z "${2:-}" ]; then runs=$binary; else runs=$(built_here); fi
fi
said=$("$runs" --version) || fail "$runs does not run here"
[ "$said" = "referentiel $version" ] || fail "$runs says it is $said, where referentiel $version is expected"

bash "$here/install.sh"
mkdir -p "$here/schemas"
"$runs" schema >"$here/schemas/referentiel.schema.json"
(cd "$here" && node build/build.mjs)

# Packed from a copy, so that a program meant for another system never stays beside the sources.
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
(cd "$here" && tar -cf - --exclude=./node_modules --exclude=./src --exclude=./test --exclude=./server --exclude='*.vsix' .) | tar -xf - -C "$stage"
if [ -n "$binary" ]; then
  mkdir "$stage/server"
  cp "$binary" "$stage/server/$name"
  chmod 755 "$stage/server/$name"
fi
mkdir -p "$(dirname "$out")"
for_target=(--target "$target")
[ "$target" != universal ] || for_target=()
# Dates of packing would make two packages of one state differ.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$top" log -1 --format=%ct 2>/dev/null || echo 946684800)}
(cd "$stage" && node "$here/node_modules/@vscode/vsce/vsce" package --no-dependencies --allow-missing-repository \
  --no-rewrite-relative-links ${for_target[@]+"${for_target[@]}"} --out "$out" >"$stage/log" 2>&1) ||
  { cat "$stage/log" >&2; fail "the package could not be made"; }
echo "$out: $(($(wc -c <"$out") / 1000)) kB"
