/** The machine we are on, for `find`. */
import * as fs from "node:fs";
import * as os from "node:os";
import type { Machine } from "./binary";

export const machine: Machine = {
  platform: process.platform,
  home: os.homedir(),
  path: process.env["PATH"] ?? process.env["Path"] ?? "",
  exists: (file) => fs.existsSync(file),
  runs(file) {
    try {
      if (!fs.statSync(file).isFile()) {
        return false;
      }
      fs.accessSync(file, fs.constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** A package made on a system without permissions, or unpacked by one, has lost them. */
export function makeRunnable(folder: string): void {
  const file = `${folder}/referentiel`;
  try {
    if (process.platform !== "win32" && fs.existsSync(file) && !machine.runs(file)) {
      fs.chmodSync(file, 0o755);
    }
  } catch {
    // Somebody else's folder: the program is then told to be missing.
  }
}
