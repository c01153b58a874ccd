// What flows to the panel: the latest wins, one request at a time, and the last change always arrives.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./source.mjs";

const { Feed } = await load("src/matrix/feed.ts");
const { views, sentence } = await load("src/matrix/sentence.ts");
const turn = () => new Promise((done) => setImmediate(done));

/** A server whose answers wait until they are let go, and what reaches the panel. */
function stage() {
  const asked = [];
  const seen = [];
  const wait = (what) => new Promise((done, refuse) => asked.push({ what, done, refuse }));
  const feed = new Feed(
    { page: (uri) => wait(`page ${uri}`), about: (uri, line) => wait(`line ${line}`) },
    {
      show: (uri, page) => seen.push(`${uri}: ${page.html}`),
      nothing: (uri, why) => seen.push(`${uri}: nothing, ${why?.message ?? "unknown"}`),
      point: (anchors) => seen.push(`at ${anchors}`),
    },
    turn,
  );
  const settle = async () => {
    for (let at = 0; at < 6; at++) await turn();
  };
  /** Answers the oldest request. */
  const answer = async (with_) => {
    const one = asked.shift();
    if (with_ instanceof Error) one.refuse(with_);
    else one.done(with_);
    await settle();
    return one.what;
  };
  return { feed, asked, seen, settle, answer };
}
const subject = (uri, version = () => 1) => ({ uri, version });
const page = (html, version = 1) => ({ html, title: "", version });

test("many changes while a page is made give one page more", async () => {
  const { feed, asked, seen, settle, answer } = stage();
  feed.follow(subject("a"));
  await settle();
  for (let at = 0; at < 5; at++) feed.changed();
  await settle();
  assert.equal(asked.length, 1);
  await answer(page("one"));
  assert.equal(asked.length, 1);
  await answer(page("two"));
  assert.equal(asked.length, 0);
  assert.deepEqual(seen, ["a: one", "a: two"]);
});

test("the same page is not sent twice, unless the panel has forgotten it", async () => {
  const { feed, seen, settle, answer } = stage();
  feed.follow(subject("a"));
  await settle();
  await answer(page("one"));
  feed.changed();
  await settle();
  await answer(page("one"));
  assert.equal(seen.length, 1);
  feed.forget();
  feed.changed();
  await settle();
  await answer(page("one"));
  assert.equal(seen.length, 2);
});

test("a page of a text that has gone by is asked again, not without end", async () => {
  const { feed, asked, seen, settle, answer } = stage();
  feed.follow(subject("a", () => 9));
  await settle();
  let times = 0;
  while (asked.length > 0 && times < 50) {
    await answer(page("old", 8));
    times++;
  }
  assert.equal(times, 5);
  feed.changed();
  await settle();
  await answer(page("new", 9));
  assert.equal(asked.length, 0);
  assert.deepEqual(seen, ["a: old", "a: new"]);
});

test("another document: what was asked for the first is not shown", async () => {
  const { feed, seen, settle, answer } = stage();
  feed.follow(subject("a"));
  await settle();
  feed.follow(subject("b"));
  await answer(page("of a"));
  assert.equal(await answer(page("of b")), "page b");
  assert.deepEqual(seen, ["b: of b"]);
});

test("a refusal is told, and the next change is tried", async () => {
  const { feed, seen, settle, answer } = stage();
  feed.follow(subject("a"));
  await settle();
  await answer(new Error("stopped"));
  feed.changed();
  await settle();
  await answer(null);
  assert.deepEqual(seen, ["a: nothing, stopped", "a: nothing, unknown"]);
});

test("only the last line counts", async () => {
  const { feed, asked, seen, settle, answer } = stage();
  feed.follow(subject("a"));
  await settle();
  await answer(page("one"));
  for (const line of [1, 2, 3]) feed.moved(line);
  await settle();
  feed.moved(4);
  const first = await answer({ code: null, anchors: ["c1"] });
  assert.equal(first, "line 3");
  assert.equal(await answer({ code: "2", anchors: ["c2"] }), "line 4");
  assert.equal(asked.length, 0);
  assert.deepEqual(seen, ["a: one", "at c2"]);
});

test("the views of a page, and a sentence instead of one", () => {
  const nav = "<nav aria-label=\"Vues\"><ul><li><a href=#synthese>Synthèse</a></li><li><a href=#signalements>Signalements <small>(3)</small></a></li></ul></nav><a href=#x>x</a>";
  assert.deepEqual(views(nav), [{ id: "synthese", label: "Synthèse" }, { id: "signalements", label: "Signalements" }]);
  const said = sentence("fr", "Matrice", "<b> & co");
  assert.match(said, /lang="fr".*<p>&lt;b&gt; &amp; co<\/p>/);
});
