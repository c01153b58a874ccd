/** What the extension says, in the language of the reader: that of the setting, or that of the editor. */
import * as vscode from "vscode";
import french from "../l10n/bundle.l10n.fr.json";

export type Language = "fr" | "en";

/** The language of messages: `referentiel.langue`, or the editor's where that says `auto`. */
export function language(): Language {
  const chosen = vscode.workspace.getConfiguration("referentiel").get<string>("langue", "auto");
  if (chosen === "fr" || chosen === "en") {
    return chosen;
  }
  return vscode.env.language.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/**
 * A sentence in the language of the reader. `english` is the source, with its values as `{0}`, `{1}`…; the French one is
 * in `l10n/bundle.l10n.fr.json`.
 */
export function t(english: string, ...values: (string | number)[]): string {
  if (vscode.workspace.getConfiguration("referentiel").get<string>("langue", "auto") === "auto") {
    return vscode.l10n.t(english, ...values);
  }
  const table: Record<string, string> = french;
  const sentence = language() === "fr" ? (table[english] ?? english) : english;
  return sentence.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
