// A folder that the person does not trust.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { extension, open, replace, said, started, suite, until } = require("./runner");

exports.run = suite("restricted", {
  "the folder is not trusted": async () => {
    assert.equal(vscode.workspace.isTrusted, false);
  },

  "référentiels are checked all the same": async (note) => {
    const editor = await open("atelier.referentiel.yaml");
    const api = await started();
    note("activation", api.activation);
    await replace(editor, "évalue: C3, C4", "évalue: C3, C44");
    await until(() => said(editor.document).length > 0, "a diagnostic");
  },

  "the program that the folder names is not run": async () => {
    const { session } = extension().exports;
    const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
    const asked = JSON.parse(fs.readFileSync(path.join(folder, ".vscode/settings.json"), "utf8"))["referentiel.server.path"];
    assert.ok(fs.existsSync(asked));
    assert.equal(session.program().from, "bundled");
    await session.restart();
    await until(() => session.running(), "a server that runs");
    assert.equal(fs.existsSync(path.join(folder, "was-run")), false);
  },
});
