// The licences of what the bundle is made of besides the extension's own code: they ask to be told wherever it goes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The page of the licences, from esbuild's list of inputs. A package without a licence file is an error. */
export function notices(metafile) {
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const folders = new Set(
    used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).flatMap(([file]) => /^(.*\/)?node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  return [...folders].sort().map(notice).join("\n");
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (file === undefined) {
    throw new Error(`${name} has no licence file: it cannot be packed`);
  }
  const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
  return `${name} ${version} (${license})\n${"=".repeat(72)}\n\n${text}\n`;
}
