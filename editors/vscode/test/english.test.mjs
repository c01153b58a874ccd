// The same in English, in a folder that is not trusted.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { startBrowser, startEditor } from "./support/editor.mjs";
import { workspace } from "./support/places.mjs";
import { Window } from "./support/window.mjs";

let editor, browser, window;
before(async () => {
  editor = await startEditor({ language: "en", trusted: false, settings: { "security.workspace.trust.startupPrompt": "never" } });
  browser = await startBrowser({ language: "en-US" });
  window = await Window.open(browser, editor, workspace(), "en");
});
after(async () => {
  await browser?.close();
  await editor?.close();
});
const flow = Window.flows("english", () => window);
const SHORT = "atelier.referentiel.yaml";
const FRENCH = /[àâéèêîôùûç]|\b(le|la|les|des|une?|est)\b/i;

flow("in Restricted Mode a référentiel is checked, in English", async (w) => {
  await w.file(SHORT);
  await w.until(async () => /Coverage 100%/.test(await w.status.innerText().catch(() => "")), "the coverage in the status bar");
  await w.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
  await w.goToText(SHORT, "évalue: C3, C4", "évalue: C3, C4".length);
  await w.page.keyboard.type("4");
  await w.squiggles().first().waitFor();
  await w.page.keyboard.press("Control+Shift+M");
  await w.page.locator(".markers-panel .monaco-list-row").first().waitFor();
  assert.match((await w.page.locator(".markers-panel .monaco-list-row").allInnerTexts()).join("\n"), /“C44” is the code of nothing/);
  await w.shot("problems");
  // French letters are no suspects.
  assert.equal(await w.page.locator(".editor-instance .unicode-highlight").count(), 0);
  await w.page.keyboard.press("Control+Shift+M");
});

flow("fixes are in English", async (w) => {
  await w.goToText(SHORT, "évalue: C3, C4", "évalue: C3, C4".length);
  await w.page.keyboard.press("Control+.");
  const rows = w.page.locator(".action-widget .monaco-list-row");
  await rows.first().waitFor();
  await w.page.waitForTimeout(200);
  await w.shot("fixes");
  const titles = (await rows.allInnerTexts()).join("\n");
  assert.match(titles, /TRA003/);
  assert.doesNotMatch(titles, FRENCH);
});

flow("the matrix is in English", async (w) => {
  await w.page.locator(`.editor-actions .action-label[aria-label^="${w.words["command.showMatrix"]}"]`).first().click();
  await w.panel().locator("nav a").first().waitFor();
  assert.match((await w.panel().locator("nav a").allInnerTexts()).join(" "), /Traceability/);
  await w.panel().locator('nav a[href="#tracabilite"]').click();
  await w.page.waitForTimeout(200);
  await w.shot("matrix");
});

flow("the rules of the document are explained in English", async (w) => {
  await w.tab(SHORT).click();
  await w.own("explainRule");
  await w.choose("TRA003");
  const page = await w.until(async () => {
    for (const frame of w.page.frames()) if (await frame.locator("h1", { hasText: "TRA003" }).count().catch(() => 0) > 0) return frame;
    return undefined;
  }, "the page of the rule");
  await w.page.waitForTimeout(300);
  await w.shot("rule");
  assert.doesNotMatch(await page.locator("h1").first().innerText(), FRENCH);
});

flow("nothing was asked of another machine", () => assert.deepEqual(browser.asked, []));
