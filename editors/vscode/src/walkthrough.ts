/** What ticks the first steps: a fault was seen, and was mended. */
import * as vscode from "vscode";
import { active } from "./documents";

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
