// Where the program is looked for, and how often it is started again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./source.mjs";

const { find } = await load("src/server/binary.ts");
const { Crashes } = await load("src/server/crashes.ts");
const { Latest } = await load("src/latest.ts");
const { faults } = await load("src/summary.ts");

const machine = (files, more = {}) => ({ platform: "linux", home: "/home/a", path: "/usr/bin:bin:.:/opt/r", runs: (file) => files.includes(file), ...more });

for (const [name, setting, files, expected] of [
  ["the setting comes first", "/mine/referentiel", ["/mine/referentiel", "/ext/server/referentiel"], "/mine/referentiel"],
  ["a setting may begin at home", "~/r", ["/home/a/r"], "/home/a/r"],
  ["a setting that names nothing is told, not passed over", "/mine/referentiel", ["/ext/server/referentiel"], "wrong-setting"],
  ["a relative setting would depend on the folder", "bin/referentiel", ["bin/referentiel", "/ext/server/referentiel"], "wrong-setting"],
  ["the program inside comes before the system's", " ", ["/ext/server/referentiel", "/usr/bin/referentiel"], "/ext/server/referentiel"],
  ["the system's", "", ["/opt/r/referentiel"], "/opt/r/referentiel"],
  ["relative folders of PATH are those of whatever is open: left out", "", ["bin/referentiel", "./referentiel"], "missing"],
  ["nothing", "", [], "missing"],
]) {
  test(`program: ${name}`, () => {
    const found = find(setting, "/ext/server", machine(files));
    assert.equal(found.kind === "found" ? found.file : found.kind, expected);
  });
}

test("program: on Windows it is an exe", () => {
  const windows = machine(["C:\\ext\\server\\referentiel.exe"], { platform: "win32", path: "C:\\Windows;.\\x" });
  assert.equal(find("", "C:\\ext\\server", windows).file, "C:\\ext\\server\\referentiel.exe");
});

test("falls: the fifth in three minutes is the last", () => {
  let now = 0;
  const crashes = new Crashes(() => now);
  const again = [0, 10, 20, 30, 40].map((second) => ((now = second * 1000), crashes.fell()));
  assert.deepEqual(again, [true, true, true, true, false]);
  crashes.forget();
  assert.equal(crashes.fell(), true);
});

test("falls: old ones are forgotten", () => {
  let now = 0;
  const crashes = new Crashes(() => now);
  for (let minute = 0; minute < 20; minute++) {
    now = minute * 60_000;
    assert.equal(crashes.fell(), true);
  }
  assert.equal(crashes.count(), 3);
});

test("only the last of many requests is served, and it always is", async () => {
  let value = 0;
  const seen = [];
  let open;
  const gate = new Promise((resolve) => (open = resolve));
  const latest = new Latest(async () => {
    const now = value;
    await gate;
    seen.push(now);
  });
  for (value = 1; value <= 50; value++) latest.ask();
  value = 50;
  open();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(seen, [1, 50]);
});

test("work that fails is told and does not stop what comes after", async () => {
  let runs = 0;
  const failures = [];
  const latest = new Latest(async () => { if (runs++ === 0) throw new Error("no"); }, (error) => failures.push(error.message));
  latest.ask();
  await new Promise((resolve) => setTimeout(resolve, 1));
  latest.ask();
  await new Promise((resolve) => setTimeout(resolve, 1));
  assert.deepEqual([runs, failures], [2, ["no"]]);
});

test("faults in words", () => {
  const t = (text, ...values) => text.replace("{0}", values[0]);
  const words = [[0, 0], [1, 0], [1, 2]].map(([errors, warnings]) => faults({ errors, warnings }, t));
  assert.deepEqual(words, ["no fault", "1 fault", "3 faults"]);
});
