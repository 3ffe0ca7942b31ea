import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, expectToFit, found, phone, silence, useBrowser } from './open.ts';

const pair = (a: string, b: string) => `compare/?${new URLSearchParams({ a, b })}`;
const [model, clocks] = ['2026-01-07-model', '2024-03-31-clocks'];
const alike = pair('2026-02-03-long-words', '2026-03-03-long-words');
/** Waits until something is said that fits. */
const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
/** The cells of a row by its head; small print is left out. */
const row = async (page: Page, region: string, head: RegExp) => {
  const cells = page.getByRole('region', { name: region }).getByRole('row', { name: head }).getByRole('cell');
  return cells.evaluateAll((all) =>
    all.map((cell) => {
      const copy = cell.cloneNode(true) as HTMLElement;
      for (const small of copy.querySelectorAll('small')) small.remove();
      return copy.textContent.trim();
    }),
  );
};
const timelines = 'Timelines from the start of impact';

describe.skipIf('missing' in found)('two incidents side by side', () => {
  const open = useBrowser();

  test('stand in the columns of one table, with durations as on their own pages', async () => {
    await open(pair(model, clocks), async (page, faults) => {
      await said(page, 'Compared: Invoices were sent twice, and The night the clocks went forward');
      expect(await page.getByRole('columnheader').allTextContents()).toEqual([
        ...['Fact', 'A Invoices were sent twice', 'B The night the clocks went forward'],
        ...['Milestone', 'A', 'B'],
      ]);
      const facts = 'Compare two incidents';
      expect(await row(page, facts, /^Began/)).toEqual([
        '7 January 2026, 10:02 Europe/Oslo',
        '31 March 2024, 01:58 Europe/Oslo',
      ]);
      expect(await row(page, facts, /^time to recover/)).toEqual(['31 min', '3 h 12 min']);
      expect(await row(page, facts, /^time to mitigate/)).toEqual(['about 28 min', '22 min']);
      expect(await row(page, facts, /^Noticed by/)).toEqual(['not said', 'not said']);
      for (const [index, id] of [model, clocks].entries()) {
        const told = (await row(page, facts, /^time to /))[index];
        const own = await page.context().newPage();
        await own.goto(new URL(`../incidents/${id}/`, page.url()).href);
        expect(
          await own
            .locator('.figures .figure-value')
            .allTextContents()
            .then((all) => all.map((one) => one.trim())),
        ).toContain(told);
      }
      await silence(page);
      expect(faults).toEqual([]);
    });
  });

  test('are aligned at the start of impact on one scale, over a table of their milestones', async () => {
    await open(pair(model, clocks), async (page) => {
      await said(page, 'Compared');
      const picture = page.getByRole('img', { name: /^Two timelines on one scale/ });
      const starts = await picture
        .locator('.tl-shape.tl-impact-start')
        .evaluateAll((marks) => marks.map((mark) => Math.round((mark as SVGPathElement).getBBox().x)));
      expect(starts).toHaveLength(2);
      expect(starts[0]).toBe(starts[1]);
      expect(await row(page, timelines, /^impact-start/)).toEqual(['start of impact', 'start of impact']);
      expect(await row(page, timelines, /^recovered/)).toEqual(['+31 min', '+3 h 12 min']);
      expect(await row(page, timelines, /^cause-introduced/)).toEqual(['−1 h 2 min', 'not in the timeline']);
    });
  });

  test('an unknown start is said, and nothing is drawn by a guess', async () => {
    await open(pair(model, '2026-01-06-broken-front-matter'), async (page, faults) => {
      await said(page, 'Compared');
      expect(await page.locator('.compared .notice').textContent()).toBe(
        'The timelines are not drawn: nothing says when the impact of B began, and they are aligned at nothing else.',
      );
      const unknown = page
        .getByRole('row', { name: /^time to recover/ })
        .getByRole('cell')
        .nth(1);
      expect(await unknown.textContent()).toBe(
        'unknownimpact-start is not in the timeline; recovered is not in the timeline',
      );
      expect(await page.getByRole('img', { name: /timelines/ }).count()).toBe(0);
      expect(await row(page, timelines, /^recovered/)).toEqual(['+31 min', 'not in the timeline']);
      expect(faults).toEqual([]);
    });
  });

  test('say what both have and what one of them has alone', async () => {
    await open(alike, async (page) => {
      await said(page, 'Compared');
      const groups = page.locator('.compare-shared');
      const termsOf = (index: number) =>
        groups
          .nth(index)
          .locator('div')
          .evaluateAll((all) => all.map((one) => [...one.children].map((each) => each.textContent)));
      expect(await termsOf(0)).toEqual([
        ['In both', 'invoicer-of-strangers-with-a-long-name-that-nobody-breaks', 'ledger-of-strangers'],
        ['Only in A', 'none'],
        ['Only in B', 'none'],
      ]);
      expect(await page.getByText('in the same words').count()).toBe(1);
      expect(await page.getByText('Neither names any.').count()).toBe(1);
    });
  });

  test.each([
    [`?a=${model}&b=no-such-incident`, 'There is no incident “no-such-incident”.'],
    [`?a=${model}&b=..`, 'There is no incident “..”.'],
    [`?a=${model}&b=${encodeURIComponent('../incidents/x')}`, 'There is no incident “../incidents/x”.'],
    [`?a=${model}&b=2026-01-07-old-name`, 'Both are the same incident.'],
    [`?a=${model}`, 'Name two incidents to compare.'],
  ])('%s: %s', async (query, text) => {
    await open(`compare/${query}`, async (page) => {
      await said(page, text);
      expect(await page.locator('.compared').textContent()).toBe('');
      expect(await page.getByLabel('Id of incident A').inputValue()).toBe(model);
    });
  });

  test('are named in a form, which the address then carries', async () => {
    await open('compare/', async (page) => {
      await page.getByLabel('Id of incident A').fill(model);
      await page.getByLabel('Id of incident B').fill(clocks);
      await page.getByRole('button', { name: 'Compare' }).click();
      await said(page, 'Compared');
      expect(new URL(page.url()).search).toBe(`?a=${model}&b=${clocks}`);
    });
  });

  test('text of a stranger is text', async () => {
    await open(pair('2026-01-05-hostile', model), async (page, faults) => {
      await said(page, 'Compared: Hostile <script>window.__ran = 1</script> title');
      expect(await page.locator('.compared').innerHTML()).not.toMatch(/<(script|img|iframe|svg onload)/);
      expect(await page.evaluate(() => (window as unknown as { __ran?: number }).__ran)).toBeUndefined();
      expect(await row(page, timelines, /^detected/)).toEqual(['no time that could be read', '+7 min']);
      expect(faults).toEqual([]);
    });
  });

  test('are led to from each related incident', async () => {
    await open('incidents/2026-02-03-long-words/', async (page) => {
      await page.getByRole('link', { name: /^Compare with DuplicateLedgerKey/ }).click();
      await said(page, 'Compared');
      expect(new URL(page.url()).search).toBe('?a=2026-02-03-long-words&b=2026-03-03-long-words');
    });
  });

  test('are chosen in the list, from two answers as well, and can be taken back', async () => {
    await open('incidents/?q=ERR_DUPLICATE_LEDGER_KEY_7741', async (page, faults) => {
      await page.getByRole('checkbox', { name: 'Compare: Invoices were sent twice' }).check();
      const bar = page.getByRole('region', { name: 'To compare' });
      await bar.getByText('Choose one more to compare.').waitFor();
      await page.fill('main input[type=search]', 'clocks');
      await page.getByRole('checkbox', { name: 'Compare: The night the clocks went forward' }).check();
      expect(await bar.getByText('Choose one more to compare.').isVisible()).toBe(false);
      await bar.getByRole('button', { name: 'Do not compare Invoices were sent twice' }).click();
      await bar.getByText('Choose one more to compare.').waitFor();
      await page.fill('main input[type=search]', 'ERR_DUPLICATE_LEDGER_KEY_7741');
      await page.getByRole('checkbox', { name: 'Compare: Invoices were sent twice' }).check();
      expect(new URL(page.url()).searchParams.get('q')).toBe('ERR_DUPLICATE_LEDGER_KEY_7741');
      expect(await axeFaults(page)).toEqual([]);
      await bar.getByRole('link', { name: 'Compare' }).click();
      await said(page, 'Compared: The night the clocks went forward, and Invoices were sent twice');
      expect(faults).toEqual([]);
    });
  });

  test('on a phone two long titles stay within the bar, which covers less than a third of the screen', async () => {
    await open(
      'incidents/?q=ledger-of-strangers',
      async (page) => {
        await page.locator('.entry-compare input').nth(0).check();
        await page.locator('.entry-compare input').nth(1).check();
        await page.getByRole('region', { name: 'To compare' }).getByRole('link', { name: 'Compare' }).waitFor();
        const [bar, ...titles] = await page
          .locator('.explorer-comparing, .explorer-comparing button')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
        expect(titles).toHaveLength(2);
        for (const title of titles) expect(title.right).toBeLessThan(bar!.right);
        expect(bar!.height).toBeLessThan(phone.height / 3);
        await expectToFit(page);
      },
      { viewport: phone },
    );
  });

  test('a third cannot be chosen', async () => {
    await open('incidents/', async (page) => {
      const boxes = page.locator('.entry-compare input');
      await boxes.nth(0).check();
      await boxes.nth(2).check();
      expect(await boxes.nth(1).isDisabled()).toBe(true);
      await boxes.nth(0).uncheck();
      await boxes.nth(1).check();
      expect(await boxes.nth(0).isDisabled()).toBe(true);
    });
  });

  test('without JavaScript the page says what needs it, and no list offers a choice that does nothing', async () => {
    const options = { javaScriptEnabled: false };
    await open(
      pair(model, clocks),
      async (page) => {
        const notice = page.locator('noscript .notice');
        expect(await notice.isVisible()).toBe(true);
        expect(await notice.textContent()).toContain('which needs JavaScript');
        expect(await page.getByRole('button', { name: 'Compare' }).count()).toBe(0);
      },
      options,
    );
    await open(
      'severities/SEV2/',
      async (page) => expect(await page.locator('.entry-compare').count()).toBe(0),
      options,
    );
  });

  test.each([alike, pair(model, clocks), pair(model, '2026-01-06-broken-front-matter')])(
    'accessible by axe in both themes, and fits a phone: %s',
    async (path) => {
      await open(path, async (page) => {
        await said(page, 'Compared');
        expect(await axeFaults(page)).toEqual([]);
        await page.setViewportSize(phone);
        await expectToFit(page);
        expect(await axeFaults(page)).toEqual([]);
      });
    },
  );
});
