/** Lays the document out. */
import * as vscode from "vscode";
import { needed, reveal } from "../documents";
import type { Session } from "../server/session";

export async function format(_: vscode.ExtensionContext, __: Session, uri?: unknown): Promise<void> {
  const document = await needed(uri);
  await reveal(document.uri);
  await vscode.commands.executeCommand("editor.action.formatDocument");
}
