/** The panel comes back when the window is loaded again: its page keeps the address of its document. */
import * as vscode from "vscode";
import type { Matrix } from "./panel";

export class MatrixSerializer implements vscode.WebviewPanelSerializer {
  constructor(private readonly matrix: Matrix) {}

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const uri = typeof state === "object" && state !== null && "uri" in state ? state.uri : undefined;
    await this.matrix.restore(panel, typeof uri === "string" ? vscode.Uri.parse(uri) : undefined);
  }
}
