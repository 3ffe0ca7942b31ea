import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parseHTML } from 'linkedom';
import { SaxesParser } from 'saxes';
import { describe, expect, inject, test } from 'vitest';
import { strangers } from './strangers.ts';

const dist = inject('dist');
const base = inject('base');
const text = (path: string) => readFileSync(join(dist, path), 'utf8');
const json = (path: string) => JSON.parse(text(path));
const names = (folder: string, ending: string) =>
  readdirSync(join(dist, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));

/** The file at an address of the site. */
function fileAt(address: string): string {
  const { pathname } = new URL(address, 'http://x');
  const path = decodeURIComponent(pathname);
  return path.startsWith(base)
    ? path.slice(base.length).replace(/(^|\/)$/, '$1index.html')
    : `not below ${base}: ${path}`;
}
const isThere = (address: string) => existsSync(join(dist, fileAt(address)));

/** Every address that some data name. */
function addressesIn(data: unknown): string[] {
  if (typeof data === 'string') return /^(?:https?:\/\/|\/)\S*$/.test(data) ? [data] : [];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(addressesIn) : [];
}

function wellFormed(xml: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

describe('feeds', () => {
  test('are there for all, for each service and each severity, and can be read', () => {
    const feeds = ['', 'services/', 'severities/'].flatMap((folder) =>
      names(`feeds/${folder}`, '.atom').map((name) => `feeds/${folder}${name}`),
    );
    expect(feeds).toContain('feeds/incidents');
    expect(feeds).toContain('feeds/severities/SEV1');
    expect(feeds.length).toBeGreaterThan(8);
    for (const feed of feeds) {
      wellFormed(text(`${feed}.atom`));
      const { version, items, feed_url, home_page_url } = json(`${feed}.json`);
      expect(version).toBe('https://jsonfeed.org/version/1.1');
      expect(fileAt(feed_url)).toBe(`${feed}.json`);
      for (const address of [home_page_url, ...items.map(({ url }: { url: string }) => url)])
        expect(isThere(address), address).toBe(true);
    }
  });

  test('lead from every page, that of a service to its own', () => {
    const links = (path: string) =>
      [...parseHTML(text(path)).document.querySelectorAll('link[rel=alternate]')].map((link) => [
        link.getAttribute('type'),
        link.getAttribute('href'),
      ]);
    expect(links('incidents/2026-01-07-model/index.html')).toEqual([
      ['application/atom+xml', `${base}feeds/incidents.atom`],
      ['application/feed+json', `${base}feeds/incidents.json`],
      ['text/markdown', `${base}incidents/2026-01-07-model.md`],
      ['application/json', `${base}api/v1/incidents/2026-01-07-model.json`],
    ]);
    const service = names('feeds/services', '.atom')[0]!;
    expect(links(`services/${service}/index.html`)).toContainEqual([
      'application/atom+xml',
      `${base}feeds/services/${service}.atom`,
    ]);
  });

  test('hold no time that is ahead, and nothing of drafts', () => {
    const { items } = json('feeds/incidents.json');
    const now = new Date().toISOString();
    const status = new Map(
      json('api/v1/index.json').incidents.map((one: Record<string, string>) => [one['address'], one['status']]),
    );
    expect(items.length).toBeGreaterThan(10);
    for (const { url, date_published, date_modified } of items) {
      expect([date_published <= now, date_modified >= date_published]).toEqual([true, true]);
      expect(['published', 'in-review']).toContain(status.get(url));
    }
  });
});

describe('data', () => {
  const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true });
  (formats as unknown as (ajv: Ajv) => void)(ajv);
  const fits = (path: string) => {
    const data = json(path);
    const schema = json(fileAt(data.$schema));
    const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
    validate(data);
    expect(validate.errors ?? [], path).toEqual([]);
    return data;
  };

  test('fit the schemas they name, which are served with them', () => {
    const { incidents, services } = fits('api/v1/index.json');
    expect(incidents).toHaveLength(40 + Object.keys(strangers).length);
    for (const { data } of [...incidents, ...services]) fits(fileAt(data));
  });

  test('lead only to what is there', () => {
    const index = json('api/v1/index.json');
    const service = json(fileAt(index.services[0].data));
    const incident = json('api/v1/incidents/2026-01-07-model.json');
    const missing = addressesIn([index, service, incident]).filter((address) => !isThere(address));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('stand beside the page of an incident, and at its former ids', () => {
    const incident = text('api/v1/incidents/2026-01-07-model.json');
    expect(text('api/v1/incidents/2026-01-07-old-name.json')).toBe(incident);
    expect(text('incidents/2026-01-07-old-name.md')).toBe(text('incidents/2026-01-07-model.md'));
  });
});

describe('Markdown', () => {
  test('has the facts of the page and nothing that could run', () => {
    const model = text('incidents/2026-01-07-model.md');
    expect(model.split('\n')[0]).toBe('# Invoices were sent twice');
    expect(model).toContain('| time to recover (impact-start → recovered) | 31 min |');
    for (const name of names('incidents', '.md')) {
      const prose = text(`incidents/${name}.md`)
        .replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2$/gm, '')
        .replace(/`[^`\n]*`/g, '');
      expect(prose, name).not.toMatch(/(?<!\\)<(?!https?:)[a-z!/]/i);
      expect(prose, name).not.toMatch(/\]\(\s*javascript:/i);
    }
  });
});

test('what is due is a calendar', () => {
  const calendar = text('calendar.ics');
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/);
  expect(calendar.match(/^BEGIN:VEVENT\r$/gm)!.length).toBeGreaterThan(3);
});

test('each service has a badge, a picture with a name', () => {
  const services = json('api/v1/index.json').services as { id: string; name: string }[];
  expect(names('badges', '.svg').sort()).toEqual(services.map(({ id }) => id).sort());
  for (const { id, name } of services) {
    const badge = text(`badges/${id}.svg`);
    wellFormed(badge);
    expect(parseHTML(badge).document.querySelector('svg')!.getAttribute('aria-label')).toContain(`${name}:`);
  }
});

test('llms.txt and robots.txt are there', () => {
  expect(text('llms.txt')).toMatch(/^# \S/);
  expect(text('robots.txt')).toMatch(/^User-agent: \*\nAllow: \/\n/);
});

test('the sitemap has the pages of the library and no page that redirects', () => {
  const sitemap = text('sitemap-0.xml');
  wellFormed(sitemap);
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => fileAt(match[1]!));
  expect(listed).toContain('index.html');
  expect(listed).toContain('incidents/2026-01-07-model/index.html');
  expect(listed).toContain('handbook/timeline/index.html');
  expect(listed.filter((file) => !existsSync(join(dist, file)))).toEqual([]);
  expect(listed.filter((file) => /http-equiv="refresh"/.test(text(file)))).toEqual([]);
  expect(text('robots.txt')).toContain('sitemap-index.xml');
});

describe('pages of the organisation', () => {
  const page = (path: string) => parseHTML(text(`${path}index.html`)).document;
  const links = (path: string, selector: string) =>
    [...page(path).querySelectorAll(selector)].map((link) => [link.textContent!.trim(), link.getAttribute('href')]);

  test('are listed in their order, and the frame leads there', () => {
    expect(page('docs/').querySelector('h1')!.textContent).toBe('Docs');
    expect(links('docs/', '.relatives a')).toEqual([
      ['The rota', `${base}docs/rota/`],
      ['Handing over', `${base}docs/on-call/hand-over/`],
    ]);
    expect(links('incidents/', '.frame-nav a').at(-1)).toEqual(['Docs', `${base}docs/`]);
  });

  test('link to each other and to incidents, as their files do', () => {
    expect(page('docs/on-call/hand-over/').querySelector('h1')!.textContent).toBe('Handing over');
    expect(links('docs/on-call/hand-over/', '.prose a')).toEqual([
      ['what happened in January', `${base}incidents/2026-01-07-model/#timeline`],
      ['the rota', `${base}docs/rota/#who`],
      ['2026-01-07-model', `${base}incidents/2026-01-07-model/`],
    ]);
  });

  test('run nothing, and say what is wrong with them', () => {
    const { documentElement } = page('docs/on-call/hand-over/');
    expect(documentElement.querySelector('main script')).toBeNull();
    expect(documentElement.querySelector('.prose')!.textContent).not.toBe('');
    expect(documentElement.querySelector('.messages')!.textContent).toContain('docs/on-call/hand-over.md:');
    expect(page('docs/rota/').querySelector('.messages')!.textContent).toContain('docs/rota.mdx:');
  });
});
