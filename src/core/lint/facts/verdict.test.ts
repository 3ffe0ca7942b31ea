import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { judge } from '../judge.ts';
import { verdictsOf } from './verdict.ts';

const path = 'postmortems/2026-04-15-checkout.mdx';

/** What is read in a postmortem with these sections above its timeline, and what is made of it. */
function read(body: string, more = ''): string[] {
  const text = `---
title: Checkout was down
status: in-review
severity: SEV2
services: [bookings-api]
---

${body}

## Timeline

| Time (UTC) | Milestone | Event |
| --- | --- | --- |
| 2026-04-15 13:50 | cause-introduced | Release of the new pool settings |
| 14:02 | impact-start | Orders begin to fail |
| 14:12 | detected | Support hears from the first shop |
| 14:20 | | The on-call engineer joins |
| 14:31 | mitigated | Settings reverted |
| 14:42 | recovered | Orders succeed again |
${more}`;
  const library = libraryOf({ files: [{ path, text }] });
  const postmortem = library.postmortems.find(({ file }) => file === path)!;
  const messages = judge(library, { today: '2026-06-01' }).filter(({ place }) => place.file === path);
  return verdictsOf(postmortem, messages).map(
    ({ kind, claim, subject, result }) => `${kind} ${claim} (${subject}) ${result}`,
  );
}

describe('durations', () => {
  test.each<[string, string]>([
    ['For half the shops it was a 40 minute period during which no order went through.', '40 minute (period) agrees'],
    ['The slowdown lasted for 40 minutes, during which jobs piled up.', '40 minutes (slowdown) agrees'],
    ['It cost us 40 minutes of active impact.', '40 minutes (active impact) agrees'],
    ['Everything was fixed in 30 minutes.', '30 minutes (recovery) agrees'],
    ['The service recovered itself within 40 minutes.', 'within 40 minutes (recovery) agrees'],
    ['Recovery took 40 minutes.', '40 minutes (recovery) agrees'],
    ['The problem went unnoticed for 10 minutes.', '10 minutes (detection) agrees'],
    ['The problem went unnoticed for 25 minutes.', '25 minutes (detection) contradicts'],
    ['It was 10 minutes before anybody noticed the failing orders.', '10 minutes (detection) agrees'],
    ['The outage ran a while (10 minutes) before we noticed.', '10 minutes (detection) agrees'],
    ['Nobody called, which made for a 10-minute detection delay.', '10-minute (detection delay) agrees'],
    ['Impact time: 40 minutes (roughly) Detection delay: 18 minutes', '18 minutes (Detection delay) contradicts'],
    ['A bad pool let this reach everybody and persist for over half an hour.', 'over half an hour (incident) agrees'],
    ['Shops got by with 40 minutes of diminished capacity.', '40 minutes (diminished capacity) agrees'],
    ['The order page was unusable for 40 minutes.', '40 minutes (impact) agrees'],
    ['All jobs that talk to the pool (one job per shop) failed for 40 minutes.', '40 minutes (impact) agrees'],
    ['The export was not reachable for three days.', 'three days (impact) unmeasured'],
  ])('%s', (sentence, expected) => {
    expect(read(`## Summary\n\n${sentence}`)).toContain(`duration ${expected}`);
  });

  test('in minutes, which are many, are said in hours too', () => {
    const rows = '| 2026-04-15 22:42 | resolved | All-clear |\n';
    const text = `---\ntitle: T\nstatus: in-review\nseverity: SEV2\nservices: [bookings-api]\n---\n\n## Summary\n\nTime to detection: 400 minutes\n\n## Timeline\n\n| Time (UTC) | Milestone | Event |\n| --- | --- | --- |\n| 2026-04-15 14:02 | impact-start, cause-introduced | Orders begin to fail |\n| 20:02 | detected | A shop calls |\n${rows}`;
    const messages = judge(libraryOf({ files: [{ path, text }] }), { today: '2026-06-01' });
    expect(messages.filter(({ rule }) => rule === 'duration-agrees').map(({ reason }) => reason)).toEqual([
      'Unexpected `400 minutes` (`6 h 40 min`) as `Time to detection`, expected `6 h` (impact-start 14:02 → detected 20:02)',
    ]);
  });

  test('said again are about the same thing', () => {
    const found = read('## Summary\n\nThe outage lasted 40 minutes. No shop sold a thing in those 55 minutes.');
    expect(found).toEqual(['duration 40 minutes (outage) agrees', 'duration 55 minutes (outage) contradicts']);
  });

  test('of several incidents in one document are not held against each other', () => {
    const found = read(
      '## Summary\n\nThese were two separate incidents. On Monday the fault went unnoticed for 10 minutes.\n\n## Impact\n\nFriday came with a 50-minute detection delay.',
    );
    expect(found.filter((one) => one.includes('as before'))).toEqual([]);
    expect(found[0]).toBe('duration 10 minutes (detection) agrees');
  });

  test.each([
    'We wait for a lock for 30 seconds.',
    'The rollback of the second region took 15 minutes.',
    'One pod was unusable for 55 minutes.',
    'Requests in the slow shard failed for 3 hours.',
    'A typo in the runbook was fixed in 3 minutes.',
    'A pool of 40 connections lasts for 5 minutes if nobody drains it.',
    'We want to be back within 5 minutes.',
    'The incident before this one lasted 3 hours according to its report.',
  ])('of something else are left alone: %s', (sentence) => {
    expect(read(`## Lessons\n\n${sentence}`).filter((one) => one.endsWith('contradicts'))).toEqual([]);
  });
});

