import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, inject, test } from 'vitest';
import { axeFaults, expectToFit, found, phone, useBrowser } from './open.ts';

const dist = inject('dist');
const base = inject('base');

const page = (path: string) => parseHTML(readFileSync(join(dist, path, 'index.html'), 'utf8')).document;
const json = (path: string) => JSON.parse(readFileSync(join(dist, path), 'utf8'));
const csv = (path: string) =>
  readFileSync(join(dist, path), 'utf8')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
const textOf = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const cellsOf = (section: Element) =>
  [...section.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map(textOf));
const sectionOf = (document: Document, heading: string) => document.querySelector(`#${heading}`)!.closest('section')!;

const service = readdirSync(join(dist, 'numbers/services'))[0]!;
const factor = (json('numbers/factors.json').rows as { factor: string; incidents: number }[])[0]!.factor;
const year = readdirSync(join(dist, 'numbers/years'))[0]!;
const runbook = page('runbooks/').querySelector('td.title a')!.getAttribute('href')!.slice(base.length);
const kinds = {
  numbers: 'numbers/',
  'numbers of a service': `numbers/services/${service}/`,
  'numbers of a severity': 'numbers/severities/SEV2/',
  'numbers of a year': `numbers/years/${year}/`,
  'service list': 'services/',
  service: `services/${service}/`,
  'factor list': 'factors/',
  factor: `factors/${factor}/`,
  'runbook list': 'runbooks/',
  runbook,
};

describe('the page of numbers', () => {
  const numbers = page('numbers/');

  test('has every incident in its table, and as a point whatever of it is known', () => {
    const every = sectionOf(numbers, 'every-incident');
    const rows = json('numbers/incidents.json').rows as Record<string, unknown>[];
    expect(cellsOf(every)).toHaveLength(rows.length);
    const drawn = rows.filter(
      (row) => row['excluded'] === null && row['began'] !== null && row['time-to-recover state'] !== 'unknown',
    );
    const links = [...every.querySelectorAll('svg.plot-wide a')].map((link) => link.getAttribute('href'));
    expect(links.sort()).toEqual(drawn.map(({ id }) => `${base}incidents/${id as string}/`).sort());
  });

  test('prints both ends of every duration', () => {
    const ends = [...numbers.querySelectorAll('#medians ~ * td.title small, #medians ~ figure td.title small')].map(
      textOf,
    );
    expect(new Set(ends)).toEqual(
      new Set([
        'impact-start → detected',
        'impact-start → mitigated',
        'impact-start → recovered',
        'detected → acknowledged',
        'detected → resolved',
      ]),
    );
  });

  test('keeps what customers felt apart from how it was answered', () => {
    const medians = sectionOf(numbers, 'medians');
    expect([...medians.querySelectorAll('h3')].map((heading) => heading.id)).toEqual([
      'medians-felt',
      'medians-answered',
    ]);
    expect([...medians.querySelectorAll('figure')].map((figure) => cellsOf(figure).length)).toEqual([3, 2]);
  });

  test('says the medians that its files hold', () => {
    const rows = json('numbers/medians.json').rows as { metric: string; n: number; of: number; median: number }[];
    const shown = cellsOf(sectionOf(numbers, 'medians'));
    expect(shown.map(([, , , , n]) => n).sort()).toEqual(rows.map(({ n, of }) => `${n} of ${of}`).sort());
    const [, ...lines] = csv('numbers/medians.csv');
    expect(lines.map(([metric, , , n]) => [metric, Number(n)])).toEqual(rows.map(({ metric, n }) => [metric, n]));
    expect(lines.map((line) => (line[8] === '' ? null : Number(line[8])))).toEqual(rows.map(({ median }) => median));
  });

  test('counts as its files do', () => {
    const rows = json('numbers/counts.json').rows as { year: string; incidents: number; low: number; high: number }[];
    const shown = cellsOf(sectionOf(numbers, 'how-many').querySelector('figure')!);
    expect(shown.map(([year, n, interval]) => [year, n, interval])).toEqual(
      rows.map(({ year, incidents, low, high }) => [year, String(incidents), `${low.toFixed(1)} – ${high.toFixed(1)}`]),
    );
  });

  test('gives no verdict without a test', () => {
    const rows = json('numbers/changes.json').rows as { verdict: string; p: number | null }[];
    expect(rows).toHaveLength(5);
    for (const { verdict, p } of rows) {
      if (verdict === 'shorter' || verdict === 'longer') expect(p).toBeLessThanOrEqual(0.05);
      else expect(['undecided', 'not enough data']).toContain(verdict);
    }
    const text = textOf(sectionOf(numbers, 'change'));
    expect(text).toContain('1,000');
    expect(text).toContain('of the simulations');
  });

  test('has a table or a list behind every picture, and files beside every figure', () => {
    for (const figure of numbers.querySelectorAll('figure')) {
      expect(figure.querySelector('table')).not.toBeNull();
      const files = [...figure.querySelectorAll('.plot-files a')].map((link) => link.getAttribute('href')!);
      expect(files.map((file) => file.split('.').at(-1))).toEqual(['csv', 'json']);
    }
  });

  test('keeps means closed', () => {
    expect(sectionOf(numbers, 'means').querySelector('details')!.hasAttribute('open')).toBe(false);
  });

  test('offers every figure, and each can be read', () => {
    const links = [...sectionOf(numbers, 'definitions').querySelectorAll('a[download]')].map((link) =>
      link.getAttribute('href')!,
    );
    expect(links.length).toBeGreaterThan(30);
    for (const link of links) {
      const path = link.slice(base.length);
      if (path.endsWith('.json')) expect(json(path)).toBeTypeOf('object');
      else expect(csv(path)[0]!.length).toBeGreaterThan(1);
    }
  });
});

