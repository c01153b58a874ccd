/** The matrix as a file for others: made from the text as it is in the editor, saved where the person says. */
import * as vscode from "vscode";
import { needed } from "../documents";
import type { Session } from "../server/session";
import { t } from "../words";
import { write } from "../write";

interface Made {
  name: string;
  /** In base64. */
  content: string;
}

const FORMATS = {
  xlsx: { label: "Excel (XLSX)", files: ["xlsx"] },
  html: { label: "Page (HTML)", files: ["html"] },
  csv: { label: "CSV", files: ["csv"] },
  markdown: { label: "Markdown", files: ["md"] },
};
type Format = keyof typeof FORMATS;

export function exportTo(format: Format | "ask") {
  return async (_: vscode.ExtensionContext, session: Session, uri?: unknown): Promise<void> => {
    const document = await needed(uri);
    const chosen = format === "ask" ? await choose() : format;
    if (chosen === undefined) {
      return;
    }
    const made = await session.ask<Made>("referentiel.server.export", { uri: document.uri.toString(), format: chosen });
    if (made === null) {
      throw new Error(t("The checker does not know this document."));
    }
    const { label, files } = FORMATS[chosen];
    const to = await vscode.window.showSaveDialog({
      title: t("Export the matrix"),
      defaultUri: beside(document.uri, made.name),
      filters: { [label]: files },
    });
    if (to === undefined) {
      return;
    }
    await write(to, Buffer.from(made.content, "base64"));
    const open = t("Open");
    if ((await vscode.window.showInformationMessage(t("The matrix is in {0}.", name(to)), open)) === open) {
      await vscode.env.openExternal(to);
    }
  };
}

async function choose(): Promise<Format | undefined> {
  const choices = (Object.keys(FORMATS) as Format[]).map((format) => ({ label: FORMATS[format].label, format }));
  return (await vscode.window.showQuickPick(choices, { title: t("Export the matrix") }))?.format;
}

function beside(uri: vscode.Uri, file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (uri.scheme === "untitled") {
    return folder === undefined ? vscode.Uri.file(file) : vscode.Uri.joinPath(folder, file);
  }
  return vscode.Uri.joinPath(uri, "..", file);
}

function name(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
