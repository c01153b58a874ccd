// Has the editor install the package as a person would, and says where it is: `node prepare.mjs PACKAGE FOLDER`.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editor, temporary } from "./places.mjs";

const [, , vsix, folder] = process.argv;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const state = temporary("ins");
execFileSync(process.execPath, [join(editor, "out/server-main.js"), "--accept-server-license-terms", "--server-data-dir", join(state, "sd"),
  "--user-data-dir", join(state, "ud"), "--extensions-dir", folder, "--install-extension", vsix, "--force"],
{ stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, HOME: state, XDG_RUNTIME_DIR: state, EXTENSIONS_GALLERY: '{"serviceUrl":""}' } });
const entry = JSON.parse(readFileSync(join(folder, "extensions.json"), "utf8")).find(({ identifier }) => identifier.id === "referentiel.referentiel");
// The French of the editor itself is not on npm in a form that it reads: a few words stand for it, and make it French.
mkdirSync(join(folder, "langpack-fr/translations"), { recursive: true });
writeFileSync(join(folder, "langpack-fr/translations/main.i18n.json"), JSON.stringify({ version: "1.0.0", contents: {} }));
console.log(entry.location.path);
