import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** A font for cards. */
export interface CardFont {
  name: string;
  weight: 400 | 600;
  style: 'normal';
  data: Buffer;
}

/** Subsets of the shipped typeface, in the order a letter is looked up in. */
const parts = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'] as const;

/** Font families, in order of preference. */
export const families: readonly string[] = parts.map((part) => `Inter ${part}`);

let read: Promise<CardFont[]> | undefined;

/** Loads the shipped typeface. System fonts are never used. */
export function cardFonts(): Promise<CardFont[]> {
  // A build moves this file to a folder that sees the same packages.
  const find = createRequire(import.meta.url);
  return (read ??= Promise.all(
    parts.flatMap((part) =>
      ([400, 600] as const).map(async (weight): Promise<CardFont> => ({
        name: `Inter ${part}`,
        weight,
        style: 'normal',
        data: await readFile(find.resolve(`@fontsource/inter/files/inter-${part}-${weight}-normal.woff`)),
      })),
    ),
  ));
}
