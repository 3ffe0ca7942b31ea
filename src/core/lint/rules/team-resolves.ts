import { placeOf } from '../../model/document.ts';
import { shown } from '../../parse/schema.ts';
import { expectation } from '../guess.ts';
import type { Rule } from '../rule.ts';
import { paragraphsOf } from '../../text/passages.ts';

const shape = /(?<![\w@/.-])(?:team-[a-z][\w-]*|[a-z][\w-]*-team)(?![\w/-])/g;

const rule: Rule = {
  about: 'document',
  check(document, report, { teams }) {
    const own = document.type === 'review' ? document.facts.team : undefined;
    if (own !== undefined && !teams.has(own)) {
      const { expected, hint } = expectation(own, [...teams], 'a team of `services.yaml` or `people.yaml`');
      report({
        reason: `Unexpected team ${shown(own)}, expected ${expected}`,
        place: placeOf(document, ['team']),
        hint,
      });
    }
    if (!/team-|-team/.test(document.text) || teams.size === 0) return;
    const folded = new Map([...teams].map((team) => [fold(team), team]));
    for (const passage of paragraphsOf(document)) {
      if (passage.kind === 'code') continue;
      for (const match of passage.text.matchAll(shape)) {
        const written = match[0];
        const meant = folded.get(fold(written));
        // A word such as `cross-team` is none; only what means a known team counts.
        if (meant === undefined || meant === written || teams.has(written)) continue;
        report({
          reason: `Unexpected team ${shown(written)}, expected ${shown(meant)}`,
          place: passage.place(match.index, match.index + written.length),
          hint: meant,
        });
      }
    }
  },
};
export default rule;

/** A team without the word itself: `team-platform` and `platform-team` are one. */
function fold(team: string): string {
  return team.replace(/^team-|-team$/g, '');
}
