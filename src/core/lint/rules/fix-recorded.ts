import { shown } from '../../parse/schema.ts';
import { contentWords } from '../facts/nouns.ts';
import { sentencesOf } from '../facts/sentence.ts';
import { placeInSentence } from '../../text/said.ts';
import type { Rule } from '../rule.ts';

/** Lasting changes told as made: not what was restarted, purged or rolled back to get through the day. */
const made =
  /\b(?:was|were) (?:then |later |since |also )?(?:added|removed|replaced|set|introduced|implemented|rewritten|updated|configured|enabled|changed|fixed)\b|^\W*(?:fix \d+: )?(?:we|the team) (?:have |has |then |also )?(?:added|removed|replaced|introduced|implemented|rewrote|updated|configured|enabled|fixed)\b/i;
const evidence = /https?:|#\d+|\b(?:PR|MR|commit|pull request|ticket)\b|\b[A-Z][A-Z0-9]+-\d+\b|\(A\d/;
const heading = /^(?:what we (?:have )?changed|changes made|fixes|what was fixed|resolution|remediation|fix)\b/i;

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    // Where there is one action item, the list is kept, and other rules ask what is missing from it.
    if (postmortem.actions.length > 0) return;
    if (!postmortem.sections.some(({ id, heading: words }) => id === 'resolution' || heading.test(words))) return;
    const rows = postmortem.timeline.events
      .filter(({ evidence: cell }) => cell)
      .map(({ event }) => contentWords(event.text));
    const fixes = sentencesOf(postmortem).filter(
      ({ text, passage, isReported }) =>
        (passage.section === 'resolution' || (passage.section === undefined && heading.test(passage.heading))) &&
        (passage.kind === 'prose' || passage.kind === 'item') &&
        !isReported &&
        !passage.isProposal &&
        made.test(text) &&
        !evidence.test(passage.text),
    );
    const untold = fixes.filter(({ text }) => {
      const words = [...contentWords(text)];
      return !rows.some((row) => words.filter((word) => row.has(word)).length >= 2);
    });
    const [first] = untold;
    if (!first || untold.length < 2) return;
    report({
      reason: `Unexpected ${untold.length} fixes told as made without evidence, expected each as an action item that is \`done\`, with owner, day and change`,
      place: placeInSentence(first, 0, first.text.trimEnd().length),
      causes: untold
        .slice(1, 4)
        .map((fix) => ({ reason: shown(fix.text.trim()), place: placeInSentence(fix, 0, fix.text.trimEnd().length) })),
    });
  },
};
export default rule;
