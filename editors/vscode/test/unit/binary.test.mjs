// Where the program is looked for, and what is told when it is not there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./source.mjs";

const { find } = await load("src/server/binary.ts");

/** A machine with these files; one that ends with a `-` is there and may not be run. */
function machine(platform, path, ...files) {
  return {
    platform,
    path,
    home: "/home/a",
    runs: (file) => files.includes(file),
    exists: (file) => files.includes(file) || files.includes(`${file}-`),
  };
}

const windows = String.raw`C:\ext\referentiel.exe`;
const cases = [
  ["bundled first", "", "/ext", machine("linux", "/bin", "/ext/referentiel", "/bin/referentiel"), ["found", "/ext/referentiel"]],
  ["then PATH", "", "/ext", machine("linux", "here:/bin", "here/referentiel", "/bin/referentiel"), ["found", "/bin/referentiel"]],
  ["a folder of PATH that is not absolute", "", "/ext", machine("linux", "here:.", "here/referentiel"), ["missing", undefined]],
  ["the setting", "~/r", "/ext", machine("linux", "", "/home/a/r", "/ext/referentiel"), ["found", "/home/a/r"]],
  ["a setting that names nothing", "/r", "/ext", machine("linux", "", "/ext/referentiel"), ["wrong-setting", "/r"]],
  ["Windows", "", String.raw`C:\ext`, machine("win32", "", windows), ["found", windows]],
  ["the package for Windows elsewhere", "", "/ext", machine("linux", "", "/ext/referentiel.exe-"), ["other-platform", "/ext/referentiel.exe"]],
  ["the same, on macOS", "", "/ext", machine("darwin", "", "/ext/referentiel.exe"), ["other-platform", "/ext/referentiel.exe"]],
  ["the same with a program on PATH", "", "/ext", machine("linux", "/bin", "/ext/referentiel.exe", "/bin/referentiel"), ["found", "/bin/referentiel"]],
  ["another package on Windows", "", String.raw`C:\ext`, machine("win32", "", String.raw`C:\ext\referentiel`), ["other-platform", String.raw`C:\ext\referentiel`]],
  ["a program that may not be run", "", "/ext", machine("linux", "", "/ext/referentiel-"), ["missing", undefined]],
  ["nothing at all", "", "/ext", machine("linux", "/bin"), ["missing", undefined]],
];

for (const [name, setting, folder, on, expected] of cases) {
  test(name, () => {
    const found = find(setting, folder, on);
    assert.deepEqual([found.kind, found.file], expected);
  });
}
