import type { Length } from '../../text/length.ts';
import type { About, Said } from './about.ts';
import { endsBeside, withEndsBracketed } from './ends.ts';
import { aboutForeign } from './foreign-label.ts';
import { isPartial } from './reported.ts';
import type { Telling } from './telling.ts';

/** What names a duration in English, in front of it or above it, and what each is about. */
const labels: [RegExp, About][] = [
  [/(?:customer|user|client)?[- ]?(?:visible |facing )?(?:impact|degradation|disruption) (?:duration|time)/, 'impact'],
  [
    /(?:duration|length|(?:total )?time) of (?:the )?(?:[\w-]+ ){0,2}(?:impact|outage|degradation|disruption|unavailability|downtime)/,
    'impact',
  ],
  [
    /(?:(?:service|customer|user|total|full|complete) )?(?:outage|downtime|unavailability|disruption)(?: duration| time| length)?/,
    'impact',
  ],
  [
    /(?:total |overall |incident |event )?(?:duration|length)(?: of (?:the )?(?:incident|event))?|how long (?:it|this|the (?:incident|event)) (?:lasted|took)/,
    'whole',
  ],
  [
    /(?:mean )?time to detect(?:ion)?(?: \((?:MTTD|TTD)\))?|MTTD|TTD|detection (?:time|delay|lag|latency)|time until (?:detection|notice)/,
    'detect',
  ],
  [
    /(?:mean )?time to (?:acknowledge(?:ment)?|respond|response)(?: \((?:MTTA|TTA)\))?|MTTA|TTA|response time/,
    'acknowledge',
  ],
  [/(?:mean )?time to mitigat(?:e|ion)(?: \((?:MTTM|TTM)\))?|MTTM|TTM/, 'mitigate'],
  [
    /(?:mean )?time to (?:full |complete |service )?(?:recover(?:y)?|restor(?:e|ation))(?: (?:of )?(?:the )?(?:full |normal )?(?:services?|operations?))?(?: \((?:MTTR|TTR)\))?|(?:recovery|restoration) time/,
    'recover',
  ],
  [/(?:mean )?time to (?:repair|fix)(?: \((?:MTTR|TTR|MTTF|TTF)\))?|repair time/, 'repair'],
  [
    /(?:mean )?time to (?:full |complete )?(?:resolve|resolution|close|closure)(?: \((?:MTTR|TTR)\))?|resolution time/,
    'resolve',
  ],
  [/MTTR|TTR/, 'end'],
  [
    /(?:services?|site|website|system|platform|app|application) (?:unavailable|down|unreachable|offline|inaccessible)(?: for)?|how long (?:was|were) (?:the )?(?:services?|site|website|system|users|customers) (?:unavailable|down|unreachable|offline|affected|impacted)\??/,
    'impact',
  ],
];
const label = new RegExp(
  `(?:^|[.;:(),|•·/*–—-] ?|\\band )(?:the |our |total )?(?:(?:minutes|hours|Minuten|Stunden) (?:of |der |des )?)?(?<label>${labels.map(([name]) => name.source).join('|')})(?: \\([^)]{0,40}\\)| in (?:minutes|hours|Minuten|Stunden))?\\s*(?::|=|\\?|：|\\||was|is|of|→|(?<=\\bM?TT[ADMR]) |(?<=^[^.;:(),|]*) [—–-])\\s*(?:about |approximately )?$`,
  'i',
);

/** The same in other languages, whose words are looked at one by one. */
const foreignLabel =
  /(?:^|[.;:(),|•·/*–—-] ?)(?<label>\p{L}[\p{L}\p{M}'’ -]{1,60}?)(?: \([^)]{0,40}\)| in (?:Minuten|Stunden))?\s*(?::|=|：|→| (?:war|betrug|beträgt|était de|est de|fue de|es de|foi de|è di|bedroeg|var|wynosił[ay]?|byl[ao]?|составил[ао]?|oli)|は)\s*$/iu;

const wholeLabels = labels.map(
  ([{ source }, about]) => [new RegExp(`^(?:the |our |total )?(?:${source})$`, 'i'), about] as const,
);

/** Nothing behind a length but a sign, or figures in brackets. */
const plainEnd = /^\s*(?:\([\d\s:.,;h–-]*\))?\s*(?:[.,;|•·/。、]|$)/u;

function aboutNamed(name: string): About | undefined {
  const english = wholeLabels.find(([spelling]) => spelling.test(name));
  return english?.[1] ?? aboutForeign(name.replace(/^(?:Minuten|Stunden) (?:der |des )?/, ''));
}

/** What a label in front of a length says of it: `Time to detect: 6 min`. */
export function labelClaim({ text }: Telling, { start, end }: Length): Said | undefined {
  const ahead = withEndsBracketed(text.slice(0, start));
  const name = (label.exec(ahead) ?? foreignLabel.exec(ahead))?.groups!['label'];
  const about = name === undefined ? undefined : aboutNamed(name);
  if (!about || /^\s*(?:after|before|later|ago|per|each|of (?!the (?:incident|outage)))/i.test(text.slice(end)))
    return undefined;
  // What stands behind it in another language may say how it was counted.
  const isEnglish = wholeLabels.some(([spelling]) => spelling.test(name!));
  if (!isEnglish && !plainEnd.test(text.slice(end)) && typeof endsBeside(ahead, text.slice(end)) !== 'object')
    return undefined;
  const complete = about === 'impact' && /complete|total|full/i.test(name!);
  return { about: complete ? 'outage' : about, subject: name!, label: true };
}

/** Names that say a time only where a cell holds nothing but a length: `| Detection | Impact |`. */
const alone: readonly [RegExp, About][] = [
  [
    /^(?:customer |user )?(?:impact|outage|downtime|disruption)$|^(?:Ausfall|Störung|panne|interrupción|impacto?)$/i,
    'impact',
  ],
  [/^(?:detection|Erkennung|Entdeckung|détection|detección)$/i, 'detect'],
];

/** A cell that is a length and nothing else, by what names it. */
export function cellClaim({ text, passage: { named } }: Telling, { start, end }: Length): Said | undefined {
  if (!named || /[\p{L}\d]/u.test(text.slice(0, start)) || /[\p{L}\d]/u.test(text.slice(end).replace(/\([^)]*\)/g, '')))
    return undefined;
  for (const name of [named.column, named.row]) {
    const plain = name
      .replace(
        /\s*[([][^)\]]*[)\]]\s*$| in (?:minutes|hours|Minuten|Stunden)$|^(?:minutes|hours|Minuten|Stunden) (?:of |der |des )?/gi,
        '',
      )
      .replace(/[:：*]+\s*$/, '')
      .trim();
    const other = name === named.column ? named.row : named.column;
    // Under `EU` or beside `Phase 1` it is one part's.
    if (
      isPartial(other) ||
      /\b(?:phase|wave|service|component|step|incident \d|target|goal|SL[AO]|objective|expected|before|previous|average|median)\b/i.test(
        `${name} ${other}`,
      )
    )
      continue;
    const about = aboutNamed(plain) ?? alone.find(([spelling]) => spelling.test(plain))?.[1];
    if (about) return { about, subject: plain, label: true };
  }
  return undefined;
}
