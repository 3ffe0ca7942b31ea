import { describe, expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { durationsOf } from './duration.ts';
import { tellingsOf } from './telling.ts';

function read(text: string) {
  const path = 'postmortems/2026-04-15-checkout.mdx';
  return libraryOf({ files: [{ path, text }] }).postmortems.find(({ file }) => file === path)!;
}

describe('sentences', () => {
  test('know their place through markup and entities', () => {
    const sentences = tellingsOf(
      read('## Summary\n\nIt **lasted** [18 minutes](x) &amp; more. Then `5 min` passed.\n'),
    );
    const first = sentences.find(({ text }) => text.startsWith('It'))!;
    const at = first.text.indexOf('18');
    expect(first.placeOf(at, at + 10)).toMatchObject({ line: 3, column: 16, endColumn: 26 });
    // What stands in code is no claim.
    expect(sentences.map(({ text }) => text)).toContain('Then # min passed.');
  });

  test('do not end inside parentheses or at an abbreviation', () => {
    const sentences = tellingsOf(read('## Summary\n\nIt took (say; 5 min. or so) approx. 20 minutes. It was 3 pm.\n'));
    expect(sentences.map(({ text }) => text.trim()).slice(-2)).toEqual([
      'It took (say; 5 min. or so) approx. 20 minutes.',
      'It was 3 pm.',
    ]);
  });
});

describe('a duration', () => {
  const about = (text: string) => durationsOf(read(`## Summary\n\n${text}\n`)).map((claim) => claim.about);
  test.each<[string, string[]]>([
    ['The incident lasted 18 minutes.', ['whole']],
    ['**Duration:** 47 minutes of degraded service, 12 minutes of complete outage.', ['impact', 'outage']],
    ['Customers could not check out for 31 minutes.', ['impact']],
    ['MTTR: 59 seconds.', ['end']],
    ['It was detected within 2 seconds.', ['detect']],
    ['An outage of two hours.', ['impact']],
  ])('is read with its subject: %s', (text, expected) => {
    expect(about(text)).toEqual(expected);
  });

  test.each([
    'The first report gave 39 minutes of customer impact.',
    'The outage in us-west-2 lasted 5 minutes.',
    'Each outage lasted 5 minutes.',
    'It says “the incident lasted 18 minutes”.',
    '> The incident lasted 18 minutes.',
    'The budget allows 21 minutes of downtime per month.',
    'The rollout took 40 minutes.',
    'If the outage had lasted 20 minutes, we would know.',
  ])('of something else, or told by somebody else, is left alone: %s', (text) => {
    expect(about(text)).toEqual([]);
  });
});
