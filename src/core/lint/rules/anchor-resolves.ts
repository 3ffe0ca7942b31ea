import type { Postmortem } from '../../model/postmortem.ts';
import type { Runbook } from '../../model/runbook.ts';
import { anchorsOf, linksOf } from '../body.ts';
import { guess } from '../guess.ts';
import { byName, type Rule } from '../rule.ts';
import { targetOf } from '../target.ts';

const rule: Rule = {
  about: 'document',
  ties: byName,
  check(document, report, context) {
    for (const { url, place } of linksOf(document)) {
      if (!url.includes('#')) continue;
      const target = targetOf(url, document, context);
      if (!target?.document || target.anchor === undefined || hasAnchor(target.document, target.anchor)) continue;
      const meant = guess(target.anchor, anchorsOf(target.document));
      const where = target.document === document ? 'in this document' : `in \`${target.document.id}\``;
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

function hasAnchor(document: Postmortem | Runbook, anchor: string): boolean {
  return (
    anchorsOf(document).has(anchor) ||
    (document.type === 'postmortem' && document.actions.some(({ id }) => id?.value === anchor))
  );
}
