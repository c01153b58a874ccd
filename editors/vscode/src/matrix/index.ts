/** The matrix beside the text: its commands, and the panel that comes back. */
import * as vscode from "vscode";
import type { Server } from "../server/session";
import { Matrix, VIEW_TYPE } from "./panel";
import { MatrixSerializer } from "./serializer";

export function registerMatrix(_: vscode.ExtensionContext, server: Server): vscode.Disposable {
  const matrix = new Matrix(server);
  return vscode.Disposable.from(
    matrix,
    // From a menu comes an address, from a count above a competence a text and a code.
    vscode.commands.registerCommand("referentiel.showMatrix", (uri?: vscode.Uri | string, code?: unknown) =>
      matrix.open(typeof uri === "string" ? vscode.Uri.parse(uri) : uri instanceof vscode.Uri ? uri : undefined, typeof code === "string" ? code : undefined),
    ),
    vscode.commands.registerCommand("referentiel.matrixGaps", () => matrix.toggleGaps()),
    vscode.commands.registerCommand("referentiel.matrixView", () => matrix.chooseView()),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, new MatrixSerializer(matrix)),
  );
}
