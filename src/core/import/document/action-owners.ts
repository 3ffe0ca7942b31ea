import type { Configuration } from '../../model/configuration.ts';
import { isName } from './action-facts.ts';
import { isPriority, labelColumn, statusIn, typeIn } from './action-words.ts';

type Words = Configuration['words'];

/** Marks that may stand before the name: `[DONE]`, `P1:`, a number. */
const marks =
  /^(?:\s*(?:[[(【][^\])】]{1,24}[\])】]|P\d\b|[✅☑✔✓🚧⏳🔄🟡🟢🔴❌⬜☐]\uFE0F?|(?:AI|A)?-?\d{1,3}[.):]?(?=\s))\s*[:：–—-]?\s*)*/u;
const ahead = /^([^:：–—()[\]\d]{2,40}?)(?:\s*[:：]\s+|\s+[–—-]\s+)(?=\S)/u;
const behind = /\s*(?:[([（【]([^()[\]（）【】\d]{2,40})[)\]）】]|\s[–—-]\s+([^()[\]–—\d]{2,40}))\.?$/u;
/** Words that items begin or end with, which name no one: parts of a system and times. */
const noOne =
  /^(?:monitor(?:ing)?|alert(?:s|ing)?|observability|metrics|logging|back-?end|front-?end|infra(?:structure)?|platform|databases?|db|docs?|documentation|process|tests?|testing|tooling|tools|ops|operations|security|network(?:ing)?|api|ci|deploy(?:ment)?s?|release|runbooks?|training|communication|short[ -]?term|mid[ -]?term|long[ -]?term|immediate(?:ly)?|now|later|next|today|tomorrow|optional|must|should|could|note|notes|example|context|goal|problem|solution|option|step|kurzfristig|mittelfristig|langfristig|sofort|überwachung|betrieb|prozess|technik)$/iu;

/**
 * Who the items of a section name in the same place, each with a name and nothing else there: `Ada: rotate the key`, or
 * `Rotate the key (Ada)`. Empty unless every item has one and two of them are different people.
 */
export function ownersByPlace(texts: readonly string[], words: Words): string[] {
  for (const place of [ahead, behind]) {
    const found = texts.map((text) => {
      const match = place.exec(
        text
          .trim()
          .replace(place === ahead ? marks : '', '')
          .slice(0, 400),
      );
      const who = (match?.[1] ?? match?.[2])?.trim().replace(/^[*_]+|[*_]+$/g, '');
      return who !== undefined && isSomebody(who, words) ? who : undefined;
    });
    if (found.every((who) => who !== undefined) && new Set(found).size >= 2) return found as string[];
  }
  return [];
}

function isSomebody(who: string, words: Words): boolean {
  if (!isName(who) || noOne.test(who) || /^\p{Lu}{2,}$/u.test(who)) return false;
  const isOther = typeIn(who) !== undefined || statusIn(who, words)?.rest === '' || isPriority(who);
  // “Kim” is a name, and “who” in Turkish.
  const column = labelColumn(who, words);
  return !isOther && (column === undefined || column === 'owner');
}
