/** What is said when the server cannot be had, each time with something to do. */
import * as os from "node:os";
import * as vscode from "vscode";
import { t } from "../words";
import type { Found } from "./binary";
import { WITHIN } from "./crashes";
import type { Session } from "./session";

/** There is no program, or the setting names one that is not there. */
export async function tellMissing(found: Found, session: Session): Promise<void> {
  const choose = t("Choose the program…");
  const how = t("How to install it");
  const settings = t("Open the setting");
  if (found.kind === "wrong-setting") {
    const said = t("“{0}”, given by the setting referentiel.server.path, is not a program that can be run.", found.file);
    const answer = await vscode.window.showErrorMessage(said, settings, choose);
    return act(answer, session);
  }
  const said =
    found.kind === "other-platform"
      ? t("This extension was made for another system than this computer: install the package made for it, or show where the program referentiel is.")
      : t("The program referentiel is not on this computer: install it, or show where it is.");
  return act(await vscode.window.showErrorMessage(said, how, choose), session);

  async function act(answer: string | undefined, session: Session): Promise<void> {
    if (answer === choose) {
      await chooseProgram(session);
    } else if (answer === how) {
      await vscode.commands.executeCommand("referentiel.showInstallation");
    } else if (answer === settings) {
      await openSetting();
    }
  }
}

async function openSetting(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", "referentiel.server.path");
}

async function chooseProgram(session: Session): Promise<void> {
  const picked = await vscode.window.showOpenDialog({ title: t("The program referentiel"), openLabel: t("Use it") });
  const file = picked?.[0];
  if (file !== undefined) {
    const settings = vscode.workspace.getConfiguration("referentiel");
    await settings.update("server.path", file.fsPath, vscode.ConfigurationTarget.Global);
    await session.restart();
  }
}

/** The program is there and cannot run: made for another system, most often. */
export async function tellUnable(file: string, error: unknown, session: Session): Promise<void> {
  const why = error instanceof Error ? error.message : String(error);
  const again = t("Try again");
  const choose = t("Choose the program…");
  const log = t("Open the log");
  const answer = await vscode.window.showErrorMessage(t("The checker could not start ({0}): {1}", file, why), again, choose, log);
  if (answer === again) {
    await session.restart();
  } else if (answer === choose) {
    await chooseProgram(session);
  } else if (answer === log) {
    session.output.show();
  }
}

/** It fell too often: it is left alone, and the person may help to find out why. */
export async function tellTooMany(session: Session): Promise<void> {
  const report = t("Prepare a report");
  const again = t("Start it again");
  const log = t("Open the log");
  const minutes = WITHIN / 60_000;
  const said = t("The checker stopped five times in {0} minutes and was not started again. Your text is untouched.", minutes);
  const answer = await vscode.window.showErrorMessage(said, report, again, log);
  if (answer === report) {
    await prepareReport(session);
  } else if (answer === again) {
    await session.restart();
  } else if (answer === log) {
    session.output.show();
  }
}

/** A text to send to those who make the checker, and the recording beside it. */
export async function prepareReport(session: Session): Promise<void> {
  const recording = vscode.Uri.file(session.recording);
  const kept = await vscode.workspace.fs.stat(recording).then(
    (file) => file.size > 0,
    () => false,
  );
  const program = session.program();
  const lines = [
    `# ${t("The checker stopped five times")}`,
    "",
    t("What you were doing just before:"),
    "",
    "…",
    "",
    `- ${t("Extension: {0}", String(vscode.extensions.getExtension("referentiel.referentiel")?.packageJSON.version ?? "?"))}`,
    `- ${t("Editor: {0}", `${vscode.env.appName} ${vscode.version}`)}`,
    `- ${t("System: {0}", `${os.platform()} ${os.release()} ${os.arch()}`)}`,
    `- ${t("Program: {0}", program.kind === "found" ? `${program.file} (${program.from})` : program.kind)}`,
    "",
  ];
  if (kept) {
    lines.push(
      t("Join this file: it repeats what happened. It holds the text of your référentiel: send it only to people who may read it."),
      "",
      "```",
      session.recording,
      "```",
      "",
    );
  }
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content: lines.join("\n") });
  await vscode.window.showTextDocument(document);
  if (kept) {
    const show = t("Show the file");
    const answer = await vscode.window.showInformationMessage(t("The recording is ready."), show);
    if (answer === show) {
      await vscode.commands.executeCommand("revealFileInOS", recording);
    }
  }
}
