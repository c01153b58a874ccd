// The tests that run inside the editor's extension host, and what is held of the bundle.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { ABSENT } from "../build/lean.mjs";
import { startBrowser, startEditor } from "./support/editor.mjs";
import { inHost } from "./support/host.mjs";
import { binary, installed, temporary, workspace } from "./support/places.mjs";

/** In milliseconds, of the extension alone. */
const ACTIVATION = 150;
const BUNDLE = 400_000;

let browser, editor;
const activations = [];
const path = process.env.PATH.split(delimiter).filter((folder) => !statSync(join(folder, "referentiel"), { throwIfNoEntry: false })).join(delimiter);

async function begin(options = {}) {
  await editor?.close();
  editor = await startEditor({ ...options, env: { PATH: path, REFERENTIEL_BINARY: binary } });
}

before(async () => {
  await begin();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await editor?.close();
});

/** Each test of a file of `host/` is a test of its own. */
async function inside(t, tests, options = {}) {
  const found = await inHost({ editor, context: browser.context, folder: workspace(), extension: installed, tests, ...options });
  if (found.noted.activation !== undefined) activations.push(found.noted.activation);
  for (const { name, error } of found.results) await t.test(name, () => { if (error !== undefined) assert.fail(error); });
  return found;
}

const OFFERED = { callHierarchyProvider: "callHierarchy", colorProvider: "colorProvider", declarationProvider: "declaration",
  implementationProvider: "implementation", inlineCompletionProvider: "inlineCompletion", inlineValueProvider: "inlineValue",
  linkedEditingRangeProvider: "linkedEditingRange", signatureHelpProvider: "signatureHelp", typeDefinitionProvider: "typeDefinition",
  typeHierarchyProvider: "typeHierarchy", notebookDocumentSync: "notebook" };

test("in a folder of référentiels", async (t) => {
  const { noted, told } = await inside(t, "main");
  console.log(`# the server runs ${Math.round(noted.started)} ms after the first référentiel is asked for`);
  await t.test("the editor is in French", () => assert.equal(noted.language, "fr"));
  await t.test("no part that was left out is one that the server offers", () => {
    const left = new Set([...ABSENT, "notebook"]);
    assert.deepEqual(noted.offered.filter((name) => left.has(OFFERED[name])), []);
    assert.ok(noted.offered.includes("renameProvider"));
  });
  await t.test("without a référentiel the sentence is in French", () => {
    assert.ok(told.some((text) => text.startsWith("Ouvrez d'abord un référentiel")), told.join("\n"));
  });
});

test("without its program", async (t) => {
  const bare = join(temporary("bare"), "extension");
  cpSync(installed, bare, { recursive: true });
  rmSync(join(bare, "server"), { recursive: true });
  const { told } = await inside(t, "missing", { extension: bare });
  await t.test("each case has its sentence", () => {
    const all = told.join("\n");
    assert.match(all, /Le programme referentiel n'est pas sur cet ordinateur/);
    assert.match(all, /«\s\/nulle\/part\/referentiel\s»/);
  });
});

test("in a folder that is not trusted", async (t) => {
  await begin({ trusted: false });
  const folder = workspace();
  const evil = join(folder, "programme");
  writeFileSync(evil, `#!/bin/sh\ntouch '${folder}/was-run'\n`, { mode: 0o755 });
  mkdirSync(join(folder, ".vscode"));
  writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify({ "referentiel.server.path": evil }));
  await inside(t, "restricted", { folder });
});

test("the first référentiel waits for little", () => {
  const list = activations.map((one) => `${one.toFixed(1)} ms`).join(", ");
  console.log(`# activation: ${list}`);
  assert.ok(Math.min(...activations) < ACTIVATION, `activation took ${list}; at most ${ACTIVATION} ms`);
});

test("the bundle is small", () => {
  const { size } = statSync(join(installed, "dist/extension.js"));
  console.log(`# bundle: ${size} bytes`);
  assert.ok(size < BUNDLE, `${size} bytes; at most ${BUNDLE}`);
});

test("nothing was asked of another machine", () => assert.deepEqual(browser.asked, []));
