// How often the server is started again, and what is asked of it last.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./source.mjs";

const { Crashes } = await load("src/server/crashes.ts");
const { Latest } = await load("src/latest.ts");
const { faults } = await load("src/summary.ts");

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
