import { expect, test } from 'vitest';
import { mergeEvidence } from './merge.ts';
import { proposeMilestones } from './milestones.ts';
import { directoryOf, readSlack } from './slack.ts';

/** What is proposed of messages in a chat, a minute apart. */
function proposed(...said: string[]): string[] {
  const messages = said.map((text, index) => ({
    type: 'message',
    user: 'U1',
    ts: `${1776261600 + index * 60}.000100`,
    text,
  }));
  const { events } = readSlack(messages, 'incident/2026-04-15.json', directoryOf([]));
  return proposeMilestones(mergeEvidence(events), new Map(), true).map(
    ({ milestone, row }) => `${milestone} ${new Date(row.at).toISOString().slice(14, 16)}`,
  );
}

test('what fails again later had not ended', () => {
  expect(proposed('rolled back, all good', 'errors are back again', 'all clear')).toEqual(['resolved 02']);
  expect(proposed('rolled back, all good', 'all clear')).toEqual(['mitigated 00', 'resolved 01']);
});

test('what others have on their side is none of ours', () => {
  expect(proposed('network team gives the all clear on their side', 'the vendor says it is resolved')).toEqual([]);
});
