import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, expectToFit, found, phone, silence, useBrowser } from './open.ts';

const answered = (page: Page, text: RegExp | string) => page.getByRole('status').filter({ hasText: text }).waitFor();
const rows = (page: Page) => page.locator('.board-list tbody tr:not(.board-heading)');
const filter = (page: Page, facet: string, value: RegExp) =>
  page.getByRole('group', { name: facet, exact: true }).getByLabel(value);
const countOf = async (page: Page, scope: string) =>
  Number(await page.locator('.explorer-scopes label', { hasText: scope }).locator('.facet-count').textContent());

describe.skipIf('missing' in found)('the board', () => {
  const open = useBrowser();

  test('finds an action item by its words, and opens its place in the incident', async () => {
    await open('actions/', async (page, faults) => {
      await page.fill('main input[type=search]', 'retry key INVOICES');
      await answered(page, '1 open action item.');
      await expect.poll(() => rows(page).count()).toBe(1);
      expect((await rows(page).innerText()).split(/\s*[\n\t]\s*/)).toEqual(
        expect.arrayContaining([
          '2026-02-01',
          'Give every retry a key',
          'Invoices were sent twice',
          'invoices',
          'open',
        ]),
      );
      expect(new URL(page.url()).search).toBe('?q=retry+key+INVOICES');
      await silence(page);
      expect(faults).toEqual([]);
      await rows(page).getByRole('link').first().click();
      await page.waitForURL(/\/incidents\/2026-01-07-model\/#action-A1$/);
      expect(await page.locator('#action-A1').textContent()).toContain('Give every retry a key');
    });
  });

  test('words, filters and groups combine, count, stand in the address, and open again from it', async () => {
    const { search, shown } = await open('actions/', async (page) => {
      await filter(page, 'Team', /^data/).check();
      await answered(page, / open action items?\./);
      const own = await countOf(page, 'Open');
      await filter(page, 'Team', /^payments/).check();
      await page.locator('.explorer-chosen').getByText('Team: payments').waitFor();
      await expect.poll(() => countOf(page, 'Open')).toBeGreaterThan(own);
      await page.locator('.explorer-scopes').getByText('All').click();
      await answered(page, / action items\./);
      await page.getByLabel('Group by').selectOption('team');
      await expect.poll(() => page.locator('.board-heading').count()).toBe(2);
      expect(await page.locator('.board-heading button').allTextContents()).toEqual(['data', 'payments']);
      return { search: new URL(page.url()).search, shown: await rows(page).allTextContents() };
    });
    expect(search).toBe('?show=all&team=data&team=payments&by=team');
    await open(`actions/${search}`, async (page) => {
      await expect.poll(() => rows(page).allTextContents()).toEqual(shown);
      expect(await filter(page, 'Team', /^data/).isChecked()).toBe(true);
      await page.locator('.board-heading').getByRole('button', { name: 'payments' }).click();
      await expect.poll(() => page.locator('.board-heading').count()).toBe(0);
      expect(new URL(page.url()).search).toBe('?show=all&team=payments');
      await page.goBack();
      await expect.poll(() => page.locator('.board-heading').count()).toBe(2);
    });
  });

  test('is sorted by the heads of its columns, and the address says by which', async () => {
    await open('actions/?show=all', async (page) => {
      await answered(page, / action items\./);
      const first = await rows(page).allTextContents();
      await page.getByRole('button', { name: 'Owner', exact: true }).click();
      await expect.poll(() => new URL(page.url()).search).toBe('?show=all&sort=owner');
      const owners = page.locator('.board-list [data-part=owner]');
      const isSorted = async () => {
        const all = await owners.allTextContents();
        return all.join() === all.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).join();
      };
      await expect.poll(isSorted).toBe(true);
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
      await page.getByRole('button', { name: 'Owner', exact: true }).click();
      await expect.poll(() => page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
      await page.getByRole('button', { name: 'Due', exact: true }).click();
      await expect.poll(() => rows(page).allTextContents()).toEqual(first);
    });
  });

  test('is gone through with the arrow keys, from the box to the rows and back', async () => {
    await open('actions/', async (page) => {
      await page.focus('main input[type=search]');
      const at = () => rows(page).evaluateAll((all) => all.findIndex((row) => row.contains(document.activeElement)));
      await page.keyboard.press('ArrowDown');
      await expect.poll(at).toBe(0);
      await page.keyboard.press('j');
      await expect.poll(at).toBe(1);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    });
  });

  test('prints every row that was found, and without a script says how many there are', async () => {
    await open('actions/?show=all', async (page) => {
      await answered(page, / action items\./);
      const all = await countOf(page, 'All');
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await expect.poll(() => rows(page).count()).toBe(all);
    });
  });

  test('has what reviews promised, and leads to its row there, by its id or by its number', async () => {
    await open('actions/?q=vendor+key+ours', async (page) => {
      await answered(page, '1 open action item.');
      expect(await rows(page).innerText()).toContain('Review of January <b>2026</b>');
      await rows(page).getByRole('link').first().click();
      await page.waitForURL(/\/reviews\/2026-01\/#action-row-2$/);
      expect(await page.locator('#action-row-2').textContent()).toContain('Ask the vendor');
      expect(await page.locator('main').getByRole('link', { name: 'Invoices were sent twice' }).count()).toBe(1);
    });
    await open('incidents/2026-01-07-model/', async (page) => {
      await page.locator('.spoken').getByRole('link', { name: 'Review of January <b>2026</b>' }).click();
      await page.waitForURL(/\/reviews\/2026-01\/$/);
    });
  });

  test('every count is what its box then brings', async () => {
    await open('actions/', async (page) => {
      for (const facet of ['Owner', 'Service', 'Overdue', 'Severity of the incident', 'Priority', 'Type', 'Status']) {
        const group = page.locator('.facet', { has: page.locator('summary', { hasText: facet }) }).first();
        if ((await group.getAttribute('open')) === null) await group.locator('summary').first().click();
        const value = group.locator('.facet-value').first();
        const count = Number(await value.locator('.facet-count').textContent());
        await value.locator('input').check();
        await answered(page, new RegExp(`^${count} open action items?\\.$`));
        await page.goBack();
        await expect.poll(() => page.locator('.explorer-chosen').isVisible()).toBe(false);
      }
    });
  });

  test('back leads to the list as it was delivered', async () => {
    await open('actions/', async (page) => {
      const before = await rows(page).allTextContents();
      await page.fill('main input[type=search]', 'zyzzyva');
      await answered(page, 'Nothing found for “zyzzyva”.');
      expect(await rows(page).count()).toBe(0);
      await page.goBack();
      await expect.poll(() => rows(page).allTextContents()).toEqual(before);
      await expect.poll(() => page.inputValue('main input[type=search]')).toBe('');
    });
  });

  test('says how else something would be found', async () => {
    await open('actions/?q=retry+key&owner=nobody-here', async (page) => {
      await answered(page, 'Nothing found for “retry key” with nobody-here.');
      await page.getByRole('button', { name: /without Owner$/ }).click();
      await answered(page, /^\d+ open action items?\.$/);
      expect(new URL(page.url()).search).toBe('?q=retry+key');
    });
    await open('actions/?severity=none&priority=none&type=none&owner=none&team=none', async (page) => {
      await page.locator('.explorer-chosen').getByText('Team: no team').waitFor();
    });
  });

  test('draws a long answer a part at a time, and goes on where it was', async () => {
    await open('actions/?show=all', async (page) => {
      await answered(page, / action items\./);
      expect(await rows(page).count()).toBe(50);
      await page.getByRole('button', { name: 'Show more' }).click();
      await expect.poll(() => rows(page).count()).toBe(100);
      expect(
        await rows(page)
          .nth(50)
          .evaluate((row) => row.contains(document.activeElement)),
      ).toBe(true);
    });
  });

  test.each([
    ['cannot be reached', { status: 503 }],
    ['is torn', { body: '{"schema":1,"incidents":[' }],
    ['is of another version', { body: '{"schema":2}' }],
  ])('where its file %s, it is said, and the next try may find it', async (_, answer) => {
    await open('actions/', async (page) => {
      await page.route('**/actions/board.json', (route) => route.fulfill(answer));
      await page.fill('main input[type=search]', 'retry key');
      await answered(page, 'The action items could not be loaded.');
      expect(await rows(page).count()).toBe(0);
      await page.unroute('**/actions/board.json');
      await page.getByRole('button', { name: 'Try again' }).click();
      await answered(page, /^\d+ open action items?\.$/);
    });
  });

  test('its file is fetched when somebody means to use it, and not before', async () => {
    await open('actions/', async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.reload({ waitUntil: 'networkidle' });
      expect(asked.filter((url) => url.endsWith('board.json'))).toEqual([]);
      await page.focus('main input[type=search]');
      await expect.poll(() => asked.filter((url) => url.endsWith('board.json')).length).toBe(1);
    });
  });

  test('text of a stranger is text in it', async () => {
    await open('actions/?show=all&by=owner&q=%3Cimg+src%3Dx+onerror%3D', async (page, faults) => {
      await answered(page, /\S/);
      expect(await page.evaluate(() => (window as unknown as { __ran?: number }).__ran)).toBeUndefined();
      expect(await page.locator('.board-list').innerHTML()).not.toMatch(/<(script|img|iframe)/);
      await silence(page);
      expect(faults).toEqual([]);
    });
  });

  test('the page of a team leads to its action items, to the board and back', async () => {
    await open('teams/data/', async (page) => {
      await page.getByRole('link', { name: 'All action items' }).click();
      await page.waitForURL(/\/actions\/teams\/data\/$/);
      const count = await rows(page).count();
      await page.getByRole('link', { name: 'Search, filter and group these' }).click();
      await answered(page, `${count} open action item`);
      await page.goBack();
      await page.locator('main').getByRole('link', { name: /data$/ }).first().click();
      await page.waitForURL(/\/teams\/data\/$/);
    });
  });

  test('what was done of what was due is there as pictures and as tables that say the same', async () => {
    await open('actions/', async (page) => {
      for (const [heading, name] of [
        ['#kept', 'Done of due, by quarter'],
        ['#kept-by-team', 'The same quarters together, by team'],
      ] as const) {
        const figure = page.locator(`${heading} ~ figure.plot`).first();
        await figure.locator('summary').click();
        const table = page.getByRole('region', { name, exact: true }).getByRole('table');
        await table.waitFor();
        const told = [...(await figure.locator('desc').first().textContent())!.matchAll(/([^;]+): (\d+ of \d+)/g)];
        expect(told.length).toBeGreaterThan(1);
        for (const [, label, share] of told) {
          const row = table.locator('tr', { has: page.locator('td:first-child', { hasText: label!.trim() }) }).first();
          expect(await row.locator('td').last().textContent()).toBe(share);
        }
      }
    });
  });

  test('without JavaScript the open ones are listed, and groups lead to those of owners and teams', async () => {
    await open(
      'actions/',
      async (page) => {
        expect(await rows(page).count()).toBe(50);
        expect(await page.getByRole('checkbox').count()).toBe(0);
        await page.locator('.board-group').getByRole('link', { name: 'data', exact: true }).first().click();
        await page.waitForURL(/\/actions\/teams\/data\/$/);
      },
      { javaScriptEnabled: false },
    );
  });

  test('on a phone the filters open and close, and nothing is wider than the screen', async () => {
    await open(
      'actions/?team=data&by=owner',
      async (page) => {
        await answered(page, / open action item/);
        await expectToFit(page);
        await page.getByRole('button', { name: 'Filters, 1 chosen' }).click();
        await filter(page, 'Team', /^payments/).check();
        await page.getByRole('button', { name: 'Filters, 2 chosen' }).waitFor();
        await expectToFit(page);
      },
      { viewport: phone, hasTouch: true },
    );
  });

  test.each(['', '?show=all&by=month', '?q=zyzzyva&owner=x&team=y'])(
    'has no accessibility violation by axe in both themes: %s',
    async (state) => {
      await open(`actions/${state}`, async (page) => {
        if (state) await answered(page, /\S/);
        expect(await axeFaults(page)).toEqual([]);
      });
    },
  );
});
