import { describe, expect, test } from 'vitest';
import { parsePostmortem } from '../parse/postmortem.ts';
import { sentencesOf, withoutDigitsInCode } from './said.ts';
import { isOthers, isQuoted, unquoted } from './speaker.ts';

describe('somebody else speaks', () => {
  test.each([
    'According to the status page, 90 customers could not log in.',
    'The vendor reported an hour of packet loss.',
    'The earlier draft had two hours.',
    'It said 12 nodes were drained.',
    'Contrary to the announcement, it went on.',
    'The triage assistant counted 7 restarts.',
    'Their postmortem mentions a third region.',
    'Numbers of the first report:',
    'Mrs. Okafor of the bank said that tills were closed for 5 hours.',
    'A merchant told us that 30 orders were missing.',
    '“It was an hour”, said the operator.',
    'As the branch in Leeds reported, tills were closed for 5 hours.',
    'Tills were closed for 5 hours, as our bank wrote.',
    'As Dr. Okafor noted, it went on until noon.',
  ])('in %j', (text) => expect(isOthers(text)).toBe(true));

  test.each([
    'Users reported errors for 20 minutes.',
    'As we reported, it went on for 20 minutes.',
    'As soon as the pool was full, workers reported errors.',
    'The first report came in at 09:12.',
    'It had 12 nodes.',
    'The first page went to the database team.',
    'The broker said goodbye to 3 partitions.',
    'Nobody was told.',
    'We said that it would take 2 hours.',
    'Monitoring reports the outage at 14:02.',
  ])('not in %j', (text) => expect(isOthers(text)).toBe(false));
});

describe('what is reported', () => {
  const sentences = (text: string) =>
    sentencesOf(
      parsePostmortem(`## Impact\n\n${text}\n`, 'postmortems/a.mdx', { zone: 'UTC', ids: undefined }, () => 'impact'),
    );
  const reported = (text: string) =>
    sentences(text)
      .filter(({ isReported }) => isReported)
      .map((sentence) => sentence.text.trim());

  test('goes on for as long as the text goes on about it', () => {
    expect(
      reported(
        'The outage lasted 25 minutes. The vendor gave 55 minutes. It also named 4 regions. Those were wrong. Orders failed.',
      ),
    ).toEqual(['The vendor gave 55 minutes.', 'It also named 4 regions.', 'Those were wrong.']);
  });

  test('is a whole list below it, and a block quotation', () => {
    expect(
      reported('According to the old summary:\n\n- 300 shops\n- 12 tickets\n\n> We lost 9 hosts.\n\nThen 40 pods ran.'),
    ).toEqual(['According to the old summary:', '300 shops', '12 tickets', 'We lost 9 hosts.']);
  });

  test('digits in code are masked, its words are not', () => {
    expect(sentences('Then `sleep 30` ran for 4 min.').map(withoutDigitsInCode)).toContain(
      'Then sleep ## ran for 4 min.',
    );
  });
});

describe('quotations', () => {
  test('are blanked, and offsets stay', () => expect(unquoted('a “b c” d "e" f «g»')).toBe('a       d     f    '));

  test('hold what stands in them, to the end where they are not closed', () => {
    const text = 'They wrote “down 5 minutes” and it was 9. Then “over in 2';
    expect(isQuoted(text, text.indexOf('5'))).toBe(true);
    expect(isQuoted(text, text.indexOf('9'))).toBe(false);
    expect(isQuoted(text, text.indexOf('2'))).toBe(true);
  });
});