describe('lengths beside their two ends', () => {
  test.each<[string, string]>([
    ['Checkout failed for 29 minutes, from 14:02 to 14:31 UTC.', '29 minutes (14:02 to 14:31 UTC) agrees'],
    ['Checkout failed for 39 minutes, from 14:02 to 14:31 UTC.', '39 minutes (14:02 to 14:31 UTC) contradicts'],
    ['Shops saw errors from 14:02 to 14:31 UTC (29 minutes).', '29 minutes (14:02 to 14:31 UTC) agrees'],
    ['From the first error (14:02) to the rollback (14:31) was only 29 minutes.', '29 minutes agrees'],
    ['From the first error (14:02) to the rollback (14:31) was only 20 minutes.', '20 minutes contradicts'],
    ['Orders failed over a 29-minute period, from 14:02 to 14:31.', '29-minute (14:02 to 14:31) agrees'],
    ['A 29-minute checkout outage from 14:02 to 14:31 GMT hit all.', '29-minute (14:02 to 14:31 GMT) agrees'],
    ['It caused 19 minutes of downtime between 14:02 UTC and 14:31 UTC.', '19 minutes contradicts'],
    [
      'It began at 10:54 US/Pacific and was fully mitigated by 12:50 US/Pacific, lasting 2 hours and 8 minutes.',
      '2 hours and 8 minutes contradicts',
    ],
    [
      'It began at 10:54 US/Pacific and was fully mitigated by 12:50 US/Pacific, lasting 1 hour and 56 minutes.',
      '1 hour and 56 minutes agrees',
    ],
    ['Nobody was paged between 8:35 AM and 8:53 AM Pacific Time, a duration of 18 minutes.', '18 minutes agrees'],
    ['Window: 23:10 UTC on March 3 to 01:25 UTC on March 4 (2 hours 15 minutes)', '2 hours 15 minutes agrees'],
    ['Window: 23:10 UTC on March 3 to 01:25 UTC on March 5 (2 hours 15 minutes)', '2 hours 15 minutes contradicts'],
  ])('%s', (sentence, expected) => {
    const found = read(`## Summary\n\n${sentence}`).map((one) =>
      one.replace(/ \([^)]*\).* /, (all) => (expected.includes('(') ? all : ' ')),
    );
    expect(found).toContain(`range ${expected}`);
  });

  test('in a row of the timeline run until that row', () => {
    const row = (since: string) => `| 15:00 | | The pool had been draining for 10m already (since ~${since}) |\n`;
    expect(read('', row('14:50'))).toContain('range 10m (14:50) agrees');
    expect(read('', row('12:50'))).toContain('range 10m (12:50) contradicts');
  });
});

describe('lengths with their parts', () => {
  const chain = (whole: string) =>
    read(
      `## Impact\n\n- From push to first alarm: 1 h 10 min\n- First alarm to removal: 50 min\n- From push to removal (all of it): ${whole}`,
    );

  test('are their sum', () => {
    expect(chain('2 h')).toEqual(['sum 2 h (2 parts) agrees']);
    expect(chain('2 h 1 min')).toEqual(['sum 2 h 1 min (2 parts) agrees']);
    expect(chain('2 h 40 min')).toEqual(['sum 2 h 40 min (2 parts) contradicts']);
  });

  const list = (whole: string) =>
    read(
      `## Impact\n\nThat week there were three outages, totalling ${whole}:\n\n- Monday (20 minutes): the pool\n- Tuesday (1 hour 30 minutes): the pool again\n- Friday (40 minutes): the disk`,
    );

  test('in a list of as many as are named', () => {
    expect(list('2.5 hours')).toEqual(['sum 2.5 hours (3 parts) agrees']);
    expect(list('over 4 hours')).toEqual(['sum over 4 hours (3 parts) contradicts']);
  });

  test('of which one is missing are not added up', () => {
    expect(
      read(
        '## Impact\n\nThree outages, totalling 5 hours:\n\n- Monday (20 minutes): the pool\n- Friday (40 minutes): the disk',
      ),
    ).toEqual([
      'duration 5 hours (Three outages, totalling) unmeasured',
      'duration 20 minutes (Monday () unmeasured',
      'duration 40 minutes (Friday () unmeasured',
    ]);
  });
});