describe('the numbers of a part', () => {
  test('are those of its incidents alone', () => {
    for (const [path, key, value] of [
      [`numbers/services/${service}/`, 'services', service],
      ['numbers/severities/SEV2/', 'severity', 'SEV2'],
      [`numbers/years/${year}/`, 'year', year],
    ] as const) {
      const all = json('numbers/incidents.json').rows as Record<string, string>[];
      const wanted = all.filter((row) =>
        key === 'services' ? row[key]!.split(' ').includes(value) : row[key] === value,
      );
      const shown = [...page(path).querySelectorAll('#every-incident ~ figure tbody .title a')];
      expect(shown.map((link) => link.getAttribute('href'))).toEqual(wanted.map(({ id }) => `${base}incidents/${id}/`));
      expect(page(path).querySelector('.parts [aria-current=page]')).not.toBeNull();
    }
  });

  test('stand in its report, which leaves single incidents and promises to the whole', () => {
    const report = json(`numbers/services/${service}/report.json`);
    expect(report['part']).toEqual({ by: 'services', id: service });
    expect(report['incidents']).toBeUndefined();
    expect((report['actions'] as { overdue: number }).overdue).toBeTypeOf('number');
    expect(report['overall']).toHaveLength((json('numbers/report.json')['overall'] as unknown[]).length);
    const links = [...page(`numbers/services/${service}/`).querySelectorAll('main a[download]')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([`${base}numbers/services/${service}/report.json`]);
  });

  test('are linked from the whole, and out of the search', () => {
    const links = [...page('numbers/').querySelectorAll('.parts a')].map((link) => link.getAttribute('href'));
    expect(links).toContain(`${base}numbers/services/${service}/`);
    expect(links).toContain(`${base}numbers/years/${year}/`);
    expect(page(`numbers/years/${year}/`).querySelector('main')!.hasAttribute('data-pagefind-body')).toBe(false);
  });
});

describe('relations', () => {
  test('a service shows its history, its incidents, its promises and its runbooks, and leads to its numbers', () => {
    const document = page(`services/${service}/`);
    const points = document.querySelectorAll('#history ~ figure svg.plot-wide a').length;
    expect(points).toBeGreaterThan(0);
    expect(document.querySelectorAll('table.incidents tbody tr').length).toBeGreaterThanOrEqual(points);
    expect(document.querySelector(`a[href="${base}numbers/services/${service}/"]`)).not.toBeNull();
    for (const id of ['open-actions', 'runbooks']) expect(document.querySelector(`#${id}`)).not.toBeNull();
  });

  test('a factor shows its history and the runbooks of its incidents', () => {
    const document = page(`factors/${factor}/`);
    expect(document.querySelectorAll('#history ~ figure svg.plot-wide a').length).toBeGreaterThan(0);
    expect(document.querySelectorAll('#runbooks ~ ul a').length).toBeGreaterThan(0);
  });

  test('the first page calls what came back by its title, then what it came after', () => {
    const items = [...page('').querySelectorAll('.came-back li')];
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      const [own, ...earlier] = [...item.querySelectorAll('a')];
      expect(own!.closest('.title')).not.toBeNull();
      expect(earlier.length).toBeGreaterThan(0);
      const names = new Map([own!, ...earlier].map((link) => [link.getAttribute('href'), textOf(link)]));
      for (const name of names.values()) expect(name).not.toMatch(/^\d{4}-\d\d-\d\d-/);
    }
  });

  test('recurrences are named on every incident they hold', () => {
    const documents = readdirSync(join(dist, 'incidents'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^\d{4}-/.test(entry.name))
      .map((entry) => page(`incidents/${entry.name}`));
    const recurring = documents.filter((document) =>
      /time in a year|within a year/.test(textOf(document.querySelector('.recurrence'))),
    );
    expect(recurring.length).toBeGreaterThan(1);
    for (const document of recurring) {
      const links = [...document.querySelectorAll('.recurrence a:not([href^="#"])')];
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) expect(textOf(link)).not.toMatch(/^\d{4}-\d\d-\d\d-/);
      // Said once: what stands in the head is not told again below.
      expect([...document.querySelectorAll('.notice')].map(textOf)).not.toContain(
        textOf(document.querySelector('.recurrence')),
      );
    }
  });

  test('the open actions of the library are counted the same on the first page and among the numbers', () => {
    const counted = /\d+/.exec(textOf(page('').querySelector('.home-promises a')))?.[0];
    const figures = [...page('numbers/').querySelectorAll('#process ~ dl .figure')].map(textOf);
    expect(figures.find((each) => each.startsWith('Promises not kept yet'))).toContain(counted);
  });

  test('a service counts the open actions that it lists', () => {
    const services = readdirSync(join(dist, 'services'), { withFileTypes: true }).filter((each) => each.isDirectory());
    for (const { name: id } of services) {
      const document = page(`services/${id}/`);
      const listed = sectionOf(document, 'open-actions').querySelectorAll('tbody tr').length;
      const fact = [...document.querySelectorAll('dl.facts > div')].find((each) =>
        textOf(each).startsWith('Open actions'),
      );
      expect(textOf(fact ?? null)).toBe(`Open actions${listed}`);
    }
  });

  test('a runbook says when it was last tried and whether it helped', () => {
    const document = page(runbook);
    expect(textOf(document.querySelector('dl.facts'))).toMatch(
      /Last tried ?\d{4}-\d\d-\d\d, (less than )?(a|\d+) months? ago/,
    );
    expect(document.querySelectorAll('#_used-in ~ ul .helped').length).toBeGreaterThan(0);
  });

  test('the list of runbooks names those never used and the incidents without one', () => {
    const document = page('runbooks/');
    const incidents = [...sectionOf(document, 'without-runbook').querySelectorAll('a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(incidents).toContain(`${base}incidents/2026-01-07-model/`);
    expect(document.querySelector('#never-used')).not.toBeNull();
  });
});

describe.skipIf('missing' in found)('in a browser', () => {
  const open = useBrowser();

  test.each(Object.entries(kinds))(
    '%s: accessible by axe in both themes with every table open, and fits a phone',
    async (_, path) => {
      await open(
        path,
        async (page) => {
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('main details'))
              (details as HTMLDetailsElement).open = true;
          });
          await expectToFit(page);
          expect(await axeFaults(page)).toEqual([]);
        },
        { viewport: phone },
      );
    },
  );

  test('several things together have the numbers of their page, and stand in the address', async () => {
    await open('numbers/', async (page, faults) => {
      await page.locator('.cut-form [name=severity]').selectOption('SEV2');
      const rows = page.locator('.cut-numbers tbody tr');
      await rows.first().waitFor();
      const cut = await rows.locator('td:nth-child(2)').allTextContents();
      const ofPage = json('numbers/severities/SEV2/report.json')['overall'] as { n: number }[];
      expect(await rows.locator('td:nth-child(4)').allTextContents()).toEqual(
        ofPage.map(({ n }) => expect.stringMatching(new RegExp(`^${n} of \\d+$`))),
      );
      expect(cut.length).toBe(ofPage.length);
      const all = await page.locator('.cut-numbers strong').first().textContent();
      await page.locator('.cut-form [name=from]').selectOption(year);
      await page.locator('.cut-form [name=to]').selectOption(year);
      await expect.poll(() => page.locator('.cut-numbers strong').first().textContent()).not.toBe(all);
      expect(new URL(page.url()).search).toBe(`?severity=SEV2&from=${year}&to=${year}`);
      const before = await page.locator('.cut-numbers').textContent();
      await page.reload();
      await rows.first().waitFor();
      expect(await page.locator('.cut-numbers').textContent()).toBe(before);
      expect(await axeFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });

  test('a point leads to its incident, by keyboard too', async () => {
    await open('numbers/', async (page) => {
      const point = page.locator('#every-incident ~ figure svg.plot-wide a').first();
      const target = await point.getAttribute('href');
      await point.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${target}`);
    });
  });
});
