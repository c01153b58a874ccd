// The server is killed: it comes back, the text is untouched; when it falls too often the author is told, once.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { startBrowser, startEditor } from "./support/editor.mjs";
import { binary, installed, workspace } from "./support/places.mjs";
import { servers } from "./support/processes.mjs";
import { Window } from "./support/window.mjs";

let editor, browser, window;
before(async () => {
  editor = await startEditor();
  browser = await startBrowser();
  window = await Window.open(browser, editor, workspace());
  window.prefix = "4";
});
after(async () => {
  await browser?.close();
  await editor?.close();
});
const flow = Window.flows("killed", () => window);
const SHORT = "atelier.referentiel.yaml";
const program = join(installed ?? "", "server/referentiel");
const alive = () => servers(program, editor.state);

/** Kills the server; waits for the next one where there is to be one. */
async function kill(w, again = true) {
  const [pid] = await w.until(() => alive().length === 1 && alive(), "one server");
  process.kill(pid, "SIGKILL");
  if (again) await w.until(() => { const now = alive(); return now.length === 1 && now[0] !== pid; }, "another server");
  return pid;
}

flow("a killed server comes back by itself, and the text is untouched", async (w) => {
  await w.file(SHORT);
  await w.goToText(SHORT, "évalue: C3, C4", "évalue: C3, C4".length);
  await w.page.keyboard.type("4");
  await w.squiggles().first().waitFor();
  await w.until(async () => /évalue: C3.{1,3}Conduire/.test(await w.text()), "the hints");
  const text = await w.text();
  await kill(w);
  await w.squiggles().first().waitFor();
  // Hints come back within the lines.
  await w.until(async () => await w.text() === text, "the text as it was");
  assert.ok(await w.page.locator(".tab.active.dirty").count() > 0, "what was typed is still to be saved");
  assert.equal(await w.told.count(), 0, "nobody is told");
  // The new server knows the text as it is.
  await w.page.keyboard.press("Backspace");
  await w.squiggles().first().waitFor({ state: "detached" });
  await w.page.keyboard.type("4");
  await w.squiggles().first().waitFor();
  await w.shot("back");
});

flow("five falls within three minutes, and the author is asked for a report", async (w) => {
  await kill(w);
  await w.page.waitForTimeout(500);
  // Twice while it starts.
  await kill(w);
  await kill(w);
  await w.squiggles().first().waitFor();
  // What happens before the last fall is in the recording.
  await w.goToText(SHORT, "évalue: C3, C4", "évalue: C3, C4".length);
  await w.page.keyboard.type("5");
  await w.page.waitForTimeout(500);
  await kill(w, false);
  await w.told.first().waitFor();
  const said = (await w.told.allInnerTexts()).join("\n");
  assert.match(said, /s'est arrêtée cinq fois/);
  for (const button of ["Préparer un rapport", "Relancer", "journal"]) assert.ok(said.includes(button), `${button}: ${said}`);
  assert.equal(await w.told.count(), 1, said);
  await w.until(async () => /non vérifié/.test(await w.status.innerText()), "the status bar says so");
  await w.page.waitForTimeout(400);
  await w.shot("too-often");
  assert.deepEqual(alive(), []);
  // The report names the recording, which repeats what happened.
  await w.page.locator(".notification-list-item .monaco-button", { hasText: "Préparer un rapport" }).click();
  await w.page.locator(".tab.active", { hasText: /Untitled|# / }).first().waitFor();
  await w.page.waitForTimeout(400);
  await w.shot("report");
  const text = await w.text();
  const recording = /^\/.*session\.bin$/m.exec(text)?.[0];
  assert.ok(recording, text);
  assert.ok(existsSync(recording), recording);
  const again = spawnSync(binary, ["server", "--replay", recording], { encoding: "utf8", timeout: 20_000 });
  assert.ok(again.status === 0 || again.status === 1, `${again.status}: ${again.stderr}`);
  assert.match(again.stdout, /C44/);
});

flow("a click starts it again", async (w) => {
  await w.tab(SHORT).click();
  await w.status.click();
  await w.until(() => alive().length === 1, "a server");
  await w.until(async () => /faute/.test(await w.status.innerText()), "the faults in the status bar");
  await w.shot("again");
});
