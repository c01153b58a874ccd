/** The text's side of the panel: the line under the cursor, the line that is pointed at, the line to go to. */
import * as vscode from "vscode";
import { goTo } from "../documents";

const same = (a: vscode.Uri, b: vscode.Uri): boolean => a.toString() === b.toString();

/** The editors in which a document is seen. */
export function editorsOf(uri: vscode.Uri): vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => same(editor.document.uri, uri));
}

/** Marks the line of what the pointer is on in the matrix. */
export class Pointer implements vscode.Disposable {
  private readonly mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
    overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.rangeHighlightForeground"),
    // High contrast has borders rather than backgrounds.
    outline: "1px dotted var(--vscode-contrastActiveBorder, transparent)",
  });

  /** `line` is counted from 1; null when nothing is pointed at. */
  show(uri: vscode.Uri | undefined, line: number | null): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const here = uri !== undefined && line !== null && same(editor.document.uri, uri) && line <= editor.document.lineCount;
      editor.setDecorations(this.mark, here ? [editor.document.lineAt(Math.max(0, line - 1)).range] : []);
    }
  }

  dispose(): void {
    this.mark.dispose();
  }
}

/** Goes to a line, counted from 1: the text gets the focus, beside the panel when it is not in sight. */
export async function goToLine(uri: vscode.Uri, line: number, panel: vscode.ViewColumn | undefined): Promise<void> {
  const shown = editorsOf(uri)[0];
  const elsewhere = panel === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
  const document = shown?.document ?? (await vscode.workspace.openTextDocument(uri));
  const editor = await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? elsewhere });
  const at = document.lineAt(Math.min(Math.max(0, line - 1), document.lineCount - 1));
  const start = new vscode.Position(at.lineNumber, at.firstNonWhitespaceCharacterIndex);
  goTo(editor, new vscode.Range(start, start));
}
