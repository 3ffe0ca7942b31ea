import { shown } from '../../parse/schema.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import type { PostmortemRule } from '../rule.ts';

const ticket = /(?<![\w/#-])[A-Z][A-Z0-9]{1,9}-\d+(?![\w-])/g;
/** Standards, severities and places are written like tickets. */
const noTicket = /^(?:SEV|P|UTC|ISO|RFC|SHA|UTF|INC|TLS|HTTP|CVE|EU|US|AZ)-/;
const promise =
  /\b(?:we|i|they|the team|[A-Z]\w+) (?:will|shall|are going to|plan to)\b|\bwe['’]ll\b|\bwill be (?:added|built|listed|done|fixed|tracked|written|made)\b/i;
const change = /\b(?:PR|pull request|MR|merge request|commit|change)\s?[#!]?(\d{2,}|[0-9a-f]{7,40})\b/gi;
const fix = /^\W*(?:the )?(?:fix(?:ed)?(?: forward)?|permanent fix|long-term fix|follow-up fix|hotfix)\b/i;

const rule: PostmortemRule = {
  about: 'postmortem',
  check(postmortem, report, { ticketPattern }) {
    const { actions, timeline } = postmortem;
    if (actions.length === 0) return;
    const listed = new Set(actions.flatMap(({ ticket: written }) => (written ? [written.value] : [])));
    const isOpen = ([id]: RegExpExecArray) => !listed.has(id) && !noTicket.test(id);
    const table = actions.map(({ action, ticket: written }) => `${action.text} ${written?.value ?? ''}`).join('\n');
    for (const sentence of sentencesOf(postmortem)) {
      const { text, passage, isReported } = sentence;
      if (
        isReported ||
        passage.isProposal ||
        passage.kind === 'action' ||
        passage.kind === 'communication' ||
        passage.kind === 'event'
      )
        continue;
      if (promise.test(text)) {
        for (const match of text.matchAll(ticket)) {
          const [id] = match;
          if (!isOpen(match) || table.includes(id)) continue;
          if (ticketPattern && !ticketPattern.matches(id)) continue;
          report({
            reason: `Unexpected promise in ${shown(id)}, expected a row for it in the action items`,
            place: placeInSentence(sentence, match.index, match.index + id.length),
            causes: [{ reason: 'the action items', place: actions[0]!.place }],
          });
        }
      }
      if (fix.test(text)) {
        for (const match of text.matchAll(change)) {
          const number = match[1]!;
          const isKnown =
            table.includes(number) ||
            timeline.events.some(
              ({ event, evidence }) => event.text.includes(number) || evidence?.text.includes(number),
            );
          if (isKnown) continue;
          report({
            reason: `Unexpected fix in ${shown(match[0])} that neither the timeline nor the action items know, expected a row in one of them`,
            place: placeInSentence(sentence, match.index, match.index + match[0].length),
            causes: [{ reason: 'the action items', place: actions[0]!.place }],
          });
        }
      }
    }
  },
};
export default rule;
