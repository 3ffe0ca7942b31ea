import type { Length } from '../../text/length.ts';
import type { About, Said } from './about.ts';
import { isPartial } from './reported.ts';
import type { Telling } from './telling.ts';

/** What names a duration in front of it or above it, and what each is about. */
const labels: [RegExp, About][] = [
  [
    /(?:Gesamt)?ausfall(?:dauer|zeit)|Störungsdauer|(?:Gesamt)?dauer (?:des Ausfalls|der Störung|der Beeinträchtigung|der Unterbrechung)|durée (?:totale )?de (?:la panne|l['’](?:interruption|indisponibilité|impact))|temps d['’]indisponibilité|duración (?:total )?(?:de la (?:interrupción|caída|indisponibilidad)|del (?:impacto|corte))|tiempo de (?:inactividad|caída)|duração (?:total )?(?:da (?:interrupção|queda|indisponibilidade)|do impacto)|tempo de inatividade|durata (?:totale )?(?:dell['’]interruzione|del disservizio|dell['’]impatto)|tempo di inattività|停止時間|ダウンタイム|障害時間|影響時間|停机时间|中断时间|影响时长|다운타임|장애 시간|storingsduur|uitval(?:duur|tijd)|(?:totale )?duur van de (?:storing|uitval|onderbreking)|avbrottstid|avbrottets längd|(?:całkowity |łączny )?czas (?:trwania )?(?:awarii|przestoju|niedostępności|przerwy)/,
    'impact',
  ],
  [
    /(?:Gesamt)?dauer(?: des (?:Vorfalls|Incidents))?|durée(?: totale)?(?: de l['’]incident)?|duración(?: total)?(?: del incidente)?|duração(?: total)?(?: do incidente)?|durata(?: totale)?(?: dell['’]incidente)?|所要時間|継続時間|持续时间|持续时长|지속 시간|длительность|продолжительность|(?:totale )?duur(?: van het incident)?|(?:total )?varaktighet|czas trwania(?: incydentu)?/,
    'whole',
  ],
  [
    /Zeit bis zur (?:Erkennung|Entdeckung)|Erkennungszeit|(?:temps|délai) de détection|tiempo (?:de|hasta la) detección|tempo (?:de detecção|até (?:a |à )?detecção|(?:di|fino al) rilevamento)|temps jusqu['’]à la détection|detectietijd|tijd tot (?:de )?(?:detectie|ontdekking)|tid till upptäckt|upptäcktstid|czas (?:do )?wykrycia|検知(?:までの)?時間|检测时间|检测用时/,
    'detect',
  ],
  [
    /Zeit bis zur Wiederherstellung|Wiederherstellungszeit|(?:temps|délai) de (?:rétablissement|récupération)|tiempo de recuperación|tempo (?:de recuperação|até (?:a |à )?recuperação|(?:di|fino al) ripristino)|temps jusqu['’]au rétablissement|tiempo hasta la recuperación|hersteltijd|tijd tot (?:het )?herstel|återställningstid|tid till återställning|czas (?:do )?(?:przywrócenia|naprawy)|復旧(?:までの)?時間|恢复时间|恢复用时/,
    'recover',
  ],
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
];
const label = new RegExp(
  `(?:^|[.;:(),|•·/*–—-] ?|\\band )(?:the |our |total )?(?:(?:minutes|hours|Minuten|Stunden) (?:of |der |des )?)?(?<label>${labels.map(([name]) => name.source).join('|')})(?: \\([^)]{0,40}\\)| in (?:minutes|hours|Minuten|Stunden))?\\s*(?::|=|：|\\||was|is|of|→|betrug|beträgt|は|était de|est de|fue de|es de|foi de|è di|(?<=\\bM?TT[ADMR]) |(?<=^[^.;:(),|]*) [—–-])\\s*(?:about |approximately )?$`,
  'i',
);

function aboutNamed(name: string): About | undefined {
  return labels.find(([spelling]) => new RegExp(`^(?:the |our |total )?(?:${spelling.source})$`, 'i').test(name))?.[1];
}

/** What a label in front of a length says of it: `Time to detect: 6 min`. */
export function labelClaim({ text }: Telling, { start, end }: Length): Said | undefined {
  const name = label.exec(text.slice(0, start))?.groups!['label'];
  const about = name === undefined ? undefined : aboutNamed(name);
  if (!about || /^\s*(?:after|before|later|ago|per|each|of (?!the (?:incident|outage)))/i.test(text.slice(end)))
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
