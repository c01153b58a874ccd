// The page in the panel of an editor, as people use it: it follows the text, and the text follows it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { accessible, browserPath, close, open, shot, withGaps } from './stage.js';
import { serve } from './server.js';
import { panel, THEMES } from './webview.js';

const skip = browserPath ? false : 'Chromium is absent';
let server, text, html;
before(async () => {
  if (skip) return;
  text = readFileSync(withGaps(), 'utf8');
  server = await serve(text, 'fr');
  html = (await server.ask('matrix', { panel: true })).html;
  await open();
});
after(async () => {
  server?.stop();
  await close();
});

/** The page for another text. */
async function pageOf(change, of = server) {
  of.change(change);
  const { html } = await of.ask('matrix', { panel: true });
  of.change(text);
  return html;
}
const shown = (view) => view.locator('.view:visible').evaluateAll((views) => views.map((one) => one.id));
const lineOf = (words) => text.slice(0, text.indexOf(words)).split('\n').length;
const settled = (view) => view.waitForFunction(() => new Promise((done) => requestIdleCallback(() => done(true))));

test('links lead to the views, and the editor does not see them', { skip }, () => panel(html, {}, async ({ page, view }) => {
  await view.click('nav a[href="#tracabilite"]');
  assert.deepEqual(await shown(view), ['tracabilite']);
  await view.click('.badge.bad');
  assert.deepEqual(await shown(view), ['synthese']);
  assert.deepEqual(await page.evaluate(() => window.strayed), []);
  assert.equal(await view.locator('button', { hasText: 'Imprimer' }).count(), 0);
}));

test('a code leads to its line, by mouse and by keyboard', { skip }, () => panel(html, {}, async ({ view, posted }) => {
  await view.click('nav a[href="#tracabilite"]');
  const line = lineOf('1.2.1:');
  const code = view.locator('#tracabilite a.code', { hasText: /^1\.2\.1$/ });
  await code.click();
  await code.press('Enter');
  assert.deepEqual(await posted('reveal'), [{ type: 'reveal', line }, { type: 'reveal', line }]);
  const place = view.locator('#tracabilite-c0 [data-line]').last();
  await place.click();
  await place.press(' ');
  const there = { type: 'reveal', line: lineOf('1.1.1:') };
  assert.deepEqual(await posted('reveal'), [there, there]);
  assert.equal(await code.getAttribute('title'), `Aller à la ligne ${line}`);
}));

