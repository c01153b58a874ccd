/** Renumbers the whole document, or the bloc of a code; the server sends the edit, which is one undo. */
import * as vscode from "vscode";
import { needed } from "../documents";
import type { Session } from "../server/session";
import { t } from "../words";

export async function renumber(_: vscode.ExtensionContext, session: Session, uri?: unknown, bloc?: unknown): Promise<void> {
  const document = await needed(uri);
  const argument = { uri: document.uri.toString(), ...(typeof bloc === "string" ? { bloc } : {}) };
  const done = await session.ask<{ summary: string }>("referentiel.server.renumber", argument);
  if (done !== null) {
    void vscode.window.showInformationMessage(t("Renumbered: {0}", done.summary));
  }
}
