/** A new référentiel: the person chooses what kind of certification it is for. */
import * as vscode from "vscode";
import { LANGUAGE } from "../documents";
import type { Session } from "../server/session";
import { t } from "../words";

interface Profiles {
  profiles: { id: string; label: string }[];
}

interface Skeleton {
  name: string;
  text: string;
}

export async function create(_: vscode.ExtensionContext, session: Session): Promise<void> {
  await session.start();
  const known = await session.ask<Profiles>("referentiel.server.new", {});
  const choices = (known?.profiles ?? []).map(({ id, label }) => ({ label, description: id, id }));
  const title = t("New référentiel: for which kind of certification?");
  const chosen = await vscode.window.showQuickPick(choices, { title, placeHolder: t("Choose a kind of certification") });
  if (chosen === undefined) {
    return;
  }
  const made = await session.ask<Skeleton>("referentiel.server.new", { profile: chosen.id });
  if (made !== null) {
    const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content: made.text });
    await vscode.window.showTextDocument(document);
  }
}
