import { expect, test } from 'vitest';
import { readLengths } from './length.ts';

/** Lengths as minutes, with their bound unless it is exact. */
const read = (text: string) =>
  readLengths(text).map(({ least, bound }) => `${least / 60_000}${bound === 'exactly' ? '' : ` ${bound}`}`);

test.each<[string, string[]]>([
  ['2 Stunden 7 Minuten', ['127']],
  ['knapp 2,5 Stunden', ['150 nearly']],
  ['anderthalb Stunden, dann eine halbe Stunde', ['90', '30']],
  ['1 heure 7 minutes', ['67']],
  ['une heure et demie', ['90']],
  ['moins de 7 minutes et 30 secondes', ['7.5 under']],
  ['duró unas 3 horas y 20 minutos', ['200 about']],
  ['mezz’ora', ['30']],
  ['2 часа 15 минут', ['135']],
  ['約3時間7分', ['187 about']],
  ['30分以上', ['30 over']],
  ['1 小时 20 分钟', ['80']],
  ['半小时', ['30']],
  ['약 2시간 30분', ['150 about']],
  ['0 minutes', ['0']],
])('a length in another language: %s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  '14時7分に',
  '2시 5분',
  '5月3日',
  '3分の1',
  'om 2 uur',
  '12 times',
  '2 timer threads',
  '1 DAG',
  'the 1.2 tag',
  'reduced to minutes',
])('no length: %s', (text) => {
  expect(read(text)).toEqual([]);
});
