import type { Postmortem } from '../../model/postmortem.ts';
import type { Telling } from './telling.ts';

/** Words that put one value in the place of another. */
const denying = /\b(?:instead of|rather than|not \d)\b/i;

/** Words of a sentence about what ought to be, might have been or usually is. */
const normative =
  /\b(?:would|could(?! ?n[o'’]t)|should|must|may|might|shall|ought|if|unless|target|targets|SL[AO]s?|objectives?|promised?|promises|policy|policies|budget|goal|expect(?:s|ed|ing)?|plan(?:s|ned)?|estimat(?:es?|ed)|normally|usually|typical(?:ly)?|generally|by default|default|threshold|time-?outs?|timed out|configured|retention|limit(?:s|ed)? (?:of|to|is|was)|at most once|can|will|until (?:the )?next|every time|whenever|any time|takes|require[sd]?|allow(?:s|ed)?|deadline|TTL|time to live|interval|period|window|retry|retries|backoff|grace|per|each|every)\b/i;

const otherIncident =
  /\b\d{4}-\d{2}-\d{2}-[a-z][a-z0-9-]+\b|\bINC-?\d+\b.*\b(?:lasted|took)\b|\b(?:another|last|previous|earlier|similar|that|other) (?:incident|outage|(?<!(?:at|by|during|in|around|from|since|until) that )time|drill|exercise)\b/i;

const party =
  '(?:(?:supplier|vendor|provider|carrier|partner|contractor|subcontractor|hoster|registrar|acquirer|processor|operator|bank|insurer|agency|landlord|utility|upstream|ISP|third[- ]party)(?: \\w+)?|AWS|Amazon|Azure|GCP|Google(?: Cloud)?|Cloudflare|Fastly|GitHub|Stripe|Twilio|Akamai|Okta|Datadog|Hetzner|OVH)';
const trouble = '(?:outage|incident|disruption|downtime|failure|degradation|interruption)';
/** What befell somebody else: `the outage of our carrier`, `Cloudflare was down`, `six hours on their side`. */
const ofAnotherParty = new RegExp(
  `\\b${party}['’]s? (?:own )?(?:[\\w-]+ ){0,2}${trouble}|\\b${trouble} (?:of|at|with|on the side of) (?:the |our |an? )?(?:[\\w-]+ )?${party}\\b|\\b${party} (?:itself )?(?:was|were|had been|went) (?:[\\w-]+ )?(?:down|unavailable|unreachable|offline|degraded|out)\\b|\\b(?:on|at) (?:its|their|his|her) (?:own )?(?:side|end)\\b`,
  'i',
);

/** Whether a sentence repeats what somebody else says, denies a value, or tells of another incident or of somebody else. */
export function isReported({ text, isOthers }: Telling): boolean {
  return isOthers || denying.test(text) || otherIncident.test(text) || ofAnotherParty.test(text);
}

/** Whether a document says that it tells of several incidents, each of which has times of its own. */
export function tellsOfSeveral({ facts, text }: Postmortem): boolean {
  return severalInTitle.test(facts.title) || severalInText.test(text);
}

const count = '(?:two|three|four|five|six|several|multiple|recurring)';
const severalInTitle = new RegExp(`\\b${count} (?:\\w+ )?(?:outages|incidents)\\b`, 'i');
const severalInText = new RegExp(
  `\\b${count} (?:separate|distinct|different|individual) (?:outages|incidents)\\b`,
  'i',
);

/** Whether a sentence is about a rule, a wish or a habit. */
export function isNormative({ setting, section }: Telling, text: string): boolean {
  // May is a month too.
  const said = text.replace(/(?<=\S )May\b(?! (?:we|I|it|they|the)\b)/g, '');
  return setting === 'actions' || section === 'action-items' || normative.test(said);
}

/** Whether a sentence speaks of a part only: one region, some pods, each attempt. */
export function isPartial(text: string): boolean {
  return /\b(?:each|every|one of|some of|per|another|further|additional|more|cumulative|average|average[ds]?|mean|median|longest|shortest|worst|slowest|p\d\d|first|second|third|last|remaining|several|region|regions|shard|node|nodes|pod|pods|replica|replicas|worker|tenant|us-\w+|eu-\w+|ap-\w+|partition|cluster|zone|job|jobs|build|builds|staging|the other|half|most)\b/i.test(
    text,
  );
}
