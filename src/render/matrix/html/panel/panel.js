// The page in the panel of an editor, beside its document: it follows the text, and the text follows it.
(() => {
  if (typeof acquireVsCodeApi !== 'function') return;
  const host = acquireVsCodeApi(), doc = document, body = doc.body, memory = host.getState();
  const { $, all, make, say, search, gaps } = matrix;
  const post = (type, more) => host.postMessage({ type, ...more });
  const shown = () => all('.view:not([hidden])');
  const sheetOf = (table) => table.querySelector('caption').id.slice(0, -2);
  let place = '', anchors = [], used = -1e9;

  // A new page, in pieces: what is around the views, and each view by itself. A view out of sight waits until it is
  // looked for, or until nothing else is to be done.
  const pieces = (html) => {
    const views = new Map();
    const shell = html.replace(/<(style|script)>[^]*?<\/\1>/g, '')
      .replace(/<section class=view id=(\w+)>[^]*?<\/section>/g, (whole, id) => {
        views.set(id, whole);
        return `<section class=view id=${id}></section>`;
      });
    return { shell, views };
  };
  const parsed = (html) => new DOMParser().parseFromString('<!doctype html>' + html, 'text/html');
  const waiting = new Map();
  let last = { shell: '', views: new Map() }, idle = 0;
  const settle = (views) => {
    for (const view of views) {
      const text = waiting.get(view.id);
      if (!text) continue;
      waiting.delete(view.id);
      const now = parsed(text).body.firstElementChild;
      matrix.dress(now);
      matrix.tables(view).forEach((t) => t.shown === t.whole || matrix.put(t, t.whole));
      morph.children(view, now);
      matrix.read(view);
    }
  };
  const later = () => {
    idle ||= requestIdleCallback(() => {
      idle = 0;
      settle(all('.view').filter((view) => waiting.has(view.id)).slice(0, 1));
      if (waiting.size) later();
    });
  };
  const surround = (shell) => {
    const now = parsed(shell.replace(/^<!doctype html>/, ''));
    doc.documentElement.lang = now.documentElement.lang;
    if (doc.title !== now.title) doc.title = now.title;
    for (const [name, value] of Object.entries(now.body.dataset)) {
      if (body.dataset[name] !== value) body.dataset[name] = value;
    }
    morph.children(body, now.body, '.view, output, script');
  };

  // The row that has the focus may be laid out anew: it is found again by its code.
  const FOCUSABLE = 'a[href], button, [tabindex]';
  const twins = (table, key) => [...table.rows].filter((row) => morph.key(row) === key);
  const focused = () => {
    const at = doc.activeElement, row = at?.closest('tbody tr');
    if (!row) return () => {};
    const table = row.closest('table'), key = morph.key(row);
    const nth = twins(table, key).indexOf(row), within = all(FOCUSABLE, row).indexOf(at);
    return () => {
      if (at.isConnected) return;
      const rows = twins(table, key), found = rows[nth] ?? rows[0];
      (found && all(FOCUSABLE, found)[within] || table.closest('.scroll') || $('contenu')).focus({ preventScroll: true });
    };
  };
  const receive = (html) => {
    const next = pieces(html), other = !next.shell.includes(`data-uri="${body.dataset.uri}"`) && body.dataset.uri;
    const before = body.dataset.uri, back = focused(), top = scrollY;
    for (const [id, text] of next.views) if (text !== last.views.get(id)) waiting.set(id, text);
    for (const id of waiting.keys()) if (!next.views.has(id)) waiting.delete(id);
    if (next.shell !== last.shell) surround(next.shell);
    last = next;
    if (other && before !== body.dataset.uri) forget();
    if (place && !$(place) && place !== 'tout') {
      place = '';
      matrix.go();
    }
    settle(shown());
    if (!shown().length) matrix.go();
    matrix.update();
    matrix.measure();
    back();
    if (matrix.tables().some((t) => t.shown !== t.whole)) scrollTo({ top });
    light(false);
    if (waiting.size) later();
    save();
  };

  // Where the reader is, kept while the panel is out of sight and when the editor starts again.
  let saving;
  const save = () => {
    clearTimeout(saving);
    saving = setTimeout(() => {
      const tables = matrix.tables();
      host.setState({
        uri: body.dataset.uri, gaps: gaps.checked, search: search.value,
        view: shown().length > 1 ? 'tout' : shown()[0]?.id,
        folds: tables.flatMap((t) => t.whole.filter((one) => one.classList.contains('folded'))
          .map((one) => sheetOf(t.table) + ' ' + morph.key(one))),
        sort: Object.fromEntries(tables.filter((t) => t.by >= 0).map((t) => [sheetOf(t.table), [t.by, t.down]])),
        scroll: { top: scrollY, frames: all('.scroll').filter((e) => e.scrollTop || e.scrollLeft)
          .map((e) => [e.querySelector('caption').id, e.scrollTop, e.scrollLeft]) },
      });
    }, 100);
  };
  const scrolled = () => {
    if (memory?.uri !== body.dataset.uri || !memory.scroll) return;
    scrollTo({ top: memory.scroll.top });
    for (const [id, top, left] of memory.scroll.frames) $(id)?.closest('.scroll').scrollTo({ top, left });
  };
  const recall = () => {
    if (!memory) return;
    place = memory.view === 'tout' || $(memory.view)?.matches('.view') ? memory.view : '';
    gaps.checked = memory.gaps;
    if (memory.uri !== body.dataset.uri) return;
    search.value = memory.search;
    for (const t of matrix.tables()) {
      const sheet = sheetOf(t.table), by = memory.sort[sheet];
      if (by && by[0] < t.table.tHead.rows[0].cells.length) matrix.sort(t, ...by);
      t.whole.forEach((one) => memory.folds.includes(sheet + ' ' + morph.key(one)) && matrix.setFold(one, true));
    }
  };
  const forget = () => {
    search.value = '';
    anchors = [];
    matrix.tables().forEach((t) => {
      matrix.sort(t, -1, false);
      t.whole.forEach((one) => matrix.setFold(one, false));
    });
    scrollTo({ top: 0 });
  };
  const show = (id, moved) => {
    settle(all('.view'));
    if (id !== 'tout' && !$(id)) return;
    place = id;
    matrix.go(moved);
    doc.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    light(false);
    save();
  };

  // What the line under the cursor is about: its own row or cell; where it has none, the rows that name it.
  const seen = (e) => e && e.getClientRects().length > 0;
  const about = (view, anchor) => {
    const own = all('table', view).map((table) => $(table.id === 'codes' ? anchor : sheetOf(table) + '-' + anchor)).filter(Boolean);
    const found = own.length ? own : all(`tbody a.code[href="#${anchor}"]`, view).map((link) => link.closest('tr'));
    // In a group that is folded, the group; what is filtered away is not looked for.
    return found.map((e) => (seen(e) ? e : e.closest('tbody.folded')?.querySelector('.gh'))).filter(seen);
  };
  const light = (moving) => {
    let found = [];
    for (const view of shown()) {
      for (const given of anchors) {
        const there = about(view, given.slice(given.lastIndexOf('-') + 1));
        if (there.length) {
          found = [...found, ...there];
          break;
        }
      }
    }
    found = new Set(found);
    for (const e of all('.now')) {
      if (found.has(e)) continue;
      e.classList.remove('now');
      e.removeAttribute('aria-current');
    }
    for (const e of found) {
      e.classList.add('now');
      e.setAttribute('aria-current', 'true');
    }
    // A reader who is busy here is not carried away.
    const busy = doc.hasFocus() || performance.now() - used < 1000;
    if (moving && !busy) [...found][0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  // The line of what is pointed at: a code, a place, a merged cell, else the row.
  const lineOf = (target) => {
    const entry = (id) => (id || undefined) && $(id.slice(id.lastIndexOf('-') + 1))?.closest('#codes tr');
    const said = target.closest('[data-line]'), link = target.closest('a.code[href^="#"]');
    const cell = target.closest('td, th'), row = target.closest('tbody tr');
    if (waiting.size) settle([$('index')]);
    const within = said ?? (link ? entry(link.hash.slice(1)) : entry(cell?.id)) ?? row;
    const place = within?.matches('[data-line]') ? within : within?.querySelector('[data-line]') ?? entry(row?.id)?.querySelector('[data-line]');
    return place ? +place.dataset.line : null;
  };
  let told = null, wanted = null, telling = 0;
  const hover = (line) => {
    wanted = line;
    telling ||= setTimeout(() => {
      telling = 0;
      if (wanted !== told) post('hover', { line: told = wanted });
    }, 50);
  };

  // Beside the code that is pointed at: all that is known of it.
  const more = make('button', 'i', { type: 'button', className: 'more' });
  let subject = null;
  const offer = (link) => {
    if (link && (link !== subject || !more.isConnected)) {
      more.setAttribute('aria-label', say.more.replace('{c}', link.textContent));
      more.title = more.getAttribute('aria-label');
      link.after(more);
      subject = link;
    } else if (!link && more.isConnected && doc.activeElement !== more && doc.activeElement !== subject) more.remove();
  };
  const coded = (target) => {
    const link = target.closest('a.code[href^="#"]');
    return link && !link.closest('#card, #codes') ? link : null;
  };

  // The editor's own way with links knows neither views nor cards: links are followed before it sees them.
  addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]'), line = event.target.closest('[data-line]');
    const own = event.target === more;
    if (!link && !line && !own) return save();
    event.preventDefault();
    event.stopImmediatePropagation();
    if (own || line || link.matches('.code')) {
      const entry = own && (settle([$('index')]), $(subject.hash.slice(1)));
      if (entry) return matrix.open(subject, entry);
      const at = lineOf(event.target);
      if (at) return post('reveal', { line: at });
    }
    if (link) {
      $('card')?.hidePopover();
      show(link.hash.slice(1), true);
    }
  }, true);
  doc.addEventListener('keydown', (event) => {
    used = performance.now();
    const line = event.target.closest?.('[data-line][role]');
    if (line && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      line.click();
    }
  });
  const point = (event) => {
    used = performance.now();
    if (event.target === more) return;
    const link = coded(event.target);
    if (link) link.title = say.leads.replace('{n}', lineOf(link));
    offer(link);
    hover(lineOf(event.target));
  };
  doc.addEventListener('pointerover', point);
  doc.addEventListener('focusin', point);
  doc.addEventListener('wheel', () => { used = performance.now(); }, { passive: true });
  doc.addEventListener('pointermove', () => { used = performance.now(); }, { passive: true });
  doc.documentElement.addEventListener('pointerleave', () => {
    used = -1e9;
    offer(null);
    hover(null);
  });
  doc.addEventListener('focusout', (event) => { if (!event.relatedTarget) hover(null); });
  for (const kind of ['input', 'change', 'scroll']) doc.addEventListener(kind, save, { capture: true, passive: true });
  gaps.addEventListener('change', () => light(false));

  const heard = {
    page: ({ html }) => receive(html),
    cursor: (message) => {
      anchors = message.anchors ?? [];
      light(true);
    },
    // Without a word, the other way round.
    gaps: ({ on }) => {
      gaps.checked = on ?? !gaps.checked;
      matrix.update();
      light(false);
      save();
    },
    view: ({ id }) => show(id, true),
  };
  addEventListener('message', ({ data }) => { if (Object.hasOwn(heard, data?.type)) heard[data.type](data); });

  recall();
  matrix.here = () => place;
  matrix.go();
  matrix.loaded = () => {
    matrix.measure();
    scrolled();
  };
  save();
  post('ready');
})();
