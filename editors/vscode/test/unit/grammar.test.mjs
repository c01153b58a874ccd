// The colours of the text before the server answers: YAML's own, and codes. VS Code's own reader of grammars is asked,
// from the folder that VSCODE_FOLDER names (tests/vscode/run.sh sets it).
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { json } from "./source.mjs";

const folder = process.env.VSCODE_FOLDER;
const skip = folder === undefined ? "VSCODE_FOLDER names no VS Code" : false;

async function grammar() {
  const require = createRequire(join(folder, "package.json"));
  const { Registry, INITIAL } = require("vscode-textmate");
  const oniguruma = require("vscode-oniguruma");
  await oniguruma.loadWASM(new Uint8Array(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"))).buffer);
  const yaml = join(folder, "extensions/yaml/syntaxes");
  const grammars = readdirSync(yaml).map((name) => JSON.parse(readFileSync(join(yaml, name), "utf8")));
  const known = new Map([...grammars, json("syntaxes/referentiel.tmLanguage.json")].map((one) => [one.scopeName, one]));
  const onigLib = Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  });
  const registry = new Registry({ onigLib, loadGrammar: async (scope) => known.get(scope) });
  return { own: await registry.loadGrammar("source.yaml.referentiel"), INITIAL };
}

const TEXT = `# référentiel: ignore TRA015 — raison
intitulé: Chargé d'accueil
blocs:
  1:
    activités:
      1.1:
        compétences:
          1.1.1: >-
            Accueillir comme en 1.2.3 les visiteurs
    épreuves:
      E1:
        évalue: 1.1 à 1.4
        durée: 3 h
        critères:
          1.4.1 à 1.4.2:
            - Le plan cité en C3 est suivi.
          A1C1: [C1, 1.2]
`;

/** What each scope of ours covers, line by line. */
const EXPECTED = `regle: TRA015
niveau: blocs
code: 1
niveau: activités
code: 1.1
niveau: compétences
code: 1.1.1
renvoi: 1.2.3
niveau: épreuves
code: E1
renvoi: 1.1
renvoi: 1.4
niveau: critères
code: 1.4.1
code: 1.4.2
renvoi: C3
code: A1C1
renvoi: C1
renvoi: 1.2`;

test("codes, references and levels have their colours, and the YAML stays whole", { skip }, async () => {
  const { own, INITIAL } = await grammar();
  let state = INITIAL;
  const seen = [];
  for (const line of TEXT.split("\n")) {
    const { tokens, ruleStack } = own.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      assert.ok(!scopes.some((scope) => scope.startsWith("invalid")), `${line}: ${scopes}`);
      const ours = scopes.map((scope) => /\.(regle|niveau|code|renvoi)\.referentiel$/.exec(scope)?.[1]).find(Boolean);
      if (ours !== undefined) seen.push(`${ours}: ${line.slice(startIndex, endIndex)}`);
    }
  }
  assert.equal(seen.join("\n"), EXPECTED);
});
