import { de } from './de.ts';
import { en } from './en.ts';
import type { Texts, Translation } from './translation.ts';

export type { Texts } from './translation.ts';

const translations: Readonly<Record<string, Translation>> = { de };

/** The texts for a language tag: `de-AT` takes German, and a language without a translation takes English. */
export function textsFor(language: string): Texts {
  const translation = translations[language.split('-')[0]!.toLowerCase()];
  if (!translation) return en;
  const areas = Object.entries(en).map(([area, texts]) => [area, { ...texts, ...translation[area as keyof Texts] }]);
  return Object.fromEntries(areas) as Texts;
}

/** The `lang` of what is English in every library, such as a rule; undefined on a page that is English itself. */
export function englishIn({ time }: Pick<Texts, 'time'>): 'en' | undefined {
  return time.language === 'en' ? undefined : 'en';
}
