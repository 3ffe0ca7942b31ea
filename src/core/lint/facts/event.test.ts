import { describe, expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { clearRow, eventNamed, wordsOf } from './event.ts';
import { between, rowOf, rowsOf } from './rows.ts';

function postmortem(rows: string) {
  const path = 'postmortems/2026-04-15-checkout.mdx';
  const text = `## Timeline\n\n| Time (UTC) | Milestone | Event |\n| --- | --- | --- |\n${rows}`;
  return libraryOf({ files: [{ path, text }] }).postmortems.find(({ file }) => file === path)!;
}

const sale = postmortem(`| 2026-04-15 14:02 | impact-start | First pod killed for memory |
| 14:03 | detected | The error-rate alert pages the primary |
| 14:27 | | Rollback to v2.14.3 begins |
| 14:35 | | The lead begins to draft the email |
| 14:38 | | Emails sent to all enterprise tenants |
| 14:42 | resolved | All-clear |
`);

describe('a phrase', () => {
  test.each<[string, string | undefined]>([
    ['the all-clear', '14:42'],
    ['the page', '14:03'],
    ['the incident', '2026-04-15 14:02'],
    ['the rollback', '14:27'],
    ['emails were sent to the enterprise tenants', '14:38'],
    ['the email', undefined],
    ['the weather', undefined],
  ])('“%s” names the row at %s', (phrase, time) => {
    expect(eventNamed(sale, phrase)?.event.time.value).toBe(time);
  });

  test('that fits two rows alike names none', () => {
    const twice = postmortem('| 2026-04-15 14:02 | | Alert fires |\n| 14:21 | | Alert fires |\n');
    expect(clearRow(twice, 'the alert fires')).toBeUndefined();
  });

  test('is compared by the stems of its words', () => {
    expect(wordsOf('We rolled the deployments')).toEqual(wordsOf('roll deployment'));
    expect(wordsOf('The constructor took a rollback')).toEqual(new Set(['constructor', 'take', 'rol']));
  });

  test('is found by a word that does not begin with its stem', () => {
    const sent = postmortem('| 2026-04-15 14:02 | | Both mails sent to tenants |\n| 14:21 | | Alert fires |\n');
    expect(clearRow(sent, 'sending mails')?.event.time.value).toBe('2026-04-15 14:02');
  });
});

describe('rows', () => {
  test('without any date are still so far apart', () => {
    const undated = postmortem('| 14:02 | impact-start | First error |\n| 14:33 | recovered | Last error |\n');
    const [start, end] = [rowOf(undated, 'impact-start')!, rowOf(undated, 'recovered')!];
    expect(between(start, end)).toMatchObject({ least: 31 * 60_000, most: 31 * 60_000 });
  });

  test('that run backwards without a date are not guessed', () => {
    expect(rowsOf(postmortem('| 23:58 | | First error |\n| 00:10 | | Last error |\n'))).toEqual([]);
  });

  test('of which one is known to the day are days apart', () => {
    const months = postmortem(
      '| 2026-01-23 | cause-introduced | Rewrite |\n| 2026-04-15 14:02 | impact-start | Error |\n',
    );
    expect(between(rowOf(months, 'cause-introduced')!, rowOf(months, 'impact-start')!).least).toBe(82 * 86_400_000);
  });
});
