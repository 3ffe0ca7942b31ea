import { shown } from '../../parse/schema.ts';
import type { ActionItem } from '../../model/postmortem.ts';
import { nameOfAction } from '../actions.ts';
import { contentWords } from '../facts/nouns.ts';
import { passagesOf } from '../facts/sentence.ts';
import type { PostmortemRule } from '../rule.ts';

const tracked =
  /\b(?:tracked|covered|handled|addressed|followed up)(?: (?:as|with) [^().;]{0,50}?)? (?:under|in|by|as|with) (?:action (?:item )?)?(A\d{1,2}|[A-Z][A-Z0-9]+-\d+)(?![\w-])/g;
/** Words of tracking itself, which say nothing about what is tracked. */
const empty =
  /\b(?:track\w*|cover\w*|handl\w*|address\w*|process|improv\w*|follow\w*|action|item|under|past|target|slightly|separate\w*|ticket|already|now|also|still)\b/gi;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report) {
    for (const passage of passagesOf(postmortem)) {
      if (passage.kind === 'action' || passage.kind === 'heading' || passage.isProposal) continue;
      for (const match of passage.text.matchAll(tracked)) {
        const action = find(postmortem.actions, match[1]!);
        if (!action) continue;
        // What is tracked: the sentence up to here.
        const before = passage.text.slice(0, match.index);
        const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf(': ')) + 1);
        const what = contentWords(sentence.replace(empty, ' ').replace(/\([^)]*$/, (open) => open));
        const planned = contentWords(action.action.text.replace(empty, ' '));
        if (
          what.size < 3 ||
          planned.size < 3 ||
          [...what].some((word) => planned.has(word) || [...planned].some((other) => isOneWord(word, other)))
        )
          continue;
        const at = match.index + match[0].lastIndexOf(match[1]!);
        report({
          reason: `Unexpected ${shown(match[1]!)} for ${shown(sentence.trim().replace(/[(;,]\s*$/, ''))}, expected an action item that mentions it`,
          place: passage.place(at, at + match[1]!.length),
          causes: [{ reason: `${nameOfAction(action)} is ${shown(action.action.text)}`, place: action.action.place }],
        });
      }
    }
  },
};
export default rule;

function find(actions: readonly ActionItem[], name: string): ActionItem | undefined {
  return actions.find(({ id, ticket }) => id?.value === name || ticket?.value === name);
}

/** “publish” and “publication”, “post” and “posted”: the beginning decides. */
function isOneWord(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 6);
  return length >= 4 && a.slice(0, length) === b.slice(0, length);
}
