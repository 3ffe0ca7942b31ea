import { expect, test } from 'vitest';
import { titleOf } from './facts.ts';

test.each([
  ['2026-05-02 Labels are printed twice', 'Labels are printed twice'],
  ['[2026-05-02] labels are printed twice', 'Labels are printed twice'],
  ['Labels are printed twice (2 May 2026)', 'Labels are printed twice'],
  ['Labels are printed twice on Saturday, 2 May 2026', 'Labels are printed twice'],
  ['Labels are printed twice, 2026-05-02 14:02 UTC', 'Labels are printed twice'],
  ['Incident report 2026-05-02: labels are printed twice', 'Labels are printed twice'],
  ['Incident Report – May 2, 2026 – Labels are printed twice', 'Labels are printed twice'],
  ['RCA: 02/05/2026 Labels', 'Labels'],
  ['2026年5月2日 ラベル障害', 'ラベル障害'],
  ['ラベル障害（2026年5月2日）', 'ラベル障害'],
  ['5月2日の障害', '障害'],
  ['5月2日に印刷が止まった', '5月2日に印刷が止まった'],
  ['Ausfall der Etiketten am Samstag, den 2. Mai 2026', 'Ausfall der Etiketten'],
  ['Weekly review 2–9 May 2026', 'Weekly review 2–9 May 2026'],
  ['No labels on 2 May and again on 9 May 2026', 'No labels on 2 May and again on 9 May 2026'],
  ['iPhone labels fail on May 2, 2026', 'iPhone labels fail'],
  // A date that a sentence needs stays in it.
  ['kubelet on 2026-05-02 lost its disk', 'kubelet on 2026-05-02 lost its disk'],
  ['The 2026-05-02 outage of labels', 'The 2026-05-02 outage of labels'],
  ['2 May was a long day', '2 May was a long day'],
  ['Review covering 2 May to 9 May', 'Review covering 2 May to 9 May'],
  ['Outages between 2 May and 9 May 2026', 'Outages between 2 May and 9 May 2026'],
  ['No labels since 2 May 2026', 'No labels since 2 May 2026'],
  ['Ausfälle seit 2. Mai 2026', 'Ausfälle seit 2. Mai 2026'],
  ['Data lost from 2026-05-02 to 2026-05-04', 'Data lost from 2026-05-02 to 2026-05-04'],
  // Without its date it would say nothing.
  ['Incident: 2026-05-02 11-31-04', 'Incident: 2026-05-02 11-31-04'],
  ['Postmortem 2026-05-02', 'Postmortem 2026-05-02'],
  ['Störung vom 2. Mai 2026', 'Störung vom 2. Mai 2026'],
])('%s', (text, title) => {
  expect(titleOf(text).title).toBe(title);
});
