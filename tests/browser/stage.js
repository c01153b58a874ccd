// The stage of the browser tests: pages made by the real command, Chromium, and what must hold of every page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
export const shots = join(target, 'browser');
export const binary = join(target, 'debug/referentiel');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => existsSync(path));
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--allow-file-access-from-files', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

mkdirSync(shots, { recursive: true });
export const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A référentiel where competences lack épreuve or criteria, made from the sample. */
export function withGaps() {
  const text = readFileSync(join(root, 'samples/community-manager.referentiel.yaml'), 'utf8')
    .replace('évalue: 1.4 à 1.5', 'évalue: 1.4').replace('évalue: 2.1 à 2.2', 'évalue: 2.1');
  const path = join(folder, 'lacunes.referentiel.yaml');
  writeFileSync(path, text);
  return path;
}

function run(args) {
  try {
    execFileSync(binary, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    // 1 says that something is missing in the référentiel: the page is there.
    if (error.status !== 1) throw error;
  }
}

/** Where the page of the référentiel with gaps is, in `lang`. */
export function matrixPage(lang) {
  const path = join(folder, `matrix.${lang}.html`);
  run(['matrix', withGaps(), '--lang', lang, '--format', 'html', '-o', path]);
  return pathToFileURL(path).href;
}

/** Where the page of the portfolio of the samples is, in `lang`. */
export function portfolioPage(lang) {
  const path = join(folder, `portfolio.${lang}`);
  run(['matrix', join(root, 'samples'), '--lang', lang, '--format', 'html', '-o', path]);
  return pathToFileURL(join(path, 'index.html')).href;
}

let browser;
export const open = async () => { browser = await chromium.launch({ executablePath: browserPath, args: FLAGS }); };
export const close = async () => { await browser?.close(); };

/** Opens `url` and gives its page to `work`; then nothing was said on the console, and nothing asked of the network. */
export async function visit(url, options, work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options.context });
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => { if (!request.url().startsWith('file:')) said.push(`request: ${request.url()}`); });
  try {
    if (options.before) await page.addInitScript(options.before);
    await page.goto(url + (options.hash ?? ''));
    await work(page);
    assert.deepEqual(said, []);
  } finally {
    await context.close();
  }
}

/** Holds what is shown to the rules of axe-core: WCAG 2.2 A and AA, which RGAA rests on, and good practice. */
export async function accessible(page, where) {
  // The policy of the page lets no other script in: axe comes by the debugger.
  await page.evaluate(axe + ';0');
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(found, [], where);
}

/** Rows that are seen, in the views that are shown. */
export const rows = (page) => page.locator('table tbody tr:not(.gh):visible');
export const shot = (page, name) => page.screenshot({ path: join(shots, `${name}.png`) });
