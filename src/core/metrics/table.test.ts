import { describe, expect, it } from 'vitest';
import { library, postmortem, type Parts } from './fixture.ts';
import { measure } from './report.ts';
import { printReport } from './table.ts';

const two = (minutes: number) => String(minutes % 60).padStart(2, '0');
const clock = (minutes: number) => `${10 + Math.floor(minutes / 60)}:${two(minutes)}`;

function incident(day: number, detect: number, recover: number, parts: Parts = {}) {
  const date = `2026-04-${String(day).padStart(2, '0')}`;
  return postmortem(`${date}-checkout-5xx`, {
    rows: [
      [`${date} ${clock(0)}`, 'impact-start'],
      [`${date} ${clock(detect)}`, 'detected'],
      [`${date} ${clock(detect + 2)}`, 'acknowledged'],
      [`${date} ${clock(recover)}`, 'mitigated', 'recovered'],
      [`${date} ${clock(recover + 30)}`, 'resolved'],
    ],
    detection: { channel: 'alert', by: undefined },
    ...parts,
  });
}

const postmortems = [
  incident(1, 3, 31),
  incident(2, 0, 12),
  incident(3, 5, 45, { detection: { channel: 'customer', by: undefined } }),
  incident(4, 2, 20),
  incident(5, 8, 90),
  incident(6, 4, 25),
  incident(7, 21, 480),
  incident(8, 1, 5, { kind: 'drill' }),
  incident(9, 1, 5, { status: 'retracted' }),
  postmortem('2026-04-10-mail-delayed', {
    rows: [
      ['2026-04-10 10:00', 'detected'],
      ['2026-04-10 11:00', 'recovered'],
    ],
  }),
  postmortem('2026-04-11-search-slow', {
    rows: [['2026-04-11 10:00', 'impact-start'], ['2026-04-11 10:04', 'detected'], ['2026-04-11 11:30']],
    detection: { channel: 'synthetic', by: undefined },
    actions: [{ id: 'A1', due: '2026-04-20', status: 'open', owner: '@bpark' }, { status: 'done' }],
  }),
];

