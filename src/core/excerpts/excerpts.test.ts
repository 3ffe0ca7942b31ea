import { describe, expect, test } from 'vitest';
import { parsePostmortem } from '../parse/postmortem.ts';
import { ledeOf } from './lede.ts';
import { stoppedBy } from './stopped.ts';

const sections: Record<string, string> = { Summary: 'summary', Resolution: 'resolution', Timeline: 'timeline' };

/** A postmortem of sections and timeline rows, `14:30 | mitigated | Restart complete`. */
function document(parts: { summary?: string; resolution?: string; rows?: string[] }) {
  const { summary, resolution, rows = [] } = parts;
  const text = [
    '---\ntitle: Checkout answered 502\nstatus: draft\nseverity: SEV1\nservices: [checkout]\n---\n',
    summary === undefined ? '' : `## Summary\n\n${summary}\n`,
    '## Timeline\n\n| Time (UTC) | Milestone | Event |\n|---|---|---|\n| 2026-04-15 14:02 | impact-start | It breaks |',
    ...rows.map((row) => `| ${row} |`),
    resolution === undefined ? '' : `\n## Resolution\n\n${resolution}\n`,
  ].join('\n');
  return parsePostmortem(text, 'postmortems/a.mdx', { zone: 'UTC', ids: undefined }, (heading) => sections[heading]);
}
const stop = (parts: Parameters<typeof document>[0]) => {
  const found = stoppedBy(document(parts));
  return found && [found.from, found.text, found.event?.time.value];
};

describe('the lede', () => {
  test('is the first sentence of the summary, without markup', () => {
    expect(ledeOf(document({ summary: 'The `pool` was **full** for 5 min.[^1] It was emptied.\n\n[^1]: Log.' }))).toBe(
      'The pool was full for 5 min.',
    );
  });

  test('ends where a sentence does', () => {
    expect(ledeOf(document({ summary: 'Of v2.14.3,\ne.g. The pool’s limit,  approx. 40 were left. 12 failed.' }))).toBe(
      'Of v2.14.3, e.g. The pool’s limit, approx. 40 were left.',
    );
  });

  test('is read where the internal edition reads it', () => {
    expect(ledeOf(document({ summary: '<Public>\n\nA part failed.\n\n</Public>\n\nThe pool was full.' }))).toBe(
      'The pool was full.',
    );
    expect(
      ledeOf(document({ summary: 'The pool<Internal> of acme</Internal><Public> of a customer</Public> was full.' })),
    ).toBe('The pool of acme was full.');
  });

  test('comes from the text where nothing is called a summary, and from nowhere where there is none', () => {
    expect(ledeOf(document({ resolution: 'We went home.' }))).toBe('We went home.');
    expect(ledeOf(document({ summary: '- only\n- a list' }))).toBeUndefined();
  });
});

