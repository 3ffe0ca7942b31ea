import type { en } from './en.ts';

/** Every text of the interface: words, and functions that put values into words. */
export type Texts = typeof en;
/** Texts in another language; what is missing is shown in English. */
export type Translation = { [Area in keyof Texts]?: Partial<Texts[Area]> };
