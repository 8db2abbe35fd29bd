'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const packed = new Map();
  const marks = () => (marks.list ??= JSON.parse(byId('marks').textContent));

  const unpack = (number) => {
    if (!packed.has(number)) {
      const bytes = Uint8Array.from(atob(byId('chunk' + number).textContent), (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
      packed.set(number, new Response(stream).text().then((text) => text
        .replace(/[\ue000-\uf8ff]/g, (mark) => marks()[mark.charCodeAt(0) - 0xe000])
        .split('\u001e')));
    }
    return packed.get(number);
  };

  // The text was encoded when it was packed, by the same templates as the rest of the page.
  const fill = async (details) => {
    const chunk = details.dataset.chunk;
    if (chunk === undefined) { return; }
    delete details.dataset.chunk;
    let parts;
    try {
      parts = await unpack(chunk);
    } catch (error) {
      const said = document.createElement('p');
      said.className = 'warn inside';
      said.textContent = 'These details cannot be unpacked here (' + error.message + '). The same is in results.json.';
      details.append(said);
      return;
    }
    details.insertAdjacentHTML('beforeend', parts[Number(details.dataset.place)]);
    const names = byId('rule-names').children;
    for (const place of details.querySelectorAll('[data-rule]')) {
      const rule = names[Number(place.dataset.rule)];
      if (rule === undefined) { continue; }
      const id = document.createElement('code');
      id.textContent = rule.dataset.id;
      place.textContent = rule.textContent;
      place.after(' ', id);
    }
  };

  const open = async (details) => {
    await fill(details);
    details.open = true;
  };

  document.addEventListener('toggle', (event) => {
    if (event.target.open) { fill(event.target); }
  }, true);

  const follow = async () => {
    const params = new URLSearchParams(location.hash.slice(1));
    if (params.has('text') || params.has('state')) {
      byId('filter-text').value = params.get('text') ?? '';
      byId('filter-state').value = params.get('state') ?? '';
      show();
      return;
    }
    const target = byId(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) {
      await open(target);
      target.scrollIntoView();
      target.querySelector('summary').focus({ preventScroll: true });
    }
  };

  // Thousands of rows take seconds to lay out; most readers want the first ones.
  const showAll = () => {
    byId('heat').classList.add('whole');
    byId('heat-first')?.remove();
  };
  byId('heat-all')?.addEventListener('click', showAll);

  const show = () => {
    const text = byId('filter-text').value.trim().toLowerCase();
    const state = byId('filter-state').value;
    let shown = 0;
    let all = 0;
    if (text !== '' || state !== '') { showAll(); }
    for (const row of byId('heat').querySelectorAll('tbody > tr')) {
      all++;
      const fits = row.cells[0].textContent.toLowerCase().includes(text)
          && (state === '' || row.dataset.state === state
              || state === 'untold' && row.dataset.untold !== undefined);
      row.hidden = !fits;
      if (fits) { shown++; }
    }
    byId('filter-count').textContent = shown + ' of ' + all + ' hosts';
  };

  byId('filter').addEventListener('submit', (event) => {
    event.preventDefault();
    const params = new URLSearchParams();
    if (byId('filter-text').value) { params.set('text', byId('filter-text').value); }
    if (byId('filter-state').value) { params.set('state', byId('filter-state').value); }
    history.replaceState(null, '', '#' + params);
    show();
  });

  const hosts = () => document.querySelectorAll('#hosts > details.host');
  byId('open-all').addEventListener('click', () => hosts().forEach(open));
  byId('close-all').addEventListener('click', () => hosts().forEach((each) => { each.open = false; }));
  addEventListener('hashchange', follow);
  follow();
})();
