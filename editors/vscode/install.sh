#!/usr/bin/env bash
# Installs the npm packages of package-lock.json, unless they are there already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
node - <<'END' || npm ci --ignore-scripts --no-audit --no-fund --silent
const read = (file) => JSON.parse(require("fs").readFileSync(file, "utf8")).packages;
try {
  const asked = read("package-lock.json"), there = read("node_modules/.package-lock.json");
  const all = Object.keys(asked).every((name) => name === "" || asked[name].optional || there[name]);
  process.exit(all && Object.keys(there).every((name) => asked[name]?.version === there[name].version) ? 0 : 1);
} catch {
  process.exit(1);
}
END
