#!/usr/bin/env bash
# Tells what a release holds: notes.sh TAG. Fails when the tag, the version and the changelog do not agree.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tag=${1:?the tag, such as v0.1.0}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
if [ "$tag" != "v$version" ]; then
  echo "the tag is $tag and Cargo.toml says $version: they must be the same" >&2
  exit 1
fi
notes=$(awk -v heading="## [$version]" 'index($0, "## ") == 1 { inside = index($0, heading) == 1; next } inside' CHANGELOG.md)
if [ -z "${notes//[[:space:]]/}" ]; then
  echo "CHANGELOG.md has no section ## [$version]: write what changed there" >&2
  exit 1
fi
printf '%s\n' "$notes"
