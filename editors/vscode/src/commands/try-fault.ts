/** The fault of the first steps: the first competence gets a code that is not under its activity. */
import * as vscode from "vscode";
import { goTo, needed, reveal } from "../documents";
import { t } from "../words";

export async function tryFault(): Promise<void> {
  const document = await needed(undefined);
  const found = /^(\s+)\d+(\.\d+\.\d+):/m.exec(document.getText());
  if (found === null) {
    throw new Error(t("This référentiel has no competence whose code could be changed: open the sample."));
  }
  const editor = await reveal(document.uri);
  const from = document.positionAt(found.index + (found[1]?.length ?? 0));
  const to = document.positionAt(found.index + found[0].length - 1 - (found[2]?.length ?? 0));
  await editor.edit((edit) => edit.replace(new vscode.Range(from, to), "9"));
  goTo(editor, new vscode.Range(from, from));
}
