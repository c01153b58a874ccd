// Where things are: the repository, what was built, what the tests leave.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../../../..");
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
export const binary = join(target, "debug/referentiel");
/** What tests/vscode/install.sh and run.sh prepare: VS Code, and the extension as a person installs it. */
export const place = join(target, "vscode");
export const editor = join(place, "editor");
export const extensions = join(place, "extensions");
export const shots = join(place, "screenshots");

/** The extension where the package was installed. */
export const installed = process.env.REFERENTIEL_EXTENSION;

/** Playwright and axe-core are those of the tests of the pages. */
export const borrowed = createRequire(join(root, "tests/browser/package.json"));

/** A folder that goes when the tests end. Its name is short: sockets have names of a hundred letters at most. */
export function temporary(name) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A folder as an author has one: the sample, a short référentiel without fault, other files; `git` keeps the first version. */
export function workspace({ git = false } = {}) {
  const folder = temporary("ref");
  cpSync(join(root, "samples/community-manager-corrige.referentiel.yaml"), join(folder, "exemple.referentiel.yaml"));
  cpSync(join(root, "tests/editors/exemple.referentiel.yaml"), join(folder, "atelier.referentiel.yaml"));
  writeFileSync(join(folder, "notes.md"), "# Notes\n\nRien de plus.\n");
  writeFileSync(join(folder, "autre.yaml"), "clé: valeur\n");
  if (git) {
    const run = (...args) =>
      execFileSync("git", ["-C", folder, "-c", "user.name=Essai", "-c", "user.email=essai@example.org", ...args], { stdio: "pipe" });
    run("init", "--quiet", "--initial-branch=main");
    run("add", ".");
    run("commit", "--quiet", "-m", "Première version");
  }
  return folder;
}

mkdirSync(shots, { recursive: true });
export const ready = installed !== undefined && existsSync(installed) && existsSync(editor);
