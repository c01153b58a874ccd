// A window of the editor, as a person uses it: by mouse and keyboard alone.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { installed, shots } from "./places.mjs";

const WAIT = 15_000;

/** What package.json says, in a language: `words.fr["command.showMatrix"]`. */
const read = (name) => (installed === undefined ? {} : JSON.parse(readFileSync(join(installed, name), "utf8")));
export const words = { fr: read("package.nls.fr.json"), en: read("package.nls.json") };

export class Window {
  /** The flow under way has the number of its pictures. */
  count = 0;

  constructor(page, editor, folder, language) {
    Object.assign(this, { page, editor, folder, language, words: words[language] });
    this.shots = join(shots, language);
    mkdirSync(this.shots, { recursive: true });
    page.setDefaultTimeout(WAIT);
  }

  static async open(browser, editor, folder, language = "fr") {
    const window = new Window(await browser.context.newPage(), editor, folder, language);
    await window.page.goto(editor.url(folder));
    await window.page.waitForSelector(".explorer-folders-view .monaco-list-row", { timeout: 60_000 });
    return window;
  }

  /** Declares a flow: one test, pictures in their order, and one more of what was there when it failed. */
  static flows(name, window) {
    return (title, work) => test(title, async () => {
      const one = window();
      assert.ok(one, `${name}: no window`);
      try {
        await work(one);
      } catch (error) {
        await one.shot("FAILED").catch(() => {});
        throw error;
      } finally {
        await one.calm();
      }
    });
  }

  async shot(name) {
    this.constructor.taken = (this.constructor.taken ?? 0) + 1;
    await this.page.screenshot({ path: join(this.shots, `${this.prefix ?? ""}${String(++this.count).padStart(2, "0")}-${name}.png`) });
  }

  /** Puts away what a flow left open above the text. */
  async calm() {
    for (let at = 0; at < 2; at++) await this.page.keyboard.press("Escape").catch(() => {});
    const { page } = this;
    const clear = page.locator(".notifications-toasts.visible .codicon-notifications-clear");
    for (let at = 0; at < 4 && await clear.count() > 0; at++) {
      await clear.first().click({ force: true, timeout: 1000 }).catch(() => {});
    }
  }

  /** Opens a file by a double click in the explorer. */
  async file(name) {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().dblclick();
    await this.page.locator(".tab.active", { hasText: name }).first().waitFor();
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  tab(name) { return this.page.locator(".tab", { hasText: name }).first(); }
  /** Closes the first tab of that name. */
  async close(name) {
    const count = await this.page.locator(".tab").count();
    await this.tab(name.trim()).click({ button: "middle" });
    await this.until(async () => await this.page.locator(".tab").count() < count, `${name} closed`);
  }

  get rows() { return this.page.locator(".quick-input-list .monaco-list-row"); }
  get field() { return this.page.locator(".quick-input-widget input.input").first(); }

  /** Chooses a command of the list by its title. */
  async command(title, text = title) {
    await this.page.keyboard.press("F1");
    await this.field.waitFor();
    await this.field.fill(`>${text}`);
    await this.rows.filter({ hasText: title }).first().waitFor();
    await this.rows.filter({ hasText: title }).first().click();
  }

  /** A command of the extension, by the key of its title. */
  own(key) { return this.command(this.words[`command.${key}`]); }

  /** Chooses the row of the list that is open. */
  async choose(text) {
    const row = this.rows.filter({ hasText: text }).first();
    await row.waitFor();
    await row.click();
  }

  /** Puts the focus in the text, and the cursor on a line and column, both from 1. */
  async goTo(line, column = 1) {
    await this.page.keyboard.press("Control+G");
    await this.field.waitFor();
    await this.field.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.waitForFunction(([line]) => [...document.querySelectorAll("#status\\.editor\\.selection")]
      .some((item) => new RegExp(`\\b${line}\\b`).test(item.innerText)), [line]);
  }

  /** Where `text` is in a file as it is on disk: `[line, column]`, from 1, `shift` letters further. */
  place(name, text, shift = 0) {
    const whole = readFileSync(join(this.folder, name), "utf8");
    const at = whole.indexOf(text);
    assert.ok(at >= 0, `${name} has no ${text}`);
    const before = whole.slice(0, at).split("\n");
    return [before.length, before.at(-1).length + 1 + shift];
  }

  async goToText(name, text, shift = 0) { await this.goTo(...this.place(name, text, shift)); }

  /** The line of the cursor, from 1. */
  async line() {
    const text = await this.page.locator("#status\\.editor\\.selection").innerText();
    return Number(/\d+/.exec(text)?.[0]);
  }

  /** The lines of text in sight, with ordinary spaces. */
  async text() {
    const lines = await this.page.locator(".editor-instance .view-line").evaluateAll((lines) => lines
      .map((line) => [parseFloat(line.style.top), line.textContent]).sort(([a], [b]) => a - b).map(([, text]) => text));
    return lines.join("\n").replace(/\u00a0/g, " ");
  }

  async until(look, what, limit = WAIT) {
    const end = Date.now() + limit;
    let seen;
    for (;;) {
      seen = await look();
      if (seen) return seen;
      assert.ok(Date.now() < end, `never came: ${what}`);
      await this.page.waitForTimeout(30);
    }
  }

  squiggles(kind = "error") { return this.page.locator(`.editor-instance .squiggly-${kind}`); }

  /** Takes back what was typed: the text is that of the file again. */
  async revert() {
    await this.page.keyboard.press("Escape");
    await this.command("File: Revert File", "Revert File");
    await this.page.waitForTimeout(150);
  }

  get status() { return this.page.locator('[id="referentiel.referentiel.referentiel.coverage"], [id$="referentiel.coverage"]').first(); }
  get told() { return this.page.locator(".notification-list-item"); }

  /** The page in the panel: the frame within the frame of a webview. */
  panel(at = 0) { return this.page.frameLocator("iframe.webview").nth(at).frameLocator("#active-frame"); }

  /** The frame itself, for what only a frame can do. */
  async frame(selector) {
    return this.until(async () => {
      for (const frame of this.page.frames()) {
        if (frame !== this.page.mainFrame() && await frame.locator(selector).count().catch(() => 0) > 0) return frame;
      }
      return undefined;
    }, `a frame that holds ${selector}`);
  }
}
