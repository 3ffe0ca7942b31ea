import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, expectToFit, found, phone, useBrowser } from './open.ts';

const awkward = 'incidents/2026-02-03-long-words/';
const service = 'services/invoicer-of-strangers-with-a-long-name-that-nobody-breaks/';
const withLongWords = {
  home: '',
  'incident list': 'incidents/',
  incident: awkward,
  'incident that recurs': 'incidents/2026-03-03-long-words/',
  service,
  'list of services': 'services/',
  'numbers of a service': `numbers/${service}`,
  factor: 'factors/retry-without-a-key/',
  numbers: 'numbers/',
  year: 'years/2026/',
  runbooks: 'runbooks/',
  search: 'incidents/?q=ledger&type=all',
};

/** Elements whose text runs out of them, other than what scrolls by itself. */
const runningOver = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, td, th, a, small, code, figcaption)')].flatMap(
      (element) => {
        if (element.closest('.table-scroll, pre, svg, .visually-hidden, [hidden]')) return [];
        const { overflowX, display } = getComputedStyle(element);
        if (overflowX !== 'visible' || display.startsWith('inline') || display === 'none') return [];
        return element.scrollWidth > element.clientWidth + 1
          ? [`${element.tagName} ${element.className}: ${(element.textContent ?? '').trim().slice(0, 40)}`]
          : [];
      },
    ),
  );

describe.skipIf('missing' in found)('in a browser', () => {
  const open = useBrowser();

  test.each(Object.entries(withLongWords))(
    '%s: words longer than the screen break, at home, on a phone and at 200 and 400 %%',
    async (_, path) => {
      await open(path, async (page) => {
        if (path.includes('?q=')) await page.locator('.entry').first().waitFor();
        for (const width of [1280, 640, phone.width, 320]) {
          await page.setViewportSize({ width, height: 844 });
          await expectToFit(page);
          expect(await runningOver(page)).toEqual([]);
        }
      });
    },
  );

  test.each(['', awkward, service, 'factors/retry-without-a-key/', 'numbers/', 'services/', 'runbooks/'])(
    'every target of %s is large enough for a finger, by axe in both themes, on a phone',
    async (path) => {
      await open(path, async (page) => expect(await axeFaults(page)).toEqual([]), { viewport: phone });
    },
  );

  test('what stopped it stands before the durations', async () => {
    await open(
      awkward,
      async (page) => {
        const top = async (place: string) => (await page.locator(place).first().boundingBox())!.y;
        expect(await top('.glance-stopped')).toBeLessThan(await top('main > dl.figures'));
      },
      { viewport: phone },
    );
  });

  test('in forced colours the page one is on is marked in the navigation, and no other', async () => {
    await open(
      'services/',
      async (page) => {
        const edges = await page
          .locator('.frame-nav a')
          .evaluateAll((links) =>
            links.map(
              (link) => [link.hasAttribute('aria-current'), getComputedStyle(link).borderBlockEndColor] as const,
            ),
          );
        const paper = await page.evaluate(() => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = 'Canvas';
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color;
        });
        expect(edges.filter(([current]) => current)).toHaveLength(1);
        for (const [current, edge] of edges) expect(edge !== paper).toBe(current);
      },
      { forcedColors: 'active' },
    );
  });

  describe('on paper', () => {
    // An A4 page within its margins.
    const paper = { viewport: { width: 672, height: 986 } };
    const sheets = async (page: Page) =>
      (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)!.length;

    test('a timeline is a table', async () => {
      await open(
        awkward,
        async (page) => {
          await page.emulateMedia({ media: 'print' });
          expect(
            await page
              .locator('table.timeline tbody tr')
              .evaluateAll((rows) => [...new Set(rows.map((row) => getComputedStyle(row).display))]),
          ).toEqual(['table-row']);
          expect(await page.locator('table.timeline thead').isVisible()).toBe(true);
          await expectToFit(page);
          expect(await runningOver(page)).toEqual([]);
          expect(await sheets(page)).toBeLessThanOrEqual(4);
        },
        paper,
      );
    });

    test('the first page of the numbers is not empty', async () => {
      await open(
        'numbers/',
        async (page) => {
          await page.emulateMedia({ media: 'print' });
          const picture = page.locator('#every-incident ~ figure svg:visible, #every-incident ~ * svg:visible').first();
          // What may not be broken is not taller than what is left of a page.
          const tall = await page
            .locator('main *')
            .evaluateAll((all) =>
              all.flatMap((element) =>
                getComputedStyle(element).breakInside === 'avoid' && element.getBoundingClientRect().height > 986
                  ? [`${element.tagName} ${element.className}`]
                  : [],
              ),
            );
          expect(tall).toEqual([]);
          expect((await picture.boundingBox())!.y).toBeLessThan(986);
        },
        paper,
      );
    });
  });
});
