import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from './browser.ts';
import { kinds } from './kinds.ts';
import { found, patience, silence } from './open.ts';
import { serveFolder } from './setup.ts';

const dist = inject('dist');
const base = inject('base');
/** What the site asks servers to send with every page. */
const headers = Object.fromEntries(
  [...readFileSync(join(dist, '_headers'), 'utf8').matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
);

test('its policy lets no script in from elsewhere, and none that stands in a page', () => {
  const policy = headers['Content-Security-Policy']!;
  expect(policy).toMatch(/script-src 'self';/);
  expect(policy).not.toMatch(/https?:|\*/);
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
});

describe.skipIf('missing' in found)('under the headers of the site', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    site = await serveFolder(dist, base, headers as Record<string, string>);
    browser = await launch(found);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(Object.entries({ ...kinds, 'search page': 'search/?q=worker' }))('%s works', async (_, path) => {
    const context = await browser.newContext();
    context.setDefaultTimeout(patience);
    try {
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.goto(`${site.address}${path}`);
      await silence(page);
      expect(faults).toEqual([]);
    } finally {
      await context.close();
    }
  });

  test('a picture of the library that is opened by itself runs nothing', async () => {
    const page = await browser.newPage();
    try {
      const response = await page.goto(`${site.address}images/stranger/drawing.svg`);
      expect(await response!.text()).not.toMatch(/planted/);
      expect(response!.headers()['x-content-type-options']).toBe('nosniff');
    } finally {
      await page.close();
    }
  });
});
