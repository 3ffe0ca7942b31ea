import { describe, expect, test } from 'vitest';
import { en } from '../../texts/en.ts';
import { sourcesOf } from './_testing/library.ts';
import { serviceData } from './api/service.ts';
import { badgeOf } from './badge.ts';
import { atomOf } from './atom.ts';
import { llmsOf } from './llms.ts';
import { newsOf } from './news.ts';

const news = {
  title: 'Incidents',
  home: 'https://x.example/base/incidents/',
  addresses: {
    atom: 'https://x.example/base/feeds/incidents.atom',
    json: 'https://x.example/base/feeds/incidents.json',
  },
};
const made = (more?: Record<string, string>, site?: string) => {
  const sources = sourcesOf(more, site);
  return newsOf(sources.library.postmortems, news, sources, en, ({ id }) => Promise.resolve(`<p>${id}</p>`));
};

describe('a feed', () => {
  test('has what is published or in review, the newest first, at the times of the documents', async () => {
    const { entries } = await made();
    expect(entries.map(({ id, published, updated }) => [id, published, updated])).toEqual([
      ['https://x.example/base/incidents/2026-04-15-checkout/', '2026-04-15T12:02:00.000Z', '2026-04-20T00:00:00.000Z'],
      ['https://x.example/base/incidents/2026-02-01-checkout-slow/', '2026-02-01', undefined],
    ]);
    expect(entries[0]!.html).toBe(
      '<p><strong>Critical · 15 April 2026 · 31 min</strong></p><p>2026-04-15-checkout</p><p><strong>What stopped it:</strong> Rolled the release back; errors stop</p><p>2 open actions</p>',
    );
    expect(entries[1]!.html).toContain('<strong>Major · in review</strong>');
    expect(entries[0]!.categories).toEqual([
      { term: 'SEV1', name: 'Critical' },
      { term: 'checkout', name: 'Checkout' },
    ]);
  });

  test('leaves out what is retracted, told elsewhere, or of no day', async () => {
    const document = (front: string) =>
      `---\ntitle: X\nstatus: published\nseverity: SEV1\nservices: [checkout]\n${front}---\n\ntext\n`;
    const { entries } = await made({
      'postmortems/2026-06-01-a.mdx': document('').replace('published', 'retracted'),
      'postmortems/2026-06-02-b.mdx': document('duplicateOf: 2026-04-15-checkout\n'),
      'postmortems/undated.mdx': document(''),
      'postmortems/2026-06-03-c.mdx': document(''),
    });
    expect(entries.map(({ address }) => address.split('/').at(-2))).toEqual([
      '2026-06-03-c',
      '2026-04-15-checkout',
      '2026-02-01-checkout-slow',
    ]);
  });

  test('holds the newest fifty', async () => {
    const more = Object.fromEntries(
      Array.from({ length: 60 }, (_, index): [string, string] => [
        `postmortems/2025-01-01-n${index}.mdx`,
        '---\ntitle: X\nstatus: published\nseverity: SEV1\nservices: [checkout]\n---\n\ntext\n',
      ]),
    );
    expect((await made(more)).entries).toHaveLength(50);
  });

  test('without the address of a site has names for its entries all the same', async () => {
    const sources = sourcesOf({}, '/base/');
    const feed = await newsOf(
      sources.library.postmortems,
      { title: 'All & more', home: '/base/incidents/', addresses: { atom: '/a', json: '/b' } },
      sources,
      en,
      () => Promise.resolve(''),
    );
    expect([feed.id, feed.entries[0]!.id, feed.entries[0]!.address]).toEqual([
      'urn:postmortem-library:feed:All%20%26%20more',
      'urn:postmortem-library:incident:2026-04-15-checkout',
      '/base/incidents/2026-04-15-checkout/',
    ]);
  });

  test('is the same whenever it is made', async () => {
    expect(atomOf(await made())).toBe(atomOf(await made()));
  });
});

describe('a badge', () => {
  const badge = (id: string, more?: Record<string, string>) => badgeOf(serviceData(id, sourcesOf(more)), en.feeds);

  test('says when the last incident was and how many promises are open', () => {
    expect(/aria-label="([^"]*)"/.exec(badge('checkout'))![1]).toBe(
      'Checkout: last incident 2026-05-01, 2 open actions',
    );
    expect(/aria-label="([^"]*)"/.exec(badge('unlisted'))![1]).toBe('unlisted: no incident');
  });

  test('holds words as words, and no style or script', () => {
    const svg = badge('checkout', {
      'services.yaml': 'checkout: { name: "<script>&\\n\\"x\\"", team: a, tier: 0 }\n',
    });
    expect(svg).not.toMatch(/<script|<style|style=|\n/);
    expect(svg).toContain('&lt;script&gt;&amp; &quot;x&quot;');
  });
});

test('llms.txt names what there is, with one sentence each', () => {
  const text = llmsOf(sourcesOf(), en.feeds);
  expect(text).toContain('# Example library\n\n> What broke.\n');
  expect(text).toContain(
    '## Incidents\n\n- [Checkout fails](https://x.example/base/incidents/2026-04-15-checkout.md): SEV1: Every second checkout failed.\n- [Checkout is slow](https://x.example/base/incidents/2026-02-01-checkout-slow.md): SEV2: It was slow.\n',
  );
  expect(text).toContain(
    '- [Roll back a release](https://x.example/base/runbooks/roll-back/): When a release broke something.\n',
  );
  expect(text).not.toContain('Still being written');
});
