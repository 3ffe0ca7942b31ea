import type { Translation } from './texts.ts';

/** German. */
export const de: Translation = {};
