import type { Entry } from '../../model/entry.ts';
import { anchorsOf } from '../anchors.ts';
import { guess } from '../guess.ts';
import type { EntryRule } from '../rule.ts';
import { targetOf } from '../target.ts';

const rule: EntryRule = {
  about: 'entry',
  check(entry, report, context) {
    for (const { url, place } of entry.links) {
      if (!url.includes('#')) continue;
      const target = targetOf(url, entry, context);
      if (!target?.document || target.anchor === undefined || hasAnchor(target.document, target.anchor)) continue;
      const meant = guess(target.anchor, anchorsOf(target.document));
      const where = target.document === entry ? 'in this document' : `in \`${target.document.id}\``;
      const hint = meant && `${target.path}#${meant}`;
      report({
        reason: `Unexpected anchor \`#${target.anchor}\`, expected ${meant ? `\`#${meant}\`` : `a heading or an action item ${where}`}`,
        place,
        hint,
      });
    }
  },
};
export default rule;

function hasAnchor(entry: Entry, anchor: string): boolean {
  return (
    anchorsOf(entry).has(anchor) || (entry.type !== 'runbook' && entry.actions.some(({ id }) => id?.value === anchor))
  );
}
