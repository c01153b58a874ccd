// What the editor does of itself with a text: words, indentation, what Enter goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { json } from "./source.mjs";

const language = json("language-configuration.json");

test("a code and a French word are one word each", () => {
  const { pattern, flags } = language.wordPattern;
  const words = "3.2.1: l'e-réputation, A1C1 à BC01.2 (non-observable). Épreuve E1 e\u0301crite".match(new RegExp(pattern, `${flags}g`));
  assert.deepEqual(words, ["3.2.1", "l", "e-réputation", "A1C1", "à", "BC01.2", "non-observable", "Épreuve", "E1", "e\u0301crite"]);
});

test("what is under a key stands further in", () => {
  const opens = new RegExp(language.indentationRules.increaseIndentPattern);
  const table = {
    "blocs:": true,
    "      1.1.1: >-": true,
    "  - critère: |2": true,
    "  E1: # écrite": true,
    "  - critères:": true,
    "niveau: 6": false,
    "# à noter :": false,
    "- Un critère": false,
    "évalue: [C1,": false,
  };
  for (const [line, expected] of Object.entries(table)) {
    assert.equal(opens.test(line), expected, line);
  }
});

test("Enter within a comment goes on with it, Enter behind it does not", () => {
  const [rule] = language.onEnterRules;
  const goesOn = (before, after) => new RegExp(rule.beforeText).test(before) && new RegExp(rule.afterText).test(after);
  assert.equal(goesOn("  # une remarque", " longue"), true);
  assert.equal(goesOn("# référentiel: ignore TRA015 — raison", ""), false);
  assert.equal(goesOn("niveau: 6 # une", " remarque"), false);
  assert.equal(rule.action.appendText, "# ");
});

test("signs that are typed in pairs close, the apostrophe apart", () => {
  const pairs = language.autoClosingPairs.map(({ open, close }) => open + close);
  assert.deepEqual(pairs, ["{}", "[]", "()", '""', "«»"]);
});
