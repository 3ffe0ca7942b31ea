import type { ActionItem, Postmortem } from '../../model/postmortem.ts';
import { isPending, nameOfAction } from '../actions.ts';
import { shown } from '../../parse/schema.ts';
import type { Rule } from '../rule.ts';
import { oldestFirst } from '../words/kinship.ts';

/** What every incident asks for anew, and what nobody has filled in yet. */
const ofEach =
  /^(?:write|draft|finish|complete|publish|share|send|hold|schedule|file)\b (?:(?:an?|the|this|our|blameless|public) )*(?:incident report|incident review|post-?mortem|retrospective|retro|write-?up|review meeting)\b|\{\{[^{}]*\}\}/i;

const rule: Rule = {
  about: 'library',
  check({ postmortems }, report, { library: { configuration } }) {
    const first = new Map<string, { postmortem: Postmortem; action: ActionItem }>();
    for (const postmortem of oldestFirst(postmortems)) {
      if (postmortem.facts.status === 'retracted' || postmortem.facts.duplicateOf !== undefined) continue;
      for (const action of postmortem.actions.filter(isPending)) {
        const keys = ofEach.test(action.action.text) ? [] : [`text ${folded(action.action.text)}`];
        if (action.ticket && configuration.tickets) keys.push(`ticket ${action.ticket.value}`);
        const earlier = keys
          .map((key) => first.get(key))
          .find((known) => known && known.postmortem.id !== postmortem.id);
        if (earlier) {
          const id = `${earlier.postmortem.id}${earlier.action.id ? `#${earlier.action.id.value}` : ''}`;
          report({
            reason: `Unexpected ${nameOfAction(action)}, which is open as ${shown(id)} already, expected one of the two, and why it was not enough`,
            place: action.action.place,
            causes: [{ reason: 'promised here first', place: earlier.action.action.place }],
          });
        }
        for (const key of keys) if (key.length > 12 && !first.has(key)) first.set(key, { postmortem, action });
      }
    }
  },
};
export default rule;

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:the|a|an|all|our|every|each)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
