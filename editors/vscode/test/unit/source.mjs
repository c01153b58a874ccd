// What the unit tests read: the manifest, its words, the sources, and modules of the sources brought together.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import esbuild from "esbuild";

export const extension = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const repository = join(extension, "../..");
export const read = (name) => readFileSync(join(extension, name), "utf8");
export const json = (name) => JSON.parse(read(name));

/** The program built by the Rust tests. */
export const program = resolve(repository, process.env.CARGO_TARGET_DIR ?? "target", "debug/referentiel");

/** Every source, by its name. */
export const sources = readdirSync(join(extension, "src"), { recursive: true })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => [name, read(join("src", name))]);

/** A module of the sources that needs no editor. */
export async function load(name) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(extension, name)],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  const file = join(mkdtempSync(join(tmpdir(), "referentiel-unit-")), "module.mjs");
  writeFileSync(file, outputFiles[0].text);
  return import(pathToFileURL(file).href);
}
