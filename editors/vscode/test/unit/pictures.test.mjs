// The pictures of the first steps follow the theme: the page that shows them refuses styles of their own.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { extension, json, read } from "./source.mjs";

const steps = json("package.json").contributes.walkthroughs.flatMap((one) => one.steps);
const pictures = readdirSync(join(extension, "media/walkthrough")).filter((name) => name.endsWith(".svg"));

test("each picture is shown by a step", () => {
  assert.deepEqual(steps.map(({ media }) => media.svg).sort(), pictures.map((name) => `media/walkthrough/${name}`).sort());
});

for (const name of pictures) {
  test(`the picture ${name} has the colours of the theme, and no other`, () => {
    const drawn = read(`media/walkthrough/${name}`);
    assert.doesNotMatch(drawn, /<style|\sstyle=|\sclass=|<script|href=/);
    for (const [, colour] of drawn.matchAll(/\s(?:fill|stroke)="([^"]*)"/g)) {
      assert.match(colour, /^(none|var\(--vscode-[\w-]+, .+\))$/);
    }
  });
}
