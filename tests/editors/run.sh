#!/usr/bin/env bash
# Has clients that were not written here speak to the server built here. What they need is installed where that can be
# done; a client that is absent is skipped, and that is said, except on CI.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
bash tests/editors/install.sh
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)
cargo build --locked --quiet || exit
export REFERENTIEL="$target/debug/referentiel"
cd tests/editors || exit
log=$(mktemp)
home=$(mktemp -d)
trap 'rm -rf "$log" "$home"' EXIT
passed=0 failed=0 skipped=0

has() { command -v "$1" >/dev/null; }

# A client that waits for ever fails.
limited() {
  if has timeout; then timeout --kill-after=5 300 "$@"; else "$@"; fi
}

# `skip CLIENT NUMBER`
skip() {
  echo "editors: $2 tests SKIPPED, $1 is absent"
  skipped=$((skipped + $2))
}

# `count STATUS`: adds up the « N passed, M failed » that ends what the client wrote, a client that ended otherwise
# having failed.
count() {
  local status=$1 line ok ko
  line=$(grep -E '[0-9]+ (passed|failed)' "$log" | tail -n 1)
  ok=$(grep -oE '[0-9]+ passed' <<<"$line" | cut -d' ' -f1)
  ko=$(grep -oE '[0-9]+ (failed|error)' <<<"$line" | awk '{ sum += $1 } END { print sum + 0 }')
  if [ "$status" != 0 ] && [ "$ko" = 0 ]; then ko=1; fi
  if [ "$status" = 0 ] && [ "${ok:-0}" = 0 ]; then ko=1; fi
  passed=$((passed + ${ok:-0})) failed=$((failed + ko))
}

# `neovim [COMMAND…]`: what runs it elsewhere, if it is not this system's.
neovim() {
  limited "$@" nvim --headless --clean -n -c 'luafile neovim/run.lua' 2>&1 </dev/null | tee "$log"
  count "${PIPESTATUS[0]}"
}

if has nvim; then
  neovim
else
  skip Neovim "$(cat neovim/*.lua | grep -c '^tests\[')"
fi
for system in trixie forky; do
  if [ -e "$target/editors/$system/usr/bin/nvim" ] && bash chroot.sh "$target/editors/$system" true 2>/dev/null; then
    neovim bash chroot.sh "$target/editors/$system"
  else
    skip "the Neovim of $system" "$(cat neovim/*.lua | grep -c '^tests\[')"
  fi
done

# With nothing of the one who runs it: what Debian installs for everybody is read, Eglot among it.
if has emacs; then
  HOME=$home LC_ALL=C.UTF-8 limited emacs --batch -l emacs/run.el 2>/dev/null </dev/null | tee "$log"
  count "${PIPESTATUS[0]}"
else
  skip Emacs "$(grep -c '^(tests--that' emacs/run.el)"
fi

if [ -e "$target/editors/trixie/usr/bin/hx" ] && bash chroot.sh "$target/editors/trixie" true 2>/dev/null; then
  export SYSTEMS="$target/editors"
else
  skip Helix "$(grep -c '^def test_' python/test_helix.py)"
fi

python="$target/editors/python/bin/python"
if [ -e "$target/editors/python.stamp" ] && "$python" -c 'import pytest_lsp' 2>/dev/null; then
  (cd python && PYTHONDONTWRITEBYTECODE=1 limited "$python" -m pytest --quiet -p no:cacheprovider) 2>&1 </dev/null | tee "$log"
  count "${PIPESTATUS[0]}"
else
  skip pytest-lsp "$(cat python/test_*.py | grep -cE '^(async )?def test_')"
fi

# Cargo's own form, so that tests/run.sh adds it up with the rest.
echo "test result: $([ $failed = 0 ] && echo ok || echo FAILED). $passed passed; $failed failed; $skipped ignored; editors"
[ $failed = 0 ] && { [ -z "${CI:-}" ] || [ $skipped = 0 ]; }
