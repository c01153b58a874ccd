// Runs the tests of a file one after the other and writes down what came of them, after each: a file that hangs has told.
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const LIMIT = 20_000;

/** `tests` by name; what `note` keeps goes out with the results. */
exports.suite = (name, tests) => async () => {
  const results = [];
  const noted = {};
  const write = () => fs.writeFileSync(path.join(process.env.REFERENTIEL_TESTS, `${name}.json`), JSON.stringify({ results, noted }));
  for (const [title, test] of Object.entries(tests)) {
    let timer;
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`after ${LIMIT / 1000} s, no end`)), LIMIT); });
    try {
      await Promise.race([test((key, value) => { noted[key] = value; }), late]);
      results.push({ name: title });
    } catch (error) {
      results.push({ name: title, error: error.stack ?? String(error) });
    }
    clearTimeout(timer);
    write();
  }
};

/** Waits until `look` gives something other than false, null or undefined; an error says what was last seen. */
exports.until = async (look, what, limit = 8000) => {
  const end = Date.now() + limit;
  let seen;
  for (;;) {
    seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

exports.extension = () => vscode.extensions.getExtension("referentiel.referentiel");

/** The extension's own `Api`, once the server runs. */
exports.started = async () => {
  const api = await exports.extension().activate();
  await exports.until(() => api.session.running(), "a server that runs", 15_000);
  return api;
};

exports.file = (name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);

/** Opens a file of the folder and shows it. */
exports.open = async (name) => vscode.window.showTextDocument(await vscode.workspace.openTextDocument(exports.file(name)));

/** What is said of a document by the extension, hints left out: the samples have some, as good documents do. */
exports.said = (document) =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity }) => source === "référentiel" && severity !== vscode.DiagnosticSeverity.Hint);
exports.code = ({ code }) => (typeof code === "object" ? String(code.value) : String(code));

/** Replaces the first `text` of the editor. */
exports.replace = async (editor, text, by) => {
  const { document } = editor;
  const from = document.getText().indexOf(text);
  if (from < 0) throw new Error(`the document has no ${text}`);
  const range = new vscode.Range(document.positionAt(from), document.positionAt(from + text.length));
  await editor.edit((edit) => edit.replace(range, by));
};

/** Takes back everything typed. */
exports.revert = async () => vscode.commands.executeCommand("workbench.action.files.revert");

/** Where `text` begins in the document, `shift` letters further. */
exports.place = (document, text, shift = 0) => {
  const from = document.getText().indexOf(text);
  if (from < 0) throw new Error(`the document has no ${text}`);
  return document.positionAt(from + shift);
};
