import { describe, expect, test } from 'vitest';
import { en } from '../../texts/en.ts';
import { sourcesOf } from './_testing/library.ts';
import { calendarOf } from './calendar.ts';

/** The lines of a calendar, unfolded; every line as it stands is held to RFC 5545. */
function linesOf(calendar: string): string[] {
  expect(calendar.endsWith('\r\n')).toBe(true);
  const folded = calendar.slice(0, -2).split('\r\n');
  for (const line of folded) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n\u0000-\u0008]/);
  }
  return folded
    .join('\r\n')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');
}

interface Entry {
  [name: string]: string;
}

/** The entries of a calendar, their texts read back. */
function entriesOf(calendar: string): Entry[] {
  const entries: Entry[] = [];
  let open: Entry | undefined;
  for (const line of linesOf(calendar)) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line)!;
    if (name === 'BEGIN' && value === 'VEVENT') entries.push((open = {}));
    else if (name === 'END') open = undefined;
    else if (open) open[name!] = value!.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
  }
  return entries;
}

const calendar = calendarOf(sourcesOf(), en);

test('what is due stands on its day, the first first', () => {
  expect(entriesOf(calendar).map(({ DTSTART, SUMMARY, UID, DTSTAMP }) => [DTSTART, SUMMARY, UID, DTSTAMP])).toEqual([
    ['20260401', 'Review the runbook: Roll back a release', 'runbook:roll-back@postmortem-library', '20260101T000000Z'],
    [
      '20260501',
      'Due: Compare limits; all, of them',
      'action:2026-04-15-checkout%23A1@postmortem-library',
      '20260420T000000Z',
    ],
    ['20260506', 'Publish: Still being written', 'review:2026-05-01-draft@postmortem-library', '20260501T103000Z'],
  ]);
});

test('a calendar of an owner or a team holds its action items alone', () => {
  const of = (name: string) => calendarOf(sourcesOf(), en, { name: 'Ada', has: ({ owner }) => owner?.value === name });
  expect(entriesOf(of('@ada')).map(({ UID }) => UID)).toEqual(['action:2026-04-15-checkout%23A1@postmortem-library']);
  expect(entriesOf(of('@nobody'))).toEqual([]);
  expect(linesOf(of('@ada'))).toContainEqual(expect.stringMatching(/^X-WR-CALNAME:.*: Ada$/));
});

test('an action says who, how urgent, where, and links to itself', () => {
  const [, action] = entriesOf(calendar);
  const address = 'https://x.example/base/incidents/2026-04-15-checkout/#action-A1';
  expect([action!['DESCRIPTION'], action!['URL']]).toEqual([
    `Checkout fails\nP1 · Ada Lovelace · EX-1\n${address}`,
    address,
  ]);
});

test('a calendar is one by RFC 5545, of whole days, whatever the words in it', () => {
  const action = '😀 a; b, c \\\\ "d" &amp; שלום '.repeat(9).trim();
  const text = calendarOf(
    sourcesOf({
      'library.yaml': 'schema: 1\nname: "A; B,\\n C \\\\"\nseverities: [{ id: SEV1, name: Bad }]\n',
      'postmortems/2026-07-01-words.mdx': `---\ntitle: "END:VEVENT\\nBEGIN:VEVENT"\nstatus: published\nseverity: SEV1\nservices: [checkout]\n---\n\n## Action items\n\n| ID | Action | Owner | Due | Status |\n|---|---|---|---|---|\n| A1 | ${action} | @ada | 2026-07-09 | open |\n`,
    }),
    en,
  );
  const lines = linesOf(text);
  expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//postmortem-library//calendar//EN']);
  expect(lines.at(-1)).toBe('END:VCALENDAR');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3);
  expect(
    lines.filter((line) => line.startsWith('DTSTART')).every((line) => line.startsWith('DTSTART;VALUE=DATE:')),
  ).toBe(true);
  expect(lines).toContain('X-WR-CALNAME:A\\; B\\, C \\\\');
  const words = entriesOf(text).find(({ UID }) => UID!.includes('2026-07-01-words'))!;
  expect(words['SUMMARY']).toBe('Due: ' + '😀 a; b, c \\ "d" & שלום '.repeat(9).trim());
  expect(words['DESCRIPTION']).toContain('END:VEVENT BEGIN:VEVENT');
});

describe('the same library', () => {
  test('makes the same calendar', () => {
    expect(calendarOf(sourcesOf(), en)).toBe(calendar);
  });

  test('with nothing due makes an empty one', () => {
    const none = sourcesOf();
    none.library.postmortems.length = 0;
    none.library.runbooks.length = 0;
    expect(entriesOf(calendarOf(none, en))).toEqual([]);
  });
});
