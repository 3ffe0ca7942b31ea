import type { Postmortem } from '../../model/postmortem.ts';
import { wordsOf } from './event.ts';
import { rowOf } from './rows.ts';

/** Where it was so only for some: what stands behind tells this one from the others. */
const narrowed =
  /(?<!\p{L})(?:in|at|on|of|from|near|with|by|for|some|few|many|most|half|part|parts|bei|im|am|einige|manche|viele|à|au|aux|chez|en|quelques|certains?|algun[oa]s|em|alguns|algumas|alcun[ei]|enkele|sommige|några|kilka|niektóre)(?!\p{L})/iu;
/** Words that only say that it went on being so. */
const lasting = new Set(
  [
    'stayed stay remained remain kept keep went stood lay sat completely entirely altogether',
    'blieben blieb waren war wurden lang',
    'restés resté restées restée sont été pendant',
    'estuvieron estuvo quedaron quedó durante',
    'ficaram ficou estiveram por',
    'rimasti rimaste rimasto rimasta sono stati per',
    'bleven bleef waren',
    'förblev stannade förblir pozostały były przez',
  ]
    .join(' ')
    .split(' ')
    .flatMap((word) => [...wordsOf(word)]),
);

/**
 * Whether a clause says of the thing that the row of `impact-start` names what that row says of it, in any language:
 * `Ovens stayed cold`, where the row says `Ovens go cold`. Nothing else may be in it than that it went on.
 */
export function tellsWhatBroke(clause: string, postmortem: Postmortem): boolean {
  const row = rowOf(postmortem, 'impact-start');
  if (!row || clause.length > 90 || narrowed.test(clause)) return false;
  const words = wordsOf(row.event.event.text);
  const own = [...wordsOf(clause)].filter((word) => !lasting.has(word));
  const common = own.filter((word) => words.has(word)).length;
  return common >= 2 && own.length - common <= 1;
}

/** Whether a text names what the row of `impact-start` names: a word of the two is the beginning of the other, accents aside. */
export function namesWhatBroke(text: string, postmortem: Postmortem): boolean {
  const row = rowOf(postmortem, 'impact-start');
  if (!row) return false;
  const wordsIn = (written: string) => [...wordsOf(written.normalize('NFD').replace(/\p{M}/gu, ''))];
  const words = wordsIn(row.event.event.text);
  return wordsIn(text).some(
    (own) =>
      words.includes(own) ||
      (own.length > 3 && words.some((word) => word.length > 3 && (own.startsWith(word) || word.startsWith(own)))),
  );
}
