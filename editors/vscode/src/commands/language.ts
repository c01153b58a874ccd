/** The language of the messages. */
import * as vscode from "vscode";
import { language, t } from "../words";

export async function chooseLanguage(): Promise<void> {
  const now = language();
  const choices = [
    { label: "Français", value: "fr", description: now === "fr" ? "✓" : "" },
    { label: "English", value: "en", description: now === "en" ? "✓" : "" },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: t("Language of the messages") });
  if (chosen !== undefined) {
    await vscode.workspace.getConfiguration("referentiel").update("langue", chosen.value, vscode.ConfigurationTarget.Global);
  }
}
