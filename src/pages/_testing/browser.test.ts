import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { axeFaults, expectToFit, found, phone, silence, useBrowser } from './open.ts';
import { kinds } from './kinds.ts';

const site = inject('site');

describe.skipIf('missing' in found)('in a browser', () => {
  const open = useBrowser();

  test.each(Object.entries(kinds))(
    '%s: accessible by axe in both themes on a desktop and a phone, which it fits, quiet, asks nobody else',
    async (_, path) => {
      await open(path, async (page, faults) => {
        expect(await axeFaults(page)).toEqual([]);
        await page.setViewportSize(phone);
        await expectToFit(page);
        expect(await axeFaults(page)).toEqual([]);
        await silence(page);
        expect(faults).toEqual([]);
      });
    },
  );

  test('nothing in a hostile document runs', async () => {
    await open('incidents/2026-01-05-hostile/', async (page, faults) => {
      await silence(page);
      expect(await page.evaluate(() => (window as unknown as { __ran?: number }).__ran)).toBeUndefined();
      expect(faults).toEqual([]);
    });
  });

  test('a theme that was chosen holds in the library and in the handbook, and can be given back', async () => {
    await open(
      '',
      async (page) => {
        const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const [dark, light] = ['rgb(17, 22, 29)', 'rgb(253, 252, 250)'];
        await expect.poll(paper).toBe(dark);
        await page.getByRole('button', { name: /^Theme/ }).click();
        await expect.poll(paper).toBe(light);
        await page.goto(`${site}handbook/timeline/`);
        await expect.poll(paper).toBe(light);
        const choice = page.getByRole('button', { name: /^Theme/ });
        await expect.poll(() => choice.getAttribute('aria-label')).toBe('Theme: light');
        await choice.click();
        await choice.click();
        await expect.poll(() => choice.getAttribute('aria-label')).toBe('Theme: as the system has it');
        await expect.poll(paper).toBe(dark);
      },
      { colorScheme: 'dark' },
    );
  });

  test('without JavaScript the theme is the system’s', async () => {
    await open(
      'incidents/',
      async (page) =>
        expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(
          'rgb(17, 22, 29)',
        ),
      { javaScriptEnabled: false, colorScheme: 'dark' },
    );
  });

  test('the slash and Ctrl+K lead to the search', async () => {
    await open('numbers/', async (page) => {
      await page.keyboard.press('/');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('form')?.className))
        .toBe('frame-search');
      await page.keyboard.type('worker');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.explorer.is-searching .entry');
      await page.locator('h1').click();
      await page.keyboard.press('Control+K');
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    });
  });

  test('without JavaScript the list can be read and followed', async () => {
    await open(
      'incidents/',
      async (page) => {
        await page.getByRole('link', { name: 'Invoices were sent twice' }).click();
        await page.waitForURL(/2026-01-07-model/);
        expect(await page.textContent('h1')).toBe('Invoices were sent twice');
        expect(await page.locator('tr#t-2026-01-07-1002').isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });

  test('the picture of the timeline and its rows lead to each other', async () => {
    await open('incidents/2026-01-07-model/', async (page) => {
      const mark = page.locator('svg a[href="#t-2026-01-07-1002"]:visible').first();
      await mark.click();
      await expect.poll(() => new URL(page.url()).hash).toBe('#t-2026-01-07-1002');
      await page.locator('tr#t-2026-01-07-1009').hover();
      await page.locator('svg a.is-lit[href="#t-2026-01-07-1009"]:visible').waitFor();
      expect(await page.locator('svg a.is-lit:visible').count()).toBe(1);
      // What stands under the pointer after scrolling would be lit too.
      await page.mouse.move(0, 0);
      await mark.focus();
      await page.locator('tr#t-2026-01-07-1002.is-lit').waitFor();
      expect(await page.locator('tr.is-lit').count()).toBe(1);
    });
  });

  describe('zones', () => {
    const night = 'incidents/2024-03-31-clocks/';
    /** The timeline as it is read: times of rows, and what stands between them. */
    const told = (page: Page) =>
      page
        .locator('table.timeline tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) =>
            (row.classList.contains('break') ? row.textContent : row.querySelector('.clock')?.textContent)?.trim(),
          ),
        );
    const own = [
      '30 March 2024',
      '23:50',
      '31 March 2024',
      '01:58',
      'The clocks change: UTC+1 to UTC+2',
      '03:01',
      '03:20',
      '06:10',
    ];

    test('times switch over a change of the clocks, with the days between them, and the choice is kept', async () => {
      await open(
        night,
        async (page, faults) => {
          await expect.poll(() => told(page)).toEqual(own);
          const zones = page.locator('.when .zones');
          await zones.getByRole('button', { name: 'UTC', exact: true }).click();
          await expect
            .poll(() => told(page))
            .toEqual(['30 March 2024', '22:50', '31 March 2024', '00:58', '01:01', '01:20', '04:10']);
          await expect
            .poll(async () => (await page.locator('.when p').textContent())?.replace(/\s+/g, ' ').trim())
            .toBe('31 March 2024, 00:58 – 04:10 UTC');
          await zones.getByRole('button', { name: /New York/ }).click();
          const newYork = ['30 March 2024', '18:50', '20:58', '21:01', '21:20', '31 March 2024', '00:10'];
          await expect.poll(() => told(page)).toEqual(newYork);
          await expect.poll(() => page.locator('svg.timeline-wide .tl-flag').first().textContent()).toContain('20:58');
          await page.reload();
          await expect.poll(() => told(page)).toEqual(newYork);
          await zones.getByRole('button', { name: /Oslo/ }).click();
          await expect.poll(() => told(page)).toEqual(own);
          expect(faults).toEqual([]);
        },
        { timezoneId: 'America/New_York' },
      );
    });

    test('without JavaScript the zone of the incident stays, and nothing offers another', async () => {
      await open(
        night,
        async (page) => {
          await expect.poll(() => told(page)).toEqual(own);
          expect(await page.locator('.zones').filter({ visible: true }).count()).toBe(0);
        },
        { javaScriptEnabled: false },
      );
    });

    test('a reader in the zone of the incident is offered it once', async () => {
      await open(
        night,
        async (page) => expect.poll(() => page.locator('.when .zones button:visible').count()).toBe(2),
        {
          timezoneId: 'Europe/Oslo',
        },
      );
    });
  });

  test('an incident is copied as Markdown', async () => {
    await open(
      'incidents/2026-01-07-model/',
      async (page) => {
        await page.getByRole('button', { name: 'Copy as Markdown' }).click();
        await page.getByRole('button', { name: 'Copied' }).waitFor();
        const text = await page.evaluate(() => navigator.clipboard.readText());
        expect(text).toContain('# Invoices were sent twice');
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  test('a table is sorted by a column, both ways, and filtered by words', async () => {
    await open('services/', async (page) => {
      const column = (place: number) => page.locator(`tbody tr:visible td:nth-child(${place})`).allTextContents();
      const count = async () => (await column(4)).map((text) => Number(text.replace('–', '0')));
      const [named, counted] = [await column(1), await count()];
      const head = page.getByRole('columnheader', { name: 'Incidents' });
      await head.getByRole('button').click();
      expect(await head.getAttribute('aria-sort')).toBe('descending');
      expect(await count()).toEqual(counted.toSorted((a, b) => b - a));
      await head.getByRole('button').click();
      expect(await count()).toEqual(counted.toSorted((a, b) => a - b));
      await page.getByLabel('Filter').fill('LEDGER');
      const found = named.filter((name) => name.toLowerCase().includes('ledger'));
      await expect.poll(async () => (await column(1)).length).toBe(found.length);
      await page.getByLabel('Filter').fill('');
      await expect.poll(async () => (await column(1)).length).toBe(named.length);
    });
  });

  test('without JavaScript a table has all its rows, and offers no way to sort', async () => {
    await open(
      'services/',
      async (page) => {
        expect(await page.locator('tbody tr').count()).toBeGreaterThan(30);
        expect(await page.locator('th button, .sort-filter input').filter({ visible: true }).count()).toBe(0);
      },
      { javaScriptEnabled: false },
    );
  });

  test('a command of a runbook is copied as it is written', async () => {
    await open(
      'runbooks/',
      async (page) => {
        for (const address of await page
          .locator('td.title a')
          .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href))) {
          await page.goto(address);
          const block = page.locator('main .prose .code-block').first();
          if ((await block.count()) === 0) continue;
          const written = await block.locator('pre').textContent();
          await block.getByRole('button', { name: 'Copy' }).click();
          await block.getByRole('button', { name: 'Copied' }).waitFor();
          expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(written!.replace(/\n$/, ''));
          return;
        }
        throw new Error('No runbook has a block of code.');
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  test('the organisation’s colour is that of links, by day and by night', async () => {
    await open('services/', async (page) => {
      const colour = () =>
        page
          .locator('td.title a')
          .first()
          .evaluate((link) => getComputedStyle(link).color);
      expect(await colour()).toBe('rgb(122, 31, 92)');
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect.poll(colour).not.toBe('rgb(122, 31, 92)');
    });
  });

  test('every stop of the keyboard shows where it is', async () => {
    await open('incidents/2026-01-07-model/', async (page) => {
      const faults: string[] = [];
      for (let stop = 0; stop < 60; stop++) {
        await page.keyboard.press('Tab');
        const fault = await page.evaluate(() => {
          const element = document.activeElement;
          if (!element || element === document.body) return undefined;
          const shown = [element, element.parentElement, element.closest('form')].some((each) => {
            const style = each && getComputedStyle(each);
            return (
              style && ((style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none')
            );
          });
          return shown ? undefined : element.outerHTML.slice(0, 120);
        });
        if (fault) faults.push(fault);
      }
      expect(faults).toEqual([]);
    });
  });

  test('the first stop of the keyboard leads past the frame', async () => {
    await open('incidents/2026-01-07-model/', async (page) => {
      await page.keyboard.press('Tab');
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the text');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('_main');
    });
  });

  test('nothing moves for readers who asked for that', async () => {
    await open(
      'incidents/2026-01-07-model/',
      async (page) => {
        const moving = await page.evaluate(() =>
          [...document.querySelectorAll('*')]
            .filter((element) => {
              const style = getComputedStyle(element);
              const lasts = (value: string) => value.split(',').some((part) => parseFloat(part) > 0);
              return (
                lasts(style.transitionDuration) ||
                (style.animationName !== 'none' && lasts(style.animationDuration)) ||
                style.scrollBehavior === 'smooth'
              );
            })
            .map((element) => element.outerHTML.slice(0, 100)),
        );
        expect(moving).toEqual([]);
      },
      { reducedMotion: 'reduce' },
    );
  });

  test('on paper the text stands alone, in black on white, with the targets of its links', async () => {
    await open(
      'incidents/2026-01-07-model/',
      async (page) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        expect(
          await page.locator('.frame-nav, .frame-search, .contents, .zones').filter({ visible: true }).count(),
        ).toBe(0);
        expect(await page.locator('body').evaluate((body) => getComputedStyle(body).color)).toBe('rgb(0, 0, 0)');
        expect(
          await page
            .locator('.prose a[href*="2026-01-05-hostile"]')
            .evaluate((link) => getComputedStyle(link, '::after').content),
        ).toContain('/incidents/2026-01-05-hostile/');
        expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
      },
      { colorScheme: 'dark' },
    );
  });
});
