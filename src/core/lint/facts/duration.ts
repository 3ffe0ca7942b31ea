import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import { formatMilliseconds } from '../../model/span.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import type { Length } from '../../text/length.ts';
import { isQuoted } from '../../text/speaker.ts';
import { isNormative, isPartial, isReported } from './reported.ts';
import { tellingsOf, type Telling } from './telling.ts';

/**
 * What a written duration is about:
 * `whole` the incident, with no word on which ends; `impact` what users felt; `outage` a complete one;
 * the others are the times to a milestone, by label (`time to recover`) or by verb (`detected within`); `end` is MTTR, which
 * means the time to recover, to repair, to resolve or to respond, and does not say which.
 */
export type About =
  | 'whole'
  | 'impact'
  | 'outage'
  | 'detect'
  | 'acknowledge'
  | 'declare'
  | 'mitigate'
  | 'recover'
  | 'repair'
  | 'resolve'
  | 'end';

/** A duration that says of what it is one. */
export interface DurationClaim {
  about: About;
  /** The words that say so, for the message: `customer-visible impact`. */
  subject: string;
  /** Whether it is said by a label, such as `MTTR: 59 s` or `Duration: 18 min`. */
  label: boolean;
  /** Written as a mean. */
  mean: boolean;
  /** Described as only worse than usual, not as an outage. */
  degraded: boolean;
  /** Whether it may be about one part of what was harmed, so that no rule can say it is wrong. */
  loose: boolean;
  /** Whether what is said is about something the document names once and that was part of it all: it cannot be longer. */
  atMost: boolean;
  length: Length;
  sentence: Telling;
}

/** Every duration of a postmortem whose subject is clear, except what other documents said, rules and wishes. */
export const durationsOf = memo((postmortem: Postmortem): DurationClaim[] =>
  allDurationsOf(postmortem).filter(({ loose, atMost }) => !loose && !atMost),
);

/** The same with those that are only known to be about some part of what was harmed. */
export const allDurationsOf = memo((postmortem: Postmortem): DurationClaim[] => {
  const claims: DurationClaim[] = [];
  for (const sentence of tellingsOf(postmortem)) {
    const isRow = sentence.setting === 'timeline';
    if (!isRow && !isTold(sentence)) continue;
    for (const length of sentence.lengths) {
      const claim = claimOf(sentence, length, postmortem) ?? again(sentence, length, claims.at(-1));
      // A row tells of what it is about, which may be a part.
      if (claim) claims.push(isRow ? { ...claim, loose: true, atMost: false } : claim);
    }
  }
  return claims.filter((claim) => !isOneOfRows(claim, claims));
});

/** Whether the same column names the length of other rows too: each is of one of several things. */
function isOneOfRows({ sentence: { passage }, subject }: DurationClaim, claims: readonly DurationClaim[]): boolean {
  const { named } = passage;
  if (!named || !isNamed(named.column, subject)) return false;
  return claims.some(
    ({ sentence: { passage: other } }) =>
      other !== passage &&
      other.named?.column === named.column &&
      other.named.row !== named.row &&
      other.heading === passage.heading,
  );
}

function isNamed(head: string, subject: string): boolean {
  return head.toLowerCase().includes(subject.toLowerCase());
}

/** `during those nine hours`: what the duration before it was about. */
function again(sentence: Telling, length: Length, before: DurationClaim | undefined): DurationClaim | undefined {
  const refers = /\b(?:during|for|in|over|throughout|of) (?:those|these|that|this)(?: entire| whole)? $/i;
  return before && refers.test(sentence.text.slice(0, length.start)) ? { ...before, sentence, length } : undefined;
}

/** Where the text tells what happened. */
export function isTold({ setting, section }: Telling): boolean {
  return (
    setting !== 'timeline' &&
    setting !== 'communications' &&
    setting !== 'actions' &&
    section !== 'action-items' &&
    section !== 'hypotheses' &&
    section !== 'investigation'
  );
}

/** A length as it was written, with the word that weakens it. */
export function shownLength({ text }: Telling, { start, end }: Length): string {
  return `\`${text.slice(start, end).replaceAll('`', '').replace(/\s+/g, ' ')}\``;
}

