import { describe, expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { settingsOf } from '../judge.ts';
import { rules } from '../rules/index.ts';

/** What one rule says of one document, without places. */
function said(name: string, body: string, front = ''): string[] {
  const path = 'postmortems/2026-04-15-bookings-5xx.mdx';
  const text = `---\ntitle: Checkout answered with errors\nservices: [bookings-api]\n${front}---\n\n${body}\n`;
  const library = libraryOf({ files: [{ path, text }] });
  const rule = rules[name];
  const reasons: string[] = [];
  if (rule?.about !== 'postmortem') throw new Error(`${name} is no rule about a postmortem`);
  const postmortem = library.postmortems.find(({ file }) => file === path)!;
  rule.check(postmortem, ({ reason }) => reasons.push(reason), settingsOf(library));
  return reasons;
}

const timeline = (...rows: string[]) =>
  `## Timeline\n\n| Time (UTC) | Milestone | Event |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}`;

describe('arithmetic that is right is left alone', () => {
  test.each([
    '4,200 attempts × average cart $13.80 = $57,960, about $58k.',
    '$58,000 deferred + $12,000 credits + $3,400 discounts = $73,400.',
    '~$58,000 (4,200 attempts × average cart $13.80)',
    '- $12,000 credits + $3,400 in discounts = $73,400 total impact',
    '4 named tenants + 6 tenants of the free tier = 10 tenants',
    'Traffic went from 800 RPS to 2,400 RPS (3×).',
    'Traffic doubled from 1,000 to 2,100 requests.',
    'CPU went from 40 % to 60 %.',
    'Costs went from $100 to $150 (+50 %).',
    '12 of 30 pods (40 %), 8,500 of about 10,000 users (85 %), 1 of 3 (33 %).',
    'Latency fell from 300 ms to 200 ms (33 %).',
    'The first report had $58,000 + $12,000 = $100,000.',
  ])('%s', (text) => {
    expect(said('arithmetic-right', `## Impact\n\n${text}`)).toEqual([]);
  });

  test.each([
    ['10,000 € + 5,000 € = 16,000 €', '`€15,000`'],
    ['300 customers × $5 = $15,000', '`$1,500`'],
    ['5 of 20 pods (20 %)', '`25 %`'],
    ['25 % (3 of 20 pods)', '`15 %`'],
    ['Errors rose from 100 to 400 a minute (a 3x increase).', '`4×`'],
    ['Traffic tripled from 1,000 to 2,000 requests.', '`2×`'],
  ])('and what is wrong is computed: %s', (text, expected) => {
    const reasons = said('arithmetic-right', `## Impact\n\n${text}`);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(`expected ${expected}`);
  });
});

describe('shares', () => {
  const peak = "impact:\n  - { what: peak error rate, value: 40, unit: '%' }\n";
  test.each([
    'On average 12 % of requests failed.',
    'In us-east-1, 85 % of requests failed.',
    'For two minutes 85 % of requests failed.',
    'Without the rollback 90 % of requests would have failed.',
    'The first report says that 90 % of requests failed.',
    '90 % of the pods failed.',
    'The cache hit rate fell to 90 %.',
  ])('that go with the peak: %s', (text) => {
    expect(said('share-agrees', `## Impact\n\n${text}`, peak)).toEqual([]);
  });

  test('that do not', () => {
    expect(said('share-agrees', '## Impact\n\nRoughly 90 % of all requests failed.', peak)).toHaveLength(1);
  });

  test('a sentence with both settles it', () => {
    const text =
      'Some 90 % of requests failed in the first triage; the measured share was 40 %.\n\nSo 90 % of requests failed.';
    expect(said('share-agrees', `## Impact\n\n${text.replace(';', ',')}`, peak)).toEqual([]);
  });
});

describe('counts', () => {
  const affected = 'impact:\n  - { what: customers affected, value: 5000, unit: customers, approximate: true }\n';
  test.each([
    'About 4,800 customers were affected.',
    '1,200 customers in Europe were affected.',
    '300 more customers were affected.',
    'Of these, 300 enterprise customers were affected.',
    'The old version says 9,000 customers were affected.',
  ])('that go together: %s', (text) => {
    expect(said('count-agrees', `## Summary\n\n${text}`, affected)).toEqual([]);
  });

  test('that do not', () => {
    expect(said('count-agrees', '## Summary\n\n7,900 customers were affected.', affected)).toHaveLength(1);
  });

  test('a round number may count two things', () => {
    expect(said('count-agrees', '## Impact\n\n2,000 requests failed, and 2,000 users saw it.')).toEqual([]);
    expect(said('count-agrees', '## Impact\n\n2,130 requests failed, and 2,130 users saw it.')).toHaveLength(1);
  });
});

describe('action items', () => {
  const table =
    '\n\n## Action items\n\n| ID | Action | Due | Priority |\n| --- | --- | --- | --- |\n| A1 | Add a check in CI and an alert on limits | 2026-04-29 | P1 |\n| A2 | Create a runbook for restarts | 2026-04-29 | P2 |';
  test.each([
    ['action-resolves', 'A5 of September was never done, and its A7 neither. A3 is a paper size.'],
    ['action-as-described', 'A lint in CI will prevent this (A1).'],
    ['action-as-described', 'An alert and a runbook will help (A1, A2).'],
    ['action-creates-new', 'The standard runbook for rollbacks was not followed.'],
    ['action-as-described', 'The restarts are tracked under A2.'],
    ['promise-has-action', 'We will look at SEV-1 and UTF-8 again.'],
  ])('%s has nothing to say about: %s', (rule, text) => {
    expect(said(rule, `## Summary\n\n${text}${table}`)).toEqual([]);
  });
});

describe('limits and timelines', () => {
  test('a need above the limit is why something was killed', () => {
    expect(
      said('limit-holds', '## Impact\n\nReading it took 3.2 GB of memory, which exceeded the limit of 2 GB.'),
    ).toEqual([]);
    expect(said('limit-holds', '## Impact\n\nMemory peaked at 480 MB (limit 512 MB).')).toEqual([]);
  });

  test('a figure that the text itself wonders about is left alone', () => {
    const row = timeline('2026-04-15 14:11 | | The memory panel shows a peak of 4 GB (limit 2 GB)');
    expect(said('limit-holds', row)).toHaveLength(1);
    expect(
      said('limit-holds', `${row}\n\n## Impact\n\nThe 4 GB with a limit of 2 GB puzzled several readers.`),
    ).toEqual([]);
  });

  test('a complete outage with a window of its own is judged by others', () => {
    const rows = timeline(
      '2026-04-15 14:02 | impact-start | Errors',
      '14:20 | | Service partially restored',
      '14:33 | recovered | All is well',
    );
    expect(said('complete-outage-whole', `## Summary\n\n18 minutes of complete outage.\n\n${rows}`)).toEqual([]);
    expect(said('complete-outage-whole', `## Summary\n\nComplete outage from 14:02 to 14:20.\n\n${rows}`)).toEqual([]);
    expect(said('complete-outage-whole', `## Summary\n\nComplete outage of checkout.\n\n${rows}`)).toHaveLength(1);
  });

  test('a lateness without a target kept is a lateness', () => {
    expect(
      said(
        'verdict-agrees',
        '## What went badly\n\n- The update was 3 minutes late against a target of 10 minutes; in the end we breached the SLA.',
      ),
    ).toEqual([]);
  });
});
