// How long after a key the fault is underlined, and the matrix changed. Times are told; the bounds are five times what
// is aimed at, for machines that have much else to do.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { startBrowser, startEditor } from "./support/editor.mjs";
import { workspace } from "./support/places.mjs";
import { Window } from "./support/window.mjs";

const SAMPLES = 40;
/** In milliseconds, at the median. */
const UNDERLINED = 100;
const REDRAWN = 200;
const SLACK = 5;

let editor, browser, window;
before(async () => {
  editor = await startEditor();
  browser = await startBrowser();
  window = await Window.open(browser, editor, workspace());
  window.prefix = "5";
});
after(async () => {
  await browser?.close();
  await editor?.close();
});
const flow = Window.flows("latency", () => window);
const SAMPLE = "exemple.referentiel.yaml";

function told(what, times, aim) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => Math.round(sorted[Math.floor((sorted.length - 1) * part)]);
  console.log(`# latency: ${what}, ${times.length} keys: median ${at(0.5)} ms, p90 ${at(0.9)} ms, least ${at(0)} ms (aim: ${aim} ms)`);
  return at(0.5);
}

flow("a fault is underlined, and no longer, as one types", async (w) => {
  await w.file(SAMPLE);
  await w.goToText(SAMPLE, "évalue: 1.1 à 1.3", "évalue: 1.1 à 1.3".length);
  // The time of the key, as the page gets it, and that of the frame that draws the line, or no longer.
  await w.page.evaluate(() => {
    window.keys = [];
    document.addEventListener("keydown", ({ key, timeStamp }) => { if (key.length === 1 || key === "Backspace") window.keys.push(timeStamp); }, true);
    window.changes = [];
    let there = document.querySelectorAll(".squiggly-error").length > 0;
    new MutationObserver(() => {
      const now = document.querySelectorAll(".squiggly-error").length > 0;
      if (now !== there) {
        there = now;
        requestAnimationFrame(() => window.changes.push(performance.now()));
      }
    }).observe(document.querySelector(".editor-group-container"), { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
  });
  const times = [];
  for (let at = 0; at < SAMPLES; at++) {
    await w.page.keyboard.press(at % 2 === 0 ? "9" : "Backspace");
    await w.page.waitForFunction((count) => window.changes.length === count, at + 1, { polling: 20 });
    times.push(await w.page.evaluate(() => window.changes.at(-1) - window.keys.at(-1)));
    await w.page.waitForTimeout(60);
  }
  const appear = told("underlined", times.filter((_, at) => at % 2 === 0), UNDERLINED);
  const vanish = told("no longer underlined", times.filter((_, at) => at % 2 === 1), UNDERLINED);
  assert.ok(Math.max(appear, vanish) < UNDERLINED * SLACK, `${appear} and ${vanish} ms`);
});

flow("the matrix changes as one types", async (w) => {
  await w.own("showMatrix");
  await w.panel().locator('nav a[href="#tracabilite"]').click();
  const frame = await w.frame("#tracabilite-c0");
  await w.tab(SAMPLE).click();
  await w.goToText(SAMPLE, "Observation des usages");
  await frame.evaluate(() => {
    window.drawn = [];
    let text = document.querySelector("#tracabilite-a0, #tracabilite").textContent;
    new MutationObserver(() => {
      const now = document.querySelector("#tracabilite-a0, #tracabilite").textContent;
      if (now !== text) {
        text = now;
        requestAnimationFrame(() => window.drawn.push(performance.timeOrigin + performance.now()));
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const times = [];
  for (let at = 0; at < SAMPLES; at++) {
    const before = await frame.evaluate(() => window.drawn.length);
    await w.page.keyboard.press(at % 2 === 0 ? "x" : "Backspace");
    await frame.waitForFunction((count) => window.drawn.length > count, before, { polling: 20 });
    const drawn = await frame.evaluate((count) => window.drawn[count], before);
    times.push(drawn - await w.page.evaluate(() => performance.timeOrigin + window.keys.at(-1)));
    await w.page.waitForTimeout(60);
  }
  const median = told("matrix redrawn", times, REDRAWN);
  assert.ok(median < REDRAWN * SLACK, `${median} ms`);
});
