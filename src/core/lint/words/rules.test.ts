import { expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { settingsOf } from '../judge.ts';
import { rules } from '../rules/index.ts';

/** How often a rule speaks of a document that holds one sentence. */
function timesOf(name: string, sentence: string): number {
  const path = 'postmortems/2026-04-15-bookings-5xx.mdx';
  const text = `---\ntitle: Checkout\nservices: [bookings-api]\n---\n\n## Lessons\n\n${sentence}\n`;
  const library = libraryOf({ files: [{ path, text }] });
  const rule = rules[name];
  if (rule?.about !== 'postmortem' && rule?.about !== 'document')
    throw new Error(`${name} is no rule about a document`);
  let times = 0;
  rule.check(
    library.postmortems.find(({ file }) => file === path)!,
    () => times++,
    settingsOf(library),
  );
  return times;
}

// Each sentence holds one word alone of those without which a rule does not look.
test.each([
  ['promise-has-action', 'We’ll add a quota for each tenant.'],
  ['promise-has-action', 'The team plan to write a test of restores.'],
  ['cause-beyond-human-error', 'It was fat-fingering.'],
  ['cause-beyond-human-error', 'The cause is lack of care.'],
  ['words-without-blame', 'He forget it.'],
  ['words-without-blame', 'It ran, and all two poorly.'],
  ['no-counterfactual', 'One shouldn’t have been asked.'],
  ['no-counterfactual', 'If only they knew.'],
  ['words-without-hindsight', 'No one checked.'],
  ['words-without-hindsight', 'They always assumed it.'],
  ['words-without-hindsight', 'Of course, it broke.'],
  ['severity-scale-one', 'It was a P0 incident.'],
  ['language-calm', 'It broke AGAIN, and it broke again.'],
  ['language-calm', 'It broke!'],
  ['page-furniture-gone', 'Try it with your logs.'],
  ['page-furniture-gone', 'Book a demo of the product that everybody talks about.'],
  ['page-furniture-gone', 'There is a premium manual.'],
  ['date-unambiguous', 'It began on 3/4/2026.'],
  ['no-secret', `It had ${'AKIA'}Z7QWERTYUIOPASDF.`],
  ['placeholder-gone', 'It is TBD.'],
])('%s looks at: %s', (name, sentence) => expect(timesOf(name, sentence)).toBe(1));
