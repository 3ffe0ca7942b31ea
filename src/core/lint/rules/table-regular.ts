import { placeOfNode } from '../../parse/tree.ts';
import { bodyOf } from '../body.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'document',
  check(document, report) {
    for (const table of bodyOf(document).tables) {
      const [head, ...rows] = table.children;
      if (!head) continue;
      const expected = head.children.length;
      for (const row of rows) {
        const { length } = row.children;
        if (length === expected) continue;
        report({
          reason: `Unexpected row of ${length} ${length === 1 ? 'cell' : 'cells'}, expected ${expected}`,
          place: placeOfNode(row, document.file),
          causes: [{ reason: 'as the head of the table has', place: placeOfNode(head, document.file) }],
          hint: length > expected ? 'Write `\\|` for a `|` inside a cell.' : undefined,
        });
      }
    }
  },
};
export default rule;
