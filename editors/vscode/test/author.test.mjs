// An author opens a référentiel, makes faults and mends them.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { startBrowser, startEditor } from "./support/editor.mjs";
import { workspace } from "./support/places.mjs";
import { Window } from "./support/window.mjs";

let editor, browser, window;
before(async () => {
  editor = await startEditor({ language: "fr", settings: { "git.enabled": true } });
  browser = await startBrowser({ language: "fr-FR" });
  window = await Window.open(browser, editor, workspace({ git: true }));
  window.prefix = "1";
});
after(async () => {
  await browser?.close();
  await editor?.close();
});
const flow = Window.flows("author", () => window);
const SHORT = "atelier.referentiel.yaml";
const SAMPLE = "exemple.referentiel.yaml";

flow("the sample opens without a fault, its coverage in the status bar", async (w) => {
  await w.file(SAMPLE);
  await w.until(async () => /100/.test(await w.status.innerText().catch(() => "")), "the coverage in the status bar");
  assert.match(await w.status.innerText(), /Couverture 100\s%\s· aucune faute/);
  assert.equal(await w.squiggles().count(), 0);
  await w.shot("sample");
});

flow("a fault typed is underlined and counted, and gone once taken back", async (w) => {
  await w.file(SHORT);
  await w.goToText(SHORT, "évalue: C3, C4", "évalue: C3, C4".length);
  await w.page.keyboard.type("4");
  await w.squiggles().first().waitFor();
  await w.until(async () => /2 fautes/.test(await w.status.innerText()), "the faults in the status bar");
  await w.page.keyboard.press("Control+Shift+M");
  await w.page.locator(".markers-panel .monaco-list-row").first().waitFor();
  const rows = (await w.page.locator(".markers-panel .monaco-list-row").allInnerTexts()).join("\n");
  assert.match(rows, /« C44 »/);
  assert.match(rows, /TRA003/);
  await w.shot("problems");
  await w.page.keyboard.press("Control+Shift+M");
  await w.revert();
  await w.squiggles().first().waitFor({ state: "detached" });
});

flow("a fault is mended from the keyboard", async (w) => {
  await w.file(SAMPLE);
  const [line, column] = w.place(SAMPLE, "1.1.1: >-");
  await w.goTo(line, column + 1);
  await w.page.keyboard.press("Backspace");
  await w.page.keyboard.type("9");
  await w.squiggles().first().waitFor();
  await w.page.keyboard.press("Control+.");
  await w.page.locator(".action-widget .monaco-list-row").first().waitFor();
  await w.page.waitForTimeout(200);
  await w.shot("fixes");
  await w.page.keyboard.press("Enter");
  await w.until(async () => await w.squiggles().count() === 0, "no fault");
  assert.match(await w.text(), /1\.1\.1: >-/);
  await w.revert();
});

flow("a competence is renamed, and what names it follows", async (w) => {
  await w.file(SHORT);
  await w.goToText(SHORT, "C3: Conduire", 1);
  await w.page.keyboard.press("F2");
  const box = w.page.locator(".rename-box input");
  await box.waitFor();
  await box.fill("C9");
  await w.shot("rename");
  await w.page.keyboard.press("Enter");
  await w.until(async () => /évalue: C9.*, C4/.test(await w.text()), "the reference renamed");
  assert.match(await w.text(), /C9: Conduire/);
  await w.revert();
});

flow("codes are proposed with what they stand for", async (w) => {
  await w.file(SHORT);
  await w.goToText(SHORT, "évalue: C3, C4", "évalue: C3, ".length);
  await w.page.keyboard.press("Control+Space");
  const first = w.page.locator(".suggest-widget.visible .monaco-list-row");
  await first.first().waitFor();
  await w.page.waitForTimeout(300);
  await w.shot("completion");
  assert.match((await first.allInnerTexts()).join("\n"), /C1/);
});

flow("a code says what it is, and the rule of a fault has its page", async (w) => {
  await w.file(SHORT);
  await w.goToText(SHORT, "évalue: C3, C4", "évalue: C3, C4".length);
  await w.page.keyboard.type("4");
  await w.squiggles().first().waitFor();
  const hover = w.page.locator(".monaco-hover-content:visible").first();
  // Counts that come above the lines move them from under the pointer.
  await w.until(async () => {
    await w.page.mouse.move(700, 20);
    await w.page.locator(".view-line span", { hasText: /^C44$/ }).first().hover();
    await hover.waitFor({ timeout: 2000 }).catch(() => {});
    return await hover.isVisible() && /TRA003/.test(await hover.innerText());
  }, "the fault in the hover");
  await w.shot("hover");
  await hover.locator("a", { hasText: "TRA003" }).first().click();
  const page = w.page.frameLocator("iframe.webview").first().frameLocator("#active-frame");
  await page.locator("h1", { hasText: "TRA003" }).waitFor();
  await w.page.waitForTimeout(300);
  await w.shot("rule");
  await w.close("TRA003");
  await w.revert();
});

flow("the first steps lead from the sample to a fault, and to what mends it", async (w) => {
  await w.command("Welcome: Open Walkthrough...", "Welcome: Open Walkthrough");
  await w.choose(w.words["walkthrough.title"]);
  const steps = w.page.locator(".gettingStartedContainer");
  const step = (name) => steps.locator(".getting-started-step", { hasText: w.words[`walkthrough.${name}.title`] }).first();
  const press = (command) => steps.locator(".monaco-button", { hasText: w.words[`command.${command}`] }).filter({ visible: true }).last().click();
  // A référentiel may be in sight beside, with faults of its own.
  const fault = w.page.locator(".editor-group-container.active .squiggly-error").first();
  const back = () => w.tab(w.words.displayName).click();
  const done = (name) => step(name).locator(".codicon-getting-started-step-checked").waitFor();
  await step("sample").waitFor();
  const picture = await w.frame("svg > rect");
  assert.equal(await picture.locator("svg > rect").first().evaluate((one) => getComputedStyle(one).fill), "rgb(255, 255, 255)");
  await w.shot("first-steps");
  await press("openSample");
  await w.page.locator(".editor-group-container.active .view-line", { hasText: "intitulé:" }).first().waitFor();
  await back();
  await done("sample");
  await step("fault").click();
  await press("tryFault");
  await fault.waitFor();
  await back();
  await done("fault");
  await step("mend").click();
  await w.page.waitForTimeout(300);
  await w.shot("step-mend");
  await press("showFix");
  const fix = w.page.locator(".action-widget .monaco-list-row.action", { hasText: "Renuméroter 9.1.1 en 1.1.1" });
  await fix.waitFor();
  await w.page.waitForTimeout(200);
  await w.shot("first-fix");
  await w.page.keyboard.press("Enter");
  await fault.waitFor({ state: "detached" });
  await back();
  await done("mend");
});
