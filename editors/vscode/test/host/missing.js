// The extension where there is no program: neither inside it, nor on PATH, nor in its setting.
const assert = require("node:assert/strict");
const vscode = require("vscode");
const { open, extension, said, suite, until } = require("./runner");

const settings = () => vscode.workspace.getConfiguration("referentiel");

exports.run = suite("missing", {
  "it says that the program is not there, and keeps still": async (note) => {
    await open("exemple.referentiel.yaml");
    const api = await extension().activate();
    note("activation", api.activation);
    await until(() => api.session.standing === "missing", "a session without program");
    assert.equal(api.session.running(), false);
    await assert.rejects(api.session.ask("referentiel.server.coverage", {}));
    await new Promise((resolve) => setTimeout(resolve, 300));
  },

  "a setting that leads nowhere is told": async () => {
    const { session } = extension().exports;
    await settings().update("server.path", "/nulle/part/referentiel", vscode.ConfigurationTarget.Global);
    await until(() => session.program().kind === "wrong-setting", "the setting read");
    await new Promise((resolve) => setTimeout(resolve, 500));
  },

  "the program of the setting is run": async () => {
    const { session } = extension().exports;
    await settings().update("server.path", process.env.REFERENTIEL_BINARY, vscode.ConfigurationTarget.Global);
    await until(() => session.running(), "a server that runs", 10_000);
    assert.equal(session.program().from, "setting");
    const editor = await open("exemple.referentiel.yaml");
    await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), "\nblocs: {}\n"));
    await until(() => said(editor.document).length > 0, "a diagnostic");
  },
});
