'use strict';
const matrix = (() => {
  const doc = document, root = doc.documentElement, say = doc.body.dataset;
  const $ = (id) => doc.getElementById(id);
  const all = (what, from = doc) => [...from.querySelectorAll(what)];
  const make = (name, text, props) => Object.assign(doc.createElement(name), { textContent: text || '' }, props);
  const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
  const order = new Intl.Collator(root.lang, { numeric: true, sensitivity: 'base' }).compare;
  const search = $('q'), gaps = $('g'), out = $('n');
  root.classList.add('js');

  // Tables: whole as they were written, or flat, without merged cells, while rows are sorted or left out.
  const known = new WeakMap();
  const tables = (from = doc) => all('table', from).map((table) => known.get(table));
  const read = (from) => {
    for (const table of all('table', from)) {
      const bodies = all('tbody:not(.sum)', table), t = known.get(table) ?? { table, by: -1, down: false };
      known.set(table, Object.assign(t, { whole: bodies, shown: bodies, flat: null,
        sum: table.querySelector('.sum'), sheet: table.classList.contains('sheet') }));
    }
  };
  const rowsOf = (body) => [...body.rows].filter((row) => !row.classList.contains('gh'));
  const flatten = (body) => {
    const copy = body.cloneNode(true), held = [];
    for (const row of rowsOf(copy)) {
      for (let at = 0; at < held.length || row.cells[at]; at++) {
        const above = held[at];
        if (above && above.left > 0) {
          const cell = above.cell.cloneNode(true);
          all('[id]', cell).forEach((e) => e.removeAttribute('id'));
          row.insertBefore(cell, row.cells[at] || null);
          above.left--;
        } else if (row.cells[at]) {
          const cell = row.cells[at];
          held[at] = { cell, left: cell.rowSpan - 1 };
          cell.removeAttribute('rowspan');
        }
      }
    }
    return copy;
  };
  const put = (t, bodies) => {
    t.shown.forEach((body) => body.remove());
    bodies.forEach((body) => t.table.insertBefore(body, t.sum));
    t.shown = bodies;
  };
  const key = (row, at) => {
    const cell = row.cells[at];
    return !cell ? '' : cell.dataset.n ? +cell.dataset.n : cell.textContent.trim();
  };
  const sorted = (t) => {
    const body = make('tbody'), rows = [];
    for (const from of t.flat) {
      const group = from.querySelector('.gn');
      for (const row of rowsOf(from)) {
        const copy = row.cloneNode(true), cell = copy.querySelector('th') || copy.cells[0];
        if (group) cell.prepend(make('span', group.textContent, { className: 'from' }));
        rows.push(copy);
      }
    }
    const keys = new Map(rows.map((row, at) => [row, [key(t.flatRows[at], t.by), at]]));
    const way = t.down ? -1 : 1;
    rows.sort((a, b) => {
      const [x, i] = keys.get(a), [y, j] = keys.get(b);
      const both = typeof x === 'number' && typeof y === 'number';
      return way * (both ? x - y : order(String(x), String(y))) || i - j;
    });
    body.append(...rows);
    return [body];
  };
  const lay = (t, words, only) => {
    const filtering = words.length > 0 || (only && t.sheet);
    if (t.by < 0 && !filtering) {
      if (t.shown !== t.whole) put(t, t.whole);
    } else {
      if (!t.flat) {
        t.flat = t.whole.map(flatten);
        t.flatRows = t.flat.flatMap(rowsOf);
      }
      put(t, t.by < 0 ? t.flat : sorted(t));
    }
    let n = 0, m = 0;
    for (const body of t.shown) {
      const head = body.querySelector('.gh'), title = head ? fold(head.textContent) : '';
      let kept = 0;
      if (filtering && head) setFold(body, false);
      for (const row of rowsOf(body)) {
        const text = words.length ? (row.said ??= fold(row.textContent)) : '';
        row.hidden = filtering && !(words.every((word) => text.includes(word) || title.includes(word)) &&
          (!only || !t.sheet || row.classList.contains('gap')));
        kept += row.hidden ? 0 : 1;
        m++;
      }
      if (head) head.hidden = filtering && !kept;
      n += kept;
    }
    return [n, m];
  };
  const update = () => {
    const words = fold(search.value).split(' ').filter(Boolean);
    let n = 0, m = 0;
    for (const t of tables()) {
      if (t.table.closest('[hidden]')) continue;
      const [kept, of] = lay(t, words, gaps.checked);
      n += kept;
      m += of;
    }
    const told = words.length || gaps.checked ? (n > 1 ? say.many : n ? say.one : say.none) : say.all;
    tell(told.replace('{n}', n).replace('{m}', m));
  };
  // What is said again is not read out again.
  let said = '';
  const tell = (text) => { if (text !== said) out.textContent = said = text; };

  // Groups that fold, columns that sort.
  const dress = (from) => {
    for (const head of all('.gh .gt', from)) {
      const code = head.querySelector('.code') || head.querySelector('.gn');
      const button = make('button', '', { type: 'button' });
      button.dataset.do = 'group';
      button.setAttribute('aria-expanded', 'true');
      button.setAttribute('aria-label', say.rows + ' ' + code.textContent);
      head.prepend(button);
    }
    for (const cell of all('table:not(.leaves) thead th', from)) {
      const button = make('button', cell.textContent, { type: 'button' });
      button.dataset.do = 'sort';
      cell.replaceChildren(button);
    }
  };
  const setFold = (body, folded) => {
    body.classList.toggle('folded', folded);
    body.querySelector('.gh button')?.setAttribute('aria-expanded', String(!folded));
  };
  const setFolds = (folded) => all('.view:not([hidden]) tbody').filter((body) => body.querySelector('.gh'))
    .forEach((body) => setFold(body, folded));

  const sort = (t, by, down) => {
    Object.assign(t, { by, down });
    [...t.table.tHead.rows[0].cells].forEach((cell, at) => {
      if (at === by) cell.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    });
  };
  const sortBy = (cell) => {
    const t = known.get(cell.closest('table')), at = cell.cellIndex, own = t.by === at;
    sort(t, own && t.down ? -1 : at, own && !t.down);
    update();
    out.textContent = said + ', ' + (t.by < 0 ? say.unsorted : t.down ? say.reversed : say.sorted)
      .replace('{c}', cell.textContent);
  };

  // Views: one at a time, or all. `moved`: the reader is under way, and keeps the bar in sight.
  const go = (moved) => {
    const id = page.here(), views = all('.view'), links = all('nav a'), every = id === 'tout' && links.length > 0;
    if (id === 'contenu' && moved) return;
    let target = every ? null : id ? $(id) : views[0];
    const view = target?.closest('.view') ?? views[0];
    const inside = target && target !== view && view.contains(target);
    if (links.length) {
      views.forEach((v) => { v.hidden = !every && v !== view; });
      for (const link of links) {
        if (link.hash === (every ? '#tout' : '#' + view.id)) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    }
    update();
    measure();
    all('.at').forEach((e) => e.classList.remove('at'));
    if (!inside) {
      scrollTo({ top: moved ? Math.min(scrollY, doc.querySelector('.top').offsetHeight) : 0 });
      return;
    }
    target = $(id);
    if (!target?.offsetParent && !target?.closest('.folded')) {
      // What is looked for is filtered away.
      search.value = '';
      gaps.checked = false;
      tables().forEach((t) => sort(t, -1, false));
      update();
      target = $(id);
    }
    const body = target.closest('tbody');
    if (body) setFold(body, false);
    target.classList.add('at');
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: body && target.offsetHeight < innerHeight / 2 ? 'center' : 'start' });
  };
  const bar = doc.querySelector('.bar');
  const measure = () => {
    const sticks = getComputedStyle(bar).position === 'sticky';
    root.style.setProperty('--bar', (sticks ? bar.offsetHeight : 0) + 'px');
    all('.scroll').forEach((e) => {
      if (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight) e.tabIndex = 0;
      else e.removeAttribute('tabindex');
    });
  };

  // A code: what it names and where it is used, without leaving the row.
  let card = null;
  const open = (link, entry) => {
    card?.remove();
    const [code, ...cells] = entry.cells, heads = all('thead th', entry.closest('table'));
    card = make('div', '', { id: 'card', popover: 'auto' });
    card.setAttribute('role', 'dialog');
    card.setAttribute('aria-label', code.textContent);
    const title = make('h2', code.textContent + ' '), list = make('dl');
    const text = make('p');
    text.append(...cells[0].cloneNode(true).childNodes);
    cells.slice(1).forEach((cell, at) => {
      if (!cell.textContent.trim()) return;
      const value = make('dd');
      value.append(...cell.cloneNode(true).childNodes);
      list.append(make('dt', heads[at + 2].textContent), value);
    });
    const close = make('button', '×', { type: 'button', onclick: () => card.hidePopover() });
    close.setAttribute('aria-label', say.close);
    card.append(title, text, list, close);
    link.after(card);
    card.addEventListener('toggle', (e) => {
      if (e.newState === 'closed') {
        const back = card.contains(doc.activeElement) || doc.activeElement === doc.body;
        card.remove();
        if (back) link.focus();
      }
    });
    card.showPopover();
    const box = link.getBoundingClientRect(), own = card.getBoundingClientRect();
    const below = box.bottom + 6 + own.height < innerHeight;
    Object.assign(card.style, { inset: 'auto', left: Math.max(8, Math.min(box.left, innerWidth - own.width - 16)) + 'px',
      top: Math.max(8, below ? box.bottom + 6 : Math.min(box.top - own.height - 6, innerHeight - own.height - 8)) + 'px' });
    close.focus();
  };

  doc.addEventListener('click', (event) => {
    const on = (what) => event.target.closest(what);
    const button = on('[data-do]'), link = on('a[href^="#"]');
    if (button) {
      const what = button.dataset.do, body = button.closest('tbody');
      if (what === 'group') setFold(body, !body.classList.contains('folded'));
      if (what === 'fold' || what === 'unfold') setFolds(what === 'fold');
      if (what === 'sort') sortBy(button.parentElement);
      if (what === 'print') print();
    }
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const entry = link.matches('.code') && !link.closest('#card, #codes') && $(link.hash.slice(1));
    if (entry && entry.closest('#codes') && 'popover' in link) {
      event.preventDefault();
      open(link, entry);
    } else if (card?.contains(link)) card.hidePopover();
    else if (link.hash === location.hash) go(true);
  });
  doc.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.target.closest('input') && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
  });
  let timer;
  search.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(update, 150); });
  gaps.addEventListener('change', update);
  addEventListener('hashchange', () => go(true));
  addEventListener('load', () => page.loaded());
  addEventListener('resize', measure);
  // What a panel works on, and where the reader is.
  const page = { $, all, make, say, search, gaps, tables, read, put, dress, sort, setFold, update, measure, go, open,
    here: () => location.hash.slice(1), loaded: () => go() };
  read(doc);
  dress(doc);
  go();
  return page;
})();