/** What a duration claims, for the beginning of a message: `` `39 minutes` of customer impact ``, `` `59 s` as `MTTR` ``. */
export function shownClaim({ sentence, length, subject, label }: DurationClaim): string {
  const { least, most, unit } = length;
  // Nobody compares 5,280 minutes with 3 days and a half.
  const isLong = least === most && unit === 60_000 && least >= 3 * 3_600_000 && /^\S+ \S+$/.test(length.text);
  const said = `${shownLength(sentence, length)}${isLong ? ` (\`${formatMilliseconds(least)}\`)` : ''}`;
  if (label) return `${said} as \`${subject}\``;
  if (/^(?:detection|acknowledgement|declaration|recovery)$/.test(subject)) return `${said} until ${subject}`;
  const isThing = /^(?:incident|event|issue|problem|outage|disruption|effect|slowdown|interruption|period)$/i.test(
    subject,
  );
  return `${said} of ${isThing ? `the ${subject.toLowerCase()}` : subject}`;
}

const labels: [RegExp, About][] = [
  [
    /Ausfalldauer|Ausfallzeit|Störungsdauer|Dauer (?:des Ausfalls|der Störung|der Beeinträchtigung|der Unterbrechung)|durée de (?:la panne|l['’](?:interruption|indisponibilité|impact))|temps d['’]indisponibilité|duración (?:de la (?:interrupción|caída|indisponibilidad)|del (?:impacto|corte))|tiempo de (?:inactividad|caída)|duração (?:da (?:interrupção|queda|indisponibilidade)|do impacto)|tempo de inatividade|durata (?:dell['’]interruzione|del disservizio|dell['’]impatto)|tempo di inattività|停止時間|ダウンタイム|障害時間|影響時間|停机时间|中断时间|影响时长|다운타임|장애 시간/,
    'impact',
  ],
  [
    /(?:Gesamt)?dauer(?: des (?:Vorfalls|Incidents))?|durée(?: totale)?(?: de l['’]incident)?|duración(?: total)?(?: del incidente)?|duração(?: total)?(?: do incidente)?|durata(?: totale)?(?: dell['’]incidente)?|所要時間|継続時間|持续时间|持续时长|지속 시간|длительность|продолжительность/,
    'whole',
  ],
  [
    /Zeit bis zur (?:Erkennung|Entdeckung)|Erkennungszeit|(?:temps|délai) de détection|tiempo (?:de|hasta la) detección|tempo (?:de detecção|di rilevamento)|検知(?:までの)?時間|检测时间|检测用时/,
    'detect',
  ],
  [
    /Zeit bis zur Wiederherstellung|Wiederherstellungszeit|(?:temps|délai) de (?:rétablissement|récupération)|tiempo de recuperación|tempo (?:de recuperação|di ripristino)|復旧(?:までの)?時間|恢复时间|恢复用时/,
    'recover',
  ],
  [/(?:customer|user|client)?[- ]?(?:visible |facing )?(?:impact|degradation|disruption) (?:duration|time)/, 'impact'],
  [
    /(?:duration|length) of (?:the )?(?:[\w-]+ ){0,2}(?:impact|outage|degradation|disruption|unavailability|downtime)/,
    'impact',
  ],
  [
    /(?:(?:service|customer|user|total|full|complete) )?(?:outage|downtime|unavailability|disruption)(?: duration| time| length)?/,
    'impact',
  ],
  [/(?:total |overall |incident |event )?(?:duration|length)(?: of (?:the )?(?:incident|event))?/, 'whole'],
  [
    /(?:mean )?time to detect(?:ion)?(?: \((?:MTTD|TTD)\))?|MTTD|TTD|detection (?:time|delay)|time until (?:detection|notice)/,
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
  `(?:^|[.;:(),|•*–—-] ?|\\band )(?:the |our |total )?(?<label>${labels.map(([name]) => name.source).join('|')})(?: \\([^)]{0,40}\\))?\\s*(?::|=|：|was|is|of|→|betrug|beträgt|は|était de|est de|fue de|es de|foi de|è di)\\s*(?:about |approximately )?$`,
  'i',
);

const impactNoun =
  /^(?:[- ]long)?[- ](?:of )?(?<words>(?:(?:active|actual|diminished|complete|total|full|partial|degraded|elevated|reduced|severe|major|service|customer|user|visible|facing|customer-visible|customer-facing|user-visible|user-facing|checkout|API|site|unplanned)[- ]){0,4})(?<noun>outage|downtime|impact|unavailability|disruption|degradation|service interruption|interruption|service|performance|capacity|errors|(?:period|window|stretch)(?= (?:during|in) which\b| when\b))\b/i;

const lasted =
  /\b(?:(?<thing>this(?: one| time)?|it)(?=[^.;,:()]{0,40}\bpersist)|(?<own>this one)(?= (?:lasted|went on|continued)\b)|(?<noun>incident|event|issue|problem|outage|disruption|degradation|downtime|impact|interruption|unavailability|effect|slowdown))\b(?<between>[^.;,:()]{0,40}?)\b(?:lasted|lasting|persist(?:ed|s|ing)?|went on|continued|ran)(?: (?:for|a total of|for a total of))?\s*$/i;
/** `the outage in May`: one that is told from this one by when it was. */
const ofAnother =
  /^ (?:in|of|from) (?:last |early |late |mid-?)?(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|20\d\d)\b/i;
const outageOf =
  /\b(?<words>(?:complete|total|full) )?(?<noun>outage|downtime|disruption|unavailability) (?:of|for|lasting)\s*$/i;
/** Nobody knew: `went unnoticed for`, and behind the length `before anybody noticed`. */
const unseen = /\b(?:unnoticed|undetected|undiscovered|unseen|unaware)\b[^.;:()]{0,20}\bfor\s*$/i;
const beforeSeen =
  /^\)? before (?:we|any(?:one|body)|some(?:one|body)|it|they|the team|on[- ]call|staff)\b(?: \w+){0,2} (?:notic|realiz|realis|detect|discover|found out|saw|spotted|aware)/i;
/** `it took 40 minutes to notice`, `40 minutes passed before it was declared`. */
const tookUntil =
  /^ (?:(?:to|until we|before we|until someone|before someone|until anybody|before anybody) (?:even |finally |first )?(?<verb>notic|detect|discover|realiz|realis|find out|found out|acknowledg|declar)\w*)\b/i;
const untils: readonly [RegExp, About][] = [
  [/^(?:notic|detect|discover|realiz|realis|f)/i, 'detect'],
  [/^ack/i, 'acknowledge'],
  [/^decl/i, 'declare'],
];
const nounsOf: Partial<Record<About, string>> = {
  detect: 'detection',
  acknowledge: 'acknowledgement',
  declare: 'declaration',
};
/** All is well again: `was fixed in`, `recovery took`, and behind the length `to recover`. */
const ended =
  /\b(?:(?:fixed|resolved|restored|recovered|repaired|remedied|healed|back (?:to normal|up|online))|(?:to )?(?:recover|heal)(?: itself| themselves)|(?:recovery|restoration) took)(?: itself| again| completely| fully| for (?:all|everybody|everyone))?,?(?: only| just)? ?(?:in|within|after|took)?(?: only| just)?\s*$/i;
const toEnd =
  /^ (?:to (?:fully |completely )?(?:recover|restore|repair|resolve|fix|heal)|until (?:full |complete )?recovery)\b/i;
const endedThing =
  /\b(?:incidents?|issues?|problems?|outages?|disruption|everything|services?|impact|it|this|cluster|site|system|we|recovery|restoration)\b/i;
const broken =
  /\b(?:unusable|not (?:accessible|available|reachable|usable|working|served)|went down|(?:was|were|is|be) (?:down|out|blocked|broken|stuck)|(?:was|were) (?:impacted|impaired|failing|unstable|slow)|failed|did n[o'’]t (?:have|work|start|run)|did not (?:have|work|start|run)|without (?:service|action)|reducing \w+(?: [\w-]+){0,4}|set (?:as|to) [\w-]+|unstable)\b[^.;:()]{0,30}?\bfor\s*$/i;
const harmed =
  /\b(?:could ?n[o'’]t|could no longer|cannot|were unable|was unable|unable to|were affected|was affected|were down|was down|went down|went dark|were dark|was dark|unavailable|unreachable|inaccessible|offline|degraded|returned|failed|did not|were impacted|was impacted|experienced|unresponsive|locked out|lost access|out of (?:service|action)|(?:saw|got|received|were met with|were shown) (?:only )?(?:errors?|error pages|timeouts)|(?:were|was) (?:turned away|refused|rejected|denied|cut off|interrupted))\b[^.;:()]{0,40}?\bfor (?:a total of |a period of |a little |all of )?$/i;
/** A thing that is named first and could not be used, whatever it is called. */
const unusable =
  /^\s*(?<thing>(?:the |our |all (?:of )?)?[\p{L}\d-]+(?: [\p{L}\d-]+){0,2}) (?:could(?: not|n[’']t) be (?:used|reached|opened|accessed|loaded|served|placed|made)|(?:was|were) (?:\w+ )?(?:unusable|unavailable|unreachable|inaccessible|offline|down|out of (?:service|action)|not (?:available|usable|reachable|accessible))|(?:stopped|quit|ceased) (?:working|responding|answering)|did(?: not|n[’']t) (?:work|respond|answer|load))(?: (?:at all|to \w+))? for (?:a total of |about |some |around |nearly |almost )?$/iu;
/** `no orders could be placed for`, `nobody could log in for`. */
const nothing =
  /^\s*(?:during this time |then )?(?<thing>(?:no|not a single|none of (?:the|our)) [\p{L}\d-]+(?: [\p{L}\d-]+)?|nobody|no one|nothing) (?:could|was able to|were able to|was|were|got)(?: \p{L}+){1,5} for (?:a total of |about |some |around |nearly |almost )?$/iu;
/** What those who are harmed by an incident do not see. */
const inside =
  /\b(?:engineers?|developers?|staff|teams?|we|us|on[- ]call|support|operators?|deploy\w*|releases?|rollouts?|builds?|backups?|reports?|reporting|analytics|statistics|metrics?|monitor\w*|graphs?|logs?|logging|alert\w*|alarms?|dashboards?|exports?|imports?|data|pipelines?|staging|test(?:s|ing)?|ci|wiki|docs|documentation|admin\w*|internal|intranet|changes|hosts?|servers?|machines?|database|queries|replication)\b/i;

const cameBack =
  /^\s*(?:the |our |all (?:of )?)?[\p{L}\d-]+(?: [\p{L}\d-]+){0,2} (?:only )?(?:came|was|were) (?:fully )?(?:back|up again|online again|available again|usable again)(?: online| up| to normal| again)?,?(?: only)? after (?:only |just )?$/iu;

/** `it took 6 hours until payments worked again`, `had to wait 6 hours before they could pay again`. */
const tookBack =
  /^ (?:until|before) (?!next|then)[^.;:()]{2,60}? (?:again|back(?: up| online| to normal)?|recovered|restored|returned)(?: to normal)?(?=[.,;:]|$)/i;

/** Where a document tells what the incident as a whole did. */
function isOfIncident({ section, setting }: Telling): boolean {
  return setting === 'title' || section === 'summary' || section === 'impact';
}

const everybody =
  /\b(?:customers?|users?|visitors?|buyers?|merchants?|people|everybody|everyone|(?:the |our )(?:service|site|website|application|platform|app|system))\b/i;

/** Words by which only some of those who use something are meant. */
const someOnly =
  /\b(?:some|many|few|fewer|several|certain|a (?:number|group|set|fraction|portion|subset|handful) of|\d[\d.,]* ?(?:%|percent|k|customers?|users?|merchants?|people)?)(?: of)?(?: the| our)? (?:\w+ )?(?:customers?|users?|visitors?|buyers?|merchants?|people)\b|\b(?:customers?|users?|visitors?|buyers?|merchants?|people|everybody|everyone),? (?:in|from|of|on|with|who|whose|that|which|using|at|behind|via|near|outside|inside|without|trying|attempting)\b/i;

const verbs: [RegExp, About][] = [
  [/\b(?:detected|noticed|discovered)(?: (?:it|this|the \w+))?,? (?:in|after|only|just|\s)*$/i, 'detect'],
  [
    /\b(?:acknowledged|acked|responded)(?: (?:it|the (?:page|alert)|by [\w@-]+|to the (?:page|alert)))?,? (?:in|after|only|just|\s)*$/i,
    'acknowledge',
  ],
];

/** A length that was counted in hours of work: `4 h (during support hours 10:00–17:00)`. */
const inWorkingTime =
  /^[^.;]{0,12}\b(?:of |in |during |within |counting (?:only )?)?(?:the )?(?:our )?(?:support|business|working|work|office|service|opening|staffed|core|duty|on[- ]call|trading|school) (?:hours?|time|days?)\b|^[^.;]{0,12}(?:Geschäfts|Service|Arbeits|Büro|Support|Öffnungs)(?:zeit|stunden)|^[^.;]{0,12}(?:heures (?:ouvrées|ouvrables|de bureau)|horas (?:hábiles|laborables|úteis)|ore lavorative|営業時間|業務時間|工作时间)|^ ?\([^)]*\b(?:excluding|not counting|without|ohne|hors|sin) (?:the )?(?:nights?|weekends?|Nacht|Wochenende)/iu;

/** Whether a length was counted in hours of work, and not by the clock. */
export function isOfWorkingTime(sentence: Telling, { text, end }: Length): boolean {
  return (
    /\b(?:business|working)\b/i.test(text) ||
    inWorkingTime.test(sentence.text.slice(end)) ||
    inWorkingTime.test(namesOf(sentence))
  );
}

/** What an objective leaves, which is no length of what happened: `99.9 % allows 43 minutes`. */
const allowance =
  /\d ?%[^.;]*\b(?:allow|permit|leave|budget|tolerat|grant|mean|equal|correspond|erlaub|laiss|permet|permit)|\b(?:allow|permit|tolerat|grant)\w*\b[^.;]*\d ?%|\bnines\b/i;

/** What names a cell: the head of its column, or the first cell of its row. */
function namesOf({ passage: { named } }: Telling): string {
  return named ? `${named.row} ${named.column}` : '';
}

/** A cell that is a length and nothing else, by what names it. */
function cellLabel(
  { text, passage: { named } }: Telling,
  { start, end }: Length,
): { about: About; name: string } | undefined {
  if (!named || /[\p{L}\d]/u.test(text.slice(0, start)) || /[\p{L}\d]/u.test(text.slice(end).replace(/\([^)]*\)/g, '')))
    return undefined;
  for (const name of [named.column, named.row]) {
    const plain = name
      .replace(/\s*[([][^)\]]*[)\]]\s*$/, '')
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
    const about = labels.find(([spelling]) =>
      new RegExp(`^(?:the |our |total )?(?:${spelling.source})$`, 'i').test(plain),
    )?.[1];
    if (about) return { about, name: plain };
  }
  return undefined;
}

const foreignThing =
  '(?<thing>Ausfall|Störung|Vorfall|Unterbrechung|Beeinträchtigung|panne|incident|interruption|coupure|indisponibilité|perturbation|interrupción|caída|incidente|fallo|avería|corte|interrupção|queda|falha|indisponibilidade|interruzione|disservizio|guasto|storing|uitval|onderbreking|avbrott\\p{L}*|nedbrud\\p{L}*|nedetid\\p{L}*|driftstopp\\p{L}*|häiriö|katkos|awaria|przerwa|usterka|incydent|výpadek|сбой|инцидент|авария|простой|kesinti|arıza|olay|障害|インシデント|停止|ダウン|故障|中断|事故|장애|중단)';
const foreignBefore = new RegExp(
  `${foreignThing}[^.;:,()。、]{0,24}(?:dauerte|währte|a duré|dura|duró|ha durado|durou|è durat[oa]|durò|duurde|varade|varede|varte|kesti|trwał[ao]?|trval[ao]?|длил[а-я]{2,3}|продолжал[а-я]{2,3}|は|が|持续了?|持續了?|은|는|이|가|속)\\s*(?:insgesamt |en tout |en total |i )?$`,
  'iu',
);
const foreignHas = new RegExp(`${foreignThing}[^.;:,()]{0,24}\\bhat\\s*(?:insgesamt )?$`, 'iu');
/** Where the verb stands behind the length: `Kesinti 3 saat sürdü`. */
const foreignFirst = new RegExp(`${foreignThing}[^.;:,()]{0,24}$`, 'iu');
/** In other languages: what somebody says, what ought to be, a part. */
const foreignDoubt =
  /(?<!\p{L})(?:sagte|laut|angeblich|sollte|würde|könnte|darf|dürfte|pro|jede[rnms]?|teilweise|selon|d['’]après|aurait|devrait|chaque|par|según|dijo|debería|habría|cada|segundo o|disse|deveria|secondo|dovrebbe|ogni|volgens|zou|moet|förväntad|enligt|ifølge|według|podle|göre|по словам|должен|кажд\p{L}+|letzte[rnms]?|vorige[rnms]?|frühere[rnms]?|dernière?|précédente?|anterior|pasad[oa]|passad[oa]|scors[oa]|vorige|förra|poprzedni\p{L}*|прошл\p{L}+)(?!\p{L})|によると|とのこと|予定|べき|毎|一部|前回|据|应该|预计|部分|上次|따르면|예정|일부|지난/iu;

/** `Der Ausfall dauerte 2 Stunden`, `La panne a duré 2 heures`, `障害は2時間続いた`, `Kesinti 2 saat sürdü`. */
function foreignClaim(ahead: string, behind: string, text: string): { about: About; subject: string } | undefined {
  const found =
    foreignBefore.exec(ahead) ??
    (/^ (?:lang )?gedauert(?!\p{L})/u.test(behind) ? foreignHas.exec(ahead) : null) ??
    (/^ (?:boyunca )?(?:sürdü|devam etti)(?!\p{L})|^ (?:lang )?(?:duurde|geduurd)(?!\p{L})/u.test(behind)
      ? foreignFirst.exec(ahead)
      : null);
  if (!found || foreignDoubt.test(text) || isPartial(text)) return undefined;
  if (
    /[はが은는이가]\s*$/.test(ahead) &&
    !/^ ?(?:間|ほど|程度|にわたって?|に渡り|동안|간|정도)? ?(?:続|継続|つづ|に及|発生|지속|계속|이어)/.test(behind)
  )
    return undefined;
  const thing = found.groups!['thing']!;
  return {
    about: /Vorfall|incident|incydent|olay|インシデント|事件|инцидент/i.test(thing) ? 'whole' : 'impact',
    subject: thing,
  };
}

const foreignDown =
  /(?<!\p{L})(?:war(?:en)?|blieb(?:en)?|a été|ont été|était|étaient|estuvo|estuvieron|quedó|ficou|ficaram|esteve|è rimast[oaie]|è stat[oaie]|was|waren|var)(?!\p{L})[^.;:,()]{0,40}$/iu;
const foreignDownWords =
  /(?<!\p{L})(?:(?:nicht|un)[- ]?(?:erreichbar|verfügbar|nutzbar|benutzbar)|offline|gestört|ausgefallen|indisponibles?|inaccessibles?|hors service|en panne|ca[ií]d[oa]s?|inaccesibles?|no disponibles?|fuera de (?:servicio|línea)|indispon[ií]ve(?:l|is)|fora do ar|inacess[ií]ve(?:l|is)|non (?:raggiungibil|disponibil|accessibil)[ei]|irraggiungibil[ei]|(?:niet|on)[- ]?(?:bereikbaar|beschikbaar)|otillgängliga?|nere|utilgængelige?|nede)(?!\p{L})/iu;
const foreignService =
  /^\s*(?:(?:der|die|das|unser[e]?|le|la|les|notre|el|los|las|nuestr[oa]|o|a|os|as|nosso|nossa|il|lo|i|gli|nostr[oa]|de|het|onze) |l['’])?(?:gesamte |ganze |totalité du )?(?:Dienst|Service|Website|Webseite|Seite|Shop|Plattform|Anwendung|System|API|site|plateforme|application|système|service|servicio|sitio|plataforma|aplicación|sistema|serviço|aplicação|servizio|sito|piattaforma|applicazione|dienst|tjänsten|sajten|tjenesten|siden)(?!\p{L})/iu;

/** `Der Dienst war 2 Stunden lang nicht erreichbar`, `le site a été indisponible pendant 2 heures`. */
function foreignOutage(ahead: string, behind: string, text: string): { about: About; subject: string } | undefined {
  if (!foreignDown.test(ahead) || !foreignService.test(ahead) || foreignDoubt.test(text) || isPartial(text))
    return undefined;
  // `API was offline for 2 hours` is English.
  if (/\bwas\b/.test(ahead) && /\b(?:for|and)\b|\b(?:hours?|minutes?|days?)\b/.test(text)) return undefined;
  const words = foreignDownWords.exec(ahead) ?? foreignDownWords.exec(/^[^.;:,()]{0,40}/.exec(behind)![0]);
  return words ? { about: 'impact', subject: 'impact' } : undefined;
}

function claimOf(sentence: Telling, length: Length, postmortem: Postmortem): DurationClaim | undefined {
  const { text } = sentence;
  if (isQuoted(text, length.start) || isReported(sentence)) return undefined;
  const ahead = text.slice(0, length.start);
  const behind = text.slice(length.end);
  const clause = /^[^,;:()]{0,30}/.exec(behind)![0];
  const claim = (about: About, subject: string, isLabel = false, loose = false): DurationClaim => ({
    about,
    subject: subject.trim().replace(/\s+/g, ' '),
    label: isLabel,
    mean: isLabel && /\b(?:mean|average) time\b/i.test(`${ahead.slice(-40)} ${subject}`),
    degraded: /\bdegrad|partial|elevated|reduced|diminished|performance/i.test(subject),
    loose,
    atMost: false,
    length,
    sentence,
  });

  // How it was counted is said, and it is not by the clock of the wall.
  if (isOfWorkingTime(sentence, length)) return undefined;
  if (allowance.test(text)) return undefined;
  const cell = cellLabel(sentence, length);
  if (cell) return claim(cell.about, cell.name, true);
  const foreign = foreignClaim(ahead, behind, text) ?? foreignOutage(ahead, behind, text);
  if (foreign) return claim(foreign.about, foreign.subject);

  const noun = impactNoun.exec(behind);
  if (
    noun &&
    ((noun.groups!['noun'] !== 'service' &&
      noun.groups!['noun'] !== 'performance' &&
      noun.groups!['noun'] !== 'capacity' &&
      noun.groups!['noun'] !== 'errors') ||
      /degraded|reduced|diminished|elevated/i.test(noun.groups!['words']!))
  ) {
    const words = noun.groups!['words']!;
    if (
      /\b(?:budget|after|per|SLO)\b/i.test(behind.slice(0, noun[0].length + 12)) ||
      isElsewhere(ahead, behind, length)
    )
      return undefined;
    const complete = /complete|total|full/i.test(words) && !/partial|degraded|impact|degradation/i.test(noun[0]);
    return claim(complete ? 'outage' : 'impact', `${words}${noun.groups!['noun']}`);
  }

  const delay = /^[- ](?<words>detection|acknowledge?ment|response) (?:delay|time|gap|lag)\b/i.exec(behind);
  if (delay) return claim(/^d/i.test(delay.groups!['words']!) ? 'detect' : 'acknowledge', delay[0].slice(1));

  const labelled = label.exec(ahead);
  if (labelled && !/^\s*(?:after|before|later|ago|per|each|of (?!the (?:incident|outage)))/i.test(behind)) {
    const name = labelled.groups!['label']!;
    const about = labels.find(([spelling]) => new RegExp(`^(?:${spelling.source})$`, 'i').test(name))![1];
    const complete = about === 'impact' && /complete|total|full/i.test(name);
    return claim(complete ? 'outage' : about, name, true);
  }

  const took = tookUntil.exec(behind);
  if (took && /\b(?:it|this|that|which|we|us|detection|nobody|there)\b/i.test(ahead) && !isNormative(sentence, text)) {
    const verb = took.groups!['verb']!;
    const about = untils.find(([spelling]) => spelling.test(verb))![1];
    if (!isPartial(ahead) && !isPartial(clause) && isOfIncident(sentence)) return claim(about, nounsOf[about] ?? verb);
  }
  if (unseen.test(ahead) || beforeSeen.test(behind)) return isPartial(ahead) ? undefined : claim('detect', 'detection');
  const none = nothing.exec(ahead)?.groups!['thing'];
  const ofNone = none === undefined ? undefined : ofThing(none);
  if (ofNone) return ofNone;
  if (
    tookBack.test(behind) &&
    /\b(?:took|wait(?:ed|ing)?|went by|passed|needed)\b/i.test(ahead) &&
    isOfIncident(sentence) &&
    !isNormative(sentence, text.replace(/\bcould(?= [^.;]* again)/i, '')) &&
    !isPartial(ahead) &&
    !isPartial(clause) &&
    !inside.test(`${ahead} ${clause}`)
  )
    return { ...claim('end', 'recovery'), atMost: true };
  if (isNormative(sentence, wholly(text)) || isElsewhere(ahead, behind, length)) return undefined;
  const whole = lasted.exec(ahead);
  if (whole && !isPartial(ahead) && !isPartial(clause) && !ofAnother.test(whole.groups!['between'] ?? '')) {
    const name = whole.groups!['noun'] ?? 'incident';
    return claim(/incident|event|issue|problem/i.test(name) ? 'whole' : 'impact', name);
  }
  const of = outageOf.exec(ahead);
  if (of && !isPartial(ahead.slice(-60)))
    return claim(of.groups!['words'] ? 'outage' : 'impact', `${of.groups!['words'] ?? ''}${of.groups!['noun']}`);
  if (harmed.test(ahead) && !isPartial(ahead) && !isPartial(clause)) {
    const subject = ahead.slice(ahead.search(/[^,;:]*$/));
    // `customers in Norway`, `some users`: those who were harmed in part, and perhaps for a part of the time.
    if (everybody.test(ahead) || namesService(ahead, postmortem))
      return claim('impact', impactWord(subject), false, someOnly.test(subject));
  }
  const thing = unusable.exec(ahead)?.groups!['thing'];
  const ofOne = thing === undefined ? undefined : ofThing(thing);
  if (ofOne) return ofOne;
  if (cameBack.test(ahead) && isOfIncident(sentence) && !isPartial(text))
    return { ...claim('end', 'recovery'), atMost: true };
  if (/^\s*(?:of|after|before|from|since|later|earlier|ago)\b/i.test(behind)) return undefined;
  if (broken.test(ahead) && !isPartial(wholly(ahead).slice(-80)) && !isPartial(clause))
    return claim('impact', 'impact', false, true);
  if ((ended.test(ahead) || toEnd.test(behind)) && endedThing.test(ahead) && !isPartial(ahead.slice(-60)))
    return claim('end', 'recovery', false, !/^(?:summary|impact|resolution)$/.test(sentence.section ?? ''));
  if (length.bound === 'within' || /\b(?:in|after)\s*$/i.test(ahead)) {
    const verb = verbs.find(([spelling]) => spelling.test(ahead));
    if (verb && !isPartial(ahead.slice(-60)))
      return claim(verb[1], verb[1] === 'detect' ? 'detection' : 'acknowledgement');
  }
  return undefined;

  /** Something that could not be used, as part of it all. */
  function ofThing(name: string): DurationClaim | undefined {
    if (!isOfIncident(sentence) || inside.test(name) || isPartial(ahead) || isPartial(clause)) return undefined;
    return { ...claim('impact', 'impact'), atMost: true };
  }
}

/** What is said without what stands in parentheses; all of something is no part. */
function wholly(text: string): string {
  return text
    .replace(/\([^()]*\)/g, '')
    .replace(
      /\b(?:all|every) (?:the |our |of the )?(?:jobs?|builds?|pods?|nodes?|regions?|clusters?|workers?|replicas?)\b/gi,
      'all',
    );
}

/** Whether the length is measured from or to something else that is named: `after the fix`, `before midnight`. */
function isElsewhere(ahead: string, behind: string, { bound }: Length): boolean {
  return (
    /\b(?:every|each|first|last|next|another|further|additional|extra|more|other|remaining|nearly all of the|of the|in the|total of)\s*$/i.test(
      ahead,
    ) ||
    (bound === 'within' && /^\s*(?:of|after)\b/i.test(behind))
  );
}

function namesService(ahead: string, { facts }: Postmortem): boolean {
  const folded = ahead.toLowerCase();
  return facts.services.some((service) => folded.includes(service.split('-')[0]!) && service.length > 3);
}

function impactWord(subject: string): string {
  return /\b(customers?|users?|visitors?|buyers?|merchants?)\b/i.exec(subject) ? 'customer impact' : 'impact';
}

/** The pairs of milestones a duration can mean, the one that is expected first. */
export const pairs: Record<About, readonly (readonly [Milestone, Milestone])[]> = {
  whole: [
    ['impact-start', 'recovered'],
    ['impact-start', 'resolved'],
    ['impact-start', 'mitigated'],
    ['detected', 'resolved'],
    ['detected', 'recovered'],
    ['detected', 'mitigated'],
    ['declared', 'resolved'],
    ['declared', 'recovered'],
    ['declared', 'mitigated'],
    ['cause-introduced', 'recovered'],
    ['cause-introduced', 'mitigated'],
    ['cause-introduced', 'resolved'],
    ['cause-introduced', 'cause-removed'],
    ['impact-start', 'cause-removed'],
    ['detected', 'cause-removed'],
  ],
  impact: [
    ['impact-start', 'recovered'],
    ['impact-start', 'mitigated'],
  ],
  outage: [
    ['impact-start', 'recovered'],
    ['impact-start', 'mitigated'],
  ],
  detect: [
    ['impact-start', 'detected'],
    ['cause-introduced', 'detected'],
  ],
  acknowledge: [
    ['detected', 'acknowledged'],
    ['impact-start', 'acknowledged'],
  ],
  declare: [
    ['detected', 'declared'],
    ['impact-start', 'declared'],
  ],
  mitigate: [
    ['impact-start', 'mitigated'],
    ['detected', 'mitigated'],
    ['acknowledged', 'mitigated'],
    ['declared', 'mitigated'],
  ],
  recover: [
    ['impact-start', 'recovered'],
    ['detected', 'recovered'],
    ['declared', 'recovered'],
    ['acknowledged', 'recovered'],
  ],
  repair: [
    ['detected', 'recovered'],
    ['impact-start', 'recovered'],
    ['detected', 'mitigated'],
    ['impact-start', 'mitigated'],
    ['acknowledged', 'recovered'],
    ['acknowledged', 'mitigated'],
    ['detected', 'cause-removed'],
    ['impact-start', 'cause-removed'],
  ],
  resolve: [
    ['detected', 'resolved'],
    ['impact-start', 'resolved'],
    ['declared', 'resolved'],
    ['acknowledged', 'resolved'],
  ],
  end: [
    ['impact-start', 'recovered'],
    ['detected', 'recovered'],
    ['detected', 'resolved'],
    ['impact-start', 'resolved'],
    ['declared', 'resolved'],
    ['declared', 'recovered'],
    ['acknowledged', 'recovered'],
    ['acknowledged', 'resolved'],
    ['detected', 'acknowledged'],
    ['impact-start', 'mitigated'],
    ['detected', 'mitigated'],
  ],
};
