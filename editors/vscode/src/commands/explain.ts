/** The page of a rule: of the one asked for, of those that speak at the cursor, or of any. */
import * as vscode from "vscode";
import { active, SOURCE } from "../documents";
import type { Session } from "../server/session";
import { t } from "../words";

const SCHEME = "referentiel-regle";

interface Page {
  code: string;
  title: string;
  markdown: string;
}

export async function explain(_: vscode.ExtensionContext, session: Session, asked?: unknown): Promise<void> {
  const code = typeof asked === "string" ? asked : await choose();
  if (code !== undefined) {
    await session.ask<Page>("referentiel.server.explain", { code });
    await vscode.commands.executeCommand("markdown.showPreviewToSide", address(code));
  }
}

function address(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` });
}

/** The rules that speak in the document, those of the cursor's line first; a code may be typed as well. */
async function choose(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = active();
  const line = editor?.selection.active.line ?? 0;
  const spoken = document === undefined ? [] : vscode.languages.getDiagnostics(document.uri).filter((one) => one.source === SOURCE);
  const far = ({ range }: vscode.Diagnostic): number => (range.start.line <= line && line <= range.end.line ? 0 : 1);
  spoken.sort((a, b) => far(a) - far(b) || a.range.start.line - b.range.start.line);
  const choices = new Map<string, string>();
  for (const one of spoken) {
    const code = typeof one.code === "object" ? String(one.code.value) : String(one.code ?? "");
    if (code !== "" && !choices.has(code)) {
      choices.set(code, one.message.split("\n")[0] ?? "");
    }
  }
  if (choices.size === 1) {
    return [...choices.keys()][0];
  }
  if (choices.size > 1) {
    const items = [...choices].map(([label, description]) => ({ label, description }));
    return (await vscode.window.showQuickPick(items, { title: t("Explain a rule"), matchOnDescription: true }))?.label;
  }
  const typed = await vscode.window.showInputBox({ title: t("Explain a rule"), prompt: t("Code of the rule, as NUM001") });
  return typed?.trim().toUpperCase() || undefined;
}

/** Pages of rules are documents that no one edits. */
export function registerPages(session: Session): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri) => {
      const code = uri.path.slice(1, -".md".length);
      return (await session.ask<Page>("referentiel.server.explain", { code }))?.markdown ?? "";
    },
  });
}
