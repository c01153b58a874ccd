/** The matrix beside the text. */
import * as vscode from "vscode";
import type { Server } from "../server/session";

export function registerMatrix(_: vscode.ExtensionContext, server: Server): vscode.Disposable {
  return vscode.commands.registerCommand("referentiel.showMatrix", async () => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const page = await server.ask<{ html: string; title: string }>("referentiel.server.matrix", { uri });
    const panel = vscode.window.createWebviewPanel("referentiel.matrix", page?.title ?? "", vscode.ViewColumn.Beside, { enableScripts: true });
    panel.webview.html = page?.html ?? "";
  });
}
