/** The first steps: a fault made on purpose, and what ticks the steps. */
import * as vscode from "vscode";
import { active, goTo, reveal, SOURCE, target } from "./documents";
import { t } from "./words";

export function registerWalkthrough(): vscode.Disposable {
  let seen = false;
  return vscode.languages.onDidChangeDiagnostics(() => {
    const document = active();
    if (document === undefined) {
      return;
    }
    const faulty = vscode.languages.getDiagnostics(document.uri).some((one) => one.severity === vscode.DiagnosticSeverity.Error);
    if (faulty !== seen) {
      const step = faulty ? "referentiel.sawFault" : "referentiel.mendedFault";
      void vscode.commands.executeCommand("setContext", step, true);
      seen = faulty;
    }
  });
}

/** Makes the fault of the first steps: the first competence gets a code that is not under its activity. */
export async function tryFault(): Promise<void> {
  const document = await target();
  if (document === undefined) {
    throw new Error(t("Open a référentiel first."));
  }
  const found = /^(\s+)\d+(\.\d+\.\d+):/m.exec(document.getText());
  if (found === null) {
    throw new Error(t("This référentiel has no competence whose code could be changed: open the sample."));
  }
  const editor = await reveal(document.uri);
  const from = document.positionAt(found.index + (found[1]?.length ?? 0));
  const to = document.positionAt(found.index + found[0].length - 1 - (found[2]?.length ?? 0));
  await editor.edit((edit) => edit.replace(new vscode.Range(from, to), "9"));
  goTo(editor, new vscode.Range(from, from));
}

/** Goes to the gravest fault, the first in the text where several are, and shows what mends it. */
export async function showFix(): Promise<void> {
  const document = await target();
  if (document === undefined) {
    throw new Error(t("Open a référentiel first."));
  }
  const found = vscode.languages.getDiagnostics(document.uri).filter((one) => one.source === SOURCE);
  const [first] = found.sort((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start));
  if (first === undefined) {
    void vscode.window.showInformationMessage(t("There is nothing to mend here."));
    return;
  }
  goTo(await reveal(document.uri), first.range);
  await vscode.commands.executeCommand("editor.action.quickFix");
}
