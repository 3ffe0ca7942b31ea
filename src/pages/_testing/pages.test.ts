import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, inject, test } from 'vitest';

const dist = inject('dist');
const base = inject('base');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'));
const pages = files.filter((file) => file.endsWith('.html'));
const documents = new Map(pages.map((page) => [page, parseHTML(readFileSync(join(dist, page), 'utf8')).document]));
const page = (path: string) => documents.get(`${path}index.html`)!;

describe('every page', () => {
  test('is there for every kind', () => {
    for (const path of [
      '',
      'incidents/',
      'incidents/2026-01-07-model/',
      'compare/',
      'runbooks/',
      'services/',
      'teams/',
      'factors/',
      'numbers/',
      'actions/',
      'glossary/',
      'rules/',
      'rules/timeline-in-order/',
      'search/',
      'handbook/',
    ]) {
      expect(pages).toContain(`${path}index.html`);
    }
  });

  test('links only to pages and files that are there, below the base path', () => {
    const known = new Set(files);
    const broken: string[] = [];
    for (const [file, document] of documents) {
      const from = new URL(file.replace(/index\.html$/, ''), `http://x${base}`);
      for (const element of document.querySelectorAll(
        'a[href], link[rel~=stylesheet][href], img[src], script[src], form[action]',
      )) {
        const reference =
          element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action')!;
        const url = new URL(reference, from);
        if (url.host !== 'x' || !url.protocol.startsWith('http')) continue;
        const path = decodeURIComponent(url.pathname);
        const target = path.startsWith(base) ? path.slice(base.length).replace(/(^|\/)$/, '$1index.html') : undefined;
        if (target === undefined || !known.has(target)) broken.push(`${file} → ${reference}`);
      }
    }
    expect([...new Set(broken)]).toEqual([]);
  });

  test('has one first heading and no id twice', () => {
    const faults: string[] = [];
    for (const [file, document] of documents) {
      if (document.querySelector('meta[http-equiv=refresh]')) continue;
      if (document.querySelectorAll('h1').length !== 1)
        faults.push(`${file}: ${document.querySelectorAll('h1').length} first headings`);
      const ids = [...document.querySelectorAll('main [id]')].map((element) => element.id);
      for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
        faults.push(`${file}: id ${id} twice`);
    }
    expect(faults).toEqual([]);
  });

  test('holds no style, script or handler in what was drawn from a document', () => {
    const faults: string[] = [];
    for (const [file, document] of documents) {
      for (const element of document.querySelectorAll('.prose *, .timeline td *, svg, svg *')) {
        if (element.closest('header.frame-head')) continue;
        if (/^(script|style|iframe|object|embed)$/i.test(element.tagName)) faults.push(`${file}: <${element.tagName}>`);
        for (const { name } of [...element.attributes])
          if (name === 'style' || /^on/i.test(name)) faults.push(`${file}: ${name} of <${element.tagName}>`);
      }
    }
    expect([...new Set(faults)]).toEqual([]);
  });

  test('asks nobody else for anything', () => {
    const foreign: string[] = [];
    for (const [file, document] of documents) {
      for (const element of document.querySelectorAll(
        'link[rel=stylesheet][href], link[rel=preload], script[src], img[src], iframe',
      )) {
        const reference = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        if (/^(https?:)?\/\//.test(reference)) foreign.push(`${file}: ${reference}`);
      }
    }
    expect(foreign).toEqual([]);
  });
});

describe('the list without a script', () => {
  const entries = (path = 'incidents/') => [
    ...page(path).querySelectorAll('main > * .entries > .entry, main > .entries > .entry'),
  ];
  const partOf = (entry: Element, name: string) => entry.querySelector(`[data-part="${name}"]`)?.textContent!.trim();

  test('holds every incident, newest first', () => {
    expect(entries()).toHaveLength(46);
    const days = entries().map((entry) => partOf(entry, 'day')!);
    const known = days.filter((day) => day !== '');
    expect(known).toEqual([...known].sort().reverse());
  });

  test('an entry says when, how bad, what, how long, in which state and what stopped it', () => {
    const entry = entries().find((each) => partOf(each, 'title') === 'Invoices were sent twice')!;
    const parts = ['severity', 'day', 'title', 'stopped', 'tags', 'duration'].map((name) => partOf(entry, name));
    expect(parts).toEqual([
      'SEV2',
      '2026-01-07',
      'Invoices were sent twice',
      'The worker is stopped',
      'draft',
      '31 min',
    ]);
    expect([...entry.querySelectorAll('[hidden]')].map((part) => part.textContent!.trim())).toEqual([
      'Nothing has stopped it yet.',
      '',
      'no end so far',
    ]);
  });

  test('leads to a page for each severity, year, service and factor', () => {
    const links = [...page('incidents/').querySelectorAll('noscript a')].map((link) => link.getAttribute('href')!);
    for (const place of ['severities/SEV1/', 'years/2026/', 'services/', 'factors/'])
      expect(links.some((link) => link.startsWith(`${base}${place}`))).toBe(true);
    const listed = ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV9'].map((id) => entries(`severities/${id}/`).length);
    expect(listed.reduce((sum, count) => sum + count)).toBe(45);
    for (const entry of entries('years/2026/')) expect(partOf(entry, 'day')).toMatch(/^2026-/);
  });
});

describe('the page of an incident', () => {
  const model = () => page('incidents/2026-01-07-model/');

  test('prints every duration with its two ends', () => {
    const figures = [...model().querySelectorAll('.figure')].map((figure) =>
      [...figure.children].map((part) => part.textContent!.replace(/\s+/g, ' ').trim()).join(' '),
    );
    expect(figures).toEqual([
      'time to detect 7 min impact-start → detected',
      'time to acknowledge 3–5 min detected → acknowledged',
      'time to mitigate about 28 min impact-start → mitigated',
      'time to recover 31 min impact-start → recovered',
      'time to resolve 21 h 51 min detected → resolved',
    ]);
  });

  test('draws the timeline and links it to rows that have addresses', () => {
    expect(model().querySelectorAll('svg a[href="#t-2026-01-07-1002"]')).toHaveLength(2);
    expect(model().querySelector('tr#t-2026-01-07-1002 .milestone')?.textContent).toBe('impact-start');
    expect(model().querySelector('.figure-ends a')?.getAttribute('href')).toBe('#t-2026-01-07-1002');
  });

  test('turns a mention into a link, and the other page links back', () => {
    expect(model().querySelector(`.prose a[href="${base}incidents/2026-01-05-hostile/"]`)?.textContent).toBe(
      '2026-01-05-hostile',
    );
    expect(
      page('incidents/2026-01-05-hostile/').querySelector(`.relatives a[href="${base}incidents/2026-01-07-model/"]`),
    ).not.toBeNull();
  });

  test('has code with classes, an aside and a footnote', () => {
    expect(model().querySelector('.prose pre code span[class]')).not.toBeNull();
    expect(model().querySelector('.prose aside')?.textContent).toContain('Do not restart the worker');
    expect(model().querySelector('.prose a[href*="fn-1"]')).not.toBeNull();
  });

  test('leads to where its file is edited', () => {
    const address = 'https://code.example/edit/main/content/postmortems/2026-01-07-model.mdx';
    expect(page('incidents/2026-01-07-model/').querySelector(`.copies a[href="${address}"]`)?.textContent).toBe('Edit');
  });

  test('a former id redirects', () => {
    expect(
      page('incidents/2026-01-07-old-name/').querySelector('meta[http-equiv=refresh]')?.getAttribute('content'),
    ).toContain(`${base}incidents/2026-01-07-model/`);
  });
});

describe('a document with faults', () => {
  test('has its page, with a banner that says what is wrong and where', () => {
    const messages = page('incidents/2026-01-05-hostile/').querySelector('.messages')!;
    const banner = messages.textContent!.replace(/\s+/g, ' ');
    expect(banner).toMatch(/The linter has \d+ errors/);
    expect(banner).toContain('postmortems/2026-01-05-hostile.mdx:');
    expect(banner).toContain('Unexpected import at the start of a line, expected text');
    expect([...messages.querySelectorAll('code')].map((code) => code.textContent)).toContain('import');
  });

  test('shows what would have run as text', () => {
    const text = page('incidents/2026-01-05-hostile/').querySelector('main')!.textContent!;
    expect(text).toContain('globalThis.__ran = 1');
    expect(text).toContain('<script>window.__ran = 1</script>');
  });

  test('is there even when its front matter cannot be read', () => {
    expect(page('incidents/2026-01-06-broken-front-matter/').querySelector('main')!.textContent).toContain(
      'quetzalcoatl',
    );
  });
});

test('the frame leads to every part of the library and lists no document', () => {
  const links = [...page('incidents/').querySelectorAll('header.frame-head a, footer.frame-foot a')].map((link) =>
    link.getAttribute('href')!,
  );
  expect(links).toEqual(
    [
      '',
      'incidents/',
      'services/',
      'teams/',
      'runbooks/',
      'factors/',
      'actions/',
      'numbers/',
      'handbook/',
      'docs/',
      'glossary/',
      'rules/',
      'publication/',
      'feeds/incidents.atom',
      'calendar.ics',
    ].map((path) => base + path),
  );
});

test('the list of rules leads to every rule', () => {
  const listed = [...page('rules/').querySelectorAll('td.rule a')].map((link) => link.textContent!.trim());
  const built = files.flatMap((file) => /^rules\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? []);
  expect(listed.toSorted()).toEqual(built.toSorted());
});

test('the handbook stands in the same frame', () => {
  const { documentElement } = page('handbook/timeline/');
  expect(documentElement.querySelector('header.frame-head a[aria-current]')?.getAttribute('href')).toBe(
    `${base}handbook/`,
  );
  expect(documentElement.querySelector('.handbook-pages a[aria-current=page]')?.textContent?.trim()).toBe(
    'The timeline',
  );
});

test('the library’s own pages hold no script, style or handler in place', () => {
  const faults: string[] = [];
  for (const [file, document] of documents) {
    if (file.startsWith('handbook/') || document.querySelector('meta[http-equiv=refresh]')) continue;
    for (const element of document.querySelectorAll('script:not([src]), style, [style]'))
      faults.push(`${file}: <${element.tagName.toLowerCase()}>`);
  }
  expect([...new Set(faults)]).toEqual([]);
});

test('a drawing of a stranger is served without what would run in it', () => {
  const drawing = readFileSync(join(dist, 'images/stranger/drawing.svg'), 'utf8');
  expect(drawing).toContain('<rect width="9" height="9"');
  expect(drawing).not.toMatch(/planted|script|onclick/);
});
