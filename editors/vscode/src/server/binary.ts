/** Where the program `referentiel` is. */
import * as path from "node:path";

/** What can be asked of the machine. */
export interface Machine {
  platform: string;
  /** Whether a file is there and may be run. */
  runs(file: string): boolean;
  /** Whether a file is there at all. */
  exists(file: string): boolean;
  /** The variable `PATH`. */
  path: string;
  home: string;
}

export type Found =
  | { kind: "found"; file: string; from: "setting" | "bundled" | "path" }
  /** The setting names a program that is not there. */
  | { kind: "wrong-setting"; file: string }
  /** The extension holds a program for Windows, and this is not Windows; or the other way round. */
  | { kind: "other-platform"; file: string }
  | { kind: "missing" };

const NAMES = ["referentiel", "referentiel.exe"] as const;

/**
 * The program to run: the one of the setting, else the one inside the extension, else the first on `PATH`. Folders of
 * `PATH` that are not absolute are left out: they would be looked for in whatever folder is open.
 */
export function find(setting: string, bundled: string, machine: Machine): Found {
  const rules = machine.platform === "win32" ? path.win32 : path.posix;
  const [name, other] = machine.platform === "win32" ? [NAMES[1], NAMES[0]] : NAMES;
  const asked = setting.trim().replace(/^~(?=[/\\])/, machine.home);
  if (asked !== "") {
    const file = rules.isAbsolute(asked) ? asked : undefined;
    return file !== undefined && machine.runs(file)
      ? { kind: "found", file, from: "setting" }
      : { kind: "wrong-setting", file: asked };
  }
  const inside = rules.join(bundled, name);
  if (machine.runs(inside)) {
    return { kind: "found", file: inside, from: "bundled" };
  }
  for (const folder of machine.path.split(rules.delimiter)) {
    if (rules.isAbsolute(folder) && machine.runs(rules.join(folder, name))) {
      return { kind: "found", file: rules.join(folder, name), from: "path" };
    }
  }
  // Editors install the package of another system without a word.
  const foreign = rules.join(bundled, other);
  return machine.exists(foreign) && !machine.exists(inside) ? { kind: "other-platform", file: foreign } : { kind: "missing" };
}
