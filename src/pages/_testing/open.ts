import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { launch } from './browser.ts';

const site = inject('site');
export const found = inject('browser');
if ('missing' in found) console.warn(`Browser tests are skipped. ${found.missing}`);

/** Milliseconds in which what is waited for has to come, on the busiest of machines. */
export const patience = 120_000;

/** Opens a page of the site; whatever goes wrong on it is collected in `faults`. */
export type Open = <T>(
  path: string,
  work: (page: Page, faults: string[]) => Promise<T>,
  options?: BrowserContextOptions,
) => Promise<T>;

/** Waits until nothing is asked for any more. */
export const silence = (page: Page) => page.waitForLoadState('networkidle');

/** Starts a browser for the tests around it, and ends it after them. */
export function useBrowser(): Open {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(found);
  });
  afterAll(() => browser?.close());

  return async (path, work, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(patience);
    try {
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(site) && !request.url().startsWith('data:'))
          faults.push(`request: ${request.url()}`);
      });
      await page.goto(`${site}${path}`);
      return await work(page, faults);
    } finally {
      await context.close();
    }
  };
}

/** What axe finds on a page in its light and in its dark colours, with the elements it is about. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated rather than added as an element, which a policy may forbid.
  await page.evaluate((source) => void (0, eval)(source), axe.source);
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colours are there at once: nothing moves.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        rules: { 'target-size': { enabled: true } },
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map((node) => node.html.slice(0, 160))
            .join(' | ')}`,
      );
    });
    faults.push(...found.map((fault) => `${colorScheme}: ${fault}`));
  }
  return faults;
}

export const phone = { width: 390, height: 844 };

/** Holds that a page is no wider than the screen. */
export async function expectToFit(page: Page): Promise<void> {
  const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(tooWide).toBeLessThanOrEqual(0);
}
