// The page of the extension names all that a person can use: commands, settings, snippets.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { json, repository } from "./source.mjs";

const page = readFileSync(join(repository, "docs/editors/vscode.md"), "utf8");
const { contributes } = json("package.json");
const french = json("package.nls.fr.json");

test("the page names each command as the list of commands does", () => {
  const titles = contributes.commands.map(({ title }) => french[title.slice(1, -1)].replace(/\u00a0/g, " "));
  const named = new Set(page.split("\n").flatMap((line) => /^\| (.+?) \|/.exec(line)?.[1].split(" ; ") ?? []));
  assert.deepEqual(titles.filter((title) => !named.has(title)), []);
});

test("the page names each setting", () => {
  const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  assert.deepEqual(settings.filter((name) => !page.includes(`\`${name}\``)), []);
});

test("the page names each snippet by a word that brings it", () => {
  const snippets = Object.entries(json("snippets/referentiel.json"));
  assert.deepEqual(snippets.filter(([, { prefix }]) => !prefix.some((word) => page.includes(`\`${word}\``))).map(([name]) => name), []);
});

test("the page and the keyboard agree", () => {
  for (const { key } of contributes.keybindings) {
    const keys = key.split(" ").map((one) => `\`${one.split("+").map((part) => part[0].toUpperCase() + part.slice(1)).join("+")}\``);
    assert.ok(page.includes(keys.join(", puis ")), key);
  }
});
