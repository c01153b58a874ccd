/** The status bar: how far the référentiel is covered, how many faults it has; a click leads to the matrix. */
import * as vscode from "vscode";
import { active } from "./documents";
import { Latest } from "./latest";
import type { Session } from "./server/session";
import { type Coverage, faults } from "./summary";
import { t } from "./words";

export function registerStatus(session: Session): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("referentiel.coverage", vscode.StatusBarAlignment.Left, 50);
  item.name = t("Référentiel");
  const refresh = new Latest(() => update(item, session));
  const ask = (): void => refresh.ask();
  const listeners = [
    vscode.window.onDidChangeActiveTextEditor(ask),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const here = active()?.uri.toString();
      if (uris.some((uri) => uri.toString() === here)) {
        ask();
      }
    }),
    vscode.workspace.onDidChangeTextDocument((change) => change.document === active() && ask()),
    session.onDidChangeStanding(ask),
  ];
  ask();
  return vscode.Disposable.from(item, ...listeners);
}

async function update(item: vscode.StatusBarItem, session: Session): Promise<void> {
  const document = active();
  if (document === undefined) {
    // A panel that has the focus is no other document: what is shown stays.
    if (vscode.window.activeTextEditor !== undefined || vscode.window.visibleTextEditors.length === 0) {
      item.hide();
    }
    return;
  }
  item.backgroundColor = undefined;
  item.command = "referentiel.restart";
  if (session.standing === "missing" || session.standing === "stopped") {
    item.text = `$(warning) ${t("Référentiel: not checked")}`;
    item.tooltip = t("The checker is not running. Click to start it again.");
    item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
  } else if (!session.running()) {
    item.text = `$(sync~spin) ${t("Référentiel")}`;
    item.tooltip = t("The checker is starting.");
  } else {
    const uri = document.uri.toString();
    const coverage = await session.ask<Coverage>("referentiel.server.coverage", { uri });
    if (coverage === null || active()?.uri.toString() !== uri) {
      return;
    }
    const said = faults(coverage, t);
    item.text = `${coverage.errors > 0 ? "$(error)" : "$(checklist)"} ${t("Coverage {0}%", coverage.rate)} · ${said}`;
    item.tooltip = `${coverage.text}\n${said}\n\n${t("Click to see the matrix.")}`;
    item.accessibilityInformation = { label: `${t("Coverage {0}%", coverage.rate)}, ${said}`, role: "button" };
    item.command = "referentiel.showMatrix";
  }
  item.show();
}
