// What an author asks for: a new référentiel, a file of the matrix, what changed, the outline, the first steps.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { startBrowser, startEditor } from "./support/editor.mjs";
import { workspace } from "./support/places.mjs";
import { Window } from "./support/window.mjs";

let editor, browser, window;
before(async () => {
  editor = await startEditor({ settings: { "git.enabled": true } });
  browser = await startBrowser();
  window = await Window.open(browser, editor, workspace({ git: true }));
  window.prefix = "3";
});
after(async () => {
  await browser?.close();
  await editor?.close();
});
const flow = Window.flows("commands", () => window);
const SAMPLE = "exemple.referentiel.yaml";
const covered = (w) => w.until(async () => /\d\s%/.test(await w.status.innerText().catch(() => "")), "the coverage in the status bar");
/** The titles of a menu that is open: menus are drawn apart from the page's own elements. */
const menu = async (w) => {
  const rows = w.page.locator(".monaco-menu:visible .action-label");
  await rows.first().waitFor();
  return (await rows.allInnerTexts()).map((text) => text.trim()).filter(Boolean);
};

flow("the menus are in French", async (w) => {
  await w.file(SAMPLE);
  await covered(w);
  await w.page.locator('.editor-actions .action-label[aria-label="Référentiel"], .editor-actions [title="Référentiel"], .editor-actions .action-label:has-text("Référentiel")').first().click();
  const titles = await menu(w);
  for (const key of ["showMatrix", "export", "compare", "fixAll", "renumber", "format", "explainRule", "restart"]) {
    assert.ok(titles.some((title) => title.startsWith(w.words[`command.${key}`])), `${key}: ${titles.join(" | ")}`);
  }
  await w.shot("menu-title");
  await w.page.keyboard.press("Escape");
  await w.page.locator(".editor-instance .view-line span span").first().click({ button: "right" });
  assert.ok((await menu(w)).includes("Référentiel"));
  await w.page.locator(".monaco-menu:visible .action-label", { hasText: "Référentiel" }).first().hover();
  await w.page.waitForTimeout(600);
  await w.shot("menu-context");
});

flow("the matrix is exported where the author says", async (w) => {
  await w.own("export");
  await w.rows.first().waitFor();
  await w.shot("export-formats");
  await w.choose("Excel");
  await w.until(async () => (await w.field.inputValue().catch(() => "")).endsWith(".xlsx"), "the name of the file");
  await w.shot("export-dialog");
  const to = await w.field.inputValue();
  await w.page.keyboard.press("Enter");
  await w.told.first().waitFor();
  assert.match(await w.told.first().innerText(), /La matrice est dans/);
  await w.page.waitForTimeout(400);
  await w.shot("exported");
  assert.equal(to, join(w.folder, "exemple-matrice.xlsx"));
  assert.equal(readFileSync(to).subarray(0, 2).toString(), "PK");
});

flow("what changed since the last version kept", async (w) => {
  await w.goToText(SAMPLE, "Observation des usages");
  await w.page.keyboard.type("Nouvelle ");
  await w.own("compare");
  await w.until(async () => (await w.rows.allInnerTexts()).some((row) => row.includes("Première version")), "the version of git");
  await w.shot("versions");
  await w.choose("Première version");
  const page = w.panel();
  await page.locator("body", { hasText: "Nouvelle" }).waitFor();
  await w.page.waitForTimeout(300);
  await w.shot("compared");
  await w.close(await w.page.locator(".tab.active").last().innerText());
  await w.tab(SAMPLE).click();
  await w.revert();
});

flow("the outline leads to each thing, and follows the cursor", async (w) => {
  await w.page.locator(".pane-header", { hasText: new RegExp(w.words["view.plan"], "i") }).click();
  const rows = w.page.locator('.pane-body:visible [role="treeitem"]').filter({ hasText: /^\s*(1|1\.1)\b/ });
  await rows.first().waitFor();
  const activity = w.page.locator('[role="treeitem"]', { hasText: "Planification des prises" }).first();
  await activity.click();
  const [line] = w.place(SAMPLE, "1.3:");
  await w.until(async () => await w.line() === line, "the line of the activity");
  await w.shot("outline");
  await w.page.locator(".pane-header", { hasText: new RegExp(w.words["view.plan"], "i") }).click();
});

flow("a click on the coverage opens the matrix", async (w) => {
  await w.status.click();
  await w.panel().locator("nav a").first().waitFor();
  await w.close("Matrice");
});

flow("the language of messages is chosen", async (w) => {
  await w.tab(SAMPLE).click();
  await w.own("chooseLanguage");
  await w.choose("English");
  await w.until(async () => /Coverage/.test(await w.status.innerText()), "the status bar in English");
  await w.shot("english");
  await w.own("chooseLanguage");
  await w.choose("Français");
  await w.until(async () => /Couverture/.test(await w.status.innerText()), "the status bar in French");
});

flow("a new référentiel is begun", async (w) => {
  await w.own("new");
  await w.rows.first().waitFor();
  await w.page.waitForTimeout(200);
  await w.shot("new-kinds");
  await w.page.keyboard.press("Enter");
  await w.page.locator(".tab.active", { hasText: /intitulé|Untitled/ }).first().waitFor();
  await w.until(async () => /intitulé:/.test(await w.text()), "the skeleton");
  await covered(w);
  await w.page.waitForTimeout(300);
  await w.shot("new");
});

flow("the first steps open, and are ticked", async (w) => {
  await w.command("Welcome: Open Walkthrough...", "Welcome: Open Walkthrough");
  await w.choose(w.words["walkthrough.title"]);
  const steps = w.page.locator(".gettingStartedContainer .getting-started-step");
  await steps.first().waitFor();
  assert.equal(await steps.count(), 5);
  await w.page.waitForTimeout(500);
  await w.shot("steps");
  const done = (title) => w.page.locator(".getting-started-step", { hasText: title }).locator(".codicon-getting-started-step-checked").first();
  await w.page.locator(".gettingStartedContainer .button-container .monaco-button", { hasText: w.words["walkthrough.sample.title"] }).first().click();
  await covered(w);
  await w.own("tryFault");
  await w.squiggles().first().waitFor();
  await w.shot("steps-fault");
  await w.page.keyboard.press("Control+.");
  await w.page.locator(".action-widget .monaco-list-row").first().waitFor();
  await w.page.waitForTimeout(200);
  await w.page.keyboard.press("Enter");
  await w.until(async () => await w.squiggles().count() === 0, "no fault");
  await w.own("showMatrix");
  await w.panel().locator("nav a").first().waitFor();
  await w.own("exportCsv");
  await w.field.waitFor();
  await w.page.keyboard.press("Escape");
  await w.page.locator(".tab", { hasText: "Walkthrough" }).first().click();
  for (const step of ["sample", "fault", "mend", "matrix"]) await done(w.words[`walkthrough.${step}.title`]).waitFor();
  await w.page.waitForTimeout(300);
  await w.shot("steps-ticked");
});

flow("nothing was asked of another machine", () => assert.deepEqual(browser.asked, []));
