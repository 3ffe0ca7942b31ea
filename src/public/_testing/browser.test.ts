import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from '../../pages/_testing/browser.ts';
import { axeFaults, expectToFit, patience, phone, silence } from '../../pages/_testing/open.ts';
import { serveFolder } from '../../pages/_testing/setup.ts';
import { expectToHoldAt, expectToPrint } from '../../pages/_testing/shapes.ts';
import { headers } from '../security.ts';

const folder = inject('publicSite');
const base = inject('publicBase');
const found = inject('browser');
if ('missing' in found) console.warn(`Browser tests are skipped. ${found.missing}`);

const kinds = {
  list: '',
  'second page': 'page/2/',
  'list after a search': '?q=shelves',
  account: 'incidents/2026-05-05-shelves-empty/',
  'generated account': `incidents/${(await readdir(join(folder, 'incidents'))).sort().find((name) => name.startsWith('incident-'))!}/`,
  notice: 'incidents/2026-05-06-false-alarm/',
  numbers: 'numbers/',
  'no such page': '404.html',
};

describe.skipIf('missing' in found)('in a browser, under the strictest of headers', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    site = await serveFolder(folder, base, Object.fromEntries(headers));
    browser = await launch(found);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Opens a page; errors, violations of the policy and requests to others are collected. */
  async function open<T>(
    path: string,
    work: (page: Page, faults: string[]) => Promise<T>,
    options: BrowserContextOptions = {},
  ): Promise<T> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(patience);
    try {
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(site.address) && !request.url().startsWith('data:'))
          faults.push(`request: ${request.url()}`);
      });
      if (options.javaScriptEnabled !== false)
        await page.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', (event) =>
            console.error(`violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
          );
        });
      await page.goto(`${site.address}${path}`);
      return await work(page, faults);
    } finally {
      await context.close();
    }
  }

  test.each(Object.entries(kinds))('%s: accessible by axe in both colours, and fits a phone', async (_, path) => {
    await open(
      path,
      async (page) => {
        expect(await axeFaults(page)).toEqual([]);
        await page.setViewportSize(phone);
        await expectToFit(page);
      },
      // What the test brings in goes past the policy.
      { bypassCSP: true },
    );
  });

  test.each(Object.entries(kinds))('%s: holds at 200 and 400 %%, and on paper', async (_, path) => {
    await open(path, async (page) => {
      for (const width of [640, 320]) await expectToHoldAt(page, width);
      await expectToPrint(page);
    });
  });

  test.each(Object.entries(kinds))('%s: accessible by axe on a phone, and in forced colours', async (_, path) => {
    for (const options of [{ viewport: phone }, { forcedColors: 'active' }] as const)
      await open(path, async (page) => expect(await axeFaults(page)).toEqual([]), { bypassCSP: true, ...options });
  });

  test.each(Object.entries(kinds))('%s: no violation of the policy, no request to others', async (_, path) => {
    await open(path, async (page, faults) => {
      await silence(page);
      expect(faults).toEqual([]);
    });
  });

  test('searching and filtering work without a violation, and stand in the address', async () => {
    await open('', async (page, faults) => {
      await page.fill('input[type=search]', 'xylophone');
      await page.waitForSelector('.found .entry a');
      expect(await page.locator('.found .entry').count()).toBe(1);
      expect(await page.locator('#list').isVisible()).toBe(false);
      expect(new URL(page.url()).search).toBe('?q=xylophone');
      await page.fill('input[type=search]', '');
      await page.waitForSelector('#list:not([hidden])');
      await page.selectOption('select[name=severity]', { index: 1 });
      await page.waitForSelector('.found .entry a');
      expect(new URL(page.url()).search).toMatch(/^\?severity=\w+$/);
      const severity = new URL(page.url()).searchParams.get('severity')!;
      const facts = await page.locator('.found .entry-facts').allTextContents();
      expect(facts.every((text) => text.endsWith(severity))).toBe(true);
      await page.locator('.found .entry a').first().click();
      await page.waitForSelector('.account');
      await silence(page);
      expect(faults).toEqual([]);
    });
  });

  test('the search is called by what it looks through, and what it finds does not begin with the heads of a table', async () => {
    await open('?q=shelves', async (page) => {
      expect(await page.getByRole('searchbox', { name: 'Search the incidents' }).count()).toBe(1);
      await page.locator('.found mark').first().waitFor();
      for (const text of await page.locator('.found .entry').allTextContents())
        expect(text).not.toMatch(/\b(?:Time Event|Time Where To|Event Evidence|Action Status)\b/);
    });
  });

  test('a search can be opened from its address', async () => {
    await open('?q=xylophone', async (page) => {
      await page.waitForSelector('.found .entry a');
      expect(await page.inputValue('input[type=search]')).toBe('xylophone');
    });
  });

  const answered = (page: Page, text: RegExp | string) =>
    page.locator('.found-count').filter({ hasText: text }).waitFor();
  const shown = (page: Page) => page.locator('.found .entry').count();

  test.each([
    ['asdfghjkl', 'No incident has “asdfghjkl”.'],
    ['segfault', 'No incident has “segfault”.'],
    ['10.0.3.7:5432', 'Not searched for, since it differs each time: 10.0.3.7:5432'],
    ['"empty were shelves"', 'No incident has “empty were shelves”.'],
  ])('nothing is invented for %s', async (text, told) => {
    await open(`?q=${encodeURIComponent(text)}`, async (page, faults) => {
      await page.locator('.found-told').filter({ hasText: told }).waitFor();
      expect(await shown(page)).toBe(0);
      expect(await page.locator('#list').isVisible()).toBe(false);
      await silence(page);
      expect(faults).toEqual([]);
    });
  });

  test('a slip finds what was meant, and says so', async () => {
    await open('?q=xylohpone', async (page) => {
      await page.getByText('No incident has “xylohpone”. Searched for instead: “xylophone”.').waitFor();
      expect(await shown(page)).toBe(1);
    });
  });

  test('words in quotation marks stand in a row', async () => {
    await open(`?q=${encodeURIComponent('"shelves were empty"')}`, async (page) => {
      await page.waitForSelector('.found .entry a');
      for (const text of await page.locator('.found .entry').allInnerTexts())
        expect(text.toLowerCase()).toContain('shelves were empty');
    });
  });

  test.each([
    ['cannot be reached', '**/pagefind/**', (route: Route) => route.abort()],
    ['lacks a file', '**/words-*', (route: Route) => route.fulfill({ status: 404 })],
    ['is torn', '**/words-*', (route: Route) => route.fulfill({ body: '\x1f\x8b' })],
  ])('while the index %s, no list stands under the words, and the next try may find it', async (_, files, answer) => {
    await open('', async (page) => {
      await page.waitForSelector('.filters select');
      await page.route(files, answer);
      await page.fill('input[type=search]', 'xylophone');
      await page.press('input[type=search]', 'Enter');
      if (files === '**/pagefind/**') await page.goto(`${site.address}?q=xylophone`);
      await answered(page, 'The search index could not be loaded');
      expect(await shown(page)).toBe(0);
      expect(await page.locator('#list').isVisible()).toBe(false);
      await page.unroute(files);
      await page.getByRole('button', { name: 'Try again' }).click();
      await answered(page, '1 incident found');
      expect(await page.locator('.filters select').count()).toBeGreaterThan(0);
    });
  });

  test('the page says while it searches', async () => {
    await open('', async (page) => {
      let go = () => {};
      const gate = new Promise<void>((resolve) => (go = resolve));
      await page.route('**/words-*', async (route) => {
        await gate;
        await route.continue();
      });
      await page.fill('input[type=search]', 'xylophone');
      await answered(page, 'Searching …');
      expect(await page.locator('.found').getAttribute('aria-busy')).toBe('true');
      expect(await page.locator('#list').isVisible()).toBe(false);
      go();
      await answered(page, '1 incident found');
      expect(await page.locator('.found').getAttribute('aria-busy')).toBeNull();
    });
  });

  test('what stays inside is not found', async () => {
    await open('?q=quaggabooks', async (page) => {
      await page.waitForSelector('.found:not([hidden])');
      expect(await page.textContent('.found-count')).not.toBe('');
      const titles = await page.locator('.found .entry').allTextContents();
      expect(titles.filter((text) => /shelves|quaggabooks/i.test(text))).toEqual([]);
    });
  });

  test('without JavaScript all of it can be read and followed', async () => {
    await open(
      '',
      async (page) => {
        expect(await page.locator('input[type=search]').isVisible()).toBe(false);
        await page.getByRole('link', { name: 'Older' }).click();
        await page.getByRole('link', { name: 'Newer' }).click();
        await page.getByRole('link', { name: 'The shelves were empty' }).click();
        await page.waitForURL(/2026-05-05-shelves-empty/);
        expect(await page.textContent('h1')).toBe('The shelves were empty for a quarter of an hour "</script><b>');
        expect(await page.locator('tr#t-2026-05-05-1015').isVisible()).toBe(true);
        await page.goto(`${site.address}incidents/the-empty-shelves/`);
        await page.waitForURL(/2026-05-05-shelves-empty/);
      },
      { javaScriptEnabled: false },
    );
  });

  test('nothing that a document would like to run runs', async () => {
    await open('incidents/2026-05-05-shelves-empty/', async (page) => {
      await silence(page);
      expect(await page.evaluate(() => (window as unknown as { __ran?: number }).__ran)).toBeUndefined();
    });
  });

  test('printed, it is dark on white, whatever the reader prefers, and the search is not there', async () => {
    await open(
      '',
      async (page) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        const { colour, search } = await page.evaluate(() => ({
          colour: getComputedStyle(document.body).color,
          search: getComputedStyle(document.querySelector('public-search')!).display,
        }));
        expect(colour).toBe('rgb(0, 0, 0)');
        expect(search).toBe('none');
      },
      { colorScheme: 'dark' },
    );
  });
});