describe('the printed report', () => {
  it('leads with medians, says what is left out, and ends with means', () => {
    expect(printReport(measure(library(postmortems), '2026-04-29'))).toMatchInlineSnapshot(`
      "Incident library
      9 incidents counted, 2 left out. Wall-clock times; years begin in UTC; definitions version 1.

      Medians                     n  median  95 % interval                middle half
      time to detect              8  4 min   up to 21 min (99.2 %)        3–6 min
        impact-start → detected; 1 unknown, 1 with the start assumed
      time to acknowledge         7  2 min   2 min (98.4 %)               2 min
        detected → acknowledged; 1 unknown, 1 open; with the open ones the median of 8 is 2 min
      time to mitigate            7  31 min  12 min – 8 h (98.4 %)        23 min – 1 h 8 min
        impact-start → mitigated; 1 unknown, 1 open; with the open ones the median of 8 is 38 min
      time to recover             7  31 min  12 min – 8 h (98.4 %)        23 min – 1 h 8 min
        impact-start → recovered; 1 unknown, 1 open; with the open ones the median of 8 is 38 min
      time to resolve             7  58 min  42 min – 8 h 9 min (98.4 %)  50 min – 1 h 31 min
        detected → resolved; 1 unknown, 1 open; with the open ones the median of 8 is 1 h 4 min

      Left out of every number
        retracted (1): 2026-04-09-checkout-5xx
        drill (1): 2026-04-08-checkout-5xx

      Not known
        time to detect
          2026-04-10-mail-delayed: \`impact-start\` is not in the timeline
        time to acknowledge
          2026-04-10-mail-delayed: \`acknowledged\` is not in the timeline
          2026-04-11-search-slow: open, at least 1 h 26 min by its timeline
        time to mitigate
          2026-04-10-mail-delayed: \`impact-start\` is not in the timeline; \`mitigated\` is not in the
            timeline
          2026-04-11-search-slow: open, at least 1 h 30 min by its timeline
        time to recover
          2026-04-10-mail-delayed: \`impact-start\` is not in the timeline
          2026-04-11-search-slow: open, at least 1 h 30 min by its timeline
        time to resolve
          2026-04-10-mail-delayed: \`resolved\` is not in the timeline
          2026-04-11-search-slow: open, at least 1 h 26 min by its timeline

      Means, which one long incident can carry  n  mean        95 % bootstrap
      MTTD                                      8  6 min       3–11 min
        impact-start → detected; 45 % of the sum is 2026-04-07-checkout-5xx
      mean time to acknowledge                  7  2 min       2 min
        detected → acknowledged; 14 % of the sum is 2026-04-07-checkout-5xx
      mean time to mitigate                     7  1 h 40 min  24 min – 3 h 50 min
        impact-start → mitigated; 68 % of the sum is 2026-04-07-checkout-5xx
      MTTR                                      7  1 h 40 min  24 min – 3 h 50 min
        impact-start → recovered; 68 % of the sum is 2026-04-07-checkout-5xx
      mean time to resolve                      7  2 h 4 min   52 min – 4 h 9 min
        detected → resolved; 56 % of the sum is 2026-04-07-checkout-5xx

      Smallest fall two periods can tell  incidents in each  fall
      time to detect                                      8  −81 %
      time to acknowledge                                 7  −1 %
      time to mitigate                                    7  −91 %
      time to recover                                     7  −91 %
      time to recover                                    10  −78 %
      time to recover                                    20  −56 %
      time to recover                                    50  −40 %
      time to recover                                   100  −32 %
      time to recover                                   200  −20 %
      time to resolve                                     7  −86 %

      Incidents by year  n  95 % interval
      2026               9  4.1–17.1

      Customer impact             n  together
      all incidents               7  11 h 43 min
        impact-start → recovered; 1 unknown; 1 open, at least 1 h 30 min more

      Detected                          n  share  95 % interval
      by alert or synthetic check  7 of 8  88 %   47 % to 99.7 %
      by anyone inside             7 of 8  88 %   47 % to 99.7 %
        no channel stated: 2026-04-10-mail-delayed

      Published                                                 n  share  95 % interval
      within the deadline                                  0 of 0  –      –
        resolved → last signature, too few for a median
      approved for the public in time                      0 of 0  –      –
        resolved → approval, too few for a median
      with a public edition                               0 of 10  0 %    0 % to 31 %
      with every section                                 10 of 10  100 %  69 % to 100 %

      2 action items: 1 done, 1 open, 0 in progress, 0 declined; 1 overdue.
        2026-04-11-search-slow#A1, due 2026-04-20 (9 days ago), @bpark: do something
      "
    `);
  });

  it('of an empty library says that nothing was measured', () => {
    expect(printReport(measure(library([])))).toMatchInlineSnapshot(`
      "Incident library
      0 incidents counted. Wall-clock times; years begin in UTC; definitions version 1.

      Medians                     n  median  95 % interval  middle half
      time to detect              0  –       –              –
        impact-start → detected; no incident
      time to acknowledge         0  –       –              –
        detected → acknowledged; no incident
      time to mitigate            0  –       –              –
        impact-start → mitigated; no incident
      time to recover             0  –       –              –
        impact-start → recovered; no incident
      time to resolve             0  –       –              –
        detected → resolved; no incident
      "
    `);
  });

  it('hands no control character on to the terminal', () => {
    const sly = postmortem('sly', {
      rows: [['10:00', 'recovered']],
      unknown: { 'impact-start': 'gone \u001b[2J now' },
    });
    expect(printReport(measure(library([sly])))).toContain('gone \ufffd[2J now');
  });

  it('stays within 100 columns with long names and many unknowns', () => {
    const metrics = {
      long: {
        name: 'time from the first sign of trouble that a customer could see to a decision that somebody made',
        from: 'cause-introduced',
        to: 'cause-removed',
        mean: 'MTFSOTTACCSTADTSM',
      },
      recover: { name: 'time to recover', from: 'impact-start', to: 'recovered' },
    };
    const vague = Array.from({ length: 20 }, (_, index) =>
      postmortem(`2026-05-${10 + index}-something-or-other-went-wrong-somewhere`, {
        rows: [
          ['2026-05-01 10:00', 'recovered', 'cause-introduced'],
          ['2026-05-03 10:00', 'cause-removed'],
        ],
        unknown: {
          'impact-start': 'the logs of that month had been rotated away before anybody thought of keeping them',
        },
      }),
    );
    const text = printReport(measure(library([...postmortems, ...vague], { metrics })));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text).toContain('and 16 more (--json has all)');
    expect(text).not.toMatch(/NaN|undefined| $/m);
  });
});
