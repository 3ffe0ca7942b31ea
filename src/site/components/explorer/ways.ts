import { say, type Pattern } from '../../search/say.ts';
import { buttonOf } from './controls.ts';

/** What is said where nothing is found, and of ways out of it. */
export interface WayStrings<F extends string> {
  nothing: string;
  nothingFor: string;
  nothingWith: string;
  nothingForWith: string;
  without: Pattern;
  withoutFilters: Pattern;
  withoutWords: Pattern;
  facets: Record<F, string>;
}

/** Says that nothing has these words, filters, or both. */
export function nothingFound<F extends string>(
  strings: WayStrings<F>,
  words: string,
  filters: string,
  language: string,
): string {
  const pattern = words
    ? filters
      ? strings.nothingForWith
      : strings.nothingFor
    : filters
      ? strings.nothingWith
      : strings.nothing;
  const shortened = words.length > 120 ? `${words.slice(0, 120)} …` : words;
  return say(pattern, { words: shortened, filters }, language);
}

/** Buttons that leave something out, each with how much there is then. */
export function waysOut<F extends string>(
  without: readonly { what: 'words' | 'filters' | F; total: number }[],
  strings: WayStrings<F>,
  language: string,
  leaveOut: (what: 'words' | 'filters' | F) => void,
): HTMLButtonElement[] {
  return without.map(({ what, total }) => {
    const text =
      what === 'words'
        ? say(strings.withoutWords, { n: total }, language)
        : what === 'filters'
          ? say(strings.withoutFilters, { n: total }, language)
          : say(strings.without, { n: total, facet: strings.facets[what as F] }, language);
    return buttonOf(text, () => leaveOut(what));
  });
}
