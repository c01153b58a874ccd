/** The language server: found, started, asked, started again when it falls. */
import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import { type ClientCapabilities, CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State } from "vscode-languageclient/node";
import { SELECTOR } from "../documents";
import { language, t } from "../words";
import { type Found, find } from "./binary";
import { Crashes } from "./crashes";
import { machine, makeRunnable } from "./machine";
import { tellMissing, tellTooMany, tellUnable } from "./trouble";

/** The server, as the rest of the extension sees it. */
export interface Server {
  /** Has a command of the server run. Refused with a sentence when there is no server. */
  ask<T>(command: string, argument: unknown): Promise<T | null>;
  readonly onDidStart: vscode.Event<void>;
  running(): boolean;
}

export type Standing = "none" | "starting" | "running" | "stopped" | "missing";

/** The client's own notices are in English and say nothing to do: they go to the log, and ours are shown. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export class Session implements Server, vscode.Disposable {
  readonly output = vscode.window.createOutputChannel("Référentiel", { log: true });
  private client: LanguageClient | undefined;
  private process: ChildProcess | undefined;
  private readonly crashes = new Crashes();
  private readonly started = new vscode.EventEmitter<void>();
  private readonly stood = new vscode.EventEmitter<Standing>();
  readonly onDidStart = this.started.event;
  readonly onDidChangeStanding = this.stood.event;
  standing: Standing = "none";
  private changing: Promise<void> = Promise.resolve();
  /** The program ran once: a start that fails is a fall like another. */
  private ran = false;

  constructor(private readonly context: vscode.ExtensionContext) {}

  /** The program, as settings and machine have it now. */
  program(): Found {
    const folder = this.context.asAbsolutePath("server");
    makeRunnable(folder);
    return find(setting(), folder, machine);
  }

  running(): boolean {
    return this.client?.isRunning() ?? false;
  }

  async ask<T>(command: string, argument: unknown): Promise<T | null> {
    const client = this.client;
    if (client === undefined || client.state === State.Stopped) {
      throw new Error(t("The checker is not running."));
    }
    return client.sendRequest<T | null>("workspace/executeCommand", { command, arguments: [argument] });
  }

  /** Starts it, or starts it again; one change at a time. */
  start(): Promise<void> {
    this.changing = this.changing.then(() => this.begin());
    return this.changing;
  }

  /** A person asks for it: what fell before is forgotten. */
  restart(): Promise<void> {
    this.crashes.forget();
    this.changing = this.changing.then(() => this.end()).then(() => this.begin());
    return this.changing;
  }

  stop(): Promise<void> {
    this.changing = this.changing.then(() => this.end());
    return this.changing;
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client !== undefined) {
      await client.dispose(2000).catch((error: unknown) => this.output.warn(String(error)));
      this.process?.kill();
    }
  }

  private async begin(): Promise<void> {
    if (this.client !== undefined) {
      return;
    }
    const found = this.program();
    if (found.kind !== "found") {
      this.stand("missing");
      void tellMissing(found, this);
      return;
    }
    this.output.info(`${found.file} (${found.from})`);
    const client = new QuietClient("referentiel", "Référentiel", () => this.spawn(found.file), {
      documentSelector: SELECTOR,
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: {
        locale: language(),
        rulePages: `command:referentiel.explainRule?${encodeURIComponent('["')}{code}${encodeURIComponent('"]')}`,
      },
      diagnosticCollectionName: "referentiel",
      diagnosticPullOptions: { onChange: true },
      markdown: { isTrusted: { enabledCommands: ["referentiel.explainRule"] } },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.closed(),
      },
      initializationFailedHandler: (error) => {
        this.output.error(String(error));
        return false;
      },
    });
    client.registerFeature(leads);
    client.onDidChangeState(({ newState }) => {
      if (this.client === client) {
        this.stand(newState === State.Running ? "running" : newState === State.Starting ? "starting" : "stopped");
      }
    });
    this.client = client;
    try {
      await client.start();
      this.ran = true;
    } catch (error) {
      this.output.error(String(error));
      this.client = undefined;
      await client.dispose(500).catch(() => {});
      this.stand("stopped");
      if (!this.ran) {
        void tellUnable(found.file, error, this);
      } else if (this.fell()) {
        await this.begin();
      }
    }
  }

  private stand(standing: Standing): void {
    this.standing = standing;
    this.stood.fire(standing);
    if (standing === "running") {
      this.started.fire();
    }
  }

  /** Where what the server is sent is kept, once it fell. */
  get recording(): string {
    return path.join(this.context.logUri.fsPath, "session.bin");
  }

  private async spawn(file: string): Promise<ChildProcess> {
    const args = ["server"];
    const level = vscode.workspace.getConfiguration("referentiel").get<string>("server.log", "");
    if (level !== "") {
      args.push("--log", level);
    }
    if (this.crashes.count() > 0) {
      await fs.promises.mkdir(path.dirname(this.recording), { recursive: true });
      args.push("--record", this.recording);
    }
    const child = spawn(file, args, { stdio: "pipe", windowsHide: true });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    this.process = child;
    return child;
  }

  private closed(): { action: CloseAction; handled: boolean } {
    // A start that fails is told by the start. The client is made anew: its own way back shows an error where the next
    // program falls at once.
    if (this.standing === "running" && this.fell()) {
      this.changing = this.changing.then(() => this.end()).then(() => this.begin());
    }
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  /** Notes a fall; whether the program is to run again. */
  private fell(): boolean {
    const again = this.crashes.fell();
    this.output.warn(`the server stopped (${this.crashes.count()})`);
    if (!again) {
      void tellTooMany(this);
    }
    return again;
  }

  /** The number of the process, for tests. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  dispose(): void {
    void this.end();
    this.output.dispose();
    this.started.dispose();
    this.stood.dispose();
  }
}

/** The setting of the program: that of a folder counts only where the person trusts the folder, which the editor sees to. */
function setting(): string {
  return vscode.workspace.getConfiguration("referentiel").get<string>("server.path", "");
}

/**
 * Tells the server which commands a count above a competence may lead to. A fix that the person chose is applied at
 * once: the editor would show it in a list of boxes to tick, none of which is.
 */
const leads = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    delete capabilities.workspace?.workspaceEdit?.changeAnnotationSupport;
    capabilities.experimental = {
      ...(capabilities.experimental as object | undefined),
      commands: { commands: ["referentiel.showReferences", "referentiel.showMatrix"] },
    };
  },
  initialize(): void {},
  getState: () => ({ kind: "static" as const }),
  clear(): void {},
};
