// Makes what is shown say what a new page says, touching only what differs: a row that stays keeps its focus, its
// fold and its place.
const morph = (() => {
  // What the reader and the script have set, which no new page knows of.
  const KEPT = new Set(['hidden', 'tabindex', 'title', 'aria-expanded', 'aria-current', 'aria-sort']);
  const MARKS = ['folded', 'at', 'now'];
  const ours = (node) => !(node.nodeType === 1 && node.matches('#card, .more'));

  // Whose row or group it is; for the rest, what kind of element.
  const key = (node) => {
    if (node.nodeType !== 1) return '#' + node.nodeType;
    const name = node.nodeName;
    if (name === 'TR') {
      const code = node.querySelector('[abbr]')?.getAttribute('abbr') ?? node.querySelector('.code, abbr')?.textContent ?? '';
      return (node.classList.contains('gh') ? 'gh ' : 'tr ') + code;
    }
    if (name === 'TBODY') return 'tbody ' + (node.querySelector('.gn')?.querySelector('.code')?.textContent ?? '');
    if (name === 'SECTION' || name === 'DIV') return name + (node.id || node.querySelector(':scope > .scroll > table')?.className || '');
    const kind = (node.getAttribute('class') ?? '').split(' ').find((one) => !MARKS.includes(one));
    return name + '.' + (kind ?? '') + (name === 'A' && !kind ? node.getAttribute('href') : '');
  };
  const same = (a, b) => a.nodeName === b.nodeName && (a.isEqualNode(b) || key(a) === key(b));

  const attributes = (old, now) => {
    const marks = MARKS.filter((mark) => old.classList.contains(mark));
    const kind = [now.getAttribute('class') ?? '', ...marks].join(' ').trim();
    if (kind !== (old.getAttribute('class') ?? '')) old.setAttribute('class', kind);
    for (const { name, value } of now.attributes) {
      if (name !== 'class' && !KEPT.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    for (const name of old.getAttributeNames()) {
      if (name !== 'class' && !KEPT.has(name) && !now.hasAttribute(name)) old.removeAttribute(name);
    }
  };
  const node = (old, now, skipped) => {
    if (old.isEqualNode(now) || (skipped && old.nodeType === 1 && old.matches(skipped))) return;
    if (old.nodeType !== 1) {
      old.data = now.data;
      return;
    }
    attributes(old, now);
    children(old, now, skipped);
  };
  const children = (old, now, skipped) => {
    const a = [...old.childNodes].filter(ours), b = [...now.childNodes];
    let from = 0, i = a.length, j = b.length;
    while (from < i && from < j && same(a[from], b[from])) node(a[from], b[from++], skipped);
    while (i > from && j > from && same(a[i - 1], b[j - 1])) node(a[--i], b[--j], skipped);
    const left = new Map();
    for (const one of a.slice(from, i)) left.set(key(one), [...(left.get(key(one)) ?? []), one]);
    const kept = b.slice(from, j).map((one) => left.get(key(one))?.shift());
    for (const one of [...left.values()].flat()) one.remove();
    // Where the next one goes: what stands there already stays.
    const end = a[i] ?? null, after = (one) => {
      do one = one.nextSibling; while (one && !ours(one));
      return one;
    };
    let at = a.slice(from, i).find((one) => kept.includes(one)) ?? end;
    kept.forEach((one, n) => {
      if (!one) old.insertBefore(document.adoptNode(b[from + n]), at);
      else {
        if (one === at) at = after(one);
        else old.insertBefore(one, at);
        node(one, b[from + n], skipped);
      }
    });
  };
  return { node, children, attributes, key };
})();
