import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startOf } from '../core/model/message.ts';
import { isOrdinary } from '../core/publish/ordinary.ts';
import { isCommon } from '../core/publish/terms.ts';
import { firstNames, serviceIds } from './_testing/common-names.ts';
import { checkLeaks } from './check.ts';
import type { KnownWord } from './denylist.ts';

const place = startOf('people.yaml');
const words: KnownWord[] = [
  ...firstNames.map((word): KnownWord => ({
    word,
    kind: 'person',
    inflects: true,
    place,
    ...(isCommon(word) && { only: 'capital' as const }),
  })),
  ...serviceIds.map((word): KnownWord => ({
    word,
    kind: 'service',
    inflects: true,
    place,
    ...(isOrdinary(word) && /^\p{L}+$/u.test(word) ? { ordinary: true } : { runsOn: true }),
  })),
];
const denylist = { words, innocent: new Set<string>(), open: new Set<string>(), names: new Set<string>() };

async function hitsIn(files: Record<string, string>): Promise<string[]> {
  const folder = join(import.meta.dirname, '../../.cache/leaks-alarms');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return (await checkLeaks(folder, denylist)).hits.map(({ file, word }) => `${file}: ${word}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('common first names and ids of services do not hit what pages are made of', async () => {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta property="article:published_time" content="2026-01-31"><link rel="alternate" type="application/atom+xml" href="/feed.xml" title="Feed">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","@id":"x","mainEntityOfPage":"y"}</script></head>
<body data-pagefind-body><nav><a href="/search/">Search</a> <a href="/index.json">JSON</a></nav>
<main id="text"><time datetime="2026-01-31">31 Jan 2026, 14:02 UTC</time><p>The sale was slow on 3 May 2026.</p>
<h2>Timeline</h2><span>Page on “node down”</span></main></body></html>`;
  const feed = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    home_page_url: 'https://x.example',
    items: [{ id: 'x', content_text: 'It is over.', date_published: '2026-01-31' }],
  });
  expect(firstNames.length).toBeGreaterThanOrEqual(300);
  expect(serviceIds.length).toBeGreaterThanOrEqual(200);
  expect(
    await hitsIn({ '404.html': page, 'feed.json': feed, 'colours.css': '@media (prefers-color-scheme:dark){}' }),
  ).toEqual([]);
});

test('as names in a sentence they do', async () => {
  const page = '<p>Later that day we asked Jan about it, and the index service fell over.</p>';
  expect(await hitsIn({ 'index.html': page })).toEqual(['index.html: Jan', 'index.html: index']);
});
