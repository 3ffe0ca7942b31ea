import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockAt,
  clockRangesIn,
  clocksIn,
  clockText,
  clockUnread,
  precisionOf,
  readingsOfClock,
  sinceMidnight,
} from './clock.ts';
import { daysIn } from './day.ts';

describe('a clock time in running text', () => {
  test.each<[string, string[]]>([
    ['emailed at 14:35', ['14:35']],
    ['at 09:00:00.123 and 9:05 UTC', ['09:00:00.123', '9:05 UTC']],
    ['on 2026-04-15 14:02 UTC', ['2026-04-15 14:02 UTC']],
    ['at 2:30 pm', ['2:30 pm']],
    ['between ~4pm and 5.15 p.m. UTC', ['4pm', '5.15 p.m. UTC']],
    ['from Mar 2 19:30 to March 23, 09:45', ['19:30', '09:45']],
    ['- 09:16: service back', ['09:16']],
    ['(14:02 to 14:14)', ['14:02', '14:14']],
    ['down 05:10-06:45', ['05:10', '06:45']],
    ['at 21:40 that changed, at 21:52 first signs', ['21:40', '21:52']],
    ['at 03:07:09.123456 CEST', ['03:07:09.123456 CEST']],
    ['at 22:15 -0300', ['22:15 -0300']],
    ['At 2100hrs it fell, at 2115 hours it was back', ['2100hrs', '2115 hours']],
    ['at 09:30 hours', ['09:30 hours']],
    ['détectée à 14 h 36', ['14 h 36']],
  ])('%s', (text, clocks) => {
    expect(clocksIn(text).map((clock) => clock.text)).toEqual(clocks);
  });

  test.each([
    'a ratio of 3:1',
    '1:45 h',
    '01:45 hours of work',
    '2500 hours',
    'error 2100',
    'core.go:14:03',
    'port :8080',
    '14:03:22:11',
    '25:61',
    'x14:03',
    'pod 12 14:03',
    '13pm',
    'version 2.5 am Ende',
    'I am 5',
  ])('is not read from %s', (text) => {
    expect(clocksIn(text)).toEqual([]);
  });

  test('two of them are a range where the words say so', () => {
    for (const text of ['14:02 to 14:14', '14:02–14:14', 'between 14:02 and 14:14', 'from 14:02 until 14:14'])
      expect(clockRangesIn(text), text).toHaveLength(1);
    expect(clockRangesIn('at 14:02 and 14:14')).toEqual([]);
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void [clocksIn(text), daysIn(text)]));
  });
});

test.each([
  ['6:40', ['6 am', '18 pm']],
  ['12:05', ['0 am', '12 pm']],
  ['06:40', ['6']],
  ['16:40', ['16']],
  ['kl. 08.15', ['8']],
  ['6:40 p.m.', ['18']],
  ['12am', ['0']],
  ['6:40 μ.μ.', ['18']],
  ['kl. 6.40 e.m.', ['18']],
  ['6:40 de la tarde', ['18']],
  ['6 Uhr abends', ['18']],
  ['11:40 de la noche', ['23']],
  ['12:40 nachts', ['0']],
  ['ÖS 6:40', ['18']],
  ['du. 6:40', ['18']],
  ['6:40 SA', ['6']],
  ['16:40 odp.', ['16']],
  ['6:40 este servidor', ['6 am', '18 pm']],
  ['0640', ['6']],
])('the hours that %j can mean', (text, hours) => {
  const { clock } = clockAt(text, 0)!;
  expect(
    readingsOfClock(clock).map(({ hour, half }) => [hour, half].filter((part) => part !== undefined).join(' ')),
  ).toEqual(hours);
});

test('noon and midnight are not told apart by a word for the morning', () =>
  expect(clockAt('12:10 de la mañana', 0)).toBeUndefined());

test('a clock is written and measured as it was read', () => {
  const { clock } = clockAt('9:05:07.5pm', 0)!;
  expect([clockText(clock, 21), sinceMidnight(clock, 21), precisionOf(clock)]).toEqual([
    '21:05:07.5',
    75_907_500,
    'millisecond',
  ]);
});

test.each<[string, ReturnType<typeof clockUnread>]>([
  ['7 óra 40 perc: a nyomtató leáll', { text: '7 óra 40 perc', isLength: true, time: '07:40' }],
  ['Um 8 Stunden 5 Minuten', { text: 'Um 8 Stunden 5 Minuten', isLength: true, time: '08:05' }],
  ['6 godzin 30 minut', { text: '6 godzin 30 minut', isLength: true, time: '06:30' }],
  ['kb. 17:05 valaki szól', { text: 'kb. 17:05', isLength: false }],
  ['→ 17:05 somebody calls', { text: '→ 17:05', isLength: false }],
  ['before 17:05: nothing', undefined],
  ['the printer stops at 17:05', undefined],
  ['26 hours 5 minutes', undefined],
  ['3 pods 2 nodes', undefined],
])('what begins %j looks like a time', (text, expected) => expect(clockUnread(text)).toEqual(expected));
