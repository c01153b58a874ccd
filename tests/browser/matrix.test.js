// The page of a référentiel, as people use it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessible, browserPath, close, matrixPage, open, rows, shot, shots, visit } from './stage.js';

const skip = browserPath ? false : 'Chromium is absent';
const VIEWS = ['synthese', 'officielle', 'tracabilite', 'couverture', 'criteres', 'grille', 'signalements', 'index', 'tout'];
let fr, en;

before(async () => {
  if (skip) return;
  [fr, en] = [matrixPage('fr'), matrixPage('en')];
  await open();
});
after(close);

const shown = (page) => page.locator('.view:visible').evaluateAll((views) => views.map((view) => view.id));
const count = (page) => page.locator('output').textContent();

test('one view at a time, and the address says which', { skip }, () => visit(fr, {}, async (page) => {
  assert.deepEqual(await shown(page), ['synthese']);
  await page.click('nav a[href="#tracabilite"]');
  assert.deepEqual(await shown(page), ['tracabilite']);
  assert.equal(await page.locator('nav [aria-current]').textContent(), 'Traçabilité');
  await page.goBack();
  assert.deepEqual(await shown(page), ['synthese']);
  await page.click('nav a[href="#tout"]');
  assert.deepEqual(await shown(page), VIEWS.slice(0, -1));
}));

test('a link into a view opens it', { skip }, () => visit(fr, { hash: '#tracabilite' }, async (page) => {
  assert.deepEqual(await shown(page), ['tracabilite']);
  assert.equal(await page.evaluate(() => scrollY), 0);
}));

test('the number of gaps leads to the list of gaps', { skip }, () => visit(fr, { hash: '#criteres' }, async (page) => {
  await page.click('.badge.bad');
  assert.deepEqual(await shown(page), ['synthese']);
  const head = page.locator('#synthese-lacunes h3');
  assert.ok(await head.isVisible());
  const stated = parseInt(await page.locator('.badge.bad').textContent().then((text) => text.replace(/\D/g, '')), 10);
  assert.equal(await page.locator('#synthese-lacunes tbody tr:not(.gh)').count(), stated);
}));

test('search folds accents and case, and says how many', { skip }, () => visit(fr, { hash: '#tracabilite' }, async (page) => {
  const all = await rows(page).count();
  assert.equal(await count(page), `${all} lignes`);
  await page.fill('#q', 'DEFINITION  orientations');
  await page.waitForFunction((text) => document.querySelector('output').textContent !== text, `${all} lignes`);
  assert.equal(await rows(page).count(), 1);
  assert.equal(await count(page), `1 ligne sur ${all}`);
  assert.ok((await rows(page).first().textContent()).includes('1.2.1'));
  await page.fill('#q', 'zzz');
  await page.waitForFunction(() => document.querySelector('output').textContent.startsWith('Aucune'));
  assert.equal(await rows(page).count(), 0);
  await page.fill('#q', '');
  await page.waitForFunction((text) => document.querySelector('output').textContent === text, `${all} lignes`);
  assert.equal(await rows(page).count(), all);
}));

test('only the gaps', { skip }, () => visit(fr, { hash: '#tracabilite' }, async (page) => {
  const before = await page.locator('#tracabilite table').innerHTML();
  await page.check('#g');
  const kept = await rows(page).count();
  assert.ok(kept > 0);
  assert.equal(await page.locator('#tracabilite tr.gap:visible').count(), kept);
  // A merged cell comes again in each row that is left.
  const width = await page.locator('#tracabilite thead th').count();
  for (const row of await rows(page).all()) assert.equal(await row.locator('> *').count(), width);
  await shot(page, 'gaps');
  await page.uncheck('#g');
  assert.equal(await page.locator('#tracabilite table').innerHTML(), before);
}));

test('groups fold one by one and all at once', { skip }, () => visit(fr, { hash: '#officielle' }, async (page) => {
  const all = await rows(page).count();
  const first = page.locator('#officielle .gh button').first();
  await first.click();
  assert.equal(await first.getAttribute('aria-expanded'), 'false');
  assert.ok(await rows(page).count() < all);
  await page.click('[data-do=fold]');
  assert.equal(await rows(page).count(), 0);
  await page.click('[data-do=unfold]');
  assert.equal(await rows(page).count(), all);
  assert.equal(await first.getAttribute('aria-expanded'), 'true');
}));

