// A small editor around the panel: the text has the focus, the panel stands beside it in a frame, with the style and
// the variables that VS Code gives to its webviews.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folder, visit } from './stage.js';

const STYLE = `html{scrollbar-color:var(--vscode-scrollbarSlider-background) var(--vscode-editor-background)}
body{overscroll-behavior-x:none;background-color:transparent;color:var(--vscode-editor-foreground);font-family:var(--vscode-font-family);font-weight:var(--vscode-font-weight);font-size:var(--vscode-font-size);margin:0;padding:0 20px}
a,a code{color:var(--vscode-textLink-foreground)}a:hover{color:var(--vscode-textLink-activeForeground)}
a:focus,input:focus,select:focus,textarea:focus{outline:1px solid -webkit-focus-ring-color;outline-offset:-1px}`;

const font = { 'font-family': 'system-ui, "DejaVu Sans", sans-serif', 'font-size': '13px', 'font-weight': 'normal' };
const themes = {
  'vscode-light': { 'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b', 'textLink-foreground': '#005fb8',
    focusBorder: '#005fb8', 'list-hoverBackground': '#f2f2f2', 'input-background': '#ffffff', 'input-foreground': '#3b3b3b',
    'input-border': '#cecece', 'editorWidget-background': '#f8f8f8', 'editorWidget-foreground': '#3b3b3b' },
  'vscode-dark': { 'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc', 'textLink-foreground': '#4daafc',
    focusBorder: '#0078d4', 'list-hoverBackground': '#2a2d2e', 'input-background': '#313131', 'input-foreground': '#cccccc',
    'input-border': '#3c3c3c', 'editorWidget-background': '#202020', 'editorWidget-foreground': '#cccccc' },
  'vscode-high-contrast': { 'editor-background': '#000000', 'editor-foreground': '#ffffff', 'textLink-foreground': '#21a6ff',
    focusBorder: '#f38518', contrastBorder: '#6fc3df', contrastActiveBorder: '#f38518', 'input-background': '#000000',
    'input-foreground': '#ffffff', 'input-border': '#6fc3df', 'editorWidget-background': '#0c141f', 'editorWidget-foreground': '#ffffff' },
  'vscode-high-contrast-light': { 'editor-background': '#ffffff', 'editor-foreground': '#292929', 'textLink-foreground': '#0f4a85',
    focusBorder: '#006bbd', contrastBorder: '#0f4a85', contrastActiveBorder: '#006bbd', 'list-hoverBackground': '#0f4a851a',
    'input-background': '#ffffff', 'input-foreground': '#292929', 'input-border': '#0f4a85',
    'editorWidget-background': '#ffffff', 'editorWidget-foreground': '#292929' },
};
export const THEMES = Object.keys(themes);

/** What VS Code puts before all else in the head of a webview; it keeps the state of the panel in the window. */
function before(theme) {
  const variables = Object.entries({ ...font, ...themes[theme] });
  return `<style>${STYLE}</style><script>{
    for (const [name, value] of ${JSON.stringify(variables)}) document.documentElement.style.setProperty('--vscode-' + name, value);
    let state = parent.state;
    window.acquireVsCodeApi = () => ({ postMessage: (m) => parent.posted.push(m), getState: () => state,
      setState: (now) => { state = parent.state = JSON.parse(JSON.stringify(now)); } });
    addEventListener('click', (e) => { const a = e.target.closest('a'); if (a) { parent.strayed.push(a.outerHTML); e.preventDefault(); } });
  }</script>`;
}

let count = 0;
/**
 * Shows `html` in a panel `width` wide and gives its frame to `work`, with `send`, which posts a message and waits until
 * the panel has drawn, and `posted`, which gives what the panel posted of a kind and forgets it.
 */
export async function panel(html, { width = 700, height = 900, theme = 'vscode-light', state = null, forced }, work) {
  const name = `panel-${++count}`;
  const classes = theme === 'vscode-high-contrast-light' ? `vscode-high-contrast ${theme}` : theme;
  writeFileSync(join(folder, `${name}.html`),
    html.replace('<head>', () => '<head>' + before(theme)).replace('<body', () => `<body class="vscode-body ${classes}"`));
  const frame = `<iframe name=panel title=panel src=${name}.html style="border:0;width:${width}px;height:${height}px"></iframe>`;
  writeFileSync(join(folder, `${name}-host.html`), `<!doctype html><meta charset=utf-8><title>host</title>
<body style="margin:0"><script>var posted=[],strayed=[],state=${JSON.stringify(state).replace(/</g, '\\u003c')}</script>${frame}<textarea id=text autofocus aria-label=text></textarea>`);
  const colorScheme = /light/.test(theme) ? 'dark' : 'light';
  await visit(pathToFileURL(join(folder, `${name}-host.html`)).href,
    { context: { viewport: { width, height: height + 60 }, colorScheme, forcedColors: forced } }, async (page) => {
      page.setDefaultTimeout(5000);
      const view = page.frame({ name: 'panel' });
      await page.waitForFunction(() => window.posted.some((m) => m.type === 'ready'));
      await page.locator('#text').focus();
      const send = (message) => view.evaluate((message) => new Promise((done) => {
        const from = performance.now();
        addEventListener('message', () => done(performance.now() - from), { once: true });
        parent.document.querySelector('iframe').contentWindow.postMessage(message, '*');
      }), message);
      const posted = (type) => page.evaluate((type) => {
        const found = window.posted.filter((m) => m.type === type);
        window.posted = window.posted.filter((m) => m.type !== type);
        return found;
      }, type);
      await work({ page, view, send, posted, state: () => page.evaluate(() => window.state) });
    });
}
