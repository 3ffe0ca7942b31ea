import { describe, expect, test } from 'vitest';
import { readEvidence } from './read.ts';

const read = (text: string, zone?: string, least: 'info' | 'warning' = 'info') => {
  const bytes = new TextEncoder().encode(text);
  const zones = zone === undefined ? [] : [{ file: undefined, zone }];
  return readEvidence([{ path: 'x.csv', bytes, size: bytes.length }], { zones, context: [], least })[0]!;
};
const rows = (text: string, zone?: string) =>
  read(text, zone).events.map(
    ({ at, text: said, source, weight }) =>
      `${new Date(at).toISOString().slice(0, 19)} :${source.line} ${weight} ${said}`,
  );

describe('a table with a head', () => {
  test.each<[string, string, string | undefined, string[]]>([
    [
      'has commas and quotes between its values',
      'timestamp,actor,event\n2026-08-15T01:02:03Z,Rosa,"Escalated, at last, to networks"\n2026-08-15T01:12:03Z,Rosa,Paused\n',
      undefined,
      ['2026-08-15T01:02:03 :2 info Escalated, at last, to networks', '2026-08-15T01:12:03 :3 info Paused'],
    ],
    [
      'has semicolons, a level and a service',
      'Message;Level;Service;Created at\nNo paper;error;tills;2026-08-15 03:02:03 +02:00\n',
      undefined,
      ['2026-08-15T01:02:03 :2 error tills: No paper'],
    ],
    [
      'has tabs, and the zone of its times in the head',
      'host\tTime (UTC)\tdescription\nedge3\t2026-08-15 01:02:03\tfan failed\n',
      undefined,
      ['2026-08-15T01:02:03 :2 warning edge3: fan failed'],
    ],
    [
      'has the zone of its times in the head, as a place',
      'TimeGenerated [Europe/Berlin],Content\n2026-08-15 03:02:03,fan failed\n',
      undefined,
      ['2026-08-15T01:02:03 :2 warning fan failed'],
    ],
    [
      'has the day and the clock in columns of their own',
      'Date,Time,Source,Message\n2026-08-15,03:02:03,Disk,bad block\n',
      'Europe/Rome',
      ['2026-08-15T01:02:03 :2 info Disk: bad block'],
    ],
    [
      'has values over several lines and empty lines between them',
      '"@timestamp","message"\n\n"2026-08-15T01:02:03Z","panic: nil map\n\ngoroutine 1"\n"2026-08-15T01:02:09Z","up"\n',
      undefined,
      ['2026-08-15T01:02:03 :5 critical panic: nil map', '2026-08-15T01:02:09 :6 info up'],
    ],
  ])('that %s', (_, text, zone, expected) => {
    expect(rows(text, zone)).toEqual(expected);
  });

  test('whose times have no zone is asked for it', () => {
    const { events, questions } = read('time,message\n2026-08-15 03:02:03,failed\n');
    expect(events).toEqual([]);
    expect(questions.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 Unexpected time `2026-08-15 03:02:03`, expected a time with its zone',
    ]);
  });

  test('with a row that has no time is told of it, and keeps the others', () => {
    const { events, unreadable } = read('time,message\nsoon,failed\n2026-08-15T01:02:03Z,failed\n');
    expect(events).toHaveLength(1);
    expect(unreadable.map(({ line }) => line)).toEqual([2]);
  });

  test.each([
    ['says when and not what', 'time,value\n2026-08-15T01:02:03Z,7\n'],
    [
      'has two times, neither of which is the moment for certain',
      'created,raised,message\n2026-08-15T01:02:03Z,2026-08-15T01:12:03Z,x\n',
    ],
    ['has rows that are longer than it', 'time,message\n2026-08-15T01:02:03Z,a,b\n'],
    ['opens a quote that never ends', 'time,message\n2026-08-15T01:02:03Z,"a\n'],
  ])('is a log like others where it %s', (_, text) => {
    expect(rows(text)).toEqual(
      text
        .split('\n')
        .slice(1, -1)
        .map((line) => expect.stringContaining(line.includes('"') ? 'a' : '01:02:03') as string),
    );
  });
});

test('a log of lines with commas is none', () => {
  expect(rows('2026-08-15T01:02:03Z failed, twice\n2026-08-15T01:02:04Z failed, again\n')).toEqual([
    '2026-08-15T01:02:03 :1 warning failed, twice',
    '2026-08-15T01:02:04 :2 warning failed, again',
  ]);
});

test('where nothing is important enough, the report says how to use more', () => {
  expect(read('time,message\n2026-08-15T01:02:03Z,Rosa calls\n', undefined, 'warning').notes).toContain(
    '`--level info` uses more of it',
  );
  expect(read('time,message\n2026-08-15T01:02:03Z,it failed\n', undefined, 'warning').notes).not.toContain(
    '`--level info` uses more of it',
  );
});
