/** Which documents are ours, and which one is looked at. */
import * as vscode from "vscode";
import { t } from "./words";

/** The language of référentiels. */
export const LANGUAGE = "referentiel";

/** What the server signs its diagnostics with. */
export const SOURCE = "référentiel";

/** Where texts are that a person edits; an old version shown beside the new one is not checked. */
const SCHEMES = ["file", "untitled", "vscode-vfs", "vscode-remote"];

/** What the server is told of: référentiels, and their configuration. */
export const SELECTOR = [
  ...SCHEMES.map((scheme) => ({ scheme, language: LANGUAGE })),
  { scheme: "file", language: "yaml", pattern: "**/referentiel.config.{yaml,yml}" },
];

export function isReferentiel(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document !== undefined && document.languageId === LANGUAGE && SCHEMES.includes(document.uri.scheme);
}

/** The référentiel that the person looks at, if they look at one. */
export function active(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return isReferentiel(document) ? document : undefined;
}

/** The référentiel that was looked at last, behind whatever page is looked at now. */
let latest: vscode.TextDocument | undefined;

export function registerLatest(): vscode.Disposable {
  latest = active();
  return vscode.window.onDidChangeActiveTextEditor(() => {
    latest = active() ?? latest;
  });
}

/** The référentiel a command is about: the one it was called on, else the one looked at, else the latest that still has a tab, else one in sight or in a tab. */
export async function target(uri?: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (uri !== undefined) {
    return vscode.workspace.openTextDocument(uri);
  }
  const shown = vscode.window.visibleTextEditors.map((editor) => editor.document).filter(isReferentiel);
  const before = latest !== undefined && !latest.isClosed && hasTab(latest.uri) ? latest : undefined;
  return active() ?? before ?? shown[0] ?? vscode.workspace.textDocuments.filter(isReferentiel).find(({ uri }) => hasTab(uri));
}

/** The same for a command that can do nothing without one: refused with a sentence. `uri`: what a menu gave. */
export async function needed(uri: unknown): Promise<vscode.TextDocument> {
  const document = await target(uri instanceof vscode.Uri ? uri : undefined);
  if (document === undefined) {
    throw new Error(t("Open a référentiel first."));
  }
  return document;
}

/** The editor keeps a document for some time after the person closed it. */
function hasTab(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

/** The editor of a document, opened where it is not; the focus goes there. */
export async function reveal(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  return vscode.window.showTextDocument(shown?.document ?? (await vscode.workspace.openTextDocument(uri)), {
    viewColumn: shown?.viewColumn,
  });
}

/** Moves to a range, in the middle of the view where it was out of sight. */
export function goTo(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
