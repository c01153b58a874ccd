// Bundles the extension into dist/extension.js, and brings in what is kept elsewhere in the repository.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { lean } from "./lean.mjs";
import { notices } from "./notices.mjs";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(here, "../..");
process.chdir(here);

const result = await esbuild.build({
  entryPoints: ["src/extension.ts"],
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  outfile: "dist/extension.js",
  plugins: [lean],
});
mkdirSync("dist", { recursive: true });
writeFileSync("dist/meta.json", JSON.stringify(result.metafile));
writeFileSync("LICENSES.txt", notices(result.metafile));
mkdirSync("media", { recursive: true });
copyFileSync(join(root, "samples/community-manager-corrige.referentiel.yaml"), "media/exemple.referentiel.yaml");
copyFileSync(join(root, "LICENSE"), "LICENSE");
copyFileSync(join(root, "CHANGELOG.md"), "CHANGELOG.md");
const size = Object.values(result.metafile.outputs)[0].bytes;
console.log(`dist/extension.js: ${(size / 1000).toFixed(0)} kB`);
