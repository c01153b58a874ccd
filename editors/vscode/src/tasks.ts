/** Tasks that check files as CI does. */
import * as vscode from "vscode";
import { active } from "./documents";
import type { Session } from "./server/session";
import { language, t } from "./words";

const TYPE = "referentiel";
/** What reads the output, one for each severity. */
const MATCHERS = ["$referentiel-erreurs", "$referentiel-avertissements", "$referentiel-suggestions"];

interface Definition extends vscode.TaskDefinition {
  /** Files and folders; the whole folder where there are none. */
  paths?: string[];
  /** Other options of `referentiel check`. */
  args?: string[];
}

export function registerTasks(session: Session): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () => {
      const folders = vscode.workspace.workspaceFolders ?? [];
      const whole = folders.map((folder) => {
        const name = folders.length > 1 ? t("Check every référentiel of {0}", folder.name) : t("Check every référentiel");
        return task(session, { type: TYPE }, folder, name);
      });
      const document = active();
      const folder = document && vscode.workspace.getWorkspaceFolder(document.uri);
      if (document !== undefined && folder !== undefined) {
        const definition = { type: TYPE, paths: [vscode.workspace.asRelativePath(document.uri, false)] };
        whole.push(task(session, definition, folder, t("Check this référentiel")));
      }
      return whole.filter((one) => one !== undefined);
    },
    resolveTask: (asked) => task(session, asked.definition as Definition, asked.scope, asked.name),
  });
}

function task(session: Session, definition: Definition, scope: vscode.Task["scope"], name: string): vscode.Task | undefined {
  const program = session.program();
  if (program.kind !== "found") {
    return undefined;
  }
  const args = ["--lang", language(), "check", "--format", "concise", ...(definition.args ?? []), "--", ...(definition.paths ?? ["."])];
  const folder = typeof scope === "object" ? scope : undefined;
  const run = new vscode.ProcessExecution(program.file, args, folder === undefined ? {} : { cwd: folder.uri.fsPath });
  // What the server already shows is not shown twice.
  const shown = session.running() && vscode.workspace.getConfiguration("referentiel").get<boolean>("workspace", true);
  const made = new vscode.Task(definition, scope ?? vscode.TaskScope.Workspace, name, "referentiel", run, shown ? [] : MATCHERS);
  made.group = vscode.TaskGroup.Test;
  made.presentationOptions = { reveal: vscode.TaskRevealKind.Always };
  return made;
}