test('columns sort up, down, and back to the document', { skip }, () => visit(fr, { hash: '#tracabilite' }, async (page) => {
  const codes = () => page.locator('#tracabilite th[scope=row] > .code').allTextContents();
  const written = await codes();
  const state = page.locator('#tracabilite thead th', { hasText: 'État' });
  await state.locator('button').click();
  assert.equal(await state.getAttribute('aria-sort'), 'ascending');
  const states = await page.locator('#tracabilite td.state').evaluateAll((cells) => cells.map((cell) => +cell.dataset.n));
  assert.deepEqual(states, [...states].sort((a, b) => a - b));
  assert.ok(states[0] < states.at(-1));
  assert.equal(await page.locator('#tracabilite .gh').count(), 0);
  assert.equal(await page.locator('#tracabilite .from').count(), written.length);
  assert.match(await count(page), /trié par État, croissant$/);
  await state.locator('button').click();
  assert.equal(await state.getAttribute('aria-sort'), 'descending');
  await state.locator('button').click();
  assert.equal(await state.getAttribute('aria-sort'), null);
  assert.deepEqual(await codes(), written);
  await page.locator('#tracabilite thead button', { hasText: 'Compétence' }).click();
  const sorted = await codes();
  assert.deepEqual(sorted, [...written].sort(new Intl.Collator('fr', { numeric: true }).compare));
}));

test('a sum stays last when the rows above it are sorted', { skip }, () => visit(fr, {}, async (page) => {
  const names = () => page.locator('#synthese > .part:first-of-type tbody th').allTextContents();
  const last = (await names()).at(-1);
  await page.locator('#synthese thead button', { hasText: 'Lacunes' }).click();
  await page.locator('#synthese thead button', { hasText: 'Lacunes' }).click();
  assert.equal((await names()).at(-1), last);
  assert.equal(last, 'Ensemble');
}));

test('a code tells what it names and where it is used, and lets go', { skip }, () => visit(fr, { hash: '#tracabilite' }, async (page) => {
  const code = page.locator('#tracabilite tbody .code', { hasText: /^1\.2$/ }).first();
  await code.click();
  const card = page.locator('#card');
  assert.match(await card.textContent(), /Activité\s+Définition des orientations.*ligne \d+.*E1/s);
  await shot(page, 'card');
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  assert.ok(await code.evaluate((link) => link === document.activeElement));
  await code.click();
  await card.locator('.rows a', { hasText: 'Grille officielle' }).click();
  assert.deepEqual(await shown(page), ['officielle']);
  const row = page.locator('#officielle-a1');
  assert.ok(await row.evaluate((cell) => cell === document.activeElement && cell.classList.contains('at')));
  await page.goBack();
  assert.deepEqual(await shown(page), ['tracabilite']);
}));

test('a link to a row that is filtered away shows it', { skip }, () => visit(fr, { hash: '#tracabilite' }, async (page) => {
  await page.check('#g');
  await page.evaluate(() => { location.hash = '#officielle-c0'; });
  await page.waitForSelector('#officielle-c0.at');
  assert.ok(await page.locator('#officielle-c0').isVisible());
  assert.equal(await page.locator('#g').isChecked(), false);
}));