test('all that is known of a code stays at hand', { skip }, () => panel(html, {}, async ({ page, view, posted }) => {
  await view.click('nav a[href="#tracabilite"]');
  const code = view.locator('#tracabilite a.code', { hasText: /^1\.2$/ }).first();
  await code.focus();
  await page.keyboard.press('Tab');
  assert.equal(await view.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Tout ce qui concerne 1.2');
  await page.keyboard.press('Enter');
  const card = view.locator('#card');
  assert.match(await card.textContent(), /Activité\s+Définition des orientations.*ligne \d+.*E1/s);
  await accessible(view, 'card');
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  assert.ok(await code.evaluate((link) => link === document.activeElement));
  await code.hover();
  await view.click('.more');
  await card.locator('.rows a', { hasText: 'Grille officielle' }).click();
  assert.deepEqual(await shown(view), ['officielle']);
  assert.deepEqual(await posted('reveal'), []);
}));

test('what is pointed at is told, then that nothing is', { skip }, () => panel(html, {}, async ({ page, view, posted }) => {
  await view.click('nav a[href="#tracabilite"]');
  await page.mouse.move(1, 1);
  await page.waitForTimeout(80);
  await posted('hover');
  const until = (line) => page.waitForFunction((line) => window.posted.findLast((m) => m.type === 'hover')?.line === line, line);
  await view.locator('#tracabilite-c1 th').hover({ position: { x: 90, y: 5 } });
  await until(lineOf('1.2.1:'));
  await view.locator('#tracabilite-a0').hover({ position: { x: 5, y: 5 } });
  await until(lineOf('1.1:'));
  await page.locator('#text').hover();
  await until(null);
  await view.locator('#tracabilite-c1 th a.code').focus();
  await until(lineOf('1.2.1:'));
  await page.locator('#text').focus();
  await until(null);
  assert.ok((await posted('hover')).length <= 8);
}));

test('a new text is shown in place, and the reader keeps all', { skip }, async () => {
  const next = await pageOf(text.replace(/1\.2\.1: >-\n */, '$&Tout neuf, ').replace(/^blocs:/m, '\nblocs:'));
  await panel(html, {}, async ({ page, view, send }) => {
    await view.click('nav a[href="#tracabilite"]');
    await view.locator('#tracabilite .gh button').nth(1).click();
    const row = await view.$('#tracabilite-c1');
    await view.locator('#tracabilite-c1 th a.code').focus();
    await view.evaluate(() => { window.seenMore = document.activeElement; scrollTo(0, 200); });
    const top = await view.evaluate(() => scrollY);
    await send({ type: 'page', html: next });
    assert.ok(await row.evaluate((row) => row.isConnected && row.textContent.includes('Tout neuf')));
    assert.ok(await view.evaluate(() => window.seenMore === document.activeElement));
    assert.equal(await view.evaluate(() => scrollY), top);
    assert.deepEqual(await shown(view), ['tracabilite']);
    assert.equal(await view.locator('#tracabilite tbody.folded').count(), 1);
    // Views out of sight follow too.
    await settled(view);
    for (const id of ['officielle', 'couverture', 'index']) {
      await view.click(`nav a[href="#${id}"]`);
      assert.match(await view.locator(`#${id}`).textContent(), /Tout neuf/, id);
    }
    await shot(page, 'panel-updated');
  });
});

test('what is shown after an update is what a new page would show', { skip }, async () => {
  const changes = [
    (text) => text.replace(/^( *)1\.1\.1: .*\n/m, (line, margin) => `${margin}1.1.9: Ajouter une compétence afin de voir\n`),
    (text) => text.replace(/^ *1\.4\.1: .*\n.*\n.*\n/m, ''),
    (text) => text.replace(/intitulé: Observation.*/, 'intitulé: "<b>&amp;"'),
    () => 'intitulé: Rien\nblocs: {}\n',
    () => 'intitulé: [',
  ];
  const pages = [];
  for (const change of changes) pages.push(await pageOf(change(text)));
  pages.push(html);
  const whole = (view) => view.evaluate(async () => {
    for (const id of [...document.querySelectorAll('.view')].map((one) => one.id)) {
      postMessage({ type: 'view', id });
      await new Promise((done) => setTimeout(done, 10));
    }
    postMessage({ type: 'view', id: document.querySelector('.view').id });
    await new Promise((done) => setTimeout(done, 10));
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll('script').forEach((e) => e.remove());
    for (const e of copy.querySelectorAll('*')) {
      const all = e.getAttributeNames().sort().map((name) => [name, e.getAttribute(name)]);
      for (const [name] of all) e.removeAttribute(name);
      for (const [name, value] of all) e.setAttribute(name, value);
    }
    return [document.title, copy.innerHTML.replace(/ (tabindex|title|aria-current)="[^"]*"/g, '').replace(/></g, '>\n<').split('\n')];
  });
  for (const page of pages) {
    let fresh;
    await panel(page, {}, async ({ view }) => { fresh = await whole(view); });
    await panel(html, {}, async ({ view, send }) => {
      await send({ type: 'page', html: pages[0] });
      await send({ type: 'page', html: page });
      const there = await whole(view);
      there[1].forEach((line, at) => assert.equal(line, fresh[1][at]));
      assert.deepEqual(there, fresh);
    });
  }
});

test('sorted, searched and with gaps only, it stays so', { skip }, async () => {
  const next = await pageOf(text.replace(/1\.2\.1: >-\n */, '$&Tout neuf, '));
  await panel(html, {}, async ({ page, view, send, state }) => {
    await view.click('nav a[href="#tracabilite"]');
    const head = view.locator('#tracabilite thead th').nth(1);
    await head.locator('button').click();
    await head.locator('button').click();
    await view.fill('#q', '1.2');
    await view.waitForFunction(() => /sur/.test(document.querySelector('output').textContent));
    const rows = () => view.locator('#tracabilite tbody tr:visible').evaluateAll((rows) => rows.map((row) => row.querySelector('th').abbr));
    const before = await rows();
    await view.locator('#tracabilite tr:visible a.code', { hasText: /^1\.2\.1$/ }).first().focus();
    await send({ type: 'page', html: next });
    assert.deepEqual(await rows(), before);
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    assert.equal(await view.inputValue('#q'), '1.2');
    assert.match(await view.locator('#tracabilite tbody').first().textContent(), /Tout neuf/);
    assert.equal(await view.evaluate(() => document.activeElement.textContent), '1.2.1');
    await view.fill('#q', '');
    await send({ type: 'gaps', on: true });
    assert.ok(await view.isChecked('#g'));
    await send({ type: 'gaps' });
    assert.equal(await view.isChecked('#g'), false);
    await send({ type: 'view', id: 'couverture' });
    assert.deepEqual(await shown(view), ['couverture']);
    await page.waitForFunction(() => window.state.view === 'couverture');
    assert.deepEqual((await state()).sort, { tracabilite: [1, true] });
  });
});

test('the row of the line under the cursor is shown, unless the reader is busy in the panel', { skip }, () =>
  panel(html, { height: 500 }, async ({ page, view, send }) => {
    await view.click('nav a[href="#tracabilite"]');
    const current = () => view.locator('[aria-current]:not(nav *)').evaluateAll((found) => found.map((e) => e.id));
    // The pointer has left, and the text has the focus.
    await page.locator('#text').hover();
    await page.locator('#text').focus();
    await send({ type: 'cursor', anchors: ['zz', 'tracabilite-c9', 'e2'] });
    assert.deepEqual(await current(), ['tracabilite-c9']);
    const inSight = () => view.locator('#tracabilite-c9').evaluate((row) => {
      const box = row.getBoundingClientRect();
      return box.top >= document.querySelector('.bar').getBoundingClientRect().bottom && box.top < innerHeight;
    });
    assert.ok(await inSight());
    assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
    await shot(page, 'panel-cursor');
    await send({ type: 'page', html });
    assert.deepEqual(await current(), ['tracabilite-c9']);
    await view.locator('#q').focus();
    await view.evaluate(() => scrollTo(0, 0));
    await send({ type: 'cursor', anchors: ['c9'] });
    assert.equal(await view.evaluate(() => scrollY), 0);
    await send({ type: 'view', id: 'criteres' });
    await send({ type: 'cursor', anchors: ['c0'] });
    assert.ok(await view.locator('#criteres tr.now').count() > 1);
    await send({ type: 'cursor', anchors: [] });
    assert.deepEqual(await current(), []);
  }));

test('the state comes back', { skip }, async () => {
  let kept;
  await panel(html, { height: 500 }, async ({ page, view, state }) => {
    await view.click('nav a[href="#tracabilite"]');
    await view.locator('#tracabilite .gh button').first().click();
    await view.locator('#couverture').evaluate(() => scrollTo(0, 150));
    await page.waitForFunction(() => window.state?.scroll.top === 150 && window.state.folds.length === 1);
    kept = await state();
    assert.equal(kept.uri, server.uri);
  });
  await panel(html, { height: 500, state: kept }, async ({ view }) => {
    assert.deepEqual(await shown(view), ['tracabilite']);
    assert.equal(await view.locator('#tracabilite tbody.folded').count(), 1);
    await view.waitForFunction(() => scrollY === 150);
  });
  // Another document: the view alone.
  await panel(html, { height: 500, state: { ...kept, uri: 'file:///autre.referentiel.yaml' } }, async ({ view }) => {
    assert.deepEqual(await shown(view), ['tracabilite']);
    assert.equal(await view.locator('#tracabilite tbody.folded').count(), 0);
  });
});

for (const theme of THEMES) {
  test(`accessible and readable beside a text: ${theme}`, { skip }, () =>
    panel(html, { theme, width: 520, height: 800 }, async ({ page, view, send }) => {
      // Each view in the first theme; what has colours of its own in the others.
      const views = ['tracabilite', 'signalements', ...(theme === THEMES[0] ? ['synthese', 'criteres', 'index'] : [])];
      for (const id of views) {
        await send({ type: 'view', id });
        await send({ type: 'cursor', anchors: ['c1', 'b1'] });
        await accessible(view, id);
        assert.equal(await view.evaluate(() => document.documentElement.scrollWidth), 520, id);
        await shot(page, `panel-${id}-${theme}`);
      }
      await view.locator(`#${views.at(-1)} tbody tr`).first().hover();
      await accessible(view, 'hover');
      const bar = await view.locator('.bar').boundingBox();
      assert.ok(bar.y + bar.height < 240, `the head takes ${bar.y + bar.height} of 800 pixels`);
    }));
}

test('everything can be done from the keyboard', { skip }, () => panel(html, {}, async ({ page, view, posted }) => {
  await view.click('nav a[href="#tracabilite"]');
  const focused = () => view.evaluate(() => {
    const e = document.activeElement;
    return [e.getAttribute('aria-label') ?? (e.textContent.trim() || e.id), getComputedStyle(e).outlineStyle !== 'none'];
  });
  const seen = [];
  for (let at = 0; at < 45; at++) {
    await page.keyboard.press('Tab');
    const [name, ring] = await focused();
    assert.ok(ring, `the focus does not show on ${name}`);
    seen.push(name);
  }
  for (const one of ['Compétence', 'Lignes de 1', '1.1', 'Tout ce qui concerne 1.1', '1.1.1', 'E1']) {
    assert.ok(seen.includes(one), `${one} is not reached: ${seen}`);
  }
  await posted('reveal');
  await view.locator('#tracabilite a.code').first().focus();
  await page.keyboard.press('Enter');
  assert.equal((await posted('reveal')).length, 1);
}));

test('an update is quick', { skip }, async (t) => {
  const measure = async (name, from, to, times = 6) => panel(from, {}, async ({ page, view, send }) => {
    page.setDefaultTimeout(60_000);
    await send({ type: 'view', id: 'tracabilite' });
    const took = [];
    for (let at = 0; at < times; at++) {
      took.push(await send({ type: 'page', html: at % 2 ? from : to }));
      await settled(view);
    }
    took.sort((a, b) => a - b);
    t.diagnostic(`${name}: ${(to.length / 1e3).toFixed(0)} kB of page, median ${took[times >> 1].toFixed(1)} ms, worst ${took.at(-1).toFixed(1)} ms`);
  });
  await measure('sample', html, await pageOf(text.replace(/1\.2\.1: >-\n */, '$&x')));
  await measure('sample, every line moved', html, await pageOf(`\n${text}`));
  const blocs = Array.from({ length: 10 }, (_, b) => `  ${b + 1}:\n    intitulé: Bloc ${b + 1}\n    activités:\n` +
    Array.from({ length: 10 }, (_, a) => `      ${b + 1}.${a + 1}:\n        intitulé: Activité\n        compétences:\n` +
      Array.from({ length: 10 }, (_, c) => `          ${b + 1}.${a + 1}.${c + 1}: Conduire une opération ${'de plus '.repeat(115)}afin de mesurer\n`).join('')).join('')).join('');
  const big = `intitulé: Grand\nrépertoire: RNCP\nblocs:\n${blocs}`;
  const other = await serve(big, 'fr');
  const pages = [(await other.ask('matrix', { panel: true })).html];
  other.change(big.replace('Conduire', 'Conduire bien'));
  pages.push((await other.ask('matrix', { panel: true })).html);
  other.stop();
  await measure(`${(big.length / 1e6).toFixed(2)} MB`, pages[0], pages[1], 2);
});
