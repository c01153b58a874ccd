/** The icon of a thing in the outline: a state has a shape of its own, not a colour alone. */
import * as vscode from "vscode";

const STATES: Record<string, [string, string]> = {
  covered: ["pass", "testing.iconPassed"],
  "through-activity": ["pass-filled", "testing.iconPassed"],
  justified: ["comment-discussion", "testing.iconSkipped"],
  "not-evaluated": ["error", "testing.iconFailed"],
  "no-activity": ["warning", "testing.iconFailed"],
  orphan: ["circle-slash", "testing.iconFailed"],
  "not-applicable": ["circle-outline", "descriptionForeground"],
};

const KINDS: Record<string, string> = {
  bloc: "package",
  activity: "symbol-class",
  competency: "circle-outline",
  "sub-competency": "circle-small",
  assessment: "checklist",
  "final-assessment": "mortar-board",
};

export function icon(item: { kind: string; state: string | null; gaps: number }): vscode.ThemeIcon {
  const state = item.state === null ? undefined : STATES[item.state];
  if (state !== undefined) {
    return new vscode.ThemeIcon(state[0], new vscode.ThemeColor(state[1]));
  }
  const color = item.gaps > 0 ? new vscode.ThemeColor("testing.iconFailed") : undefined;
  return new vscode.ThemeIcon(KINDS[item.kind] ?? "symbol-misc", color);
}
