import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectToFit } from './open.ts';

/** An A4 page within its margins. */
export const paper = { viewport: { width: 672, height: 986 } };

/** Elements of a page whose text runs out of them, other than what scrolls by itself. */
export const runningOver = (page: Page): Promise<string[]> =>
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

/**
 * Elements that hold text and are cut off, or that lie beyond the edge of the page where nothing scrolls to them.
 */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.textContent ?? ''));
      if (
        !hasText ||
        element.closest('.visually-hidden, .sr-only, [hidden], svg, title, script, style, noscript, select')
      )
        return [];
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { overflowX, position } = getComputedStyle(around);
        if (overflowX === 'auto' || overflowX === 'scroll') return [];
        // Links past the frame wait above the page until they are reached.
        if (position === 'absolute' && around.matches('a[href^="#"]')) return [];
      }
      const { left, right, width } = element.getBoundingClientRect();
      const edge = document.documentElement.clientWidth;
      return width > 0 && (left < -1 || right > edge + 1)
        ? [`${element.tagName} ${element.className}: ${(element.textContent ?? '').trim().slice(0, 40)}`]
        : [];
    }),
  );

/** Holds that at a width, as that of a screen zoomed in, nothing scrolls sideways, runs over or is cut off. */
export async function expectToHoldAt(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 844 });
  await expectToFit(page);
  expect(await runningOver(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
}

/** How many sheets a page takes on paper. */
export async function sheetsOf(page: Page): Promise<number> {
  return (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)!.length;
}

/** Holds that a page can be printed: nothing runs over, rows are rows, and breaks leave no sheet nearly empty. */
export async function expectToPrint(page: Page): Promise<void> {
  await page.setViewportSize(paper.viewport);
  await page.emulateMedia({ media: 'print' });
  await expectToFit(page);
  expect(await runningOver(page)).toEqual([]);
  const rows = await page
    .locator('main tr')
    .evaluateAll((all) => [
      ...new Set(all.filter((row) => row.checkVisibility()).map((row) => getComputedStyle(row).display)),
    ]);
  expect(rows.filter((display) => display !== 'table-row')).toEqual([]);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(await sheetsOf(page)).toBeLessThanOrEqual(Math.ceil((1.25 * height) / paper.viewport.height) + 1);
}
