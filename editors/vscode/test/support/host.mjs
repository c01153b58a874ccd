// Runs tests inside the editor's own extension host, where the real `vscode` is.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a person was told while the tests ran: sentences and buttons of every notification. */
const LISTEN = () => {
  window.told = [];
  new MutationObserver(() => {
    for (const item of document.querySelectorAll(".notification-list-item")) {
      const sentence = item.querySelector(".notification-list-item-message")?.innerText ?? "";
      const buttons = [...item.querySelectorAll(".notification-list-item-buttons-container .monaco-button")].map((one) => one.innerText);
      const text = [sentence, ...buttons].join(" | ");
      if (sentence !== "" && !window.told.includes(text)) window.told.push(text);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
};

/**
 * Has `tests`, a file of `host/`, run in a new window on `folder`, by the extension of the folder `extension`. Gives
 * `{results: [{name, error?}], noted: {…}, told: […]}`.
 */
export async function inHost({ editor, context, folder, extension, tests, limit = 60_000 }) {
  const page = await context.newPage();
  try {
    await page.addInitScript(LISTEN);
    await page.exposeFunction("codeAutomationLog", () => {});
    const ended = new Promise((resolve) => void page.exposeFunction("codeAutomationExit", resolve));
    const at = (path) => `vscode-remote://${editor.address}${path}`;
    const payload = [["extensionDevelopmentPath", at(extension)], ["extensionTestsPath", at(join(import.meta.dirname, "../host", `${tests}.js`))], ["skipWelcome", "true"]];
    await page.goto(editor.url(folder, `&payload=${encodeURIComponent(JSON.stringify(payload))}`));
    const late = new Promise((resolve) => setTimeout(resolve, limit, "late").unref());
    const how = await Promise.race([ended, late]);
    const file = join(editor.state, `${tests}.json`);
    if (!existsSync(file)) throw new Error(`${tests}: nothing came of the tests in the editor (${how})`);
    const found = JSON.parse(readFileSync(file, "utf8"));
    if (how === "late") found.results.push({ name: "the tests end", error: "still running" });
    return { ...found, told: await page.evaluate(() => window.told) };
  } finally {
    await page.close();
  }
}
