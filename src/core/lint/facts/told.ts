import type { Postmortem } from '../../model/postmortem.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import { foreignDoubt, foreignThing } from './duration-foreign.ts';
import { wordsOf } from './event.ts';
import { rowOf, type Row } from './rows.ts';

const incident = String.raw`(?:(?:the|this|our|an?) )?(?:major )?(?:incident|outage|issue|problem|fault|failure|degradation|disruption|impact|SEV-?\d|P\d|(?:severity|priority) \d)`;
const service = String.raw`(?:the |our )?(?:service|system|site|website|application|app|platform)s?`;
const load = String.raw`(?:(?:the|all|our|most|new|customer|user|api|http) )*(?:requests?|orders?|calls?|logins?|payments?|jobs?|queries|users?|customers?|traffic|everything)`;
const alert = String.raw`(?:(?:the|our|an?|first|initial|very first) )*(?:[\p{L}-]+ ){0,2}(?:alert|alarm|pager)s?`;
const very = String.raw`(?:(?:formally|officially|finally|first|fully|completely|automatically|successfully) )?`;

/** How people say that a milestone was reached, with the milestones it may be; the first is the one that is named. */
const tellings: readonly (readonly [string, readonly [Milestone, ...Milestone[]]])[] = [
  [
    String.raw`declared ${incident}|${incident} (?:(?:was|is|got) )?${very}declared|(?:incident )?declar(?:ation|ed)`,
    ['declared'],
  ],
  [
    String.raw`(?:acknowledged|acked|picked up|answered) (?:it|(?:the|this) (?:page|alert|alarm))|(?:page|alert|alarm|incident) (?:was|is) (?:acknowledged|acked|picked up)|acknowledge?(?:ment|d)`,
    ['acknowledged'],
  ],
  [
    String.raw`${incident} (?:(?:was|is) )?${very}(?:detected|noticed|discovered)|(?:detected|noticed|discovered) ${incident}|(?:time of )?detection|detected|(?:the |our )?(?:very )?first (?:sign|hint|word|news|notice)(?: of (?:trouble|it|this|the (?:problem|fault|outage)|a problem))? (?:came|reached us|was)|(?:we|anyone|anybody|someone|somebody|staff|the team|on-call) (?:only |first )*(?:noticed|reali[sz]ed|spotted it|saw it|found out)(?: (?:it|this))?`,
    ['detected'],
  ],
  [
    String.raw`${incident} (?:(?:was|is) )?${very}mitigated|mitigated ${incident}|mitigation|mitigated`,
    ['mitigated', 'recovered'],
  ],
  [
    String.raw`${service} (?:was|were|is|had) ${very}(?:restored|recovered|back(?: online| up| to normal)?)|${service} ${very}(?:recovered|came back(?: online| up)?)|(?:full |normal |the |our )*(?:services?|operations?|bookings?|sales|production|traffic|deliver(?:y|ies)) (?:was |were )?${very}(?:resumed|returned(?: to normal)?)|(?:full |service )?recovery|recovered|${load} (?:was|were|is|are) (?:all )?(?:back to normal|healthy again|served again|succeeding again)|${load} (?:succeeded|worked) again|${incident} (?:ended|was over)`,
    ['recovered', 'mitigated', 'resolved'],
  ],
  [
    String.raw`${incident} (?:(?:was|is) )?${very}(?:resolved|closed)|(?:resolved|closed) ${incident}|(?:incident )?(?:resolution|closure)|resolved|closed`,
    ['resolved', 'recovered', 'mitigated', 'cause-removed'],
  ],
  [
    String.raw`${incident} ${very}(?:began|started)|(?:start|beginning) of ${incident}|(?:the )?first (?:errors?|failures?|failed [\p{L}-]+|5xx)|${load} (?:began|started) (?:to fail|failing|to time out|timing out)|(?:it|this|everything|it all|trouble) (?:all )?(?:began|started)`,
    ['impact-start', 'detected'],
  ],
];
const ahead = String.raw`(?:^|[.,;:(|–—] ?|\b(?:and|we|was|is|the|that|\p{Lu}\p{Ll}+) )`;
const by = String.raw`(?: (?:was|came|is))?(?: (?:internally|publicly|by [\p{L}@ .-]{2,30}?))?`;
const ends = tellings.map(
  ([words, milestones]) => [new RegExp(`${ahead}(?:${words})${by},?$`, 'iu'), milestones] as const,
);
const alertEnd = new RegExp(
  `${ahead}(?:we|the (?:primary|secondary|on-call(?: engineer)?|team)|on-call|an? engineer) (?:was|were|got) paged$|${ahead}${alert} (?:fired|fires|went off|was triggered|triggered|was raised|came(?: in)?|went out|arrived|paged (?:us|[\\p{L} ]{3,20}))$|${ahead}(?:the |our |an? )?(?:first )?page (?:went out|was sent|came(?: in)?|arrived)$|${ahead}(?:the |our )?(?:very )?first (?:[\\p{L}-]+ )?(?:alert|alarm|page)$`,
  'iu',
);

