import { describe, expect, test } from 'vitest';
import { offsetFrom, offsetText, zoneAhead, zoneIn, zonesSuggested } from './zone.ts';

describe('the zone behind a clock', () => {
  test.each([
    [' UTC, then', 'UTC', 4],
    ['Z: up', 'UTC', 1],
    [' (GMT+5:30) up', '+05:30', 11],
    ['−03:30', '-03:30', 6],
    [' America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires', 31],
    [' NZDT', '+13:00|Pacific/Auckland', 5],
    [' Mountain time', 'America/Denver|America/Phoenix', 14],
    [' мск, запуск', 'Europe/Moscow', 4],
    [' за Києвом', 'Europe/Kyiv', 10],
    [' SELČ: start', '+02:00|Europe/Berlin', 5],
    [' (svensk tid)', 'Europe/Stockholm', 13],
    [' českého času', 'Europe/Prague', 13],
    [' magyar idő', 'Europe/Budapest', 11],
    [' Norwegian time', 'Europe/Oslo', 15],
    ['z pump stops', 'UTC', 1],
    ['zulu pump stops', 'UTC', 4],
  ])('%j is %s', (text, meant, length) => {
    const ahead = zoneAhead(text, {})!;
    expect([ahead.zone.zone ?? ahead.zone.candidates.join('|'), ahead.length]).toEqual([meant, length]);
  });

  test.each([' and', ' (UTC', ' Mars/Olympus', ' +15:00', ' ISTANBUL', ':30', 'zones', ' z of it'])('is not read from %j', (text) =>
    expect(zoneAhead(text, {})).toBeUndefined(),
  );

  test('is what the organisation decided, also for words of its own', () => {
    expect(zoneAhead(' IST up', { IST: 'Asia/Kolkata' })?.zone).toEqual({
      text: 'IST',
      zone: 'Asia/Kolkata',
      candidates: [],
    });
    expect(zoneIn('times are HQ', { HQ: 'Europe/Oslo' })?.zone).toBe('Europe/Oslo');
  });
});

test('a text that names UTC and an abbreviation names no one zone', () =>
  expect(zoneIn('Brasília Time (BRT) and UTC', {})).toEqual({
    text: 'Brasília Time (BRT) and UTC',
    zone: undefined,
    candidates: [],
  }));

test('an offset is written in one way, and none is further from UTC than a zone ever was', () => {
  expect(offsetFrom('+', '5', '45')).toBe('+05:45');
  expect(offsetFrom('-', '00', '00')).toBe('+00:00');
  expect(offsetFrom('-', '13')).toBeUndefined();
  expect(offsetFrom('+', '04', '75')).toBeUndefined();
  expect([offsetText(-12_600_000), offsetText(0)]).toEqual(['-03:30', '+00:00']);
});

test('what is suggested for a word includes what people rarely mean by it', () => {
  expect(zonesSuggested('PST')).toEqual(['America/Los_Angeles', 'Asia/Manila', '-08:00']);
  expect(zonesSuggested('constructor')).toEqual([]);
});

test.each([
  ['Alle Angaben in Ortszeit Hamburg', 'Europe/Berlin'],
  ['Alle Angaben in lokaler Zeit (Göteborg)', 'Europe/Stockholm'],
  ['Alle Angaben in Ortszeit Kleindorf', undefined],
  ['Angaben in Ortszeit Wien', 'Europe/Vienna'],
  ['Times are local time in Oslo', 'Europe/Oslo'],
  ['Local time (Lisbon)', 'Europe/Lisbon'],
  ['Les heures sont en heure locale à Bruxelles', 'Europe/Brussels'],
  ['lokale tijd, Amsterdam', 'Europe/Amsterdam'],
  ['local to nobody', undefined],
])('local time is that of a town that lends it its name: %j', (text, zone) =>
  expect(zoneIn(text, {})?.zone).toBe(zone),
);

describe('the zone of a country that lends its name to a time', () => {
  test.each([
    ['giờ Thái Lan', 'Asia/Bangkok'],
    ['hora de Perú', 'America/Lima'],
    ['heure du Maroc', 'Africa/Casablanca'],
    ['Egypt time', 'Africa/Cairo'],
    ['waktu Singapura', 'Asia/Singapore'],
  ])('%s', (text, zone) => expect(zoneIn(text, {})?.zone).toBe(zone));

  test('is one of several where the country has several', () =>
    expect(zoneIn('hora de España', {})?.candidates).toEqual(['Africa/Ceuta', 'Atlantic/Canary', 'Europe/Madrid']));

  test.each(['Times when Users complained', 'time of Recovery', 'hora de Comer', 'Ada in Peru'])(
    'and %s names none',
    (text) => expect(zoneIn(text, {})).toBeUndefined(),
  );
});
