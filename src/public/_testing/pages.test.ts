import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, inject, test } from 'vitest';
import { policy } from '../security.ts';

const site = inject('publicSite');
const base = inject('publicBase');
const origin = 'https://history.shop.example';
const account = 'incidents/2026-05-05-shelves-empty/index.html';

const names = (await readdir(site, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1));
const pages = names.filter((name) => name.endsWith('.html'));
const read = (name: string) => readFile(join(site, name), 'utf8');

describe.each(pages.filter((name) => !/incidents\/incident-\d\d\d[^5]/.test(name)))('%s', (name) => {
  test('runs nothing that stands in it, styles nothing in place, and says what it may do', async () => {
    const html = await read(name);
    const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    for (const [, attributes, text] of scripts)
      if (!attributes!.includes('application/ld+json')) expect(text!.trim()).toBe('');
    expect(html).not.toMatch(/<style\b|\sstyle="|\son[a-z]+="/);
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  });

  test('asks nobody else for anything', async () => {
    const html = await read(name);
    const asked = [...html.matchAll(/<(?:script|img|link|source|iframe)\b[^>]*?\s(?:src|href|srcset)="([^"]*)"/g)]
      .filter(([tag]) => !/rel="(canonical|alternate)"/.test(tag))
      .map(([, address]) => address!);
    expect(asked.filter((address) => !address.startsWith(base))).toEqual([]);
  });

  test('leads only to what is there', async () => {
    const html = await read(name);
    const addresses = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address]) => address!);
    for (const address of addresses.filter((one) => one.startsWith(base))) {
      const path = join(site, decodeURIComponent(address.slice(base.length).split(/[?#]/)[0]!));
      const there = await stat(path).then(async (entry) =>
        entry.isDirectory() ? stat(join(path, 'index.html')).then(() => true) : true,
      );
      expect(there).toBe(true);
    }
    for (const address of addresses.filter((one) => one.startsWith('#')))
      expect(html).toContain(`id="${address.slice(1)}"`);
  });
});

describe('an account', () => {
  test('tells the three parts a customer reads first, then the rest', async () => {
    const html = await read(account);
    const headings = [...html.matchAll(/<h2 id="[^"]*">([^<]*)<\/h2>/g)].map(([, text]) => text);
    expect(headings).toEqual([
      'What happened',
      'Whom it touched',
      'What we are doing',
      'Timeline',
      'What we told customers',
      'Corrections',
    ]);
  });

  test('gives a duration with both of its ends, each leading to its row', async () => {
    const html = await read(account);
    const [, durations] = /<dl class="durations"[^>]*>([\s\S]*?)<\/dl>/.exec(html)!;
    const text = durations!.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain('time to recover impact start → recovered 15 min');
    expect(durations).toContain('href="#t-2026-05-05-1000"');
    expect(durations).toContain('href="#t-2026-05-05-1015"');
  });

  test('says what was corrected, and when it was first published', async () => {
    const html = await read(account);
    expect(html).toContain('This account was corrected on 20 May 2026.');
    expect(html).toContain('The first version said twenty minutes; it was a quarter of an hour.');
  });

  test('has structured data that cannot end early, and that machines can read', async () => {
    const html = await read(account);
    const [, text] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)!;
    expect(JSON.parse(text!)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: 'The shelves were empty for a quarter of an hour "</script><b>',
      url: `${origin}${base}incidents/2026-05-05-shelves-empty/`,
      dateModified: '2026-05-20',
      correction: [{ '@type': 'CorrectionComment', datePublished: '2026-05-20' }],
    });
  });

  test('shows its picture under another name, in its own size', async () => {
    const html = await read(account);
    expect(html).toContain(
      `src="${base}incidents/2026-05-05-shelves-empty/1.png" alt="Orders a minute" width="640" height="200"`,
    );
  });

  test('has a card for previews', async () => {
    const bytes = await readFile(join(site, 'incidents/2026-05-05-shelves-empty/card.png'));
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(await read(account)).toContain(
      `property="og:image" content="${origin}${base}incidents/2026-05-05-shelves-empty/card.png"`,
    );
  });

  test('a customer is a customer in a heading and its address, in code, in an alternative text, and in no link', async () => {
    const html = await read(account);
    expect(html).toContain('<h3 id="what-a-customer-saw">What a customer saw</h3>');
    expect(html).toContain('It looked like this: <img');
    expect(html).toContain('alt="Orders of a customer"');
    expect(html.replace(/<[^>]*>/g, '')).toContain('GET /tenants/a customer 404');
  });

  test('leaves out money, evidence, owners and tickets', async () => {
    expect(await read(account)).not.toMatch(/lost sales|USD|query log|jferreira|WEB-17|quaggabooks/);
  });
});

