/** Applies every fix that is safe. */
import * as vscode from "vscode";
import { needed, reveal } from "../documents";
import type { Session } from "../server/session";
import { t } from "../words";

const KIND = vscode.CodeActionKind.SourceFixAll.append("referentiel");

export async function fixAll(_: vscode.ExtensionContext, session: Session, uri?: unknown): Promise<void> {
  const document = await needed(uri);
  await reveal(document.uri);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    whole,
    KIND.value,
    1,
  );
  const edit = actions?.find((action) => action.edit !== undefined)?.edit;
  if (edit === undefined || !session.running()) {
    void vscode.window.showInformationMessage(t("There is nothing here that can be mended without you."));
    return;
  }
  await vscode.workspace.applyEdit(edit);
}
