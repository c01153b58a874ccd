/** Goes to the gravest fault, the first in the text where several are, and shows what mends it. */
import * as vscode from "vscode";
import { goTo, needed, reveal, SOURCE } from "../documents";
import { t } from "../words";

export async function showFix(): Promise<void> {
  const document = await needed(undefined);
  const found = vscode.languages.getDiagnostics(document.uri).filter((one) => one.source === SOURCE);
  const [first] = found.sort((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start));
  if (first === undefined) {
    void vscode.window.showInformationMessage(t("There is nothing to mend here."));
    return;
  }
  goTo(await reveal(document.uri), first.range);
  await vscode.commands.executeCommand("editor.action.quickFix");
}
