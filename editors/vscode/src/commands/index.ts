/** The commands, one a file. */
import * as vscode from "vscode";
import type { Session } from "../server/session";
import { compare } from "./compare";
import { create } from "./create";
import { explain, registerPages } from "./explain";
import { exportTo } from "./export";
import { fixAll } from "./fix-all";
import { format } from "./format";
import { chooseLanguage } from "./language";
import { openSample } from "./sample";
import { renumber } from "./renumber";
import { showFix } from "./show-fix";
import { showReferences } from "./references";
import { tryFault } from "./try-fault";
import { showInstallation } from "./installation";
import { prepareReport } from "../server/trouble";

type Command = (context: vscode.ExtensionContext, session: Session, ...given: unknown[]) => unknown;

const COMMANDS: Record<string, Command> = {
  "referentiel.new": create,
  "referentiel.openSample": openSample,
  "referentiel.tryFault": tryFault,
  "referentiel.showFix": showFix,
  "referentiel.export": exportTo("ask"),
  "referentiel.exportCsv": exportTo("csv"),
  "referentiel.exportXlsx": exportTo("xlsx"),
  "referentiel.exportHtml": exportTo("html"),
  "referentiel.exportMarkdown": exportTo("markdown"),
  "referentiel.renumber": renumber,
  "referentiel.fixAll": fixAll,
  "referentiel.format": format,
  "referentiel.explainRule": explain,
  "referentiel.compare": compare,
  "referentiel.showReferences": showReferences,
  "referentiel.showInstallation": showInstallation,
  "referentiel.restart": (_, session) => session.restart(),
  "referentiel.showLog": (_, session) => session.output.show(),
  "referentiel.report": (_, session) => prepareReport(session),
  "referentiel.chooseLanguage": chooseLanguage,
};

export function registerCommands(context: vscode.ExtensionContext, session: Session): vscode.Disposable[] {
  const commands = Object.entries(COMMANDS).map(([name, run]) =>
    vscode.commands.registerCommand(name, async (...given: unknown[]) => {
      try {
        return await run(context, session, ...given);
      } catch (error) {
        // What a command could not do is told where it was asked for.
        const why = error instanceof Error ? error.message : String(error);
        session.output.error(`${name}: ${why}`);
        void vscode.window.showErrorMessage(why);
        return undefined;
      }
    }),
  );
  return [...commands, registerPages(session)];
}