test('everything can be done from the keyboard', { skip }, () => visit(fr, {}, async (page) => {
  const focused = () => page.evaluate(() => {
    const e = document.activeElement, style = getComputedStyle(e);
    return { text: e.textContent.trim() || e.id || e.getAttribute('aria-label'), ring: style.outlineStyle !== 'none' };
  });
  const press = async (key) => { await page.keyboard.press(key); return focused(); };
  const walk = async (steps, until) => {
    const seen = [];
    while (seen.length < steps && seen.at(-1) !== until) {
      const { text, ring } = await press('Tab');
      assert.ok(ring, `the focus does not show on ${text}`);
      seen.push(text);
    }
    return seen;
  };
  const seen = await walk(20, 'Traçabilité');
  assert.equal(seen[0], 'Aller au contenu');
  assert.equal(seen.at(-1), 'Traçabilité');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#tracabilite:visible');
  seen.push(...await walk(40, 'E1'));
  for (const one of ['Compétence', 'Lignes de 1', '1.1', '1.1.1', 'E1']) {
    assert.ok(seen.includes(one), `${one} is not reached: ${seen}`);
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('#card:visible');
  await page.keyboard.press('Escape');
  await page.locator('#card').waitFor({ state: 'detached' });
  assert.equal((await focused()).text, 'E1');
  await page.locator('#tracabilite .gh button').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#tracabilite tbody.folded').count(), 1);
  await page.keyboard.press(' ');
  assert.equal(await page.locator('#tracabilite tbody.folded').count(), 0);
  await page.keyboard.press('/');
  assert.equal((await focused()).text, 'q');
}));

test('without its script the page stands whole', { skip }, () => visit(fr, { context: { javaScriptEnabled: false } }, async (page) => {
  assert.deepEqual(await shown(page), VIEWS.slice(0, -1));
  assert.equal(await page.locator('.tools:visible, button:visible').count(), 0);
  await page.locator('#tracabilite .code').first().click();
  assert.match(page.url(), /#b0$/);
}));

for (const [theme, background, foreground, colorScheme] of [
  ['vscode-dark', '#1f1f1f', '#cccccc', 'light'],
  ['vscode-light', '#ffffff', '#3b3b3b', 'dark'],
]) {
  test(`in an editor its theme decides: ${theme}`, { skip }, () =>
    visit(fr, { hash: '#tracabilite', context: { colorScheme } }, async (page) => {
      await page.evaluate(([theme, background, foreground]) => {
        document.body.classList.add(theme);
        document.documentElement.style.setProperty('--vscode-editor-background', background);
        document.documentElement.style.setProperty('--vscode-editor-foreground', foreground);
      }, [theme, background, foreground]);
      await accessible(page, theme);
      await shot(page, theme);
    }));
}

for (const lang of ['fr', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`accessible: ${lang}, ${colorScheme}`, { skip }, () =>
      visit(lang === 'fr' ? fr : en, { context: { colorScheme } }, async (page) => {
        assert.equal(await page.locator('html').getAttribute('lang'), lang);
        // One by one in the first, together in the others.
        const first = lang === 'fr' && colorScheme === 'light';
        for (const view of VIEWS) {
          await page.click(`nav a[href="#${view}"]`);
          await shot(page, `${view}-${lang}-${colorScheme}`);
          if (first === (view !== 'tout')) await accessible(page, view);
        }
        await page.click('nav a[href="#tracabilite"]');
        await page.locator('#tracabilite .code').nth(1).click();
        await accessible(page, 'card');
      }));
  }
}

test('narrow, and in high contrast', { skip }, async () => {
  await visit(fr, { context: { viewport: { width: 320, height: 640 } } }, async (page) => {
    for (const view of VIEWS) {
      await page.click(`nav a[href="#${view}"]`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, view);
    }
    await accessible(page, 'narrow');
    await shot(page, 'narrow');
  });
  await visit(fr, { hash: '#tracabilite', context: { forcedColors: 'active' } }, (page) => shot(page, 'contrast'));
});

test('prints on A4, lying, a page an épreuve', { skip }, () => visit(fr, { hash: '#grille' }, async (page) => {
  const path = join(shots, 'grille.pdf');
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true }));
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  const [, width, height] = info.match(/Page size:\s+([\d.]+) x ([\d.]+)/).map(Number);
  assert.ok(Math.abs(width - 842) < 1 && Math.abs(height - 595) < 1, info);
  const pages = Number(info.match(/Pages:\s+(\d+)/)[1]);
  const text = (n) => execFileSync('pdftotext', ['-f', n, '-l', n, '-layout', path, '-'].map(String), { encoding: 'utf8' });
  const heads = Array.from({ length: pages }, (_, at) => text(at + 1)).map((page) => [...page.matchAll(/Candidat/g)].length);
  const groups = await page.locator('#grille .gh').count();
  assert.equal(heads.reduce((a, b) => a + b), groups);
  assert.ok(heads.every((n) => n <= 1) && pages <= 2 * groups, `${heads}`);
  assert.match(text(pages), new RegExp(`referentiel .*${pages}\\s*/\\s*${pages}`));
  assert.doesNotMatch(text(1), /Rechercher|Tout replier/);
}));