describe('elapsed times', () => {
  test.each<[string, string]>([
    [
      'The incident was resolved in 30 minutes from the time of detection.',
      '30 minutes (from the time of detection) agrees',
    ],
    [
      'The incident was resolved in 50 minutes from the time of detection.',
      '50 minutes (from the time of detection) contradicts',
    ],
    [
      'The fault was detected within 22 minutes of the rollout because a shop called.',
      'within 22 minutes (of the rollout) agrees',
    ],
    [
      'The fault was detected within 12 minutes of the rollout because a shop called.',
      'within 12 minutes (of the rollout) contradicts',
    ],
    ['It was reverted within 41 minutes.', 'within 41 minutes (until the change was taken back) agrees'],
  ])('%s', (sentence, expected) => {
    expect(read(`## Summary\n\n${sentence}`)).toContain(`elapsed ${expected}`);
  });
});

describe('clock times', () => {
  test('are held against the rows, those inside other rows too', () => {
    const found = read(
      '## Summary\n\nOrders began to fail at 14:02 UTC, and during that time carts grew until 14:25.',
      '| 15:05 | | Logs read around the start of the outage (14:02) |\n',
    );
    expect(found).toEqual([
      'clock 14:02 UTC (Orders began to fail at) agrees',
      'clock 14:25 (, and during that time carts grew until) unmeasured',
      'clock 14:02 (Logs read around the start of the outage () agrees',
    ]);
  });

  test.each<[string, string]>([
    ['Orders began to fail at 16:02 CEST.', '16:02 CEST (Orders began to fail at) agrees'],
    ['Orders began to fail at 15:02 IST.', '15:02 IST (Orders began to fail at) unmeasured'],
    ['Orders began to fail on April 15, 14:02.', '14:02 (Orders began to fail on April 15,) agrees'],
    ['Orders failed again at 14:02 UTC on April 16.', '14:02 UTC (Orders failed again at) unmeasured'],
    ['Orders failed from 2026-03-15 14:02 on.', '2026-03-15 14:02 (Orders failed from) contradicts'],
    ['Orders failed from 2025-04-15 14:02 on.', '2025-04-15 14:02 (Orders failed from) contradicts'],
    ['Orders had failed on 2026-03-02 14:02 as well.', '2026-03-02 14:02 (Orders had failed on) unmeasured'],
  ])('may name a zone or a day: %s', (sentence, expected) => {
    expect(read(`## Summary\n\n${sentence}`)).toEqual(expected === '' ? [] : [`clock ${expected}`]);
  });

  test.each<[string, string]>([
    ['An all-clear was given at about 15:05.', 'contradicts'],
    ['An all-clear was given at about 14:50.', 'unmeasured'],
    ['Support hears the first shop at about 14:40.', 'contradicts'],
    ['Support hears the first shop at about 14:25.', 'unmeasured'],
  ])('that are only about right are a quarter of an hour off at most: %s', (sentence, result) => {
    const [clock] = read(`## Summary\n\n${sentence}`, '| 14:43 | resolved | All-clear |\n');
    expect(clock?.split(' ').at(-1)).toBe(result);
  });

  test('of a log say nothing about a day the timeline does not know', () => {
    const log = (day: string) => `## Investigation\n\n\`\`\`\n${day} 14:20:01 pool exhausted\n\`\`\``;
    expect(read(log('2026-04-15'))).toEqual(['stamp 2026-04-15 14:20:01 (a line of a log) agrees']);
    expect(read(log('2026-03-02'))).toEqual(['stamp 2026-03-02 14:20:01 (a line of a log) unmeasured']);
  });
});

test('whatever is written is read without a fault', () => {
  const word = fc.constantFrom(
    ...'from|to|14:02|14:42 UTC|4pm|(|)|,|.|: |–|about|five|40 minutes|1 h 20 min|the outage lasted|unnoticed for|in total|two outages|April 15,|2026-03-15|fixed in|since|all-clear|{{|persist|**|`|~|\\n'.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const body = `## Summary\n\n${words.join(' ').replaceAll('\\n', '\n\n')}`;
      for (const verdict of read(body)) expect(verdict).toMatch(/ (?:agrees|contradicts|unmeasured)$/);
    }),
    { numRuns: 60 },
  );
});
