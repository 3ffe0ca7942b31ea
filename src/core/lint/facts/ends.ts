import type { Milestone } from '../../model/vocabulary.ts';
import { milestonesLabelled } from '../../text/milestone-label.ts';

/** The two ends of a length, where it names them itself: `25 min (from the first alert)`, `Detection to recovery: 16 min`. */
export interface Ends {
  from?: Milestone;
  to?: Milestone;
}

/** Names of ends that are no names of rows. */
const names: readonly (readonly [RegExp, Milestone])[] = [
  [/^(?:first )?(?:alerts?|alarms?|pages?|alert (?:fir(?:ed|ing)|raised))$/i, 'detected'],
  [
    /^first (?:failed |failing |bad |affected )?(?:requests?|errors?|failures?|symptoms?|impact|order|customer)$/i,
    'impact-start',
  ],
  [/^(?:erster |première |primera |primeiro |prima )?(?:Alarm|alerte|alerta|avviso)$/i, 'detected'],
];

/** The milestones that the name of an end may mean, the one that is named first. */
export function endNamed(written: string): readonly [Milestone, ...Milestone[]] | undefined {
  const plain = written.trim().replace(/^(?:the|our|its|der|die|das|le|la|el|l['’]) ?/i, '');
  const known = names.find(([spelling]) => spelling.test(plain))?.[1];
  return known ? [known] : milestonesLabelled(plain);
}
const endOf = (written: string) => endNamed(written)?.[0];

const both =
  /^(?:(?:measured |counted )?(?:from|between|von|vom|de|du|da|desde|van|från) )?(?<from>[^→]{3,40}?)(?: ?(?:→|->|–|—) ?| (?:to|until|till|and|bis(?: zu[rm]?)?|à|au|jusqu['’]à|a|hasta|até|al|tot|till) )(?<to>[^→]{3,40})$/iu;
const first =
  /^(?:measured |counted )?(?:from|since|after|ab|seit|nach|von|vom|depuis|dès|après|desde|tras|a partir (?:de|da|do|du)|após|da|dal|vanaf|sinds|från) (?<from>.{3,40})$/iu;
const last =
  /^(?:measured |counted )?(?:to|until|till|up to|before|bis(?: zu[rm]?)?|jusqu['’](?:à|au)|hasta|até|fino (?:a|al)|tot) (?<to>.{3,40})$/iu;

/**
 * The ends that a phrase names: `from detection to close`, `since the first failed request`.
 *
 * @returns undefined where it names none; `unknown` where it names one that no milestone stands for
 */
function endsIn(phrase: string): Ends | 'unknown' | undefined {
  const plain = phrase.trim();
  const pair = both.exec(plain)?.groups;
  if (pair) {
    const [from, to] = [endOf(pair['from']!), endOf(pair['to']!)];
    if (from && to) return { from, to };
  }
  const from = first.exec(plain)?.groups!['from'];
  const to = last.exec(plain)?.groups!['to'];
  const end = endOf(from ?? to ?? '');
  if (end) return from === undefined ? { to: end } : { from: end };
  return from !== undefined ||
    to !== undefined ||
    (pair && /^(?:measured|counted|from|between|von|vom|desde|från)\b/i.test(plain))
    ? 'unknown'
    : undefined;
}

/** A label with the end behind it as if it stood in brackets: `Time to mitigate after detection:`. */
export function withEndsBracketed(ahead: string): string {
  return ahead.replace(/ ((?:after|from|since) (?:the )?[\p{L} -]{3,40})(\s*[:：=]\s*)$/iu, ' ($1)$2');
}

/** The ends in brackets beside a length or the name of one: `Time to resolve (from detection): 25 min`, `: 25 min (detection to close)`. */
export function endsBeside(ahead: string, behind: string): Ends | 'unknown' | undefined {
  const before = /[([]([^()[\]]{3,90})[)\]]\s*[:：=]?\s*$/u.exec(withEndsBracketed(ahead))?.[1];
  const after = /^\s*[([,–—]\s?([^()[\]]{3,90}?)\s*(?:[)\].;]|$)/u.exec(behind)?.[1];
  return (before === undefined ? undefined : endsIn(before)) ?? (after === undefined ? undefined : endsIn(after));
}
