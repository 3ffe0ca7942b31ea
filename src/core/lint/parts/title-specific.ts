import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import type { PostmortemRule } from '../rule.ts';

/** Words that fit every incident. */
const generic = new Set(
  `a an the of in on at for to and with our my all some production prod live outage outages incident incidents issue issues
  problem problems service services system systems site website app application platform down downtime error errors failure
  failures failed failing broken unavailable unavailability degraded degradation slow slowness bug customers users customer
  user impact major minor critical partial full complete total performance server servers emergency disruption was were is are`.split(
    /\s+/,
  ),
);

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    const { title } = postmortem.facts;
    const words = title.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
    if (words.length === 0 || title === postmortem.id || words.some((word) => !generic.has(word))) return;
    report({
      reason: `Unexpected title ${shown(title)}, which fits any incident, expected what broke and for whom`,
      place: placeOf(postmortem, ['title']),
    });
  },
};
export default rule;
