/** Where the program `referentiel` is. */
import * as path from "node:path";

/** What can be asked of the machine. */
export interface Machine {
  platform: string;
  /** Whether a file is there and may be run. */
  runs(file: string): boolean;
  /** The variable `PATH`. */
  path: string;
  home: string;
}

export type Found =
  | { kind: "found"; file: string; from: "setting" | "bundled" | "path" }
  /** The setting names a program that is not there. */
  | { kind: "wrong-setting"; file: string }
  | { kind: "missing" };

/**
 * The program to run: the one of the setting, else the one inside the extension, else the first on `PATH`. Folders of
 * `PATH` that are not absolute are left out: they would be looked for in whatever folder is open.
 */
export function find(setting: string, bundled: string, machine: Machine): Found {
  const rules = machine.platform === "win32" ? path.win32 : path.posix;
  const name = machine.platform === "win32" ? "referentiel.exe" : "referentiel";
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
  return { kind: "missing" };
}
