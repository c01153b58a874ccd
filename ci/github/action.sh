#!/usr/bin/env bash
# The steps of action.yml: `key` names what is to be built, `build` builds it, `check` runs it.
# What the workflow asks for comes through INPUT_… variables, never through the text of a command.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
root=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/referentiel

fail() {
  printf '::error::%s\n' "$1"
  exit 2
}

# The lines of $1 that are not blank, into the array `lines`.
read_lines() {
  lines=()
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    if [[ -n ${line//[[:space:]]/} ]]; then
      lines+=("$line")
    fi
  done <<<"$1"
}

tell() {
  printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:-/dev/null}"
}

key() {
  # Any change of the sources makes another program.
  local sum
  sum=$(cd "$here" && find Cargo.toml Cargo.lock src -type f -print0 |
    LC_ALL=C sort -z | xargs -0 cksum | cksum | tr ' ' '-')
  tell key "$sum"
}

build() {
  command -v cargo >/dev/null || fail "cargo is missing: install Rust (https://rustup.rs), or give the input command"
  cargo install --locked --path "$here" --root "$root" --target-dir "$root-build"
}

check() {
  local program=${INPUT_COMMAND:-$root/bin/referentiel} sarif=${INPUT_SARIF:-} lines=()
  local arguments=(--lang "${INPUT_LANG:-fr}" check)
  if [[ ${INPUT_UPLOAD_SARIF:-false} == true && -z $sarif ]]; then
    sarif=referentiel.sarif
  fi
  [[ $sarif != *$'\n'* ]] || fail "the path of the SARIF report is on several lines"
  [[ -z ${INPUT_BASELINE:-} ]] || arguments+=(--baseline "$INPUT_BASELINE")
  [[ ${INPUT_STRICT_BASELINE:-false} != true ]] || arguments+=(--strict-baseline)
  [[ -z ${INPUT_FAIL_ON:-} ]] || arguments+=(--fail-on "$INPUT_FAIL_ON")
  [[ -z $sarif ]] || arguments+=(--output "sarif=$sarif")
  # Code scanning would show what a comment silences as open.
  [[ ${INPUT_UPLOAD_SARIF:-false} != true ]] || arguments+=(--no-suppressed)
  [[ -z ${INPUT_JUNIT:-} ]] || arguments+=(--output "junit=$INPUT_JUNIT")
  arguments+=(--format "${INPUT_FORMAT:-github}")
  read_lines "${INPUT_ARGUMENTS:-}"
  arguments+=(${lines[@]+"${lines[@]}"} --)
  read_lines "${INPUT_PATHS:-.}"
  arguments+=(${lines[@]+"${lines[@]}"})
  local code=0
  "$program" "${arguments[@]}" || code=$?
  tell exit-code "$code"
  if [[ -n $sarif && -f $sarif ]]; then
    tell sarif "$sarif"
  fi
  exit "$code"
}

case ${1:-} in
key | build | check) "$1" ;;
*) fail "unknown step: ${1:-}" ;;
esac
