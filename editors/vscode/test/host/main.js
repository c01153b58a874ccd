// The extension in a folder of référentiels, its server inside it.
const assert = require("node:assert/strict");
const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const vscode = require("vscode");
const { code, extension, file, open, place, replace, revert, said, started, suite, until } = require("./runner");

const run = (command, ...given) => vscode.commands.executeCommand(command, ...given);

exports.run = suite("main", {
  "other files leave it asleep": async () => {
    await open("notes.md");
    await open("autre.yaml");
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(extension().isActive, false);
  },

  "a référentiel wakes it": async (note) => {
    const from = performance.now();
    const editor = await open("exemple.referentiel.yaml");
    assert.equal(editor.document.languageId, "referentiel");
    await until(() => extension().isActive, "the extension awake");
    const api = await started();
    note("started", performance.now() - from);
    note("activation", api.activation);
    note("language", vscode.env.language);
    assert.equal(api.session.program().from, "bundled");
    assert.match(api.session.program().file, /server[/\\]referentiel$/);
  },

  "a fault is told where it is": async () => {
    const editor = await open("exemple.referentiel.yaml");
    await replace(editor, "évalue: 1.1 à 1.3", "évalue: 1.1 à 1.9");
    const [fault] = await until(() => { const list = said(editor.document); return list.length > 0 && list; }, "a diagnostic");
    assert.match(code(fault), /^[A-Z]{3}\d{3}$/);
    assert.equal(fault.severity, vscode.DiagnosticSeverity.Error);
    assert.match(editor.document.getText(fault.range), /9/);
    assert.equal(fault.code.target.scheme, "command");
    await revert();
    await until(() => said(editor.document).length === 0, "no diagnostic once mended");
  },

  "codes are proposed, with what they stand for": async () => {
    const editor = await open("atelier.referentiel.yaml");
    const at = place(editor.document, "évalue: C3, C4", "évalue: ".length);
    const { items } = await run("vscode.executeCompletionItemProvider", editor.document.uri, at);
    const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.ok(["C1", "C2", "C3"].every((one) => labels.includes(one)), labels.join(" "));
  },

  "a code says what it is": async () => {
    const { document } = await open("atelier.referentiel.yaml");
    const hovers = await run("vscode.executeHoverProvider", document.uri, place(document, "évalue: C3, C4", "évalue: ".length));
    const text = hovers.flatMap(({ contents }) => contents.map((one) => one.value)).join("\n");
    assert.match(text, /Conduire une séance/);
  },

  "a code leads to its definition, and to where it is used": async () => {
    const { document } = await open("atelier.referentiel.yaml");
    const at = place(document, "évalue: C3, C4", "évalue: ".length);
    const definitions = await run("vscode.executeDefinitionProvider", document.uri, at);
    const range = definitions[0].targetSelectionRange ?? definitions[0].range;
    assert.equal(document.getText(new vscode.Range(range.start, range.end)), "C3");
    assert.equal(range.start.line, place(document, "C3: Conduire").line);
    const references = await run("vscode.executeReferenceProvider", document.uri, at);
    assert.equal(references.length, 3);
  },

  "a competence is renamed wherever it is named": async () => {
    const { document } = await open("atelier.referentiel.yaml");
    const edit = await run("vscode.executeDocumentRenameProvider", document.uri, place(document, "C3: Conduire", 1), "C9");
    await vscode.workspace.applyEdit(edit);
    const text = document.getText();
    assert.match(text, /C9: Conduire/);
    assert.match(text, /évalue: C9, C4/);
    assert.ok(!text.includes("C3"));
    await revert();
  },

  "a fix is proposed and mends": async () => {
    const editor = await open("exemple.referentiel.yaml");
    await run("referentiel.tryFault");
    const { document } = editor;
    const faults = () => said(document).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    const [fault] = await until(() => faults().length > 0 && faults(), "the fault");
    assert.equal(editor.selection.active.line, fault.range.start.line, "the cursor is on the fault");
    const actions = await run("vscode.executeCodeActionProvider", document.uri, fault.range, "quickfix", 20);
    const mends = actions.find(({ isPreferred }) => isPreferred) ?? actions[0];
    assert.ok(mends?.edit, JSON.stringify(actions.map(({ title }) => title)));
    await vscode.workspace.applyEdit(mends.edit);
    await until(() => faults().length === 0, "no fault once mended");
    await revert();
  },

  "the document is laid out and outlined": async () => {
    const { document } = await open("exemple.referentiel.yaml");
    assert.ok((await run("vscode.executeDocumentSymbolProvider", document.uri)).length > 0);
    assert.ok((await run("vscode.executeFoldingRangeProvider", document.uri)).length > 10);
    const edits = await run("vscode.executeFormatDocumentProvider", document.uri, { tabSize: 2, insertSpaces: true });
    assert.deepEqual(edits ?? [], []);
  },

  "the plan holds blocs, activities, competences and épreuves": async () => {
    const { session } = await started();
    const { document } = await open("exemple.referentiel.yaml");
    const { items } = await session.ask("referentiel.server.plan", { uri: document.uri.toString() });
    const kinds = new Set();
    const walk = (list) => list.forEach((item) => {
      kinds.add(item.kind);
      const { start, end } = item.range;
      assert.ok(document.getText(new vscode.Range(start.line, start.character, end.line, end.character)).includes(item.code), item.code);
      walk(item.children);
    });
    walk(items);
    assert.ok(kinds.size >= 4, [...kinds].join(" "));
  },

  "a file of the matrix is the same as that of the command line": async () => {
    const { session } = await started();
    const editor = await open("exemple.referentiel.yaml");
    // As the text is in the editor, saved or not.
    await replace(editor, "Community manager", "Community manager senior");
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "export-"));
    const text = path.join(folder, "exemple.referentiel.yaml");
    fs.writeFileSync(text, editor.document.getText());
    for (const format of ["csv", "xlsx", "html", "markdown"]) {
      const made = await session.ask("referentiel.server.export", { uri: editor.document.uri.toString(), format });
      const out = path.join(folder, "out");
      const given = ["matrix", path.basename(text), "--format", format, "--lang", vscode.env.language.startsWith("fr") ? "fr" : "en", "-o", out];
      execFileSync(session.program().file, given, { cwd: folder, stdio: "pipe" });
      const expected = fs.readFileSync(out);
      assert.ok(Buffer.from(made.content, "base64").equals(expected), `${format}: ${made.name}`);
      assert.match(made.name, /\.(csv|xlsx|html|md)$/);
    }
    await revert();
  },

  "tasks check as the command line does": async () => {
    const editor = await open("atelier.referentiel.yaml");
    const tasks = await vscode.tasks.fetchTasks({ type: "referentiel" });
    assert.equal(tasks.length, 2);
    const { execution } = tasks.find(({ definition }) => definition.paths?.[0] === "atelier.referentiel.yaml");
    const before = editor.document.getText();
    const fault = before.replace("évalue: C3, C4", "évalue: C3, C44");
    fs.writeFileSync(file("atelier.referentiel.yaml").fsPath, fault);
    const { status, stdout } = spawnSync(execution.process, execution.args, { cwd: execution.options.cwd, encoding: "utf8" });
    assert.equal(status, 1, stdout);
    // Each finding is read by one of the matchers.
    const matchers = extension().packageJSON.contributes.problemMatchers.map(({ pattern }) => new RegExp(pattern.regexp));
    const findings = stdout.split("\n").filter((line) => /^atelier\.referentiel\.yaml:\d/.test(line));
    assert.ok(findings.length > 0, stdout);
    for (const line of findings) assert.equal(matchers.filter((one) => one.test(line)).length, 1, line);
    fs.writeFileSync(file("atelier.referentiel.yaml").fsPath, before);
    await until(() => editor.document.getText() === before, "the file as it was");
  },

  "every command of the list is there": async () => {
    const known = await vscode.commands.getCommands(true);
    const declared = extension().packageJSON.contributes.commands.map(({ command }) => command);
    assert.deepEqual(declared.filter((one) => !known.includes(one)), []);
  },

  "the server offers nothing whose part was left out": async (note) => {
    const { session } = await started();
    note("offered", Object.keys(session.client.initializeResult.capabilities));
  },

  "the language of messages is changed while it runs": async () => {
    const { session } = await started();
    const editor = await open("atelier.referentiel.yaml");
    await replace(editor, "évalue: C3, C4", "évalue: C3, C44");
    const settings = () => vscode.workspace.getConfiguration("referentiel");
    const message = () => said(editor.document).find(({ message }) => message.includes("C44"))?.message;
    await settings().update("langue", "en", vscode.ConfigurationTarget.Global);
    const english = await until(() => message()?.includes("is the code of nothing") && message(), "a message in English", 10_000);
    await settings().update("langue", "fr", vscode.ConfigurationTarget.Global);
    const french = await until(() => message() !== undefined && message() !== english && message(), "a message in French", 10_000);
    assert.match(french, /« C44 »/);
    await settings().update("langue", undefined, vscode.ConfigurationTarget.Global);
    await revert();
    await until(() => session.running(), "a server that runs");
  },

  "without a référentiel, commands say what to do": async () => {
    await run("workbench.action.closeAllEditors");
    for (const command of ["export", "compare", "fixAll", "format", "renumber", "tryFault"]) {
      await run(`referentiel.${command}`);
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
  },
});
