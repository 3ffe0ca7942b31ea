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
  // Units as the Unicode locales have them, with their own digits and words for one and two.
  ['ساعتان و45 دقيقة', ['165']],
  ['٤٥ دقيقة', ['45']],
  ['حوالي 4 ساعات', ['240 about']],
  ['שעה וחצי', ['90']],
  ['שעתיים ו-20 דקות', ['140']],
  ['۴ ساعت و ۱۰ دقیقه', ['250']],
  ['hampir 4 jam', ['240 nearly']],
  ['1 jam 25 menit', ['85']],
  ['4 ชั่วโมง 10 นาที', ['250']],
  ['1 घंटा 15 मिनट', ['75']],
  ['2 giờ 45 phút', ['165']],
  ['3 sata i 15 minuta', ['195']],
  ['1 sat', ['60']],
  ['2 uri in 5 minut', ['120', '5']],
  ['2 часа и 25 минути', ['145']],
  ['3 valandas 20 minučių', ['200']],
  ['2 stundas un 40 minūtes', ['160']],
  ['4 tundi ja 15 minutit', ['255']],
  ['3 год 40 хв', ['220']],
  ['3 timer 15 minutter', ['195']],
  ['2 ore și 25 de minute', ['145']],
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
  '3 sat in the hall',
  'replica 2 dies',
  '4 San Marino routers',
  '1 год',
  'في الساعة 10',
  '1 DAG',
  'the 1.2 tag',
  'reduced to minutes',
])('no length: %s', (text) => {
  expect(read(text)).toEqual([]);
});
