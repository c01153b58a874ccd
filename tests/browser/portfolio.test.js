// The page of several référentiels.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, browserPath, close, open, portfolioPage, rows, shot, visit } from './stage.js';

const skip = browserPath ? false : 'Chromium is absent';
const pages = {};
before(async () => {
  if (skip) return;
  for (const lang of ['fr', 'en']) pages[lang] = portfolioPage(lang);
  await open();
});
after(close);

for (const lang of ['fr', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`accessible: ${lang}, ${colorScheme}`, { skip }, () =>
      visit(pages[lang], { context: { colorScheme } }, async (page) => {
        await accessible(page, lang);
        await shot(page, `portfolio-${lang}-${colorScheme}`);
      }));
  }
}

test('each row leads to its référentiel, which leads back', { skip }, () => visit(pages.fr, {}, async (page) => {
  const links = page.locator('tbody:not(.sum) th a');
  for (let at = 0; at < await links.count(); at++) {
    await links.nth(at).click();
    assert.equal(await page.locator('.view:visible').count(), 1);
    await page.click('a.home');
  }
  assert.equal(await page.locator('h1').textContent(), 'Portefeuille de référentiels');
}));

test('search, gaps and sorting', { skip }, () => visit(pages.fr, {}, async (page) => {
  const all = await rows(page).count();
  await page.check('#g');
  assert.ok(await rows(page).count() < all);
  await page.uncheck('#g');
  await page.locator('thead button', { hasText: 'Critères' }).click();
  const numbers = await page.locator('tbody:not(.sum) tr').evaluateAll((rows) => rows.map((row) => +row.cells[11].dataset.n));
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
}));
