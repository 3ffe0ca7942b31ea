import { eventOf, isOpen, type Postmortem, type TimelineEvent } from '../model/postmortem.ts';
import { sentencesOf } from './sentences.ts';

/** What stopped an incident, in the words of its document. */
export interface Stop {
  text: string;
  /** Where these words stand. */
  from: 'summary' | 'resolution' | 'timeline';
  /** The row at which it had stopped: that of `mitigated`, else that of `recovered`. */
  event: TimelineEvent | undefined;
}

/**
 * What stopped it: the deed, else the row that is tagged `mitigated`. Undefined while nothing has, and where the document
 * does not say: what was seen at the end (“98 % of visitors are served”) stopped nothing.
 *
 * The row of `mitigated` often tells what was seen (“failures fall below 5 %”) and not what was done. So the first
 * choice is a sentence of the summary that names both a deed and its effect; then the row, unless it only tells what was
 * seen; such a sentence of the resolution; the row of `recovered`, or a sentence of the resolution, that names a deed; and
 * last the row of `mitigated` as it is. Of a sentence in parts, what stands before the deed is left out. Deeds, effects
 * and sights are known by English words: of documents in other languages the row is told.
 */
export function stoppedBy(postmortem: Postmortem, language = 'en'): Stop | undefined {
  const mitigated = eventOf(postmortem, 'mitigated');
  const event = mitigated ?? eventOf(postmortem, 'recovered');
  // Of an open incident the text tells what is being tried.
  if (!event && isOpen(postmortem)) return undefined;
  const sentences = (['summary', 'resolution'] as const).flatMap((from) =>
    postmortem.sections
      .filter(({ id }) => id === from)
      .flatMap(({ nodes }) => sentencesOf(nodes, language))
      .map((text) => ({ text: fromTheDeedOn(text), from, event })),
  );
  const row: Stop | undefined = event?.event.text ? { text: event.event.text, from: 'timeline', event } : undefined;
  const worked = sentences.filter(({ text }) => !inVain.test(text));
  const told = (from: Stop['from']) =>
    worked.findLast((each) => each.from === from && deeds.test(each.text) && effects.test(withoutBack(each.text)));
  const names = row && (deeds.test(row.text) || (mitigated && !sights.test(row.text)));
  return (
    told('summary') ??
    (names ? row : undefined) ??
    told('resolution') ??
    worked.find(({ from, text }) => from === 'resolution' && deeds.test(text)) ??
    (mitigated && row)
  );
}

/** A sentence in parts, `A buyer reported it; caching was stopped`, from the part on that names a deed. */
function fromTheDeedOn(sentence: string): string {
  const parts = sentence.split(/(?<=[;:])\s+/);
  const first = parts.findIndex((part) => deeds.test(part) && !inVain.test(part));
  return first > 0 ? `… ${parts.slice(first).join(' ')}` : sentence;
}

/** What is rolled back is a deed, and no effect: nothing is back yet. */
const withoutBack = (text: string) => text.replace(/\b(?:roll\w* (?:\S+ ){0,3}?back|rollback)\b/gi, '');

const words = (...stems: string[]) => new RegExp(`\\b(?:${stems.join('|')})`, 'i');

const deeds = words(
  'roll(?:ed|ing|s)? (?:\\S+ ){0,3}?back',
  'rollback',
  'revert',
  // “An alert on restarts” is none.
  '(?<!\\b(?:on|of|for|many|more|repeated|[Pp]od|[Cc]ontainer) )re-?start',
  're-?boot',
  're-?deploy',
  're-?load',
  're-?instal',
  're-?issu',
  're-?build',
  're-?built',
  're-?rout',
  're-?direct',
  'scal(?:ed|ing)',
  'tripl(?:ed|ing)',
  'doubl(?:ed|ing)',
  'disabl(?:ed|ing)',
  '(?:switch|turn)(?:ed|ing) (?:\\S+ ){0,3}?(?:off|over|back)',
  'fail(?:ed|ing) over',
  'failover',
  'promot(?:ed|ing|es)',
  'purg(?:ed|ing|e)\\b',
  'flush(?:ed|ing)',
  'clear(?:ed|ing)',
  'renew(?:ed|ing)',
  'replac(?:ed|ing|ement)',
  'rotat(?:ed|ing)',
  'restor(?:ed|ing) (?:\\S+ ){1,4}?(?:from|backup|snapshot)',
  'delet(?:ed|ing)',
  'truncat(?:ed|ing)',
  'kill(?:ed|ing) (?:the|all|those)',
  'cancel(?:l?ed|l?ing)',
  'drain(?:ed|ing)',
  'block(?:ed|ing)',
  'throttl(?:ed|ing)',
  'rais(?:ed|ing)',
  'increas(?:ed|ing) (?:the|its)',
  'lower(?:ed|ing)',
  'limiting',
  'add(?:ed|ing)\\b',
  'remov(?:ed|ing)',
  'patch(?:ed|ing)',
  'correct(?:ed|ing)',
  'fix(?:ed|ing)? ',
  'install(?:ed|ing)',
  'isolat(?:ed|ing)',
  'paus(?:ed|ing)',
  'setting\\b(?! up)',
  'mov(?:ed|ing) (?:\\S+ ){0,4}?(?:to|off|away)',
  '(?:was|were|been) (?:stopped|put|set|moved|brought)',
  'tak(?:en|ing) (?:\\S+ ){0,3}?out',
  'revok(?:ed|ing)',
  'spare\\b',
  'new (?:certificate|key|node|release|version|image)',
);
const effects = words(
  'stop(?:s|ped)\\b',
  'end(?:s|ed)\\b',
  'restor',
  'recover',
  'resolv',
  'fixed\\b',
  'free[ds]\\b',
  'releas(?:es|ed) (?:the|all|its)',
  'until\\b',
  'normal\\b',
  'again\\b',
  'healthy\\b',
  'back\\b',
  'relie[fv]',
  'contain(?:s|ed) ',
  'clear(?:s|ed)\\b',
  '(?:fell|fall|drop|went|came) ',
  'below\\b',
  'finish',
  'ceas',
  'purged\\b',
  'nobody (?:outside )?notic',
);
/** What is seen on a graph or by a check when it is over. */
const sights =
  /\d\s?%|\d\s?(?:m?s|seconds?)\b|\bP\d\d\b|\b(?:pass(?:es)?|succeeds?|healthy|as usual|normal|below|fall(?:s|ing)?|answers?|recovers?|recovered|(?:is|are) (?:up|back|fine|green|served))\b/i;
/** What was tried and changed nothing. */
const inVain = words(
  'did (?:nothing|not)',
  'no (?:lasting )?effect',
  'chang(?:ed|es) nothing',
  'made no difference',
  "did ?n[o’']t",
  "could (?:not|n[’']t)",
  'in vain',
  'fail(?:ed|s) to\\b',
  'would (?:have|not)',
  'cannot',
  'first attempt',
  'made it worse',
);
