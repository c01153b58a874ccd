/** The sample: a whole référentiel to look at and to change; it is not written anywhere until the person saves it. */
import * as vscode from "vscode";
import { LANGUAGE } from "../documents";

export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const file = vscode.Uri.joinPath(context.extensionUri, "media", "exemple.referentiel.yaml");
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content });
  await vscode.window.showTextDocument(document, { preview: false });
}
