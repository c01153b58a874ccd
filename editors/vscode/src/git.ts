/** Earlier versions of a document, from the editor's own git extension: nothing is run from here. */
import * as vscode from "vscode";
import { t } from "./words";

export interface Version {
  label: string;
  description: string;
  text(): Promise<string>;
}

interface Commit {
  hash: string;
  message: string;
  authorDate?: Date;
}

interface Repository {
  rootUri: vscode.Uri;
  log(options: { maxEntries: number; path: string }): Promise<Commit[]>;
  show(ref: string, path: string): Promise<string>;
}

interface Git {
  getAPI(version: 1): { getRepository(uri: vscode.Uri): Repository | null; openRepository?(root: vscode.Uri): Promise<Repository | null> };
}

/** So many are offered. */
const MOST = 30;

/** The versions that git keeps of a document, the last first. */
export async function versions(uri: vscode.Uri): Promise<Version[]> {
  if (uri.scheme !== "file") {
    return [];
  }
  const extension = vscode.extensions.getExtension<Git & { enabled: boolean }>("vscode.git");
  const git = await Promise.resolve(extension?.activate()).catch(() => undefined);
  if (git === undefined || !git.enabled) {
    return [];
  }
  const repository = git.getAPI(1).getRepository(uri);
  if (repository === null) {
    return [];
  }
  const commits = await repository.log({ maxEntries: MOST, path: uri.fsPath }).catch(() => []);
  return commits.map((commit, at) => {
    const short = commit.hash.slice(0, 8);
    const date = commit.authorDate?.toLocaleDateString(vscode.env.language) ?? "";
    const subject = commit.message.split("\n")[0] ?? "";
    return {
      label: at === 0 ? t("last version kept ({0})", short) : short,
      description: [date, subject].filter(Boolean).join(" · "),
      text: () => repository.show(commit.hash, uri.fsPath),
    };
  });
}
