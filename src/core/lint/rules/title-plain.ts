import titleSpecific from '../parts/title-specific.ts';
import type { Configuration } from '../../model/configuration.ts';
import { memo } from '../../model/memo.ts';
import { placeOf } from '../../model/document.ts';
import { statuses } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import { together, type PostmortemRule } from '../rule.ts';
import { literal } from '../../text/literal.ts';

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { title } = postmortem.facts;
    const [before, behind] = marksOf(configuration.severities);
    const written = before.exec(title)?.[0] ?? behind.exec(title)?.[0];
    // A bracket of the template that was never filled in is said by the rule about placeholders.
    if (written === undefined || written === title) return;
    report({
      reason: `Unexpected ${shown(written.trim())} in the title, expected what broke and for whom`,
      place: placeOf(postmortem, ['title']),
      hint: `title: ${title.replace(written, '').trim()}`,
    });
  },
};
export default together(rule, titleSpecific);

/** What marks a title: a severity, a status, a name for the document itself. */
const marksOf = memo((severities: Configuration['severities']): readonly [before: RegExp, behind: RegExp] => {
  const own = ['resolved', 'postmortem', 'post-mortem', 'incident report', 'rca'];
  const all = [...severities.map(({ id }) => id), ...statuses, ...own].map(literal).join('|');
  return [
    new RegExp(`^\\[[^\\]]+\\]|^(?:${all})\\b\\s*[:–—|-]`, 'i'),
    new RegExp(`[[(–—|-]\\s*(?:${all})\\s*[\\])]?$`, 'i'),
  ];
});
