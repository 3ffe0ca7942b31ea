import { memo } from '../../model/memo.ts';
import type { Library } from '../../model/library.ts';

/** A person named in a text. */
export interface NamedPerson {
  /** What they do; undefined where two people share the first name. */
  role: string | undefined;
  start: number;
  end: number;
  /** `@kbell`, `Kim Bell`, or a first name alone. */
  how: 'handle' | 'name' | 'first';
}

type People = Library['people'];

/** Names by their first word. */
const indexOf = memo((people: People) => {
  const index = new Map<string, { role: string; rest: string[] }[]>();
  for (const { role, name } of people.values()) {
    const [first = '', ...rest] = name.split(/\s+/);
    const entry = { role, rest };
    const known = index.get(first);
    if (known) known.push(entry);
    else index.set(first, [entry]);
  }
  return index;
});

/** Any of their first names, as a word of its own. */
const firstNamesOf = memo((people: People): RegExp => {
  const names = [...indexOf(people).keys()].filter((name) => /^\p{Lu}\p{L}+$/u.test(name));
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}@_./-])(?:${names.join('|') || '(?!)'})(?![\p{L}\p{N}_]|[-/][\p{L}\p{N}]|\.\p{L})`,
    'gu',
  );
});

/** First names that are words, months or products as well: alone they are not taken for a person. */
const words = new Set(
  `Amber Angel April Apollo Art Atlas Bill Chase Chip Christian Cliff Crystal Dale Dawn Drew Earl Eve Faith Frank Gene
  Glen Grace Grant Guy Harmony Heath Hope Hunter Iris Ivy Jack Jasmine Jenkins Joy Jun June Lance Mark Mason Max May
  Melody Mercury Mercy Miles Min Misty Norm Olive Page Pat Pearl Penny Porter Ray Reed Rich Rob Robin Rose Ruby Rusty
  Sage Sandy Sky Sterling Sue Summer Terry Travis Trinity Victor Wade Ward Will Young`.split(/\s+/),
);

/** The people of `people.yaml` that a text names, in order: by handle, by full name, or by a first name that is no word. */
export function peopleIn(text: string, people: People): NamedPerson[] {
  if (people.size === 0) return [];
  const found: NamedPerson[] = [];
  if (text.includes('@')) {
    for (const match of text.matchAll(/(?<![\w.@/-])@([a-z0-9][a-z0-9_-]*)(?!\.\w)/g)) {
      const handle = match[1]!;
      if (people.has(handle))
        found.push({
          role: people.get(handle)!.role,
          start: match.index,
          end: match.index + match[0].length,
          how: 'handle',
        });
    }
  }
  const index = indexOf(people);
  for (const match of text.matchAll(firstNamesOf(people))) {
    const candidates = index.get(match[0]);
    if (!candidates) continue;
    const start = match.index;
    const end = start + match[0].length;
    const after = text.slice(end);
    const full = candidates.find(({ rest }) => rest.length > 0 && startsWithWords(after, rest));
    if (full) found.push({ role: full.role, start, end: end + full.rest.join(' ').length + 1, how: 'name' });
    // Another capital behind it makes it somebody else, or the name of a thing.
    else if (!words.has(match[0]) && !/^\s+\p{Lu}\p{Ll}/u.test(after))
      found.push({ role: candidates.length === 1 ? candidates[0]!.role : undefined, start, end, how: 'first' });
  }
  return found.sort((a, b) => a.start - b.start);
}

function startsWithWords(text: string, wanted: readonly string[]): boolean {
  return (
    text.trimStart().startsWith(wanted.join(' ')) && !/^\p{L}/u.test(text.trimStart().slice(wanted.join(' ').length))
  );
}