describe('addresses are for good', () => {
  test('a former one leads on without a script', async () => {
    const html = await read('incidents/the-empty-shelves/index.html');
    const address = `${base}incidents/2026-05-05-shelves-empty/`;
    expect(html).toContain(`<meta http-equiv="refresh" content="0; url=${address}">`);
    expect(html).toContain(`<link rel="canonical" href="${origin}${address}">`);
  });

  test('an account that was withdrawn leaves a dated notice and nothing of its text', async () => {
    const html = await read('incidents/2026-05-06-false-alarm/index.html');
    expect(html).toContain('It was taken back on 15 May 2026.');
    expect(html).toContain('It was a false alarm.');
    expect(html).not.toMatch(/wombatworks|Nothing happened/);
  });
});

describe('for machines', () => {
  test.each(['feed.xml', 'sitemap.xml'])('%s is well-formed', async (name) => {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(await read(name)).close();
  });

  test('the sitemap names each page of the list, the numbers and each account once, under the whole address', async () => {
    const addresses = [...(await read('sitemap.xml')).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, one]) => one!);
    expect(new Set(addresses).size).toBe(addresses.length);
    const own = pages
      .filter((name) =>
        /^(index|numbers\/index|page\/\d+\/index|incidents\/(incident-\d+|2026-05-05-shelves-empty)\/index)\.html$/.test(
          name,
        ),
      )
      .map((name) => `${origin}${base}${name.replace(/index\.html$/, '')}`);
    expect(addresses.sort()).toEqual(own.sort());
  });

  test('index.json lists what is on the pages', async () => {
    const index = JSON.parse(await read('index.json')) as {
      schema: number;
      incidents: { url: string }[];
      retractions: object[];
      redirects: object[];
    };
    expect(index.schema).toBe(1);
    expect(index.incidents).toHaveLength(pages.filter((name) => /incidents\/(incident-|2026-05-05)/.test(name)).length);
    expect(index.retractions).toEqual([
      {
        id: '2026-05-06-false-alarm',
        on: '2026-05-15',
        reason: 'It was a false alarm.',
        url: `${origin}${base}incidents/2026-05-06-false-alarm/`,
      },
    ]);
    expect(index.redirects).toHaveLength(2);
  });

  test('the feeds tell of accounts and of what was withdrawn, the newest change first', async () => {
    const feed = JSON.parse(await read('feed.json')) as { items: { title: string; date_modified: string }[] };
    const days = feed.items.map((item) => item.date_modified);
    expect(days).toEqual([...days].sort().reverse());
    expect(feed.items.slice(0, 2).map(({ title }) => title)).toEqual([
      'The shelves were empty for a quarter of an hour "</script><b>',
      'This account was withdrawn',
    ]);
  });

  test('servers are told what to send', async () => {
    expect(await read('_headers')).toContain(`  Content-Security-Policy: ${policy}; frame-ancestors 'none'\n`);
  });
});

test('the list is cut into pages', async () => {
  expect(await read('index.html')).toContain('Page 1 of 2');
  expect(await read('page/2/index.html')).toContain('Page 2 of 2');
});

test('there is no handbook, no rules, services or runbooks', () => {
  expect(pages.filter((name) => /handbook|rules|services|runbooks/.test(name))).toEqual([]);
});
