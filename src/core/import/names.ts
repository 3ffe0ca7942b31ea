import type { Library } from '../model/library.ts';
import { compilePattern } from '../parse/library.ts';

/** English words that a name leaves out. */
const small = new Set(
  'a an the and or of for to in on at by with from into was were is are been has had have its our their that which who did'.split(
    ' ',
  ),
);
const longest = 48;

/** Letters without a decomposition into letter and accent. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/**
 * The part of a file’s name that says what broke: lower-case Latin letters, digits and hyphens, at most 48 of them,
 * cut between words; `v3.7` is one word. Empty for a title that has no such characters.
 */
export function slugOf(title: string): string {
  const words = withoutAccents(title)
    .replaceAll('_', ' ')
    .replace(/(?<=\d)[.,](?=\d)/g, '_')
    .replace(/[’']/g, '')
    .split(/[^a-z0-9_]+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', '-'));
  const telling = words.filter((word) => !small.has(word));
  let slug = '';
  for (const word of telling.length > 0 ? telling : words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug;
}

/** Lower-case text, Latin letters without their accents: how names are compared. */
export function withoutAccents(text: string): string {
  return text
    .toLowerCase()
    .replace(/[æðđħıłøœßþ]/g, (letter) => letters[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** The file that has an id or had it formerly, since addresses are permanent. Case does not matter. */
export function takenBy(
  id: string,
  documents: readonly { id: string; file: string; facts: { formerly: readonly string[] } }[],
): string | undefined {
  const wanted = id.toLowerCase();
  const stem = ({ file }: { file: string }) => file.replace(/^.*\/|\.mdx?$/g, '');
  return documents.find((document) =>
    [document.id, stem(document), ...document.facts.formerly].some((known) => known.toLowerCase() === wanted),
  )?.file;
}

/** The first free name, else the first name with a number appended. */
export function firstFree(names: readonly string[], isTaken: (name: string) => boolean): string {
  const free = names.find((name) => !isTaken(name));
  for (let number = 2; free === undefined; number++)
    if (!isTaken(`${names[0]!}-${number}`)) return `${names[0]!}-${number}`;
  return free;
}

/**
 * The next free id where library.yaml sets a pattern: one above the highest number in use, behind the same text and
 * with as many digits. Where that text holds a year it is the year the incident began in. With no incident yet, the
 * first one the pattern allows. Undefined where no id can be made from the pattern.
 */
export function nextId(
  { configuration, postmortems }: Pick<Library, 'configuration' | 'postmortems'>,
  year: string,
): string | undefined {
  if (!configuration.ids) return undefined;
  const pattern = compilePattern(configuration.ids.pattern);
  if (!pattern) return undefined;
  const known = postmortems.flatMap(({ id, facts }) => [id, ...facts.formerly]).filter((id) => pattern.matches(id));
  const parts = known.flatMap((id) => {
    const match = /^(.*?)(\d+)(\D*)$/.exec(id);
    return match ? [{ before: match[1]!, digits: match[2]!, after: match[3]! }] : [];
  });
  // Of several series, the one used last.
  const last = parts.sort((a, b) => Number(b.digits) - Number(a.digits))[0] ?? firstOf(configuration.ids.pattern);
  if (!last) return undefined;
  const before = last.before.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/, year);
  const used = parts.filter((part) => part.before === before && part.after === last.after);
  const taken = new Set(known.map((id) => id.toLowerCase()));
  let number = Math.max(0, ...used.map(({ digits }) => Number(digits)));
  for (let tries = 0; tries < 1000; tries++) {
    number++;
    const id = before + String(number).padStart(last.digits.length, '0') + last.after;
    if (!taken.has(id.toLowerCase())) return pattern.matches(id) ? id : undefined;
  }
  return undefined;
}

/** The first id of a plain pattern: text, then digits, as in `INC-\d{4}` or `INC-\d{4}-\d{3}`. */
function firstOf(pattern: string): { before: string; digits: string; after: string } | undefined {
  const plain = pattern
    .replace(/^\^|\$$/g, '')
    .replace(/(?:\\d|\[0-9\])(\{(\d+)(?:,\d*)?\}|\+)?/g, (_, times, count) =>
      '0'.repeat(count === undefined ? (times === undefined ? 1 : 3) : Math.min(Number(count), 12)),
    );
  const text = plain.replace(/\\([^\w\s])/g, '$1');
  const match = /^([\w./#-]*?)(0+)([A-Za-z./#-]*)$/.exec(text);
  // The first of two runs of four digits or more is the year.
  return match
    ? { before: match[1]!.replace(/(?<!\d)0{4}(?!\d)/, '2000'), digits: match[2]!, after: match[3]! }
    : undefined;
}
