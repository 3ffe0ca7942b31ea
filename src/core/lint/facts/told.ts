import type { Postmortem } from '../../model/postmortem.ts';
import type { Milestone } from '../../model/vocabulary.ts';
import { rowOf, type Row } from './rows.ts';

const incident = String.raw`(?:(?:the|this|our|an?) )?(?:major )?(?:incident|outage|issue|problem|disruption|impact|SEV-?\d|P\d)`;
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
    String.raw`(?:acknowledged|acked|picked up|answered) (?:the|this) (?:page|alert|alarm)|(?:page|alert|alarm|incident) (?:was|is) (?:acknowledged|acked|picked up)|acknowledge?(?:ment|d)`,
    ['acknowledged'],
  ],
  [
    String.raw`${incident} (?:(?:was|is) )?${very}(?:detected|noticed|discovered)|(?:detected|noticed|discovered) ${incident}|(?:time of )?detection|detected`,
    ['detected'],
  ],
  [
    String.raw`${incident} (?:(?:was|is) )?${very}mitigated|mitigated ${incident}|mitigation|mitigated`,
    ['mitigated', 'recovered'],
  ],
  [
    String.raw`${service} (?:was|were|is|had) ${very}(?:restored|recovered|back(?: online| up| to normal)?)|${service} ${very}(?:recovered|came back(?: online| up)?)|(?:full |service )?recovery|recovered|${load} (?:was|were|is|are) (?:all )?(?:back to normal|healthy again|served again|succeeding again)|${load} (?:succeeded|worked) again|${incident} (?:ended|was over)`,
    ['recovered', 'mitigated', 'resolved'],
  ],
  [
    String.raw`${incident} (?:(?:was|is) )?${very}(?:resolved|closed)|(?:resolved|closed) ${incident}|(?:incident )?(?:resolution|closure)|resolved|closed`,
    ['resolved', 'recovered', 'mitigated', 'cause-removed'],
  ],
  [
    String.raw`${incident} ${very}(?:began|started)|(?:start|beginning) of ${incident}|(?:the )?first (?:errors?|failures?|failed requests?|5xx)|${load} (?:began|started) (?:to fail|failing|to time out|timing out)`,
    ['impact-start', 'detected'],
  ],
];
const ahead = String.raw`(?:^|[.,;:(|–—] ?|\b(?:and|we|was|is|the|that|\p{Lu}\p{Ll}+) )`;
const by = String.raw`(?: (?:was|came|is))?(?: (?:internally|publicly|by [\p{L}@ .-]{2,30}?))?`;
const ends = tellings.map(
  ([words, milestones]) => [new RegExp(`${ahead}(?:${words})${by},?$`, 'iu'), milestones] as const,
);
const alertEnd = new RegExp(
  `${ahead}(?:we|the (?:primary|secondary|on-call(?: engineer)?|team)|on-call|an? engineer) (?:was|were|got) paged$|${ahead}${alert} (?:fired|fires|went off|was triggered|triggered|was raised|came(?: in)?|went out|arrived|paged (?:us|[\\p{L} ]{3,20}))$`,
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
  if (another.test(text)) return undefined;
  if (alertEnd.test(text)) {
    // Somebody may have seen it before any alert.
    const row = rowOf(postmortem, 'detected');
    return row && /\balert|\balarm|\bpage|\bmonitor/i.test(row.event.event.text) ? ['detected'] : undefined;
  }
  return ends.find(([words]) => words.test(text))?.[1];
}

/** The row of that milestone. */
export function rowTold(clause: string, postmortem: Postmortem): Row | undefined {
  const told = milestonesTold(clause, postmortem);
  return told && rowOf(postmortem, told[0]);
}
