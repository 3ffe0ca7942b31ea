import { describe, expect, it } from 'vitest';
import { libraryOf } from '../core/actions/_testing/library.ts';
import { postmortem } from '../core/metrics/fixture.ts';
import { addressesBelow } from '../core/model/address.ts';
import { meetingOf } from '../core/review/meeting.ts';
import { monthRange } from '../core/model/range.ts';
import { textsFor } from '../texts/texts.ts';
import { reviewMarkdown } from './markdown.ts';

const library = libraryOf([
  {
    ...postmortem('a', {
      title: 'Search <b>was</b> | slow [x](y)',
      severity: 'SEV1',
      rows: [
        ['2026-04-15 14:00', 'impact-start'],
        ['2026-04-15 14:31', 'recovered'],
      ],
      actions: [{ id: 'A1', due: '2026-05-01', status: 'open', owner: '@bpark' }],
    }),
    excerpt: { lede: 'It *broke*.', stop: { text: 'A restart.', from: 'summary' } },
  },
]);
const review = (month: string, language = 'en', addresses = addressesBelow('https://incidents.example/')) =>
  reviewMarkdown(meetingOf(library, monthRange(month)!, {}, '2026-05-10'), {
    library,
    texts: textsFor(language),
    addresses,
  });

describe('a review as Markdown', () => {
  it('tells incidents, numbers and promises, and text of documents makes no markup', () => {
    expect(review('2026-04')).toBe(`# Review of 2026-04

Incidents that began from 2026-04-01 to 2026-04-30.

1 incident; 0 in as many days before.

## Agenda

1. [Search \\<b\\>was\\</b\\> \\| slow \\[x\\](y)](https://incidents.example/incidents/a/): it was a SEV1; 1 of its action items is overdue

## Incidents

- 2026-04-15 · SEV1 · [Search \\<b\\>was\\</b\\> \\| slow \\[x\\](y)](https://incidents.example/incidents/a/)
  It \\*broke\\*.
  What stopped it: A restart.

## Numbers

| Duration | Known | Median | 95 % interval | Longest |
| --- | --- | --- | --- | --- |
| time to detect | 0 / 1 | – | too few | – |
| time to acknowledge | 0 / 1 | – | too few | – |
| time to mitigate | 0 / 1 | – | too few | – |
| time to recover | 1 / 1 | 31 min | too few | 31 min |
| time to resolve | 0 / 1 | – | too few | – |

## Promises

- made by these incidents: 1
- kept in these days, by what the trackers say: 0
- due in these days and still open: 0
- declined: 0
- done of what is due from 2026-04-01 to 2026-06-30: 0 of 1
- age of the open one: median 25 days, oldest 25 days

### Overdue

- A1 [do something](https://incidents.example/incidents/a/#action-A1)
  Bob Park · due 2026-05-01, 9 days late · [Search \\<b\\>was\\</b\\> \\| slow \\[x\\](y)](https://incidents.example/incidents/a/)

### The oldest open ones

- A1 [do something](https://incidents.example/incidents/a/#action-A1)
  Bob Park · 25 days old · [Search \\<b\\>was\\</b\\> \\| slow \\[x\\](y)](https://incidents.example/incidents/a/)
`);
  });

  it('names the incidents a runbook was used in by title', () => {
    const used = libraryOf([
      postmortem('a', {
        title: 'Search was slow',
        rows: [['2026-04-15 14:00', 'impact-start']],
        runbooks: [{ id: 'roll-back', helped: 'no' }] as never,
      }),
    ]);
    const meeting = meetingOf(used, monthRange('2026-04')!, {}, '2026-05-10');
    expect(reviewMarkdown(meeting, { library: used, texts: textsFor('en'), addresses: undefined })).toContain(
      '- roll-back\n  - Search was slow (a) (did not help)\n',
    );
  });

  it('says that there was nothing, and is told in the language of the library', () => {
    expect(review('1999-01')).toContain('There was no incident in these days.');
    expect(review('2026-04', 'de')).toMatch(/^# Rückblick auf 2026-04\n/);
  });
});
