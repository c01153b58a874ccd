/** The tree « Plan du référentiel »: blocs, activities, competences and how each stands; épreuves. */
import * as vscode from "vscode";
import { active, goTo, reveal } from "./documents";
import { Latest } from "./latest";
import type { Session } from "./server/session";
import { icon } from "./states";
import { t } from "./words";

interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** What `referentiel.server.plan` answers. */
interface Plan {
  version: number | null;
  items: Sent[];
}

interface Sent {
  code: string;
  kind: string;
  title: string;
  state: string | null;
  stateText: string;
  detail: string;
  gaps: number;
  range: Range;
  children: Sent[];
}

interface Item extends Omit<Sent, "children"> {
  uri: vscode.Uri;
  parent: Item | undefined;
  children: Item[];
  /** Where it is among its siblings and theirs: the same thing keeps its fold when the text changes. */
  id: string;
}

export function registerPlan(session: Session): vscode.Disposable {
  const plan = new PlanProvider();
  const view = vscode.window.createTreeView("referentiel.plan", { treeDataProvider: plan, showCollapseAll: true });
  let uri: vscode.Uri | undefined;
  const refresh = new Latest(async () => {
    const document = active();
    if (document === undefined && vscode.window.activeTextEditor === undefined && uri !== undefined) {
      return;
    }
    uri = document?.uri;
    const answer =
      uri !== undefined && view.visible && session.running()
        ? await session.ask<Plan>("referentiel.server.plan", { uri: uri.toString() })
        : null;
    plan.show(uri, answer?.items ?? []);
    view.message = uri === undefined ? t("Open a référentiel to see its outline.") : undefined;
    follow();
  });
  const follow = (): void => {
    const editor = vscode.window.activeTextEditor;
    if (!view.visible || editor?.document.uri.toString() !== uri?.toString() || editor === undefined) {
      return;
    }
    const item = plan.at(editor.selection.active.line);
    if (item !== undefined && view.selection[0]?.id !== item.id) {
      void view.reveal(item, { select: true, focus: false }).then(undefined, () => {});
    }
  };
  const ask = (): void => refresh.ask();
  return vscode.Disposable.from(
    view,
    view.onDidChangeVisibility(ask),
    vscode.window.onDidChangeActiveTextEditor(ask),
    vscode.workspace.onDidChangeTextDocument((change) => change.document === active() && ask()),
    vscode.window.onDidChangeTextEditorSelection(follow),
    session.onDidChangeStanding(ask),
    vscode.commands.registerCommand("referentiel.goTo", async (item: Item) => {
      goTo(await reveal(item.uri), asRange(item.range));
    }),
  );
}

function asRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

class PlanProvider implements vscode.TreeDataProvider<Item> {
  private items: Item[] = [];
  private shown = "";
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  show(uri: vscode.Uri | undefined, sent: Sent[]): void {
    const text = uri === undefined ? "" : JSON.stringify([uri.toString(), sent]);
    if (text === this.shown) {
      return;
    }
    this.shown = text;
    this.items = uri === undefined ? [] : nested(uri, sent, undefined);
    this.changed.fire();
  }

  /** The last thing that begins at or before a line. */
  at(line: number): Item | undefined {
    let best: Item | undefined;
    const look = (items: Item[]): void => {
      for (const item of items) {
        if (item.range.start.line <= line && (best === undefined || item.range.start.line >= best.range.start.line)) {
          best = item;
        }
        look(item.children);
      }
    };
    look(this.items);
    return best;
  }

  getChildren(item?: Item): Item[] {
    return item === undefined ? this.items : item.children;
  }

  getParent(item: Item): Item | undefined {
    return item.parent;
  }

  getTreeItem(item: Item): vscode.TreeItem {
    const open = vscode.TreeItemCollapsibleState;
    const folds = item.children.length === 0 ? open.None : item.kind === "bloc" ? open.Expanded : open.Collapsed;
    const shown = new vscode.TreeItem(`${item.code} ${item.title}`.trim(), folds);
    shown.id = item.id;
    shown.description = item.detail;
    shown.iconPath = icon(item);
    shown.tooltip = [`${item.code} ${item.title}`.trim(), item.stateText, item.detail].filter((line) => line !== "").join("\n");
    shown.accessibilityInformation = { label: [`${item.code} ${item.title}`, item.stateText, item.detail].filter(Boolean).join(", ") };
    shown.contextValue = item.kind;
    shown.command = { command: "referentiel.goTo", title: t("Go to the line"), arguments: [item] };
    return shown;
  }
}

function nested(uri: vscode.Uri, sent: Sent[], parent: Item | undefined): Item[] {
  const seen = new Map<string, number>();
  return sent.map((one) => {
    const name = `${one.kind} ${one.code}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    const item: Item = { ...one, uri, parent, children: [], id: `${parent?.id ?? uri.toString()}/${name}#${count}` };
    item.children = nested(uri, one.children, item);
    return item;
  });
}
