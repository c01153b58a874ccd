/** Lays the document out. */
import * as vscode from "vscode";
import { reveal, target } from "../documents";
import type { Session } from "../server/session";
import { t } from "../words";

export async function format(_: vscode.ExtensionContext, __: Session, uri?: unknown): Promise<void> {
  const document = await target(uri instanceof vscode.Uri ? uri : undefined);
  if (document === undefined) {
    throw new Error(t("Open a référentiel first."));
  }
  await reveal(document.uri);
  await vscode.commands.executeCommand("editor.action.formatDocument");
}
