/** Writing a file whole or not at all. */
import * as vscode from "vscode";

/** Beside its place first, then in its place: a full disk or a crash leaves the file that was there. */
export async function write(to: vscode.Uri, content: Uint8Array): Promise<void> {
  const draft = to.with({ path: `${to.path}.${process.pid.toString(36)}.tmp` });
  try {
    await vscode.workspace.fs.writeFile(draft, content);
    await vscode.workspace.fs.rename(draft, to, { overwrite: true });
  } catch (error) {
    await Promise.resolve(vscode.workspace.fs.delete(draft)).catch(() => {});
    throw error;
  }
}