/** A word that makes it another event of the same kind, or one of somebody else. */
const another =
  /\b(?:again|second|third|another|further|re-|not|no longer|before|after|until|while|when|since|vendor|provider|supplier|upstream|partner|AWS|Azure|GCP|Google|Cloudflare|their|previous|earlier|last)\b/i;

/**
 * The milestone of which the end of a clause says that it was reached, and others that the same words may mean:
 * `we declared the incident`, `the first alert fired`. Words such as `at` behind it are not part of the clause.
 */
export function milestonesTold(
  clause: string,
  postmortem: Postmortem,
): readonly [Milestone, ...Milestone[]] | undefined {
  const text = clause.trimEnd();
  const back = text.replace(/\bagain\b/i, '');
  if (back !== text && !another.test(back) && isOfRow(back, 'recovered', postmortem))
    return ['recovered', 'mitigated', 'resolved'];
  if (another.test(text.replace(/\bno longer\b/i, ''))) return undefined;
  if (broke.test(text) && isOfRow(text, 'impact-start', postmortem)) return ['impact-start', 'detected'];
  if (another.test(text)) return undefined;
  if (alertEnd.test(text)) {
    // Somebody may have seen it before any alert.
    const row = rowOf(postmortem, 'detected');
    return row && /\balert|\balarm|\bpage|\bmonitor/i.test(row.event.event.text) ? ['detected'] : undefined;
  }
  if (warned.test(text) && isOfRow(text, 'detected', postmortem)) return ['detected'];
  return ends.find(([words]) => words.test(text))?.[1];
}

/** `the synthetic check alerted us`, where the row of detection names it. */
const warned = /\b(?:alerted|notified|paged|warned) (?:us|the [\p{L} -]{3,20})$/iu;

/** `parcels stopped being routed`, `tickets could no longer be printed`. */
const broke =
  /\b(?:(?:stopped|ceased|quit)(?: (?:being \p{L}+|\p{L}+ing))?|(?:began|started) (?:to (?:fail|time out)|failing|timing out)|could no longer be \p{L}+|(?:was|were) no longer \p{L}+|went (?:down|dark|offline)|broke(?: down)?|stalled|froze)$/iu;
/** Some of what failed, and not all of it. */
const some = /\b(?:some|many|most|few|several|first|one|two|three|four|five|half|part|parts|nearly|almost|\d+)\b|%/i;

/** Whether a clause is about the thing that the row of a milestone names. */
function isOfRow(clause: string, milestone: Milestone, postmortem: Postmortem): boolean {
  const row = rowOf(postmortem, milestone);
  if (!row || some.test(clause)) return false;
  const words = wordsOf(row.event.event.text);
  return [...wordsOf(clause)].some((word) => words.has(word));
}

