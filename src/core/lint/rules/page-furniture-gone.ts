import { plain } from '../../parse/prose.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { bodyOf } from '../body.ts';
import type { Rule } from '../rule.ts';

/** What surrounds a text on a web page. */
const furniture =
  /^(?:type to search\b.*|press (?:esc|enter|\/)\b.*|skip to (?:main )?content|(?:accept|manage) (?:all )?cookies|we use cookies\b.*|(?:subscribe|sign up) (?:to|for) (?:our|free|the newsletter)\b.*|sign up free|(?:start|get) (?:your |a )?free (?:trial|demo)\b.*|share (?:this|on)\b.*|tweet this|all rights reserved\.?|©.*|copyright ©?.*\d{4}.*|\d+ min(?:ute)?s? read|← .{1,40}|(?:read|see|view) more(?: →)?|related (?:posts|articles)|leave a comment|back to top|log ?in|read book\b.*|want more\b.*)$/i;
/** Sales talk inside a longer paragraph. */
const sales =
  /\b(?:try (?:it )?with your logs|your next incident deserves|find (?:the )?root cause from your logs|premium (?:reference|manual)|start your free trial|book a demo)\b/i;

const rule: Rule = {
  about: 'document',
  check(document, report) {
    for (const node of bodyOf(document).paragraphs) {
      const text = plain(node);
      const found = (text.length < 120 ? furniture.exec(text)?.[0] : undefined) ?? sales.exec(text)?.[0];
      if (found === undefined) continue;
      report({
        reason: `Unexpected ${shown(found)}, which belongs to the page this was copied from, expected the text alone`,
        place: placeOfNode(node, document.file),
      });
    }
  },
};
export default rule;
