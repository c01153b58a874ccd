// Everything that is said is said in both languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { json, read, sources } from "./source.mjs";

const manifest = json("package.json");
const english = json("package.nls.json");
const french = json("package.nls.fr.json");
const bundle = json("l10n/bundle.l10n.fr.json");
const said = new Set(sources.flatMap(([, text]) => [...text.matchAll(/\bt\(\s*"((?:[^"\\]|\\.)*)"/g)].map((found) => JSON.parse(`"${found[1]}"`))));
const sorted = (list) => [...list].sort();

test("the manifest says each thing in English and in French", () => {
  const keys = new Set([...read("package.json").matchAll(/"%([^%"]+)%"/g)].map((found) => found[1]));
  assert.deepEqual(sorted(Object.keys(english)), sorted(keys));
  assert.deepEqual(sorted(Object.keys(french)), sorted(keys));
});

test("each sentence of the sources has its French", () => {
  assert.deepEqual(sorted(Object.keys(bundle)), sorted(said));
});

test("values keep their places in translation", () => {
  const places = (text) => sorted(text.match(/\{\d+\}/g) ?? []);
  for (const [source, translated] of Object.entries(bundle)) {
    assert.deepEqual(places(translated), places(source), source);
  }
});

test("a command in a French text is the one of the English text", () => {
  const commands = (text) => sorted(text.match(/\(command:[^)]*\)/g) ?? []);
  for (const key of Object.keys(english)) {
    assert.deepEqual(commands(french[key]), commands(english[key]), key);
  }
});

test("French is set as French: no plain space before a double sign, no straight quotes", () => {
  for (const text of [...Object.values(french), ...Object.values(bundle)]) {
    const prose = text.replace(/\(command:[^)]*\)/g, "").replace(/`[^`]*`/g, "");
    assert.doesNotMatch(prose, / [:;?!»%]|« |"/, text);
  }
});

test("each command is declared and done", () => {
  const declared = manifest.contributes.commands.map(({ command }) => command);
  const done = new Set(sources.flatMap(([, text]) => [...text.matchAll(/(?:registerCommand\(\s*|^ {2})"(referentiel\.[a-zA-Z]+)"/gm)].map((found) => found[1])));
  // These are called with places that a person cannot give.
  const inner = ["referentiel.goTo", "referentiel.showReferences"];
  assert.deepEqual(sorted(done), sorted([...declared, ...inner]));
});

test("menus, keys and steps lead to commands that are declared", () => {
  const declared = new Set(manifest.contributes.commands.map(({ command }) => command));
  const named = [...(read("package.json") + Object.values(english).join()).matchAll(/(?:"command": "|\(command:|onCommand:)(referentiel\.[a-zA-Z]+)/g)];
  for (const [, command] of named) {
    assert.ok(declared.has(command), command);
  }
});