describe('what stopped it', () => {
  test('is the sentence of the summary that names a deed and its effect', () => {
    expect(
      stop({
        summary: 'The pool was full. Restarting the API freed them. Nobody lost an order.',
        rows: ['14:30 | mitigated | Errors below 5 %'],
      }),
    ).toEqual(['summary', 'Restarting the API freed them.', '14:30']);
  });

  test('is never what was tried in vain', () => {
    expect(
      stop({
        summary: 'Restarting the API did not stop the errors. Rolling back made it worse until noon.',
        rows: ['14:30 | mitigated | The pool is switched to the spare'],
      }),
    ).toEqual(['timeline', 'The pool is switched to the spare', '14:30']);
  });

  test('is the row, unless that only tells what was seen', () => {
    expect(stop({ summary: 'It broke.', rows: ['14:30 | mitigated | Sentinel promotes `replica-2`'] })).toEqual([
      'timeline',
      'Sentinel promotes replica-2',
      '14:30',
    ]);
    expect(
      stop({
        summary: 'It broke.',
        rows: ['14:30 | mitigated | P95 at 3 seconds'],
        resolution: 'We looked for long. Scaling to 12 pods ended it.',
      }),
    ).toEqual(['resolution', 'Scaling to 12 pods ended it.', '14:30']);
  });

  test('is the row of `recovered` where it names a deed and none was mitigated', () => {
    expect(stop({ summary: 'It broke.', rows: ['14:33 | recovered | The rollback is on all nodes'] })).toEqual([
      'timeline',
      'The rollback is on all nodes',
      '14:33',
    ]);
  });

  test('is the row of `mitigated` as it is where nothing else says more', () => {
    expect(stop({ summary: 'It broke.', rows: ['14:30 | mitigated | Failures at 4 %'] })).toEqual([
      'timeline',
      'Failures at 4 %',
      '14:30',
    ]);
  });

  test('is not known where only the end was seen', () => {
    for (const seen of ['Failures at 0.4 %', '98 % of visitors are served', 'Everybody can pay', 'Wieder alles gut'])
      expect(stop({ summary: 'It broke.', rows: [`14:33 | recovered | ${seen}`] })).toBeUndefined();
    expect(
      stop({
        summary: 'It broke: a buyer reported a stranger’s name.',
        rows: ['14:33 | recovered | The page answers'],
        resolution: 'We watched it until noon.',
      }),
    ).toBeUndefined();
  });

  test('begins with the deed in a sentence of several parts', () => {
    expect(
      stop({
        summary: 'A buyer reported a stranger’s name; caching was stopped and the cache purged until noon.',
        rows: ['14:30 | mitigated | The cache is empty'],
      }),
    ).toEqual(['summary', '… caching was stopped and the cache purged until noon.', '14:30']);
    expect(
      stop({
        summary: 'Restarting the API did not help; putting the limit back to 4 MB was tried; a new release ended it.',
        rows: ['14:30 | mitigated | The cache is empty'],
      }),
    ).toEqual(['summary', '… a new release ended it.', '14:30']);
  });

  test('is no restart that was seen', () => {
    const rows = ['14:55 | mitigated | Pods run with 1 GB'];
    for (const seen of [
      'An alert on restarts fired at 14:30',
      'Repeated restarts were noticed',
      'Pod restarts went on',
    ])
      expect(stop({ summary: `${seen}; a corrected release at 15:45 stopped the growth.`, rows })).toEqual([
        'summary',
        '… a corrected release at 15:45 stopped the growth.',
        '14:55',
      ]);
  });

  test('begins with the deed behind a colon', () => {
    expect(
      stop({
        summary: 'Pods were killed one after another: payments stopped until the rollback finished at 14:54.',
        rows: ['14:54 | mitigated | All pods are healthy'],
      }),
    ).toEqual(['summary', '… payments stopped until the rollback finished at 14:54.', '14:54']);
  });

  test('is not what rolls back in passing', () => {
    expect(
      stop({
        summary: 'The key had 32 bits, and a batch that rolls back uses numbers up all the same.',
        rows: ['14:30 | mitigated | A new table with 64-bit ids took over'],
      }),
    ).toEqual(['timeline', 'A new table with 64-bit ids took over', '14:30']);
  });

  test('in another language is told by the row', () => {
    expect(
      stop({
        summary: 'Die Kasse stand still. Ein Neustart half.',
        rows: ['14:30 | mitigated | Neustart aller Instanzen'],
      }),
    ).toEqual(['timeline', 'Neustart aller Instanzen', '14:30']);
  });

  test('is nothing while the incident is open, whatever is being tried', () => {
    expect(stop({ summary: 'It broke. Restarting helps until noon.', resolution: 'Roll it back.' })).toBeUndefined();
  });

  test('is the deed the resolution names where the end has no row, and nothing where nobody says', () => {
    expect(
      stop({ rows: ['15:00 | resolved | Closed'], resolution: 'We looked for long. The old version was put back.' }),
    ).toEqual(['resolution', 'The old version was put back.', undefined]);
    expect(
      stop({ rows: ['15:00 | resolved | Closed'], resolution: 'It went away by itself. We do not know why.' }),
    ).toBeUndefined();
    expect(stop({ rows: ['15:00 | resolved | Closed'] })).toBeUndefined();
  });
});
