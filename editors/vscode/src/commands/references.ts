/** The places where a code is used, from the count above it. */
import * as vscode from "vscode";

interface Place {
  line: number;
  character: number;
}

interface Location {
  uri: string;
  range: { start: Place; end: Place };
}

const position = ({ line, character }: Place): vscode.Position => new vscode.Position(line, character);

export async function showReferences(_: unknown, __: unknown, uri?: unknown, at?: unknown, places?: unknown): Promise<void> {
  const locations = ((places ?? []) as Location[]).map(
    ({ uri, range }) => new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(position(range.start), position(range.end))),
  );
  await vscode.commands.executeCommand("editor.action.showReferences", vscode.Uri.parse(String(uri)), position(at as Place), locations);
}
