// Leaves out of the bundle the parts of the language client that this server has no use for. The editor's version is
// held by "engines" in package.json, so the client's own check of it goes as well.
import { readFileSync } from "node:fs";

/** Parts for requests that the server never offers; a test holds this list to what it does offer. */
export const ABSENT = [
  "callHierarchy",
  "colorProvider",
  "declaration",
  "fileOperations",
  "implementation",
  "inlineCompletion",
  "inlineValue",
  "linkedEditingRange",
  "signatureHelp",
  "textDocumentContent",
  "typeDefinition",
  "typeHierarchy",
];

const filter = new RegExp(`^\\./(${[...ABSENT, "notebook"].join("|")})$`);
const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const CONTENTS = {
  part: read("./stub.cjs"),
  glob: read("./glob.cjs"),
  version: "module.exports = () => ({ prerelease: [] });",
};

export const lean = {
  name: "lean",
  setup(build) {
    const stands = (path) => ({ path, namespace: "absent" });
    build.onResolve({ filter }, ({ importer }) => (/vscode-languageclient[/\\]lib[/\\]common/.test(importer) ? stands("part") : undefined));
    build.onResolve({ filter: /^minimatch$/ }, () => stands("glob"));
    build.onResolve({ filter: /^semver\/functions\/(parse|satisfies)$/ }, () => stands("version"));
    build.onLoad({ filter: /.*/, namespace: "absent" }, ({ path }) => ({ contents: CONTENTS[path], loader: "js" }));
  },
};
