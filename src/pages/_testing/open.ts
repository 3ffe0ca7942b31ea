import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
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