/** The same in other languages: what happened to the incident, in words and in signs, wherever the verb stands. */
const foreignVerbs: readonly (readonly [words: string, signs: string, readonly [Milestone, ...Milestone[]]])[] = [
  [
    'entdeckt|bemerkt|erkannt|festgestellt|détectée?|découverte?|detect(?:ad[oa]|ó)|descubiert[oa]|descubrió|rilevat[oa]|scopert[oa]|individuat[oa]|ontdekt|gedetecteerd|opgemerkt',
    '検知|检测到|发现|감지',
    ['detected'],
  ],
  [
    'behoben|gelöst|geschlossen|beendet|résolue?|close?|clôturée?|terminée?|resuelt[oa]|resolvió|cerrad[oa]|cerró|resolvid[oa]|encerrad[oa]|risolt[oa]|chius[oa]|opgelost|gesloten|verholpen',
    '解決|解决|해결',
    ['resolved', 'recovered', 'mitigated', 'cause-removed'],
  ],
  [
    'begann|begonnen|commencé|débuté|empezó|comenzó|inició|começou|iniciou|iniziat[oa]|cominciat[oa]|begon',
    '発生|开始|발생',
    ['impact-start', 'detected'],
  ],
  ['ausgerufen|déclarée?|declarad[oa]|declaró|dichiarat[oa]|uitgeroepen', '宣言', ['declared']],
];
const foreignEnds = foreignVerbs.map(
  ([words, signs, milestones]) =>
    [
      new RegExp(`${foreignThing}[^.;]{0,60}?(?:(?<!\\p{L})(?:${words})(?!\\p{L})|${signs})`, 'iu'),
      milestones,
    ] as const,
);

/**
 * The same with the verb first: `Bemerkt wurde der Ausfall um 9:15`. What is noticed or declared needs no name, `Se detectó a las
 * 09:15`; anything may close or begin.
 */
const foreignStarts = foreignVerbs.map(([words, , milestones]) => {
  const needsNoName = milestones[0] === 'detected' || milestones[0] === 'declared';
  const thing = `[^.;,:\\d]{0,24}?${foreignThing}`;
  return [
    new RegExp(
      `^\\s*(?:(?:se|si è|fue|foi|è stat[oa]|wurde|werd) )?(?:${words})(?!\\p{L})${needsNoName ? `(?:${thing})?` : thing}\\s+(?:um|gegen|à|a las?|às|alle|om|kl\\.?)\\s+(?=\\d)`,
      'iu',
    ),
    milestones,
  ] as const;
});

/** The service as a whole came back: `Um 14:06 Uhr war der Dienst wiederhergestellt`. */
const serviceBack =
  /(?<!\p{L})(?:(?:der|unser) (?:Dienst|Betrieb)|le service|el servicio|o serviço|il servizio|de dienst(?:verlening)?|tjänsten|tjenesten|usługa)(?!\p{L})[^.;,]{0,50}?(?<!\p{L})(?:wiederhergestellt|rétabli|restableci(?:ó|d[oa])|restabelecid[oa]|ripristinat[oa]|hersteld|återställd|genoprettet|gjenopprettet|przywrócona)(?!\p{L})|サービス(?:は|が)[^。、]{0,20}復旧し/iu;

/** Back for some, or not for good. */
const partlyBack =
  /(?<!\p{L})(?:teilweise|partiellement|en partie|parcialmente|parzialmente|gedeeltelijk|delvis|częściowo|nicht|kurz(?:zeitig)?|vorübergehend|pas|temporairement|no|não|non|niet|inte|ikke|nie|temporal(?:mente)?|temporariamente|für (?:die )?(?:ersten|meisten))(?!\p{L})|一部|一時/iu;

/** The milestones a sentence in another language tells of, by its one verb: `Der Vorfall wurde um 14:06 Uhr entdeckt`. */
export function milestonesToldAbroad(sentence: string): readonly [Milestone, ...Milestone[]] | undefined {
  if (foreignDoubt.test(sentence)) return undefined;
  if (serviceBack.test(sentence) && !partlyBack.test(sentence)) return ['recovered', 'mitigated', 'resolved'];
  if (/\b(?:was|were|is|the|and|at)\b/i.test(sentence)) return undefined;
  const found = foreignEnds.filter(([words]) => words.test(sentence));
  const [told, ...more] = found.length > 0 ? found : foreignStarts.filter(([words]) => words.test(sentence));
  return more.length === 0 ? told?.[1] : undefined;
}

/** The row of that milestone. */
export function rowTold(clause: string, postmortem: Postmortem): Row | undefined {
  const told = milestonesTold(clause, postmortem);
  return told && rowOf(postmortem, told[0]);
}
