/** The panel: the matrix of the référentiel that is looked at, beside it. There is one, and it follows. */
import * as vscode from "vscode";
import { isReferentiel, target } from "../documents";
import type { Server } from "../server/session";
import { language, t } from "../words";
import { Pointer, editorsOf, goToLine } from "./cursor";
import { type About, Feed, type Page } from "./feed";
import { sentence, views } from "./sentence";

export const VIEW_TYPE = "referentiel.matrix";

/** What the page says. */
type Heard = { type: "ready" } | { type: "reveal"; line: number } | { type: "hover"; line: number | null };

/** What `referentiel.server.plan` answers, as far as it is needed here. */
interface Thing {
  code: string;
  range: { start: { line: number } };
  children: Thing[];
}

export class Matrix implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private document: vscode.TextDocument | undefined;
  /** The address whose page is loaded, and the page; none while a sentence is shown. */
  private loaded: { uri: string; html: string } | undefined;
  private ready = false;
  /** What is sent as soon as the page listens. */
  private anchors: string[] = [];
  private readonly pointer = new Pointer();
  private readonly feed: Feed;
  private readonly listeners: vscode.Disposable;

  constructor(private readonly server: Server) {
    this.feed = new Feed(
      {
        page: (uri) => server.ask<Page>("referentiel.server.matrix", { uri, panel: true }),
        about: (uri, line) => server.ask<About>("referentiel.server.at", { uri, line }),
      },
      {
        show: (uri, page) => this.show(uri, page),
        nothing: (uri, why) => this.lack(uri, why),
        point: (anchors) => {
          this.anchors = anchors;
          this.send({ type: "cursor", anchors });
        },
      },
    );
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (isReferentiel(editor?.document)) {
          this.follow(editor.document);
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.document && this.panel?.visible === true) {
          this.feed.changed();
        }
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.document) {
          this.feed.moved(textEditor.selection.active.line);
        }
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        // The same text, opened again, or under another language.
        if (document.uri.toString() === this.document?.uri.toString() && isReferentiel(document)) {
          this.follow(document);
        }
      }),
      server.onDidStart(() => this.feed.changed()),
    );
  }

  /** Shows the matrix of a document, or of the one that is looked at; `code`: what is to be in sight. */
  async open(uri?: vscode.Uri, code?: string): Promise<void> {
    const document = await target(uri);
    if (this.panel === undefined) {
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.adopt(vscode.window.createWebviewPanel(VIEW_TYPE, t("Matrix"), place, OPTIONS));
    } else {
      this.panel.reveal(undefined, true);
    }
    this.follow(document);
    const line = code === undefined || document === undefined ? undefined : await this.lineOf(document, code);
    if (line !== undefined) {
      this.feed.moved(line);
    }
  }

  /** A panel that was there before the window was loaded again. */
  async restore(panel: vscode.WebviewPanel, uri: vscode.Uri | undefined): Promise<void> {
    this.panel?.dispose();
    this.adopt(panel);
    try {
      this.follow(await target(uri));
    } catch {
      this.say(t("The file of this matrix can no longer be opened: open a référentiel to see its matrix."));
    }
  }

  /** « Lacunes seulement », on or off. */
  toggleGaps(): void {
    this.send({ type: "gaps" });
  }

  /** Lets the person choose a view. */
  async chooseView(): Promise<void> {
    const choice = views(this.loaded?.html ?? "");
    const picked = await vscode.window.showQuickPick(choice, { title: t("View of the matrix") });
    if (picked !== undefined) {
      this.panel?.reveal();
      this.send({ type: "view", id: picked.id });
    }
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    this.loaded = undefined;
    this.ready = false;
    this.feed.forget();
    panel.webview.options = OPTIONS;
    panel.webview.onDidReceiveMessage((message: Heard) => void this.hear(message));
    panel.onDidChangeViewState(() => {
      if (!panel.visible) {
        // The page is gone until it is seen again, and then begins anew.
        this.ready = false;
        this.pointer.show(undefined, null);
      }
    });
    panel.onDidDispose(() => {
      if (this.panel === panel) {
        this.panel = undefined;
        this.document = undefined;
        this.loaded = undefined;
        this.pointer.show(undefined, null);
      }
    });
  }

  private follow(document: vscode.TextDocument | undefined): void {
    if (this.panel === undefined) {
      return;
    }
    if (document === undefined) {
      this.say(t("Open a référentiel to see its matrix."));
      return;
    }
    if (document === this.document && this.loaded !== undefined) {
      return;
    }
    this.document = document;
    this.panel.title = t("Matrix: {0}", document.uri.path.split("/").at(-1) ?? "");
    if (!this.server.running() && this.loaded === undefined) {
      this.say(t("The checker is starting."));
    }
    this.feed.follow({ uri: document.uri.toString(), version: () => document.version });
    const editor = editorsOf(document.uri)[0];
    if (editor !== undefined) {
      this.feed.moved(editor.selection.active.line);
    }
  }

  private show(uri: string, { html }: Page): void {
    if (this.panel === undefined) {
      return;
    }
    const known = this.loaded?.uri === uri;
    this.loaded = { uri, html };
    if (!known) {
      this.ready = false;
      this.anchors = [];
      this.panel.webview.html = html;
    } else {
      this.send({ type: "page", html });
    }
  }

  /** A server that fell comes back: what is shown stays meanwhile. */
  private lack(uri: string, why: unknown): void {
    if (why === undefined) {
      this.say(t("The checker does not know this document."));
    } else if (this.loaded?.uri !== uri) {
      this.say(this.server.running() && why instanceof Error ? why.message : t("The checker is not running."));
    }
  }

  private say(text: string): void {
    if (this.panel !== undefined) {
      this.loaded = undefined;
      this.ready = false;
      this.feed.forget();
      this.panel.webview.html = sentence(language(), t("Matrix"), text);
    }
  }

  private send(message: object): void {
    if (this.ready) {
      void this.panel?.webview.postMessage(message);
    }
  }

  private async hear(message: Heard): Promise<void> {
    const uri = this.document?.uri;
    switch (message.type) {
      case "ready":
        this.ready = true;
        // The page may be of a while ago.
        if (this.loaded !== undefined) {
          this.send({ type: "page", html: this.loaded.html });
          this.send({ type: "cursor", anchors: this.anchors });
          this.feed.changed();
        }
        break;
      case "hover":
        this.pointer.show(uri, message.line);
        break;
      case "reveal":
        if (uri !== undefined) {
          await goToLine(uri, message.line, this.panel?.viewColumn);
        }
    }
  }

  private async lineOf(document: vscode.TextDocument, code: string): Promise<number | undefined> {
    const plan = await this.server.ask<{ items: Thing[] }>("referentiel.server.plan", { uri: document.uri.toString() });
    const find = (things: Thing[]): Thing | undefined => {
      for (const thing of things) {
        const found = thing.code === code ? thing : find(thing.children);
        if (found !== undefined) {
          return found;
        }
      }
      return undefined;
    };
    return find(plan?.items ?? [])?.range.start.line;
  }

  dispose(): void {
    this.listeners.dispose();
    // The panel stays: it comes back with the window.
    this.pointer.dispose();
  }
}

const OPTIONS = { enableScripts: true, localResourceRoots: [] };
