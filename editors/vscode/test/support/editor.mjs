// Starts VS Code's own server, and Chromium before it. Nothing outlives the tests.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { borrowed, editor, extensions, temporary } from "./places.mjs";

const QUIET = {
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "files.autoSave": "off",
  "files.hotExit": "off",
  "files.simpleDialog.enable": true,
  "editor.accessibilitySupport": "off",
  "editor.minimap.enabled": false,
  "window.confirmBeforeClose": "never",
};

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Has the editor listen; `language` is that of its menus, `trusted` whether every folder is. */
export async function startEditor({ language = "fr", trusted = true, settings = {}, env = {}, kept = extensions } = {}) {
  const state = temporary("vsc");
  for (const folder of ["ud/User", "home", "tmp", "xdg"]) mkdirSync(join(state, folder), { recursive: true, mode: 0o700 });
  writeFileSync(join(state, "ud/User/settings.json"), JSON.stringify({ ...QUIET, ...settings }));
  writeFileSync(join(state, "ud/languagepacks.json"), JSON.stringify({
    fr: {
      hash: "1",
      label: "Français",
      extensions: [{ extensionIdentifier: { id: "referentiel.langpack-fr" }, version: "1.0.0" }],
      translations: { vscode: join(kept, "langpack-fr/translations/main.i18n.json") },
    },
  }));
  const port = await freePort();
  const args = [join(editor, "out/server-main.js"), "--accept-server-license-terms", "--server-data-dir", join(state, "sd"),
    "--user-data-dir", join(state, "ud"), "--extensions-dir", kept, "--host", "127.0.0.1", "--port", String(port),
    "--without-connection-token", "--telemetry-level", "off", "--enable-smoke-test-driver", "--locale", language];
  if (trusted) args.push("--disable-workspace-trust");
  const { CI, VSCODE_CWD, ...inherited } = process.env;
  const server = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...inherited, REFERENTIEL_TESTS: state, HOME: join(state, "home"), TMPDIR: join(state, "tmp"), XDG_RUNTIME_DIR: join(state, "xdg"),
      EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env },
  });
  const end = () => server.kill("SIGKILL");
  process.on("exit", end);
  let said = "";
  await new Promise((resolve, reject) => {
    const listen = (text) => { said += text; if (/Extension host agent listening/.test(said)) resolve(); };
    server.stdout.setEncoding("utf8").on("data", listen);
    server.stderr.setEncoding("utf8").on("data", (text) => { said += text; });
    server.once("exit", (code) => reject(new Error(`VS Code ended (${code}): ${said.slice(-500)}`)));
    server.once("error", reject);
  });
  return {
    state,
    address: `127.0.0.1:${port}`,
    url: (folder, rest = "") => `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}${rest}`,
    close: () => new Promise((resolve) => { server.once("exit", resolve); server.kill("SIGTERM"); setTimeout(end, 3000).unref(); }),
  };
}

/** What a webview asks of the last of these the editor's own service worker answers. */
const OURS = /^(127\.0\.0\.1|localhost|.*\.localhost|.*\.vscode-resource\.vscode-cdn\.net)$/;

/** A browser, and its window; `asked` are the addresses that it went to outside this machine. */
export async function startBrowser({ language = "fr-FR", viewport = { width: 1440, height: 900 } } = {}) {
  const { chromium } = borrowed("playwright-core");
  const browser = await chromium.launch({ executablePath: browserPath, args: FLAGS });
  const context = await browser.newContext({ locale: language, viewport, permissions: ["clipboard-read", "clipboard-write"] });
  const asked = [];
  context.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^http|^ws/.test(protocol) && !OURS.test(hostname)) asked.push(request.url().slice(0, 150));
  });
  return { browser, context, asked, close: () => browser.close() };
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
