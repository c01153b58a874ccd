/** What changed since an earlier version: one that git keeps, or a file. */
import * as vscode from "vscode";
import { needed } from "../documents";
import type { Session } from "../server/session";
import { t } from "../words";
import { type Version, versions } from "../git";

interface Comparison {
  html: string;
  title: string;
  summary: string;
  same: boolean;
}

export async function compare(_: vscode.ExtensionContext, session: Session, uri?: unknown): Promise<void> {
  const document = await needed(uri);
  const before = await choose(document.uri);
  if (before === undefined) {
    return;
  }
  const text = await before.text();
  const argument = { uri: document.uri.toString(), before: text, label: before.label };
  const found = await session.ask<Comparison>("referentiel.server.compare", argument);
  if (found === null) {
    throw new Error(t("The checker does not know this document."));
  }
  if (found.same) {
    void vscode.window.showInformationMessage(t("Nothing changed since {0}.", before.label));
    return;
  }
  const panel = vscode.window.createWebviewPanel("referentiel.comparison", found.title, vscode.ViewColumn.Beside, {
    enableScripts: false,
    localResourceRoots: [],
  });
  panel.webview.html = found.html;
}

async function choose(uri: vscode.Uri): Promise<Version | undefined> {
  const known = await versions(uri);
  const file = { label: `$(file) ${t("Another file…")}`, description: "", version: undefined };
  const choices = [
    ...known.map((version) => ({ label: `$(git-commit) ${version.label}`, description: version.description, version })),
    file,
  ];
  const title = t("Compare with which version?");
  const placeHolder = known.length === 0 ? t("Git keeps no earlier version of this document") : "";
  const chosen = await vscode.window.showQuickPick(choices, { title, placeHolder, matchOnDescription: true });
  return chosen === file ? ask() : chosen?.version;
}

async function ask(): Promise<Version | undefined> {
  const picked = (await vscode.window.showOpenDialog({ title: t("Compare with which version?"), filters: { YAML: ["yaml", "yml"] } }))?.[0];
  return (
    picked && {
      label: picked.path.slice(picked.path.lastIndexOf("/") + 1),
      description: "",
      text: async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(picked)),
    }
  );
}
