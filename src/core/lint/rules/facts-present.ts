import { placeOf } from '../../model/document.ts';
import { measuredKinds, type Kind } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { listOf } from '../missing.ts';
import { placeOfMissing } from '../stretch.ts';
import type { Rule } from '../rule.ts';

/** A drill was caused on purpose and maintenance was planned; everything else has conditions that had to hold. */
const kindsWithFactors: readonly Kind[] = ['incident', 'security', 'near-miss'];

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { detection, factors, trigger, impact, kind, roles } = postmortem.facts;
    const isMeasured = measuredKinds.includes(kind);
    const [factor] = Object.keys(configuration.factors);
    const [known] = Object.keys(configuration.triggers);
    const missing = [
      {
        key: 'author',
        path: ['roles', 'author'],
        isMissing: (roles.author ?? []).length === 0,
        expected: 'at least one in `roles`',
        hint: 'roles: { author: [handle] }',
      },
      {
        key: 'detection',
        path: ['detection'],
        isMissing: !detection && isMeasured,
        expected: 'what noticed it first',
        hint: 'detection: { channel: alert }',
      },
      {
        key: 'factors',
        path: ['factors'],
        isMissing: factors.length === 0 && kindsWithFactors.includes(kind) && factor !== undefined,
        expected: 'at least one of `library.yaml`',
        hint: `factors: [${factor}]`,
      },
      {
        key: 'impact',
        path: ['impact'],
        isMissing: impact.length === 0 && isMeasured,
        expected: 'at least one figure',
        hint: 'impact: [{ what: requests that failed, value: 1200, unit: requests }]',
      },
      {
        key: 'trigger',
        path: ['trigger'],
        isMissing: trigger === undefined && isMeasured && known !== undefined,
        expected: 'one of `library.yaml`',
        hint: `trigger: ${known}`,
      },
    ].filter(({ isMissing }) => isMissing);
    const [first, ...others] = missing;
    if (first)
      report({
        reason: `Unexpected front matter without ${listOf(missing.map(({ key }) => `\`${key}\``))}, expected ${others.length === 0 ? first.expected : 'each of them'}`,
        place: placeOfMissing(postmortem, first.path),
        hint: missing.map(({ hint }) => hint).join('\n'),
      });
    impact.forEach(({ what, value, unit, unknown }, index) => {
      const place = placeOf(postmortem, ['impact', index]);
      if (value === undefined && unknown === undefined)
        report({
          reason: `Unexpected figure ${shown(what)} without a value, expected \`value\` and \`unit\`, or \`unknown\` with the reason`,
          place,
        });
      else if (value !== undefined && unknown !== undefined)
        report({ reason: `Unexpected \`unknown\` beside the value of ${shown(what)}, expected one of them`, place });
      else if (value !== undefined && unit === undefined)
        report({ reason: `Unexpected figure ${shown(what)} without a unit, expected \`unit\``, place });
    });
  },
};
export default rule;
