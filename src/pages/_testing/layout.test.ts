import { describe, expect, test } from 'vitest';
import { kinds } from './kinds.ts';
import { axeFaults, expectToFit, found, phone, useBrowser } from './open.ts';
import { expectToHoldAt, expectToPrint, paper, runningOver, sheetsOf } from './shapes.ts';

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

describe.skipIf('missing' in found)('in a browser', () => {
  const open = useBrowser();

  test.each(Object.entries(withLongWords))(
    '%s: words longer than the screen break, at home, on a phone and at 200 and 400 %%',
    async (_, path) => {
      await open(path, async (page) => {
        if (path.includes('?q=')) await page.locator('.entry').first().waitFor();
        for (const width of [1280, 640, phone.width, 320]) {
          await expectToHoldAt(page, width);
        }
      });
    },
  );

  test.each(Object.entries(kinds))('%s: holds at 200 and 400 %%, and on paper', async (_, path) => {
    await open(path, async (page) => {
      for (const width of [640, 320]) await expectToHoldAt(page, width);
      await expectToPrint(page);
    });
  });

  test.each(Object.entries(kinds))('%s: accessible by axe in forced colours, light and dark', async (_, path) => {
    await open(path, async (page) => expect(await axeFaults(page)).toEqual([]), { forcedColors: 'active' });
  });

  test.each([awkward, service, 'factors/retry-without-a-key/'])(
    'every target of %s is large enough for a finger, by axe in both themes, on a phone',
    async (path) => {
      await open(path, async (page) => expect(await axeFaults(page)).toEqual([]), { viewport: phone });
    },
  );

  test('services of an incident stand one below the other, each on a line of its own', async () => {
    await open('teams/data/', async (page) => {
      for (const width of [1280, paper.viewport.width]) {
        await page.setViewportSize({ width, height: 900 });
        const glued = await page
          .locator('td.services')
          .evaluateAll((cells) =>
            cells
              .map((cell) => [...cell.querySelectorAll('a')].map((link) => link.getBoundingClientRect().top))
              .filter((tops) => new Set(tops).size < tops.length && tops.some((top) => top > 0)),
          );
        expect(glued).toEqual([]);
      }
    });
  });

  test('what is found does not begin with the heads of a table', async () => {
    await open('incidents/?q=detected&type=all', async (page) => {
      await page.locator('.entry mark').first().waitFor();
      for (const text of await page.locator('.entry').allTextContents())
        expect(text).not.toMatch(/\b(?:Time (?:Milestone )?Event|ID Action|Action (?:Type )?Owner|Event Evidence)\b/);
    });
  });

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
          expect(await sheetsOf(page)).toBeLessThanOrEqual(4);
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
