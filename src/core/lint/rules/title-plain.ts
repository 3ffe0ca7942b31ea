import { placeOf } from '../../model/document.ts';
import { statuses } from '../../model/vocabulary.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report, { library: { configuration } }) {
    const { title } = postmortem.facts;
    const marks = [
      ...configuration.severities.map(({ id }) => id),
      ...statuses,
      'resolved',
      'postmortem',
      'post-mortem',
      'incident report',
      'rca',
    ].map(escape);
    const written =
      new RegExp(`^\\[[^\\]]+\\]|^(?:${marks.join('|')})\\b\\s*[:–—|-]`, 'i').exec(title)?.[0] ??
      new RegExp(`[[(–—|-]\\s*(?:${marks.join('|')})\\s*[\\])]?$`, 'i').exec(title)?.[0];
    // A bracket of the template that was never filled in is said by the rule about placeholders.
    if (written === undefined || written === title) return;
    report({
      reason: `Unexpected ${shown(written.trim())} in the title, expected what broke and for whom`,
      place: placeOf(postmortem, ['title']),
      hint: `title: ${title.replace(written, '').trim()}`,
    });
  },
};
export default rule;

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
