import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A face for drawing cards. */
export interface CardFont {
  name: string;
  weight: 400 | 600;
  style: 'normal';
  data: Buffer;
}

/** Parts of the shipped typeface: a letter is drawn with the first that has it. */
const parts = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'] as const;

/** Families of the typeface, the first choice first. */
export const families: readonly string[] = parts.map((part) => `Inter ${part}`);

let read: Promise<CardFont[]> | undefined;

/** The typeface that is shipped with the library; no font of the system is ever asked. */
export function cardFonts(): Promise<CardFont[]> {
  // From where the command runs, since a build moves this file.
  const find = createRequire(join(process.cwd(), 'package.json'));
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
