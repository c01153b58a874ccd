/** The page of a panel that has nothing to show: one sentence. It needs no script and asks for nothing. */

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? c);

export function sentence(language: string, title: string, text: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p></main></body></html>`;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const plain = (html: string): string => html.replace(/&([a-z]+|#\d+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** The views of a page: what leads to each, and what it is called. */
export function views(html: string): { id: string; label: string }[] {
  const nav = /<nav\b[^]*?<\/nav>/.exec(html)?.[0] ?? "";
  return [...nav.matchAll(/<a href=#([\w-]+)>([^<]*)/g)].map(([, id = "", label = ""]) => ({ id, label: plain(label.trim()) }));
}
