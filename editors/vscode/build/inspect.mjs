// Holds a package to what it is to contain: inspect.mjs FILE --target TARGET
// The list of its files is test/vsix.txt; `--update` writes that list anew from a universal package.
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { entries } from "./zip.mjs";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const golden = join(here, "test/vsix.txt");
const BUNDLE = 400_000;
const WITHOUT_PROGRAM = 600_000;
const WITH_PROGRAM = 7_000_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { target: { type: "string" }, update: { type: "boolean" } },
});
const target = values.target;
if (positionals.length !== 1 || target === undefined) {
  console.error("inspect.mjs FILE --target TARGET");
  process.exit(2);
}
const archive = readFileSync(positionals[0]);
const all = entries(archive);
const files = new Map(all.filter(({ name }) => name.startsWith("extension/")).map((file) => [file.name.slice("extension/".length), file]));
const program = target === "universal" ? undefined : target.startsWith("win32-") ? "server/referentiel.exe" : "server/referentiel";
const faults = [];
const hold = (right, fault) => right || faults.push(fault);
const text = (name) => files.get(name)?.bytes().toString("utf8") ?? "";

names();
sizes();
program && permissions();
manifest();
promises();
privacy();
if (faults.length > 0) {
  console.error(faults.map((fault) => `${positionals[0]}: ${fault}`).join("\n"));
  process.exit(1);
}
const kilo = (bytes) => `${Math.round(bytes / 1000)} kB`;
const held = program ? `, program ${kilo(files.get(program).bytes().length)}` : "";
console.log(`${target}: ${files.size} files, ${kilo(archive.length)}, bundle ${kilo(files.get("dist/extension.js").bytes().length)}${held}`);

/** The files are those of the list, and no more. */
function names() {
  const found = [...files.keys()].filter((name) => name !== program).sort();
  if (values.update && program === undefined) {
    writeFileSync(golden, `${found.join("\n")}\n`);
  }
  const expected = readFileSync(golden, "utf8").split("\n").filter(Boolean);
  for (const name of found) {
    hold(expected.includes(name), `${name} is one file too many`);
  }
  for (const name of [...expected, ...(program ? [program] : [])]) {
    hold(files.has(name), `${name} is missing`);
  }
  const outside = all.map(({ name }) => name).filter((name) => !name.startsWith("extension/"));
  hold(outside.sort().join() === "[Content_Types].xml,extension.vsixmanifest", `beside the extension: ${outside}`);
  for (const name of files.keys()) {
    const parts = name.split("/");
    hold(!/[\\:]|^\//.test(name) && !parts.some((part) => part === "" || part.startsWith(".")), `${name} is no name for a file of a package`);
    hold(!/\.(map|ts|tsbuildinfo|vsix|log|pem|key)$/.test(name), `${name} is of a kind that is not for users`);
  }
}

function sizes() {
  const bundle = files.get("dist/extension.js")?.bytes() ?? Buffer.alloc(0);
  const limit = program ? WITH_PROGRAM : WITHOUT_PROGRAM;
  hold(bundle.length > 0 && bundle.length < BUNDLE, `the bundle has ${bundle.length} bytes, the limit is ${BUNDLE}`);
  hold(archive.length < limit, `the package has ${archive.length} bytes, the limit is ${limit}`);
  hold(!bundle.includes("sourceMappingURL"), "the bundle names a source map");
}

/** The program may be run, and nothing else may. */
function permissions() {
  const mode = files.get(program)?.mode ?? 0;
  hold((mode & 0o111) === 0o111, `${program} may not be run (${mode.toString(8)})`);
  for (const [name, file] of files) {
    hold(name === program || (file.mode & 0o111) === 0, `${name} may be run`);
  }
}

function manifest() {
  const page = all.find(({ name }) => name === "extension.vsixmanifest")?.bytes().toString("utf8") ?? "";
  const platform = /TargetPlatform="([^"]*)"/.exec(page)?.[1] ?? "universal";
  hold(platform === target, `made for ${platform}, not for ${target}`);
  const described = JSON.parse(text("package.json") || "{}");
  const own = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  hold(described.version === own.version && page.includes(`Version="${own.version}"`), `version ${described.version}, not ${own.version}`);
  hold(/^\^\d+\.\d+\.\d+$/.test(described.engines?.vscode ?? ""), "package.json does not say which editors it is for");
  hold(!(described.activationEvents ?? []).includes("*"), "the extension would start with every window");
  hold(Object.keys(described.dependencies ?? {}).length === 0, "package.json has dependencies, which are not in the package");
  const running = Object.keys(described.scripts ?? {}).filter((name) => /install|^vscode:|prepare/.test(name));
  hold(running.length === 0, `package.json runs ${running} by itself`);
}

/** Every file and every text that package.json names is there, in each language. */
function promises() {
  const described = JSON.parse(text("package.json") || "{}");
  const languages = ["package.nls.json", "package.nls.fr.json"].map((name) => [name, JSON.parse(text(name) || "{}")]);
  const named = new Set();
  const visit = (value) => {
    if (typeof value === "object" && value !== null) {
      Object.values(value).forEach(visit);
    } else if (typeof value === "string") {
      const key = /^%([^%]+)%$/.exec(value)?.[1];
      for (const [file, said] of key === undefined ? [] : languages) {
        hold(said[key] !== undefined, `${file} does not say ${key}`);
        isFile(said[key] ?? "") && named.add(said[key]);
      }
      isFile(value) && named.add(value);
    }
  };
  visit({ ...described, scripts: {} });
  hold(named.size >= 10, `package.json names only ${named.size} files`);
  for (const name of named) {
    hold(files.has(posix.normalize(name)), `package.json names ${name}, which is not there`);
  }
  hold(files.has(posix.join(described.l10n ?? "", "bundle.l10n.fr.json")), "the French texts are not there");
  for (const page of [...files.keys()].filter((name) => /^media\/.*\.md$/.test(name))) {
    for (const [, image] of text(page).matchAll(/!\[[^\]]*\]\(([^)\s]+)/g)) {
      hold(files.has(posix.join(posix.dirname(page), image)), `${page} shows ${image}, which is not there`);
    }
  }
}

function isFile(value) {
  return /^(\.\/)?([\w.-]+\/)+[\w.-]+\.[a-z]+$/.test(value) || /^\.\/[\w./-]+\.[a-z]+$/.test(value);
}

/** Nothing tells of the machine it was made on. The program apart, which the compiler made. */
function privacy() {
  const places = [join(here, "../.."), ...(homedir().length > 5 ? [homedir()] : [])];
  for (const [name, file] of files) {
    for (const place of name === program ? [] : places) {
      hold(!file.bytes().includes(place), `${name} tells the folder ${place}`);
    }
  }
}
