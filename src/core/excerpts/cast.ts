import type { Facts } from '../model/facts.ts';
import type { Person } from '../model/person.ts';

/** Somebody a row speaks of. */
export interface Somebody {
  /** The name where the library knows it, else the words of the row. */
  who: string;
  handle: string | undefined;
  /** A guess is a word in capitals that nobody in the library is called by: a name, or a thing at the beginning of a sentence. */
  by: 'name' | 'role' | 'guess';
  isMany: boolean;
}

/** Finds who is meant by words: a handle, a name, a role. Undefined for what is nobody. */
export type Cast = (words: string) => Somebody | undefined;

const determiner = String.raw`(?:the|an?|our|another|two|three|four|several|both)`;
const heads = [
  String.raw`engineers?|developers?|SREs?|DBAs?|(?:database|systems?|network) administrators?|lead|director|officer`,
  String.raw`commander|coordinator|scribe|responders?|on-?call(?:er)?|colleagues?|specialists?|experts?|analysts?`,
  String.raw`architects?|maintainers?|teams?|support|CTO|CEO|CIO|VP|head`,
  String.raw`(?:engineering|incident|support|duty|product|account|release|service|shift|on-call) managers?|manager`,
].join('|');
const word = String.raw`(?!(?:for|to|that|when|whether|if|until|once|after|before|by|with|no|not|without|and|or|is|are|was|were|will|asks?|pages?|calls?|tells?|joins?|joined|leads|led|takes|took|acknowledges|dials)\b)[\p{L}\p{N}'’/-]+`;
const tail = String.raw`(?:\s+(?:of|from|at|for|in)(?:\s+${word}){1,4})?`;
const role = new RegExp(
  `^(?:${determiner}\\s+(?:${word}\\s+){0,4}?|(?:${word}\\s+){0,2}?)(?<head>${heads})${tail}(?:\\s+on[- ]call)?$`,
  'iu',
);
const onCall = new RegExp(
  `^the (?:(?:primary|secondary)(?: on-?call)?|on-?call(?: engineer)?|(?:${word} )?(?:primary|secondary))${tail}$`,
  'iu',
);
/** Things that stand where people might, and that people outside are called by. */
const nobody =
  /^(?:no|none|nobody|users?|customers?|clients?|participants?|guests?|attendees?|visitors?|hosts?|members?|traffic|calls?|everyone|everybody|someone|somebody|it|they|he|she|we|i|you|this|that|these|those|all|raised|severity)\b/i;
const name = /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}[\p{Ll}.]+){0,2}$/u;

/** Who the words of a postmortem may mean. */
export function castOf({ roles }: Pick<Facts, 'roles'>, people: ReadonlyMap<string, Person>): Cast {
  const names = new Map<string, string | undefined>();
  for (const { handle, name } of people.values()) {
    const parts = name.split(/\s+/);
    for (const form of new Set([name, parts[0]!, parts.at(-1)!]))
      names.set(form, names.has(form) && names.get(form) !== handle ? undefined : handle);
  }
  const present = [...new Set(Object.values(roles).flat())];
  const someone = (words: string, handle: string | undefined, parts: Partial<Somebody> = {}): Somebody => ({
    who: (handle !== undefined && people.get(handle)?.name) || words.charAt(0).toUpperCase() + words.slice(1),
    handle,
    by: 'name',
    isMany: false,
    ...parts,
  });
  return (written) => {
    if (written.length > 120) return undefined;
    const words = written.replace(/\s*\([^()]*\)$/, '').trim();
    const handle = words.replace(/^@/, '');
    if (people.has(handle)) return someone(handle, handle);
    if (/^@[\w-]+$/.test(words)) return someone(words, undefined);
    if (names.has(words)) return someone(words, names.get(words));
    if (nobody.test(words)) return undefined;
    if (onCall.test(words)) {
      const [one, ...others] = roles['on-call'] ?? [];
      if (one === undefined && !/on-?call/i.test(words)) return undefined;
      return someone(words, others.length === 0 && !/secondary/i.test(words) ? one : undefined, { by: 'role' });
    }
    const found = role.exec(words);
    if (found) {
      const title = words.replace(/^the\s+/i, '').toLowerCase();
      const bearers = present.filter((one) => people.get(one)?.role.toLowerCase() === title);
      const isMany = /s$/i.test(found.groups!['head']!) || /^(?:two|three|four|several|both)\b/i.test(words);
      return someone(words, bearers.length === 1 ? bearers[0] : undefined, { by: 'role', isMany });
    }
    return name.test(words) ? someone(words, undefined, { by: 'guess' }) : undefined;
  };
}
