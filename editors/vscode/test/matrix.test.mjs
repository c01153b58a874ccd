// The matrix beside the text: it follows, it leads, it comes back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { startBrowser, startEditor } from "./support/editor.mjs";
import { borrowed, workspace } from "./support/places.mjs";
import { Window } from "./support/window.mjs";

let editor, browser, window;
before(async () => {
  editor = await startEditor();
  browser = await startBrowser();
  window = await Window.open(browser, editor, workspace());
  window.prefix = "2";
});
after(async () => {
  await browser?.close();
  await editor?.close();
});
const flow = Window.flows("matrix", () => window);
const SAMPLE = "exemple.referentiel.yaml";
const current = (frame) => frame.locator("[aria-current]:not(nav *)").evaluateAll((found) => found.map(({ id }) => id));

flow("a click above the text opens it beside", async (w) => {
  await w.file(SAMPLE);
  await w.page.locator(`.editor-actions .action-label[aria-label^="${w.words["command.showMatrix"]}"]`).first().click();
  await w.panel().locator("nav a").first().waitFor();
  assert.match(await w.page.locator(".tab", { hasText: "Matrice" }).first().innerText(), /Matrice\s: exemple/);
  await w.panel().locator('nav a[href="#tracabilite"]').click();
  await w.panel().locator("#tracabilite-c1").waitFor();
  await w.shot("beside");
});

flow("a click on a code leads to its line", async (w) => {
  const [line] = w.place(SAMPLE, "1.2.1: >-");
  await w.panel().locator("#tracabilite-c1 a.code", { hasText: /^1\.2\.1$/ }).click();
  await w.until(async () => await w.line() === line, "the cursor on the line");
  await w.shot("code-to-line");
});

flow("the line under the cursor is shown in it", async (w) => {
  await w.tab(SAMPLE).click();
  await w.goToText(SAMPLE, "1.3.1: >-");
  const frame = await w.frame("#tracabilite-c2");
  await w.until(async () => (await current(frame)).includes("tracabilite-c2"), "the row of the cursor");
  await w.goToText(SAMPLE, "1.1.1: >-");
  await w.until(async () => (await current(frame)).includes("tracabilite-c0"), "the other row");
  await w.shot("cursor-to-row");
});

flow("what the pointer is on is shown in the text", async (w) => {
  const mark = w.page.locator('.editor-instance .view-overlays [class*="ced-"]');
  const before = await mark.count();
  await w.panel().locator("#tracabilite-c0 th").first().hover({ position: { x: 80, y: 6 } });
  await w.until(async () => await mark.count() > before, "the mark in the text");
  await w.shot("pointer-to-line");
  await w.page.mouse.move(5, 5);
});

flow("it follows each letter", async (w) => {
  await w.tab(SAMPLE).click();
  const [line, column] = w.place(SAMPLE, "Observation des usages");
  await w.goTo(line, column);
  await w.page.keyboard.type("Nouvelle ");
  await w.panel().locator("#tracabilite", { hasText: "Nouvelle Observation" }).waitFor();
  await w.shot("live");
  await w.revert();
  await w.panel().locator("#tracabilite", { hasText: "Nouvelle Observation" }).waitFor({ state: "detached" });
});

flow("gaps alone, from the panel's own buttons and the view from the list", async (w) => {
  await w.tab("Matrice").click();
  const all = await w.panel().locator("#tracabilite tbody tr:visible").count();
  await w.page.locator(`.editor-actions .action-label[aria-label^="${w.words["command.matrixGaps"]}"]`).first().click();
  await w.until(async () => await w.panel().locator("#tracabilite tbody tr:visible").count() < all, "fewer rows");
  assert.ok(await w.panel().locator("#g").isChecked());
  await w.shot("gaps");
  await w.panel().locator("#g").uncheck();
  await w.page.locator(`.editor-actions .action-label[aria-label^="${w.words["command.matrixView"]}"]`).first().click();
  await w.rows.first().waitFor();
  await w.shot("views");
  assert.ok(!(await w.rows.allInnerTexts()).some((row) => row.includes("&")));
  await w.choose("Couverture");
  await w.panel().locator("#couverture:visible").waitFor();
});

flow("a gap that comes with a letter is the only row of the gaps", async (w) => {
  await w.panel().locator('nav a[href="#tracabilite"]').click();
  await w.panel().locator("#g").check();
  await w.tab(SAMPLE).click();
  await w.goToText(SAMPLE, "1.5.1:\n            groupe", "1.5.".length);
  await w.page.keyboard.press("Delete");
  await w.page.keyboard.type("9");
  const rows = w.panel().locator("#tracabilite tbody tr:visible:not(.gh)");
  await rows.filter({ hasText: "1.5.1" }).first().waitFor();
  assert.deepEqual(await rows.evaluateAll((all) => all.map((row) => row.classList.contains("gap"))), [true]);
  await w.shot("gap");
  await w.revert();
  await rows.first().waitFor({ state: "detached" });
  await w.tab("Matrice").click();
  await w.panel().locator("#g").uncheck();
});

flow("it comes back with the window, as it was", async (w) => {
  await w.panel().locator('nav a[href="#criteres"]').click();
  await w.panel().locator("#criteres:visible").waitFor();
  // In a browser, the editor writes what it keeps every five seconds.
  await w.page.waitForTimeout(6500);
  await w.page.reload();
  await w.page.waitForSelector(".explorer-folders-view .monaco-list-row");
  await w.panel().locator("#criteres:visible").waitFor({ timeout: 30_000 });
  await w.shot("restored");
  await w.tab(SAMPLE).click();
  await w.goToText(SAMPLE, "1.3.1: >-");
  const frame = await w.frame("#criteres");
  await w.until(async () => (await current(frame)).length > 0, "the row of the cursor, after the window came back");
});

flow("it is walked through by the keyboard alone", async (w) => {
  await w.panel().locator('nav a[href="#tracabilite"]').click();
  const frame = await w.frame("#tracabilite");
  const [line] = w.place(SAMPLE, "1.2.1: >-");
  const name = () => frame.evaluate(() => document.activeElement.textContent.trim());
  await frame.locator("#tracabilite a.code").first().focus();
  for (let at = 0; at < 30 && await name() !== "1.2.1"; at++) await w.page.keyboard.press("Tab");
  assert.equal(await name(), "1.2.1");
  await w.page.keyboard.press("Enter");
  await w.until(async () => await w.line() === line, "the cursor on the line");
  const inText = await w.page.evaluate(() => document.activeElement.closest(".editor-instance") !== null);
  assert.ok(inText, "the focus is in the text");
});

const AXE = readFileSync(borrowed.resolve("axe-core/axe.min.js"), "utf8");
const THEMES = { dark: "Default Dark Modern", light: "Default Light Modern", contrast: "Default High Contrast" };
for (const [name, theme] of Object.entries(THEMES)) {
  flow(`it is accessible in the theme ${name}`, async (w) => {
    await w.command("Preferences: Color Theme");
    await w.choose(theme);
    const kind = { dark: "vscode-dark", light: "vscode-light", contrast: "vscode-high-contrast" }[name];
    const frame = await w.frame(`body.${kind} #synthese`);
    for (const view of name === "light" ? ["synthese", "tracabilite"] : ["tracabilite"]) {
      await frame.locator(`nav a[href="#${view}"]`).click();
      await frame.evaluate(`${AXE};0`);
      const found = await frame.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
      });
      assert.deepEqual(found, [], `${view}, ${theme}`);
    }
    await frame.locator('nav a[href="#tracabilite"]').click();
    await w.shot(`theme-${name}`);
  });
}
