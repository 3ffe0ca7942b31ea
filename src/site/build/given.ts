import type { Decision } from '../../core/publish/publish.ts';
import type { Cache } from '../../library/cache.ts';
import type { JudgedLibrary } from '../../library/judged.ts';
import type { OwnPage } from '../../core/model/page.ts';
import type { Drawings } from '../drawing/drawings.ts';
import type { SiteAddress } from '../drawing/surroundings.ts';

/** How a postmortem stands to the public. */
export type Standing = Pick<Decision, 'outcome' | 'reasons'>;

/** What the pages are given; made before any page exists, outside of what Astro bundles. */
export interface Given {
  judged: JudgedLibrary;
  /** The organisation's own pages, in their order. */
  pages: OwnPage[];
  drawings: Drawings;
  /** What was decided about the publication of postmortems, by what it follows from. */
  decisions: Cache<Standing>;
  address: SiteAddress;
  /** Whether copies of pages are kept: a server draws a page when it is asked for. */
  keepsPages: boolean;
}

const slots = {
  judged: Symbol.for('postmortem-library.judged'),
  given: Symbol.for('postmortem-library.given'),
};
const shared = globalThis as { [slot: symbol]: unknown };

/**
 * Keeps a judged library for the pages that this process builds next. Astro bundles the pages, so that they have
 * modules of their own and share nothing else with the command.
 */
export function handToPages(judged: JudgedLibrary): void {
  shared[slots.judged] = judged;
}

/** The library that was kept; undefined where none was. */
export function handedOver(): JudgedLibrary | undefined {
  return shared[slots.judged] as JudgedLibrary | undefined;
}

export function give(given: Given): void {
  shared[slots.given] = given;
}

/** What the pages of this build or of this moment show. */
export function given(): Given {
  return shared[slots.given] as Given;
}
