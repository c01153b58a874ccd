// What a snippet puts in, places filled with their defaults, is read without a fault of writing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { json, program } from "./source.mjs";

/** Where each snippet fits: the lines above it, and how deep it is. */
const HOMES = {
  Bloc: ["blocs:", 2],
  Activité: ["blocs:\n  1:\n    intitulé: Un\n    activités:", 6],
  Compétence: ["blocs:\n  1:\n    intitulé: Un\n    activités:\n      1.1:\n        intitulé: Un\n        compétences:", 10],
  "Compétence avec critères": ["blocs:\n  1:\n    intitulé: Un\n    compétences:", 6],
  Épreuve: ["blocs:\n  1:\n    intitulé: Un\n    épreuves:", 6],
  "Critères d'une compétence": ["blocs:\n  1:\n    intitulé: Un\n    épreuves:\n      E1:\n        modalité: Oral\n        critères:", 10],
  "Critère chiffré": ["blocs:\n  1:\n    intitulé: Un\n    compétences:\n      1.1:\n        énoncé: Dire\n        critères:", 10],
  "Qualités non observables": ["blocs:\n  1:\n    intitulé: Un", 4],
  "Mise en sourdine": ["intitulé: Un", 0],
  "Blocs au choix": ["intitulé: Un", 0],
  "Évaluation complémentaire": ["intitulé: Un", 0],
  "Voies d'accès": ["intitulé: Un", 0],
  Handicap: ["intitulé: Un", 0],
  "Document complet": ["", 0],
};

const expand = (body) => body.join("\n").replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1").replace(/\$\{\d+:([^{}]*)\}/g, "$1").replace(/\$0/g, "");
const folder = mkdtempSync(join(tmpdir(), "referentiel-snippets-"));
const absent = existsSync(program) || process.env.CI ? false : "the program is not built: cargo build";

for (const [name, { body, prefix }] of Object.entries(json("snippets/referentiel.json"))) {
  test(`snippet ${name} is read as it is`, { skip: absent }, () => {
    const [above, indent] = HOMES[name];
    const lines = expand(body).trimEnd().split("\n").map((line) => " ".repeat(indent) + line);
    const file = join(folder, `${name}.referentiel.yaml`);
    writeFileSync(file, `${above}\n${lines.join("\n")}\n`.trimStart());
    let found;
    try {
      found = execFileSync(program, ["check", "--format", "json", file], { encoding: "utf8" });
    } catch (error) {
      found = error.stdout;
    }
    const writing = found.match(/"(?:SRC\d{3}|STR01[0-2])"/g) ?? [];
    assert.deepEqual(writing, [], `${lines.join("\n")}\n${found}`);
  });

  test(`snippet ${name} is found without accents`, () => {
    const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    for (const word of prefix) assert.ok(prefix.includes(plain(word)), word);
  });
}

test("snippets are laid out as « Mettre en forme » leaves them", { skip: absent }, () => {
  execFileSync(program, ["fmt", "--check", folder], { encoding: "utf8" });
});

test("the snippet of a whole document is without fault", { skip: absent }, () => {
  execFileSync(program, ["check", join(folder, "Document complet.referentiel.yaml")], { encoding: "utf8" });
});
