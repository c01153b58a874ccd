// The colours of the text before the server answers: YAML's own, codes, and what stands where a reference is expected.
// VS Code's own reader of grammars is asked, from where tests/vscode/install.sh puts it or VSCODE_FOLDER says.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { json, repository } from "./source.mjs";

const folder = process.env.VSCODE_FOLDER ?? resolve(repository, process.env.CARGO_TARGET_DIR ?? "target", "vscode/editor");
const skip = existsSync(folder) || process.env.CI ? false : "VS Code is not there: tests/vscode/install.sh";

let loaded;
async function grammar() {
  return (loaded ??= await load());
}

async function load() {
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

/** Texts, and what each scope of ours covers in them, in the order of the text. */
const TEXTS = {
  "levels, codes and references": [
    `
intitulé: Chargé d'accueil
blocs:
  1:
    Activites:
      1.1:
        compétences:
          1.1.1: >-
            Accueillir
    épreuves:
      E1:
        évalue: 1.1 à 1.4 # tout
        critères:
          1.4.1 à 1.4.2:
            - Le plan est suivi.
          A1C1, 4A: [C1, 1.2]
`,
    `niveau: blocs
code: 1
niveau: Activites
code: 1.1
niveau: compétences
code: 1.1.1
niveau: épreuves
code: E1
renvoi: 1.1
range: à
renvoi: 1.4
niveau: critères
code: 1.4.1
range: à
code: 1.4.2
code: A1C1
code: 4A
renvoi: C1
renvoi: 1.2`,
  ],
  "every way to write a reference": [
    `
blocs: { "1.10": { compétences: [C1 à C4, C7] } }
évalue: 2
porte sur: C1 et C2, C4
évalue: bloc
évalue: certification
évalue:
  - 1.1
  - C3 à C5
parmi: [4A, 4B]
livrables: { L1: Dossier }
`,
    `niveau: blocs
code: 1.10
niveau: compétences
renvoi: C1
range: à
renvoi: C4
renvoi: C7
renvoi: 2
renvoi: C1
range: et
renvoi: C2
renvoi: C4
renvoi: bloc
renvoi: certification
renvoi: 1.1
renvoi: C3
range: à
renvoi: C5
renvoi: 4A
renvoi: 4B
niveau: livrables
code: L1`,
  ],
  "what looks like a code in prose, in numbers and in official codes has no colour of a code": [
    `
intitulé: Suite de C1, voir 1.2.3
version: 2026-01
durée: 3.5
codes: { fiche: RNCP12345, nsf: [320], rome: [E1101] }
blocs:
  1:
    activités:
      1.1: >-
        Suite
        C1
        1.1 à 1.3
        blocs:
    critères:
      - Le plan cité en C3 est suivi.
      - 1.4 est atteint
      - C1.
`,
    `niveau: blocs
code: 1
niveau: activités
code: 1.1
niveau: critères`,
  ],
  "closed lists": [
    `
répertoire: RNCP
réalisation: individuelle
réalisation: individuelle ou collective
numérotation:
  bloc: "{n}"
  trous: interdits
`,
    `constant: RNCP
constant: individuelle
niveau: bloc
constant: interdits`,
  ],
  "rules that a comment silences, and not those it speaks of": [
    `
# référentiel: ignore TRA015, NUM001 — raison NUM002
# Referentiel : ignore-fichier SRC
# la règle NUM003
niveau: 6 # référentiel: ignore NUM004 et NUM005
`,
    `regle: TRA015
regle: NUM001
regle: SRC
regle: NUM004
regle: NUM005`,
  ],
};

/** Our scopes in a text, line by line. Nothing of it may be unreadable to the grammar of YAML. */
async function colours(text) {
  const { own, INITIAL } = await grammar();
  let state = INITIAL;
  const seen = [];
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = own.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      assert.ok(!scopes.some((scope) => scope.startsWith("invalid")), `${line}: ${scopes}`);
      const ours = scopes.map((scope) => /\.(regle|niveau|code|renvoi|range|constant)\.referentiel$/.exec(scope)?.[1]).find(Boolean);
      if (ours !== undefined) seen.push(`${ours}: ${line.slice(startIndex, endIndex)}`);
    }
  }
  return seen.join("\n");
}

for (const [name, [text, expected]] of Object.entries(TEXTS)) {
  test(`colours: ${name}`, { skip }, async () => assert.equal(await colours(text), expected));
}

test("colours: the samples are whole", { skip }, async () => {
  const folder = join(repository, "samples");
  for (const name of readdirSync(folder)) {
    assert.match(await colours(readFileSync(join(folder, name), "utf8")), /^code: \S+$/m, name);
  }
});
