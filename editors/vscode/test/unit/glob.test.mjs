// The reader of patterns that stands for minimatch in the bundle: what the client asks of it, and no more.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

const { Minimatch } = createRequire(import.meta.url)("../../build/glob.cjs");

const TABLE = {
  "**/referentiel.config.{yaml,yml}": {
    "referentiel.config.yaml": true,
    "/home/a/référentiels/referentiel.config.yml": true,
    "C:\\dossier\\referentiel.config.yaml": true,
    "/a/autre.referentiel.config.yaml": false,
    "/a/referentiel.config.yaml.bak": false,
    "/a/referentielXconfig.yaml": false,
    "/a/referentiel.config.json": false,
  },
  "**/*.referentiel.{yaml,yml}": {
    "/a/b/community-manager.referentiel.yaml": true,
    "l'accueil (v2).referentiel.yml": true,
    "/a/referentiel.yaml": false,
    "/a/x.referentiel.yaml/y": false,
  },
  "*.yaml": { "a.yaml": true, "a/b.yaml": false, "a+yaml": false },
};

for (const [pattern, paths] of Object.entries(TABLE)) {
  test(`the pattern ${pattern}`, () => {
    const glob = new Minimatch(pattern);
    for (const [path, expected] of Object.entries(paths)) {
      assert.equal(glob.match(path), expected, path);
      assert.equal(glob.makeRe().test(path.replaceAll("\\", "/")), expected, path);
    }
  });
}
