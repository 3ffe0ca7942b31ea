import { expect, test } from 'vitest';
import { definitionsOf } from '../core/metrics/definitions.ts';
import { longDayIn, monthIn, shortDayIn } from '../core/model/clock.ts';
import { formatShare } from '../core/model/percent.ts';
import { formatMilliseconds } from '../core/model/span.ts';
import { recurrenceSentence } from '../core/relations/recurrences.ts';
import { relatedSentence, type Reason } from '../core/relations/related.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { textsFor } from './texts.ts';

/** The addresses of all texts: `numbers.plot.of`. */
function keysOf(texts: object, area = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null ? keysOf(text, `${area}${key}.`) : [area + key],
  );
}

test('a language without a translation is shown in English', () => {
  expect(textsFor('en')).toBe(en);
  expect(textsFor('tlh')).toBe(en);
});

test('a tag with a region takes the language, and every area is there', () => {
  expect(Object.keys(textsFor('de-AT'))).toEqual(Object.keys(en));
});

test('German has every text', () => {
  const german = new Set(keysOf(de));
  expect(keysOf(en).filter((key) => !german.has(key))).toEqual([]);
});

/** Every text that is told of the number 1 alone or beside others, by its address. */
function* toldOfOne(texts: object, area = ''): Generator<[key: string, text: string]> {
  for (const [key, text] of Object.entries(texts) as [string, unknown][]) {
    if (typeof text === 'object' && text !== null) yield* toldOfOne(text, `${area}${key}.`);
    if (typeof text !== 'function') continue;
    for (const given of [
      [1, 1, 1, 1],
      [0, 1, 1],
      ['x', undefined, 1],
      [1, undefined, 1, 1],
      [2, 1, 1],
    ]) {
      try {
        const told: unknown = text(...given);
        if (typeof told === 'string') yield [area + key, told];
      } catch {
        // It is told of something other than numbers.
      }
    }
  }
}

test('one is no plural', () => {
  // What is one of several by its nature: the largest, runs of a simulation, a title.
  const several = new Set([
    'numbers.reachLead',
    'numbers.everyMany',
    'numbers.reachCaption',
    'feeds.ofSeverity',
    'relations.togetherCaption',
  ]);
  const things =
    /\b(?:all )?1 (?:open )?(?:incidents|postmortems|actions|action items|runbooks|services|teams|days|events|lines|pages|messages|warnings|errors|rows|months|years|others|ones)\b/i;
  const dinge =
    /\b(?:alle )?1 (?:offenen )?(?:Vorfällen?|Postmortems|Maßnahmen|Runbooks|Dienste|Teams|Tage|Ereignisse|Zeilen|Seiten|Meldungen|Warnungen|Monate|Jahre)\b/i;
  for (const [texts, plural] of [
    [en, things],
    [de, dinge],
  ] as const)
    expect([...toldOfOne(texts)].filter(([key, told]) => !several.has(key) && plural.test(told))).toEqual([]);
});

test('German explains every number', () => {
  expect(Object.keys(de.numbers!.methods!)).toEqual(Object.keys(definitionsOf([]).methods));
});

test('German sentences about relations', () => {
  const { said } = de.relations!;
  const names = { service: String, factor: String, trigger: String, runbook: String };
  const recurrence = {
    factors: ['Fehlende Grenze'],
    services: ['Kasse'],
    incidents: ['a', 'b', 'c'],
    openActions: [
      { incident: 'a', id: 'A1', text: 'Klappe ölen' },
      { incident: 'a', id: undefined, text: 'Zange kaufen' },
    ],
  };
  expect(recurrenceSentence(recurrence, 'a', names, said)).toBe(
    'Der erste von drei innerhalb eines Jahres: Fehlende Grenze in Kasse, gefolgt von b und c. Noch offen: A1 und „Zange kaufen“ aus a.',
  );
  expect(recurrenceSentence({ ...recurrence, openActions: [] }, 'c', names, said)).toBe(
    'Zum dritten Mal innerhalb eines Jahres: Fehlende Grenze in Kasse, nach a und b.',
  );
  const reasons: Reason[] = [
    { kind: 'factors', factors: ['Fehlende Grenze', 'Handarbeit'], strength: 1 },
    { kind: 'services', services: ['Kasse'], strength: 1 },
    { kind: 'declared', by: 'other', why: 'Auch eine Klappe.' },
  ];
  expect(relatedSentence({ reasons }, names, said)).toBe(
    'Dieselben beitragenden Faktoren: Fehlende Grenze, Handarbeit; derselbe Dienst: Kasse; dort steht dazu: „Auch eine Klappe.“',
  );
});

test('German days, lengths and numbers', () => {
  const { time } = textsFor('de');
  const at = Date.parse('2026-03-04T13:03Z');
  expect([longDayIn, shortDayIn, monthIn].map((tell) => tell(at, 'Europe/Berlin', time.language))).toEqual([
    '4. März 2026',
    '4. März',
    'März 2026',
  ]);
  expect(formatMilliseconds(1234, 'millisecond', time)).toBe('1,234 s');
  expect(formatShare(0.004, time.language)).toBe('0,4 %');
});
