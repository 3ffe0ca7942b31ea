import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, found, silence, useBrowser } from './open.ts';

const titles = (page: Page) => page.locator('.entry h2').allTextContents();
const status = (page: Page) => page.textContent('.explorer-status');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
/** Waits until an answer stands there that fits. */
const answered = (page: Page, text: RegExp | string) => page.getByRole('status').filter({ hasText: text }).waitFor();
const filter = (page: Page, facet: string, value: RegExp) =>
  page.getByRole('group', { name: facet, exact: true }).getByLabel(value);

describe.skipIf('missing' in found)('the explorer', () => {
  const open = useBrowser();

  describe('finds by an error string', () => {
    test.each([
      ['ERR_DUPLICATE_LEDGER_KEY_7741', '1 incident.'],
      ['code=ERR_DUPLICATE_LEDGER_KEY_7741', 'No incident has all of it; 1 has a part.'],
      ['kubectl logs deploy/invoicer --since=1h', '1 incident; 1 quotes'],
      [
        'ERR_DUPLICATE_LEDGER_KEY_7741 for each',
        '1 incident; 1 quotes “ERR_DUPLICATE_LEDGER_KEY_7741 for each” word for word.',
      ],
    ])('%s', async (text, told) => {
      await open('incidents/', async (page, faults) => {
        await page.fill('main input[type=search]', text);
        await answered(page, told);
        expect(await titles(page)).toEqual(['Invoices were sent twice']);
        expect(await page.locator('.entry mark').count()).toBeGreaterThan(0);
        await silence(page);
        expect(faults).toEqual([]);
      });
    });

    test('within a line of a log, and says which part stands there and what was not looked for', async () => {
      await open('incidents/', async (page) => {
        await page.fill(
          'main input[type=search]',
          '2026-01-07T10:02:11.482Z invoicer-6f7d9[4711] The worker logged ERR_DUPLICATE_LEDGER_KEY_7741 for order 98127',
        );
        await answered(page, '1 quotes “The worker logged ERR_DUPLICATE_LEDGER_KEY_7741 for” word for word.');
        expect(await titles(page)).toEqual(['Invoices were sent twice']);
        expect(await page.textContent('.entry-quotes')).toBe(
          'quotes “The worker logged ERR_DUPLICATE_LEDGER_KEY_7741 for”',
        );
        expect(await page.textContent('.explorer-told')).toContain(
          'Not searched for, since it differs each time: 2026-01-07T10:02:11.482Z 4711 98127',
        );
      });
    });

    test.each([
      'DUPLICATE_LEDGER',
      'duplicate_ledger_key',
      'LEDGER_KEY_7741',
      '"DUPLICATE_LEDGER_KEY"',
      'worker "ERR_DUPLICATE_LEDGER_KEY_7741 for each"',
      '“went out twice for 31 minutes”',
    ])('by a part of it, or in quotation marks: %s', async (text) => {
      await open('incidents/', async (page) => {
        await page.fill('main input[type=search]', text);
        await answered(page, /^1 incident/);
        expect(await titles(page)).toEqual(['Invoices were sent twice']);
      });
    });
  });

  describe('invents nothing', () => {
    test.each([
      ['asdfghjkl', 'No incident has “asdfghjkl”.'],
      ['segfault', 'No incident has “segfault”.'],
      ['ECONNREFUSED 10.0.3.7:5432', 'Not searched for, since it differs each time: 10.0.3.7:5432'],
      ['OutOfMemoryErrors4711', 'No incident has “OutOfMemoryErrors4711”.'],
      ['"twice for 31 hours"', 'No incident has “twice for 31 hours”.'],
      ['データベース', 'No incident has “データベース”.'],
      ['ERR_DUPLICATE_LEDGER_KEY_9999', 'No incident has “ERR_DUPLICATE_LEDGER_KEY_9999” written like this'],
    ])('%s', async (text, told) => {
      await open(`incidents/?q=${encodeURIComponent(text)}`, async (page, faults) => {
        await page.locator('.explorer-told').filter({ hasText: told }).waitFor();
        expect(await titles(page)).toEqual(told.includes('written') ? ['Invoices were sent twice'] : []);
        expect(faults).toEqual([]);
      });
    });

    test.each(['"', '""', '“”', '.*', '10:02', '<>'])('%s is no word, and no list stands under it', async (text) => {
      await open(`incidents/?q=${encodeURIComponent(text)}`, async (page) => {
        await answered(page, 'there is no word in it');
        expect(await page.locator('.entry').count()).toBe(0);
      });
    });

    test('markup is text', async () => {
      await open(`incidents/?q=${encodeURIComponent('<img onerror="globalThis.__hit=1">zzyzx')}`, async (page) => {
        await page.locator('.explorer-told').filter({ hasText: 'zzyzx' }).waitFor();
        expect(await page.evaluate(() => (window as unknown as { __hit?: number }).__hit)).toBeUndefined();
      });
    });

    test('a slip finds what was meant, and says so', async () => {
      await open('incidents/?q=quetzalcaotl', async (page) => {
        await page.getByText('No incident has “quetzalcaotl”. Searched for instead: “quetzalcoatl”.').waitFor();
        expect(await page.locator('.entry mark').allTextContents()).toEqual(['quetzalcoatl']);
      });
    });

    test('a word that may be meant is offered, and takes its place', async () => {
      await open('incidents/?q=twice+invxicez', async (page) => {
        await page.getByRole('button', { name: 'invoices', exact: true }).click();
        await answered(page, /^\d+ incident/);
        expect((await titles(page))[0]).toBe('Invoices were sent twice');
        expect(new URL(page.url()).search).toBe('?q=twice+invoices');
        expect(await page.inputValue('main input[type=search]')).toBe('twice invoices');
      });
    });

    test('of 100 KB the beginning is searched for, and it is said', async () => {
      await open('incidents/', async (page) => {
        await page.fill('main input[type=search]', `ledger ${'quetzalcoatl '.repeat(8000)}`);
        await page.getByText('Only the first 1,000 characters were searched for.').waitFor();
        expect(page.url().length).toBeLessThan(2000);
        await page.reload();
        await page.getByText('Only the first 1,000 characters were searched for.').waitFor();
      });
    });
  });

  test('one that stands out is shown with what stopped it, the runbook and the promise that is open', async () => {
    await open('incidents/?q=ERR_DUPLICATE_LEDGER_KEY_7741', async (page) => {
      const card = page.getByRole('article', { name: 'Probably this one' });
      await card.waitFor();
      expect((await card.innerText()).split('\n').filter(Boolean)).toEqual([
        'Probably this one',
        'Invoices were sent twice',
        'Invoices went out twice for 31 minutes.',
        'Stopped by',
        'The worker is stopped',
        'Runbook',
        'none was named',
        'Still open',
        'Give every retry a key invoices · 2026-02-01',
      ]);
      await page.fill('main input[type=search]', 'the');
      await answered(page, / incidents/);
      expect(await card.isVisible()).toBe(false);
    });
  });

  describe('while the index is not there', () => {
    test('the page says that it searches, and no list stands under the words', async () => {
      await open('', async (page) => {
        let go = () => {};
        const gate = new Promise<void>((resolve) => (go = resolve));
        await page.route('**/documents.json.gz', async (route) => {
          await gate;
          await route.continue();
        });
        await page.fill('main input[type=search]', 'quetzalcoatl');
        await page.press('main input[type=search]', 'Enter');
        await answered(page, 'Searching …');
        expect(await page.locator('.explorer-found').getAttribute('aria-busy')).toBe('true');
        expect(await page.locator('.entry').count()).toBe(0);
        go();
        await answered(page, '1 incident');
        expect(await page.locator('.explorer-found').getAttribute('aria-busy')).toBeNull();
      });
    });

    const broken: Record<string, [files: string, answer: (route: Route) => Promise<void>]> = {
      'cannot be reached': ['**/pagefind/**', (route) => route.abort()],
      'lacks a file': ['**/words-*', (route) => route.fulfill({ status: 404 })],
      'lacks the text of a page': ['**/*.pf_fragment', (route) => route.fulfill({ status: 404 })],
      'is torn at its beginning': ['**/pagefind/index.json', (route) => route.fulfill({ body: '{"build":"' })],
      'is torn in a file': [
        '**/words-*',
        async (route) => {
          const body = await (await route.fetch()).body();
          await route.fulfill({ body: body.subarray(0, body.length / 2) });
        },
      ],
      'is of another build': [
        '**/words-*',
        (route) => route.fulfill({ body: '{"build":"0","content":{"words":[],"documents":[]}}' }),
      ],
      'is of another version': ['**/pagefind/index.json', (route) => route.fulfill({ body: '{"schema":2}' })],
    };
    test.each(Object.entries(broken))(
      'and %s, it is said, and the next try may find it',
      async (_, [files, answer]) => {
        await open('', async (page) => {
          await page.route(files, answer);
          await page.fill('main input[type=search]', 'quetzalcoatl');
          await page.press('main input[type=search]', 'Enter');
          await answered(page, 'The search index could not be loaded, so nothing was searched.');
          expect(await page.locator('.entry').count()).toBe(0);
          expect(await page.locator('.explorer-found').getAttribute('aria-busy')).toBeNull();
          await page.unroute(files);
          await page.getByRole('button', { name: 'Try again' }).click();
          await answered(page, '1 incident');
          expect(await titles(page)).toHaveLength(1);
        });
      },
    );

    test('and was never made, it is said how it is made', async () => {
      await open('', async (page) => {
        await page.route('**/pagefind/index.json', (route) => route.fulfill({ status: 404 }));
        await page.fill('main input[type=search]', 'quetzalcoatl');
        await page.press('main input[type=search]', 'Enter');
        await answered(page, 'There is no search index here.');
      });
    });
  });

  test('a result says what broke, how long, what stopped it and why it was found, and leads to that place', async () => {
    await open('incidents/?q=deploy/invoicer', async (page) => {
      const entry = page.locator('.entry').first();
      await entry.waitFor();
      await answered(page, '1 incident');
      expect(await entry.locator('[data-part=severity]').textContent()).toContain('SEV2');
      expect(await entry.locator('[data-part=day]').textContent()).toBe('2026-01-07');
      expect(await entry.locator('[data-part=duration]').textContent()).toBe('31 min');
      expect(await entry.locator('.entry-stopped').textContent()).toMatch(/Stopped by\s+The worker is stopped/);
      expect(await entry.locator('mark').allTextContents()).toContain('deploy/invoicer');
      await entry.locator('.entry-why a').click();
      await page.waitForURL(/#summary$/);
    });
  });

  test('words and filters combine, count, stand in the address, and open again from it', async () => {
    const address = await open('incidents/?q=the', async (page) => {
      await answered(page, / incidents/);
      const all = Number((await status(page))!.match(/\d+/)![0]);
      const expected = await filter(page, 'Severity', /^SEV2/).locator('..').locator('.facet-count').textContent();
      await filter(page, 'Severity', /^SEV2/).check();
      await answered(page, new RegExp(`^${expected} incident`));
      expect(Number(expected)).toBeLessThan(all);
      for (const shown of await page.locator('.entry [data-part=severity]').allTextContents())
        expect(shown).toContain('SEV2');
      // Other severities go on counting what they would bring.
      const others = await filter(page, 'Severity', /^SEV1/).locator('..').locator('.facet-count').textContent();
      expect(Number(others)).toBeGreaterThan(0);
      await filter(page, 'Severity', /^SEV1/).check();
      await answered(page, new RegExp(`^${Number(expected) + Number(others)} incidents`));
      await page.locator('select').selectOption('severest');
      await page.waitForURL(/sort=severest/);
      return { url: new URL(page.url()), shown: (await answered(page, / incidents/), await titles(page)) };
    });
    expect(address.url.searchParams.getAll('severity')).toEqual(['SEV2', 'SEV1']);
    await open(`incidents/${address.url.search}`, async (page) => {
      await answered(page, / incidents/);
      expect(await page.inputValue('main input[type=search]')).toBe('the');
      expect(await filter(page, 'Severity', /^SEV2/).isChecked()).toBe(true);
      expect(await page.locator('select').inputValue()).toBe('severest');
      const severities = await page.locator('.entry [data-part=severity]').allTextContents();
      expect(severities.map((text) => text.trim())).toEqual([...severities.map((text) => text.trim())].sort());
    });
  });

  test('filters work without a word, back takes the last one away, forward brings it again', async () => {
    await open('incidents/', async (page) => {
      const whole = await titles(page);
      await filter(page, 'Year', /^2026/).check();
      await answered(page, / incident/);
      const year = await status(page);
      await filter(page, 'Severity', /^SEV2/).check();
      await page.locator('.explorer-chosen').getByText('Severity: SEV2').waitFor();
      await page.waitForFunction((before) => document.querySelector('.explorer-status')!.textContent !== before, year);
      await page.goBack();
      await answered(page, year!);
      expect(await filter(page, 'Severity', /^SEV2/).isChecked()).toBe(false);
      await page.goBack();
      await page.locator('.explorer:not(.is-searching)').waitFor();
      expect(await titles(page)).toEqual(whole);
      await page.goForward();
      await answered(page, year!);
    });
  });

  test('back brings the words back into the box, and a place within the page is no step', async () => {
    await open('incidents/', async (page) => {
      const box = page.locator('main input[type=search]');
      await box.fill('worker invoices');
      await answered(page, / incident/);
      const before = await status(page);
      await page.locator('h1').click();
      await box.fill('the');
      await page.waitForURL(/\?q=the$/);
      await expect.poll(() => status(page)).not.toBe(before);
      const told = await status(page);
      await page.goBack();
      await page.waitForURL(/\?q=worker\+invoices$/);
      await expect.poll(() => box.inputValue()).toBe('worker invoices');
      await expect.poll(() => status(page)).toBe(before);
      await page.goForward();
      await expect.poll(() => status(page)).toBe(told);
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.locator('.entry').nth(10).waitFor();
      const shown = await page.locator('.entry').count();
      await page.evaluate(() => (location.hash = '_main'));
      await page.goBack();
      expect(await page.locator('.entry').count()).toBe(shown);
    });
  });

  test('every filter counts what choosing it finds', async () => {
    await open('incidents/', async (page) => {
      const boxes = page.locator('.facet-value input');
      const total = await boxes.count();
      const faults: string[] = [];
      for (let index = 0; index < total; index += 5) {
        const box = boxes.nth(index);
        const [name, value] = await box.evaluate((each: HTMLInputElement) => {
          for (let at = each.closest('details'); at; at = at.parentElement!.closest('details')) at.open = true;
          return [each.name, each.value];
        });
        const count = await box.locator('..').locator('.facet-count').textContent();
        await box.check();
        await page.locator('.explorer.is-searching').waitFor();
        await answered(page, / incident/);
        if (Number((await status(page))!.match(/\d+/)![0]) !== Number(count))
          faults.push(`${name}=${value} counts ${count}: ${await status(page)}`);
        await box.uncheck();
        await page.locator('.explorer:not(.is-searching)').waitFor();
      }
      expect(faults).toEqual([]);
    });
  });

  test('filters that would find nothing stand below those that would find something', async () => {
    await open('incidents/?q=ledger', async (page) => {
      await page.locator('.explorer.is-searching .entry').first().waitFor();
      const groups = await page
        .locator('.facet > [role=group]')
        .evaluateAll((all) =>
          all.map((group) => [...group.querySelectorAll('.facet-count')].map((count) => Number(count.textContent) > 0)),
        );
      expect(groups.some((counts) => counts.includes(false))).toBe(true);
      for (const counts of groups) expect(counts).toEqual([...counts].sort((a, b) => Number(b) - Number(a)));
    });
  });

  test('what finds nothing says what would be found with less', async () => {
    await open('incidents/?q=ERR_DUPLICATE_LEDGER_KEY_7741&severity=SEV1', async (page) => {
      await answered(page, 'Nothing found for “ERR_DUPLICATE_LEDGER_KEY_7741” with SEV1.');
      await page.getByRole('button', { name: '1 without Severity' }).click();
      await answered(page, '1 incident');
    });
    await open('incidents/?q=quetzalcoatl+kraken', async (page) => {
      await answered(page, 'No incident has all of it; 1 has a part.');
      await page.getByText('No incident has “kraken”.').waitFor();
      expect(await page.locator('.entry').count()).toBe(1);
      expect(await page.textContent('.entry-lacks')).toBe('without kraken');
    });
  });

  test('runbooks with the words stand beside the incidents, and can be looked for alone', async () => {
    await open('incidents/?q=rollback&severity=SEV1', async (page) => {
      await answered(page, / incident/);
      await page.getByLabel(/^Runbooks/).check({ force: true });
      await answered(page, / runbook|Nothing/);
      expect(new URL(page.url()).search).toBe('?q=rollback&type=runbook');
      await expect.poll(() => page.locator('.facet:visible').count()).toBe(1);
    });
  });

  test('works by keyboard alone', async () => {
    await open('incidents/', async (page) => {
      // However long the keys take, they are one search.
      await page.clock.install({ time: '2026-05-20' });
      await page.clock.pauseAt('2026-05-21');
      await page.keyboard.press('/');
      await page.keyboard.type('the worker');
      await page.clock.runFor(1000);
      await page.clock.resume();
      await answered(page, / incident/);
      const [first, second] = await titles(page);
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => focused(page)).toBe(first!.trim());
      await page.keyboard.press('j');
      await expect.poll(() => focused(page)).toBe(second!.trim());
      await page.keyboard.press('k');
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('?');
      await expect.poll(() => page.locator('dialog').isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog').isVisible()).toBe(false);
      await expect.poll(() => focused(page)).toBe(second!.trim());
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/incidents\/[^/?]+\/$/);
      expect((await page.textContent('h1'))!.trim()).toBe(second!.trim());
      await page.goBack();
      await answered(page, / incident/);
      await page.waitForFunction((title) => document.activeElement?.textContent?.trim() === title, second!.trim());
      await page.keyboard.press('f');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.locator('.explorer-chosen li').waitFor();
      await expect.poll(() => new URL(page.url()).searchParams.getAll('severity')).toHaveLength(1);
    });
  });

  test('a long answer is drawn a part at a time', async () => {
    await open('incidents/?q=the', async (page) => {
      await answered(page, / incidents/);
      expect(await page.locator('.entry').count()).toBe(10);
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.locator('.entry').nth(19).waitFor();
      expect(await page.locator('.entry').count()).toBe(20);
      expect(
        await page
          .locator('.entry')
          .nth(10)
          .evaluate((entry) => entry.contains(document.activeElement)),
      ).toBe(true);
    });
  });

  test('nothing is fetched for search until somebody means to search', async () => {
    await open('incidents/', async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.reload({ waitUntil: 'networkidle' });
      expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
    });
  });

  test('the boxes of other pages and the old address of the search lead there', async () => {
    await open('', async (page) => {
      await page.fill('main input[type=search]', 'quetzalcoatl');
      await page.press('main input[type=search]', 'Enter');
      await answered(page, '1 incident');
      expect(new URL(page.url()).search).toBe('?q=quetzalcoatl');
    });
    await open('search/?q=quetzalcoatl', async (page) => {
      await answered(page, '1 incident');
      expect(new URL(page.url()).pathname).toMatch(/\/incidents\/$/);
    });
  });

  test('text of a stranger is text in a result', async () => {
    await open('incidents/?q=globalThis.__ran', async (page, faults) => {
      await answered(page, / incident/);
      expect(await page.evaluate(() => (window as unknown as { __ran?: number }).__ran)).toBeUndefined();
      expect(await page.locator('.entries').innerHTML()).not.toMatch(/<(script|img|iframe|svg onload)/);
      await silence(page);
      expect(faults).toEqual([]);
    });
  });

  test('on a phone the filters open and close, and nothing is wider than the screen', async () => {
    await open(
      'incidents/?severity=SEV2',
      async (page) => {
        await answered(page, / incident/);
        const drawer = page.getByRole('button', { name: 'Filters, 1 chosen' });
        await expect.poll(() => filter(page, 'Severity', /^SEV1/).isVisible()).toBe(false);
        await drawer.click();
        await filter(page, 'Severity', /^SEV1/).check();
        await page.getByRole('button', { name: 'Filters, 2 chosen' }).click();
        await expect.poll(() => filter(page, 'Severity', /^SEV1/).isVisible()).toBe(false);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true },
    );
  });

  test('without JavaScript there is the whole list, and a page for every severity, year, service and factor', async () => {
    await open(
      'incidents/',
      async (page) => {
        expect(await page.locator('.entry').count()).toBe(44);
        for (const [facet, place] of [
          ['2026', 'years/2026/'],
          ['SEV2', 'severities/SEV2/'],
        ] as const) {
          const row = page.locator('.facet-links li', { has: page.getByRole('link', { name: facet, exact: true }) });
          const count = Number(await row.locator('.facet-count').textContent());
          await row.getByRole('link').click();
          await page.waitForURL(`**/${place}`);
          await expect.poll(() => page.locator('.entry').count()).toBe(count);
          await page.goBack();
        }
        expect(await page.getByRole('checkbox').count()).toBe(0);
      },
      { javaScriptEnabled: false },
    );
  });

  test.each([
    '?q=the+worker',
    '?q=kraken+4711&severity=SEV1',
    '?sort=longest&severity=SEV1&service=x',
    '?q=rollback&type=all',
  ])('has no accessibility violation by axe in both themes: %s', async (state) => {
    await open(`incidents/${state}`, async (page) => {
      await answered(page, /\S/);
      expect(await axeFaults(page)).toEqual([]);
    });
  });
});
