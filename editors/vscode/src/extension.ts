/** What happens when the first référentiel is opened. */
import * as vscode from "vscode";
import { registerCommands } from "./commands";
import { registerLatest } from "./documents";
import { registerMatrix } from "./matrix";
import { registerPlan } from "./plan";
import { Session } from "./server/session";
import { registerStatus } from "./status";
import { registerTasks } from "./tasks";
import { registerWalkthrough } from "./walkthrough";

/** What tests of the extension look at. */
export interface Api {
  session: Session;
  /** How long activation took, in milliseconds, the server's start left out. */
  activation: number;
}

let running: Session | undefined;

export function activate(context: vscode.ExtensionContext): Api {
  const from = performance.now();
  const session = new Session(context);
  running = session;
  context.subscriptions.push(
    session,
    registerLatest(),
    ...registerCommands(context, session),
    registerMatrix(context, session),
    registerPlan(session),
    registerStatus(session),
    registerTasks(session),
    registerWalkthrough(),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void session.restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const ours = ["server.path", "server.log", "langue"];
      if (ours.some((name) => change.affectsConfiguration(`referentiel.${name}`))) {
        void session.restart();
      }
    }),
  );
  void vscode.commands.executeCommand("setContext", "referentiel.any", true);
  // Nothing waits for the server: its start is not part of the activation.
  setImmediate(() => void session.start());
  return { session, activation: performance.now() - from };
}

/** The editor waits for the server to end in order. */
export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}
