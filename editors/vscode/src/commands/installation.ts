/** How to install the program, in a page of the extension. */
import * as vscode from "vscode";
import { language } from "../words";

export async function showInstallation(context: vscode.ExtensionContext): Promise<void> {
  const page = vscode.Uri.joinPath(context.extensionUri, "media", `installation.${language()}.md`);
  await vscode.commands.executeCommand("markdown.showPreview", page);
}
